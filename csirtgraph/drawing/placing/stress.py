"""Floor plans cut out of drawings of points in which what is tied stands near: few arrows cross in them."""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot, sqrt
from random import Random

from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.search import paired
from csirtgraph.drawing.placing.tree import Node, held, node_of

TURNS = 25  # in each of which every point moves once
MATES = 1.4  # the most that two in one frame are apart; two that are tied are 1 apart
STRETCHES = (0.6, 1.0, 1.7)  # of the points across, before they are cut
SEEDS = 3

Spot = tuple[float, float]


def cut_out(problem: Problem) -> Iterator[Node]:
    """Floor plans from a few drawings of points, each cut in several ways."""
    lengths = distances(problem)
    for seed in range(SEEDS):
        spots = spots_by(lengths, Random(seed))
        for stretch in STRETCHES:
            yield inside(problem, -1, [(x * stretch, y) for x, y in spots])


def distances(problem: Problem) -> list[list[float]]:
    """How far each two parts are apart, counted in ties; a frame is tied to what is in it."""
    parts = range(len(problem.ids))
    beside = [[other for other in parts if problem.tied[part] >> other & 1] for part in parts]
    for part, parent in enumerate(problem.parents):
        if parent >= 0:
            beside[part].append(parent)
            beside[parent].append(part)
    return [distances_from(part, beside, problem.parents) for part in parts]


def distances_from(start: int, beside: Sequence[Sequence[int]], parents: Sequence[int]) -> list[float]:
    """How far every part is from one; parts that no tie leads to are farthest."""
    far = sqrt(len(beside)) + 1
    found, reached = {start: 0.0}, [start]
    for part in reached:  # grows on the way
        fresh = [other for other in beside[part] if other not in found]
        found |= dict.fromkeys(fresh, found[part] + 1)
        reached += dict.fromkeys(fresh)
    mates = {part for part, parent in enumerate(parents) if parent == parents[start] >= 0}
    return [min(found.get(part, far), MATES if part in mates else far) for part in range(len(beside))]


def spots_by(lengths: Sequence[Sequence[float]], random: Random) -> list[Spot]:
    """A point for each part so that distances are kept as well as can be (stress majorization)."""
    side = sqrt(len(lengths))
    spots = [(random.random() * side, random.random() * side) for _ in lengths]
    for _ in range(TURNS):
        for part, own in enumerate(lengths):
            spots[part] = settled(part, own, spots)
    return spots


def settled(part: int, lengths: Sequence[float], spots: Sequence[Spot]) -> Spot:
    """Where a part keeps its distances best while all others stay."""
    (x, y), across, down, total = spots[part], 0.0, 0.0, 0.0
    for other, length in enumerate(lengths):
        if other != part:
            mate_x, mate_y = spots[other]
            weight = 1 / (length * length)
            ratio = length / (hypot(x - mate_x, y - mate_y) or 0.01)
            across += weight * (mate_x + (x - mate_x) * ratio)
            down += weight * (mate_y + (y - mate_y) * ratio)
            total += weight
    return (across / total, down / total) if total else (x, y)


def inside(problem: Problem, frame: int, spots: Sequence[Spot]) -> Node:
    """What is directly in a frame (or on the sheet), cut by its points."""
    parts = problem.children(frame)
    nodes = {
        part: inside(problem, part, spots) if part >= problem.boxes else node_of(problem, part, True) for part in parts
    }
    return held(problem, frame, cut(problem, parts, nodes, spots))


def cut(problem: Problem, parts: Sequence[int], nodes: Mapping[int, Node], spots: Sequence[Spot]) -> Node:
    """Parts cut in two across the longer way, and each half again."""
    if len(parts) == 1:
        return nodes[parts[0]]
    wide, high = (
        max(spots[part][axis] for part in parts) - min(spots[part][axis] for part in parts) for axis in (0, 1)
    )
    axis = 0 if wide >= high else 1
    order = sorted(parts, key=lambda part: spots[part][axis])
    half = widest(order, axis, spots)
    return paired(
        problem, axis == 0, (cut(problem, order[:half], nodes, spots), cut(problem, order[half:], nodes, spots))
    )


def widest(order: Sequence[int], axis: int, spots: Sequence[Spot]) -> int:
    """How many parts stand before the widest gap in the middle third."""
    third = len(order) // 3
    choices = range(max(1, third), min(len(order) - third, len(order) - 1) + 1)
    return max(choices, key=lambda at: spots[order[at]][axis] - spots[order[at - 1]][axis])
