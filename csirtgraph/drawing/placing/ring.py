"""Floor plans of one frame with its neighbours around it, as in parts of large figures: a start for the search."""

from collections.abc import Iterator, Sequence
from math import fsum

from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.tree import Node, node_of

FEW = 4  # neighbours; fewer find their places from any start
WIDTHS = (1, 2, 3)  # boxes side by side in the frame
SHARES = (0.0, 0.3, 0.5)  # of the neighbours, how many stand above and below the frame

Spot = tuple[float, float]  # from (-1, -1) at the top left to (1, 1)


def ringed(problem: Problem) -> Iterator[Node]:
    """The only frame of the sheet in the middle, its neighbours beside, above and below those they are tied to."""
    frames = [part for part in problem.children(-1) if part >= problem.boxes]
    others = [part for part in problem.children(-1) if part < problem.boxes]
    if len(frames) != 1 or len(others) < FEW:
        return
    members = problem.children(frames[0])
    if any(part >= problem.boxes for part in members):
        return
    for width in WIDTHS:
        rows = [members[start : start + width] for start in range(0, len(members), width)]
        spots = spots_in(rows)
        wishes = {part: wish_of(part, spots, problem) for part in others}
        frame = node_of(problem, frames[0], False, tuple(line_of(problem, row, True) for row in rows))
        for share in SHARES:
            yield around(problem, frame, wishes, round(share * len(others)))


def spots_in(rows: Sequence[Sequence[int]]) -> dict[int, Spot]:
    """Where boxes in rows stand in their frame."""
    return {
        part: (2 * (column + 0.5) / len(row) - 1, 2 * (number + 0.5) / len(rows) - 1)
        for number, row in enumerate(rows)
        for column, part in enumerate(row)
    }


def wish_of(part: int, spots: dict[int, Spot], problem: Problem) -> Spot:
    """The middle of what a neighbour is tied to."""
    tied = [spot for other, spot in spots.items() if problem.tied[part] >> other & 1] or [(0.0, 0.0)]
    return fsum(x for x, _ in tied) / len(tied), fsum(y for _, y in tied) / len(tied)


def around(problem: Problem, frame: Node, wishes: dict[int, Spot], ends: int) -> Node:
    """The frame with neighbours at all sides, so many above and below it: those tied to what is highest and lowest."""
    by_height = sorted(wishes, key=lambda part: wishes[part][1])
    top, bottom = by_height[: ends // 2], by_height[len(by_height) - (ends - ends // 2) :] if ends else []
    beside = [part for part in by_height if part not in top and part not in bottom]
    left = sorted(beside, key=lambda part: wishes[part][0])[: len(beside) // 2]
    right = [part for part in beside if part not in left]
    left = [part for part in beside if part in left]
    columns = [line_of(problem, column, False) for column in (left, right) if column]
    row = (columns[0], frame, *columns[1:]) if columns else (frame,)
    middle = node_of(problem, -1, True, row) if len(row) > 1 else frame
    rows = [line_of(problem, sorted(line, key=lambda part: wishes[part][0]), True) for line in (top, bottom) if line]
    return node_of(problem, -1, False, (rows[0], middle, *rows[1:])) if rows else middle


def line_of(problem: Problem, parts: Sequence[int], across: bool) -> Node:
    """Boxes side by side or below each other; one alone is itself."""
    nodes = tuple(node_of(problem, part, True) for part in parts)
    return nodes[0] if len(nodes) == 1 else node_of(problem, -1, across, nodes)
