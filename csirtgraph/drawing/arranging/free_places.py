"""Free places for boxes: of those in line with others, the one nearest to where a box belongs."""

from collections.abc import Iterable, Iterator
from math import fsum

from csirtgraph.drawing.arranging.frames import Middles, rects_of
from csirtgraph.drawing.geometry import Point, Rect, around, distance
from csirtgraph.drawing.laid_out import PITCH
from csirtgraph.drawing.placing.problem import BELOW, SIDE, Problem
from csirtgraph.drawing.placing.straighten import gap_between

APART = 12.0  # pt from a box to what stands beside it
WIDER = 0.5  # what a pt by which the sheet grows counts, in pt of distance


def with_new(middles: Middles, problem: Problem) -> dict[int, Point]:
    """The middles, with a place for each box that has none: near its neighbours, the box with most neighbours first."""
    found = dict(middles)
    while ahead := [box for box in range(problem.boxes) if box not in found]:
        box = max(ahead, key=lambda box: (len(neighbours(box, found, problem)), -box))
        found[box] = free_near(box, wish_of(box, found, problem), found, problem)
    return found


def neighbours(box: int, middles: Middles, problem: Problem) -> list[Point]:
    """The middles of what a box is tied to."""
    rects = rects_of(middles, problem)
    ends = [tie.other if tie.one == box else tie.one for tie in problem.ties if box in (tie.one, tie.other)]
    return [rects[end].middle for end in ends if end in rects]


def wish_of(box: int, middles: Middles, problem: Problem) -> Point:
    """The preferred place of a box: in the middle of its neighbours, else of its frame, else below everything."""
    if near := neighbours(box, middles, problem):
        return Point(fsum(point.x for point in near) / len(near), fsum(point.y for point in near) / len(near))
    rects = rects_of(middles, problem)
    for frame in problem.chains[box][1:]:
        if frame in rects:
            return rects[frame].middle
    whole = around(list(rects.values()))
    return Point(whole.middle.x, whole.bottom)


def free_near(box: int, wish: Point, middles: Middles, problem: Problem) -> Point:
    """The free place nearest to a preferred one; where there is none, one for which others have to move."""
    others = {other: middle for other, middle in middles.items() if other != box}
    if not others:
        return on_grid(wish)
    rects = rects_of(others, problem)
    whole = around(list(rects.values()))
    beside = rects_beside(box, rects, problem)

    def price(place: Point) -> float:
        grown = around([whole, rects_of({box: place}, problem)[box]])
        return distance(place, wish) + WIDER * (grown.width - whole.width + grown.height - whole.height)

    for place in sorted({on_grid(wish), *in_line(box, beside, problem)}, key=lambda place: (price(place), place)):
        if is_free(box, place, others, problem):
            return place
    nearest = min(beside.values(), key=lambda rect: distance(rect.middle, wish))
    return on_grid(Point(nearest.middle.x + PITCH, nearest.middle.y))


def rects_beside(box: int, rects: dict[int, Rect], problem: Problem) -> dict[int, Rect]:
    """What shares the innermost frame of a box that has anything in it."""
    frames = (*problem.chains[box][1:], -1)
    inside = ({part: rects[part] for part in problem.children(frame) if part in rects} for frame in frames)
    return next(filter(None, inside))


def in_line(box: int, beside: dict[int, Rect], problem: Problem) -> Iterator[Point]:
    """Places next to others: in a row or column with each of them, or where a row meets a column."""
    width, height = problem.sizes[box]
    edge = SIDE * len(problem.chains[box][1:])
    columns: set[float] = set()
    rows: set[float] = set()
    for part, rect in beside.items():
        gaps = [gap_between(box, part, axis, problem) for axis in (0, 1)]
        across, down = gaps[0] + width / 2 + edge, gaps[1] + height / 2 + edge + BELOW
        columns |= {rect.middle.x, rect.x - across, rect.right + across}
        rows |= {rect.middle.y, rect.y - down, rect.bottom + down}
    yield from (on_grid(Point(x, y)) for x in sorted(columns) for y in sorted(rows))


def is_free(box: int, place: Point, others: Middles, problem: Problem) -> bool:
    """Whether a box at a place, and the frames that grow around it, overlap nothing."""
    rects = rects_of({**others, box: place}, problem)
    return all(
        not rects[part].grown(APART).meets(rects[other])
        for part in problem.chains[box]
        for other in problem.children(problem.parents[part])
        if other != part and other in rects
    )


def are_free(boxes: Iterable[int], middles: Middles, problem: Problem) -> bool:
    """Whether several boxes overlap nothing."""
    return all(is_free(box, middles[box], middles, problem) for box in boxes)


def on_grid(point: Point) -> Point:
    """The nearest place on the grid."""
    return Point(round(point.x / PITCH) * PITCH, round(point.y / PITCH) * PITCH)
