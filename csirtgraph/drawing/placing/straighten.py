"""Boxes and frames moved inside the room they have, so that arrows between them run straight."""

from collections.abc import Sequence
from math import fsum

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import PITCH
from csirtgraph.drawing.placing.problem import ABOVE, BELOW, HEAD_ROOM, SIDE, Problem
from csirtgraph.drawing.placing.tree import COLUMN_GAP, ROW_GAP, Place

ROUNDS = 3
SAME = 0.5  # pt; middles nearer than that are aligned

Wish = tuple[float, float, int]  # a shift, how far off still is straight, and for how many arrows
Sides = list[list[float]]  # the left, top, right and bottom sides of all parts


def straightened(places: Sequence[Place], problem: Problem) -> dict[str, Rect]:
    """The floor plan with as many straight arrows as the gaps allow, every middle on the grid; by id."""
    sides = [
        [left for left, _, _, _ in places],
        [top for _, top, _, _ in places],
        [right for _, _, right, _ in places],
        [bottom for _, _, _, bottom in places],
    ]
    for _ in range(ROUNDS):
        for axis in (0, 1):
            for part in range(len(places)):
                shift(part, axis, sides, problem)
    return {id: rect_of(part, place, problem) for part, (id, place) in enumerate(zip(problem.ids, zip(*sides)))}


def shift(part: int, axis: int, sides: Sides, problem: Problem) -> None:
    """Move one part along an axis (0 across, 1 down) to where most of its arrows are straight."""
    wishes = wishes_of(part, axis, sides, problem)
    if not wishes:
        return
    least, most = room_of(part, axis, sides, problem)
    best, gain = 0.0, straight_at(0.0, wishes)
    for wish, _, _ in sorted(wishes, key=lambda wish: abs(wish[0])):
        by = min(max(wish, least), most)
        if (now := straight_at(by, wishes)) > gain:
            best, gain = by, now
    if best:
        starts, ends = sides[axis], sides[axis + 2]
        for other in problem.held[part]:
            starts[other] += best
            ends[other] += best


def straight_at(by: float, wishes: list[Wish]) -> float:
    """How many arrows are straight after a shift; those from middle to middle count a little more."""
    return fsum([count * (abs(by - wish) <= slack) + 0.2 * (abs(by - wish) < SAME) for wish, slack, count in wishes])


def wishes_of(part: int, axis: int, sides: Sides, problem: Problem) -> list[Wish]:
    """The shifts that put a part straight before each of those it is tied to."""
    found = []
    starts, ends, near, far = sides[axis], sides[axis + 2], sides[1 - axis], sides[3 - axis]
    for one, other, count in problem.pulls[part]:
        if near[one] < far[other] and near[other] < far[one]:
            continue  # beside each other along this axis
        slack = (ends[one] - starts[one] + ends[other] - starts[other]) / 2 - PITCH * (2 + min(count, 2))
        found.append(((starts[other] + ends[other] - starts[one] - ends[one]) / 2, max(slack, 0.0), count))
    return found


def room_of(part: int, axis: int, sides: Sides, problem: Problem) -> tuple[float, float]:
    """How far a part may be moved back and forth without coming nearer to a neighbour than their gap."""
    starts, ends, near, far = sides[axis], sides[axis + 2], sides[1 - axis], sides[3 - axis]
    start, end, parent = starts[part], ends[part], problem.parents[part]
    mates = problem.children(parent)
    if parent >= 0:
        before = SIDE if axis == 0 else ABOVE + problem.sizes[parent][1] + BELOW
        least = min(0.0, starts[parent] + before - start)
        most = max(0.0, ends[parent] - SIDE - end)
    else:
        least = min([starts[other] for other in mates]) - start
        most = max([ends[other] for other in mates]) - end
    for other in mates:
        if other == part or near[other] - ROW_GAP >= far[part] or near[part] - ROW_GAP >= far[other]:
            continue
        need = gap_between(part, other, axis, problem)
        if starts[other] >= end:
            most = min(most, max(0.0, starts[other] - end - need))
        elif ends[other] <= start:
            least = max(least, min(0.0, ends[other] - start + need))
    return least, most


def gap_between(part: int, other: int, axis: int, problem: Problem) -> float:
    """The least room between two neighbours, in pt."""
    least = COLUMN_GAP if axis == 0 else ROW_GAP
    if (part, other) not in problem.label_rooms:
        return least
    width, height = problem.label_rooms[part, other]
    return max(least, (width if axis == 0 else height) + HEAD_ROOM)


def rect_of(part: int, place: Place, problem: Problem) -> Rect:
    """The rectangle of a part; the middle of a box is on the grid."""
    left, top, right, bottom = place
    width, height = right - left, bottom - top
    if part < problem.boxes:
        left = round((left + right) / 2 / PITCH) * PITCH - width / 2
        top = round((top + bottom) / 2 / PITCH) * PITCH - height / 2
    return Rect(left, top, width, height)
