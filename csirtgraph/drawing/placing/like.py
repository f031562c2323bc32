"""A floor plan from places that are known: of an older layout, of another mode or language."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.search import Price, group, homes_in, put_beside
from csirtgraph.drawing.placing.tree import Node, Place, held, node_of

TOUCH = 6.0  # pt that two neighbours may overlap and still be taken as apart
MOVED = 240.0  # what a sheet costs on which every box has moved by its whole width and height


def tree_like(problem: Problem, old: Mapping[str, Rect], price: Price) -> Node:
    """The floor plan in which every part stands as it stood; new parts stand where they cost least."""
    known = {part: old[id] for part, id in enumerate(problem.ids) if id in old}
    tree = inside(problem, -1, known)
    for part in range(len(problem.ids)):
        if not tree.mask >> part & 1 and (problem.parents[part] < 0 or tree.mask >> problem.parents[part] & 1):
            tree = min(with_part(tree, part, problem), key=lambda tree: price(tree, inf))
    return tree


def inside(problem: Problem, frame: int, known: Mapping[int, Rect]) -> Node:
    """What stood in a frame (or on the sheet) as rows and columns. A frame that is new holds its parts in one row."""
    parts = [part for part in problem.children(frame) if part in known] or problem.children(frame)
    nodes = {
        part: inside(problem, part, known) if part >= problem.boxes else node_of(problem, part, True) for part in parts
    }
    here = {part: known.get(part, Rect(number, 0, 1, 1)) for number, part in enumerate(parts)}
    return held(problem, frame, cut(problem, here, nodes))


def cut(problem: Problem, rects: Mapping[int, Rect], nodes: Mapping[int, Node]) -> Node:
    """Parts as a tree: cut where there is a way through between them, else in two halves from left to right."""
    if len(rects) == 1:
        return nodes[next(iter(rects))]
    ways = [(across, groups) for across in (True, False) for groups in [list(runs(rects, across))] if len(groups) > 1]
    if ways:
        across, groups = max(ways, key=lambda way: len(way[1]))
    else:
        across, order = True, sorted(rects, key=lambda part: rects[part].middle.x)
        groups = [order[: len(order) // 2], order[len(order) // 2 :]]
    return group(problem, across, [cut(problem, {part: rects[part] for part in some}, nodes) for some in groups])


def runs(rects: Mapping[int, Rect], across: bool) -> Iterator[list[int]]:
    """Parts that overlap along an axis, from the first on."""
    axis, end = 0 if across else 1, float("-inf")
    run: list[int] = []
    for part in sorted(rects, key=lambda part: rects[part][axis]):
        if run and rects[part][axis] > end - TOUCH:
            yield run
            run = []
        run.append(part)
        end = max(end, rects[part][axis] + rects[part][axis + 2])
    yield run


def with_part(tree: Node, part: int, problem: Problem) -> Iterator[Node]:
    """The tree with one part more, at every place it may have."""
    node = first_of(problem, part)
    frame = problem.parents[part]
    here = [path for path, home, _ in homes_in(tree) if frame_at(tree, home) == frame]
    if frame < 0:
        yield group(problem, True, [tree, node])
        yield group(problem, False, [tree, node])
    for path in here:
        for is_after in (True, False):
            for is_along in (True, False):
                yield put_beside(tree, None, path, is_after, is_along, problem, node)


def first_of(problem: Problem, part: int) -> Node:
    """A new part by itself; a frame with its parts in a row."""
    if part < problem.boxes:
        return node_of(problem, part, True)
    return inside(problem, part, {})


def frame_at(tree: Node, path: tuple[int, ...]) -> int:
    """The number of the frame at a path, -1 for the sheet."""
    for number in path:
        tree = tree.kids[number]
    return tree.part if tree.is_frame else -1


def moves(
    places: Sequence[Place], size: tuple[float, float], known: Mapping[int, Rect], old: tuple[float, float]
) -> float:
    """The cost of parts that stand elsewhere than before, across and down, in shares of the sheet.

    Every sheet is shown as large as the page, so each place counts as a share of its own sheet.
    """
    total, (width, height), (old_width, old_height) = 0.0, size, old
    for part, (x, y, wide, high) in known.items():
        left, top, right, bottom = places[part]
        total += abs((left + right) / 2 / width - (x + wide / 2) / old_width)
        total += abs((top + bottom) / 2 / height - (y + high / 2) / old_height)
    return MOVED * total
