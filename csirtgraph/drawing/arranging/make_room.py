"""Room made where parts stand too close: text of another language or length is wider than when they were placed.

Everything on the far side of the narrow place moves on together, so rows stay
rows, columns stay columns, and nothing else changes.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import ceil
from typing import NamedTuple

from csirtgraph.drawing.arranging.frames import Middles, boxes_in, rects_of
from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import PITCH
from csirtgraph.drawing.placing.problem import Problem

GAP = 4.0  # pt between neighbours at least; less than any layout leaves
AROUND_LABEL = 12.0  # pt beside the words of an arrow between two parts that face each other
FACED = 16.0  # pt for which they do
TURNS = 400  # narrow places that are widened


class Narrow(NamedTuple):
    """Two parts too close: along which axis (0 across, 1 down) they move apart, from where on, and how far."""

    axis: int
    start: float
    by: float


def with_room(middles: Middles, problem: Problem) -> dict[int, Point]:
    """The middles with every two parts apart. Boxes that stand in one another are left out."""
    found = dict(middles)
    members = {part: boxes_in(part, problem) for part in range(len(problem.ids))}
    for _ in range(TURNS):
        rects = rects_of(found, problem)
        if cramped := next(cramped_labels(rects, found, members, problem), None):
            found = {box: moved(middle, cramped) for box, middle in found.items()}
            continue
        one, other = next(too_close(rects, problem), (-1, -1))
        if one < 0:
            return found
        placed = [[box for box in members[part] if box in found] for part in (one, other)]
        ones, others = ([found[box] for box in boxes] for boxes in placed)
        narrow = narrow_between(ones, others, rects[one], rects[other])
        if narrow is None:
            for box in min(placed[::-1], key=len):
                del found[box]
        else:
            found = {box: moved(middle, narrow) for box, middle in found.items()}
    return found


def too_close(rects: dict[int, Rect], problem: Problem) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours, in the same frame or on the sheet, without a gap."""
    for parent in (-1, *range(problem.boxes, len(problem.ids))):
        parts = [part for part in problem.children(parent) if part in rects]
        yield from ((a, b) for a, b in combinations(parts, 2) if rects[a].grown(GAP).meets(rects[b]))


def cramped_labels(
    rects: Mapping[int, Rect], middles: Middles, members: Mapping[int, list[int]], problem: Problem
) -> Iterator[Narrow]:
    """Places between two parts that face each other where the words of their arrows have no room."""
    for tie in problem.ties:
        if tie.is_bundled or not tie.height or tie.one not in rects or tie.other not in rects:
            continue
        for axis, need in ((0, tie.width + AROUND_LABEL), (1, tie.height + AROUND_LABEL)):
            one, other = sorted((tie.one, tie.other), key=lambda part: rects[part][axis])
            here, there, across = rects[one], rects[other], 1 - axis
            gap = there[axis] - here[axis] - here[axis + 2]
            faced = min(here[across] + here[across + 2], there[across] + there[across + 2]) - max(
                here[across], there[across]
            )
            if faced >= FACED and 0 <= gap < need:
                start = min(middles[box][axis] for box in members[other] if box in middles)
                yield Narrow(axis, start, ceil((need - gap) / PITCH) * PITCH)


def narrow_between(ones: list[Point], others: list[Point], one: Rect, other: Rect) -> Narrow | None:
    """How two parts come apart with the least move; None where neither stands wholly beside the other."""
    ways = []
    for axis in (0, 1):
        for before, after, here, there in ((ones, others, one, other), (others, ones, other, one)):
            start = min(point[axis] for point in after)
            if max(point[axis] for point in before) < start:
                lacking = here[axis] + here[axis + 2] + GAP - there[axis]
                ways.append(Narrow(axis, start, ceil(lacking / PITCH) * PITCH))
    return min(ways, key=lambda way: way.by, default=None)


def moved(middle: Point, narrow: Narrow) -> Point:
    """A middle after a narrow place was widened."""
    if middle[narrow.axis] < narrow.start:
        return middle
    return Point(middle.x + narrow.by, middle.y) if narrow.axis == 0 else Point(middle.x, middle.y + narrow.by)
