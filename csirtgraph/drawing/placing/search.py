"""The search for a floor plan: from plain ones by small moves, with a fixed number of steps."""

from collections.abc import Callable, Iterator
from math import ceil, inf, log, sqrt
from random import Random

from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.ring import ringed
from csirtgraph.drawing.placing.tree import Node, node_of

WARM, COLD = 0.5, 0.08  # what a step may cost at the beginning and at the end
BEST = 6  # floor plans kept of each run
RUNS = 5  # short searches
RESHAPE, TURN, SWAP, TIED = 0.1, 0.2, 0.45, 0.62  # which move a number from 0 to 1 means; above, a node joins a mate

Price = Callable[[Node, float], float]  # what a floor plan costs, or some cost above a limit
Path = tuple[int, ...]  # the number of the child at each step down from the root
Change = tuple[Path, tuple[Node, ...]]  # the nodes that come to a path in place of the one there
Home = tuple[Path, Path, Node]  # of a node: its path, and that of the frame it must stay in


def floor_plans(problem: Problem, price: Price, steps: int) -> list[Node]:
    """The best floor plans found within a number of steps, the best first.

    Half of the steps go to short searches, the other half on from the best that these found.
    """
    short = steps // 2 // RUNS
    price = remembered(price)
    start = min(first(problem), key=lambda tree: price(tree, inf))
    found = [pair for seed in range(RUNS) for pair in search(problem, price, start, short, seed)]
    best = min(found, key=lambda pair: pair[0])[1]
    found += search(problem, price, best, steps - short * RUNS, RUNS)
    found.sort(key=lambda pair: pair[0])
    return [tree for _, tree in found[:BEST]]


def remembered(price: Price) -> Price:
    """A price that is worked out once for each floor plan, or until the limit is as high as what is known."""
    known: dict[Node, tuple[float, float]] = {}

    def once(tree: Node, limit: float) -> float:
        cost, before = known.get(tree, (0.0, -1.0))
        if cost > limit or before >= cost:  # more than is allowed, or exact
            return cost
        cost = price(tree, limit)
        known[tree] = (cost, limit)
        return cost

    return once


def search(problem: Problem, price: Price, tree: Node, steps: int, seed: int) -> list[tuple[float, Node]]:
    """The best floor plans found in one run from a tree on, with their costs, the best first."""
    random = Random(seed)
    cost = price(tree, inf)
    kept = {round(cost, 3): tree}
    worst = cost
    homes = homes_in(tree)
    for step in range(steps):
        heat = WARM * (COLD / WARM) ** (step / steps)
        other = moved(tree, homes, problem, random)
        if other is None:
            continue
        limit = cost - heat * log(1 - random.random())
        found = price(other, limit)
        if found <= limit:
            tree, cost, homes = other, found, homes_in(other)
            if len(kept) < BEST or cost < worst - 0.001:
                kept.setdefault(round(cost, 3), tree)
                if len(kept) > BEST:
                    del kept[max(kept)]
                worst = max(kept)
    return sorted(kept.items())


def first(problem: Problem) -> Iterator[Node]:
    """Plain floor plans to begin with: level by level, in rows of three to five."""
    for width in (3, 4, 5):
        yield inside(problem, -1, width)
    yield from ringed(problem)


def inside(problem: Problem, frame: int, width: int) -> Node:
    """What is directly in a frame (or on the sheet), level by level, in rows of `width`."""
    levels: dict[int, list[Node]] = {}
    for part in problem.children(frame):
        if part < problem.boxes:
            node = node_of(problem, part, True)
            level = -1 if part in problem.outsiders else problem.levels[part]
        else:
            size = len(problem.children(part))
            node, level = inside(problem, part, max(1, ceil(sqrt(size)))), 0
        levels.setdefault(level, []).append(node)
    rows: list[Node] = []
    for _, row in sorted(levels.items()):
        count = ceil(len(row) / width)
        each = ceil(len(row) / count)
        rows += [group(problem, True, row[start : start + each]) for start in range(0, len(row), each)]
    return node_of(problem, frame, False, tuple(rows)) if frame >= 0 else group(problem, False, rows)


def group(problem: Problem, across: bool, kids: list[Node]) -> Node:
    """Nodes side by side or below each other; one alone is itself."""
    return kids[0] if len(kids) == 1 else node_of(problem, -1, across, tuple(kids))


def moved(tree: Node, homes: list[Home], problem: Problem, random: Random) -> Node | None:
    """The tree, everything in which has its home, after one random move; None where the move drawn does not apply."""
    if not homes:
        return None
    kind = random.random()
    one, frame, node = homes[int(random.random() * len(homes))]
    if kind < RESHAPE and any(mate.is_frame for _, _, mate in homes):
        frames = [(path, mate) for path, _, mate in homes if mate.is_frame]
        where, holder = frames[int(random.random() * len(frames))]
        return replaced(tree, where, (reshaped(holder, problem, random),), problem)
    if kind < TURN:
        where = one[:-1]
        home = at(tree, where)
        return replaced(tree, where, (home.with_kids(problem, home.kids, not home.across),), problem)
    rest = [(path, mate) for path, home, mate in homes if home == frame and not mate.mask & node.mask]
    if not rest:
        return None
    others = [path for path, _ in rest]
    if kind > TIED:
        others = [path for path, mate in rest if mate.mask & node.tied] or others
    other = others[int(random.random() * len(others))]
    if kind < SWAP:
        return swapped(tree, one, other, problem)
    is_after, is_along = random.random() < 0.5, random.random() < 0.5
    return put_beside(tree, one, other, is_after, is_along, problem, node)


def reshaped(frame: Node, problem: Problem, random: Random) -> Node:
    """A frame with what is in it in rows of another width, or in columns."""
    members = list(members_of(frame))
    width = 1 + int(random.random() * len(members))
    across = random.random() < 0.5
    lines = [group(problem, across, members[start : start + width]) for start in range(0, len(members), width)]
    return node_of(problem, frame.part, across, (lines[0],)).with_kids(problem, lines, not across)


def members_of(node: Node) -> Iterator[Node]:
    """The boxes and frames directly in a frame, in the order of its floor plan."""
    for kid in node.kids:
        if kid.part >= 0:
            yield kid
        else:
            yield from members_of(kid)


def homes_in(tree: Node) -> list[Home]:
    """Everything in a tree with its paths."""
    homes: list[Home] = []
    collect(tree, (), (), homes)
    return homes


def collect(node: Node, path: Path, frame: Path, homes: list[Home]) -> None:
    """The paths of everything below a node."""
    for number, kid in enumerate(node.kids):
        here = (*path, number)
        homes.append((here, frame, kid))
        if kid.kids:
            collect(kid, here, here if kid.is_frame else frame, homes)


def at(tree: Node, path: Path) -> Node:
    """The node at a path."""
    for number in path:
        tree = tree.kids[number]
    return tree


def replaced(tree: Node, path: Path, nodes: tuple[Node, ...], problem: Problem, depth: int = 0) -> Node:
    """The node, so deep in the tree, with other nodes in place of the one at a path."""
    if len(path) == depth:
        return nodes[0]
    number, kids = path[depth], list(tree.kids)
    if len(path) == depth + 1:
        kids[number : number + 1] = nodes
    else:
        kids[number] = replaced(kids[number], path, nodes, problem, depth + 1)
    return tree.with_kids(problem, kids)


def rebuilt(tree: Node, one: Change, other: Change, problem: Problem, depth: int = 0) -> Node:
    """The node, so deep in the tree, with other nodes in place of two of them, neither of which is in the other."""
    first, second = one[0][depth], other[0][depth]
    kids = list(tree.kids)
    if first == second:
        kids[first] = rebuilt(kids[first], one, other, problem, depth + 1)
        return tree.with_kids(problem, kids)
    for number, (path, nodes) in ((first, one), (second, other)) if first > second else ((second, other), (first, one)):
        if len(path) == depth + 1:
            kids[number : number + 1] = nodes
        else:
            kids[number] = replaced(kids[number], path, nodes, problem, depth + 1)
    return tree.with_kids(problem, kids)


def swapped(tree: Node, one: Path, other: Path, problem: Problem) -> Node:
    """The tree with two nodes in each other's place."""
    return rebuilt(tree, (one, (at(tree, other),)), (other, (at(tree, one),)), problem)


def put_beside(
    tree: Node, old: Path | None, mate: Path, is_after: bool, is_along: bool, problem: Problem, node: Node
) -> Node:
    """The tree with a node put beside its mate (and taken out where it was): along the mate's group, or across it."""
    beside = at(tree, mate)
    pair: tuple[Node, ...] = (beside, node) if is_after else (node, beside)
    if not is_along:
        pair = (paired(problem, not at(tree, mate[:-1]).across, pair),)
    return replaced(tree, mate, pair, problem) if old is None else rebuilt(tree, (old, ()), (mate, pair), problem)


def paired(problem: Problem, across: bool, pair: tuple[Node, ...]) -> Node:
    """Two nodes as a group."""
    flat: list[Node] = []
    for node in pair:
        flat += node.kids if node.kids and node.part < 0 and node.across == across else (node,)
    return node_of(problem, -1, across, tuple(flat))
