"""Boxes and frames moved inside the room they have, so that arrows between them run straight."""

from math import fsum

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import PITCH
from csirtgraph.drawing.placing.problem import ABOVE, BELOW, HEAD_ROOM, SIDE, Problem
from csirtgraph.drawing.placing.tree import COLUMN_GAP, ROW_GAP, Place

ROUNDS = 3
SAME = 0.5  # pt; middles nearer than that are aligned

Wish = tuple[float, float, int]  # a shift, how far off still is straight, and for how many arrows


def straightened(places: list[Place], problem: Problem) -> dict[str, Rect]:
    """The floor plan with as many straight arrows as the gaps allow, every middle on the grid; by id."""
    found = list(places)
    for _ in range(ROUNDS):
        for axis in (0, 1):
            for part in range(len(found)):
                shift(part, axis, found, problem)
    return {id: rect_of(part, found[part], problem) for part, id in enumerate(problem.ids)}


def shift(part: int, axis: int, places: list[Place], problem: Problem) -> None:
    """Move one part along an axis (0 across, 1 down) to where most of its arrows are straight."""
    wishes = wishes_of(part, axis, places, problem)
    if not wishes:
        return
    low, high = room_of(part, axis, places, problem)
    best, gain = 0.0, straight_at(0.0, wishes)
    for wish, _, _ in sorted(wishes, key=lambda wish: abs(wish[0])):
        by = min(max(wish, low), high)
        if (now := straight_at(by, wishes)) > gain:
            best, gain = by, now
    if best:
        for other in problem.held[part]:
            a, b, c, d = places[other]
            places[other] = (a + best, b, c + best, d) if axis == 0 else (a, b + best, c, d + best)


def straight_at(by: float, wishes: list[Wish]) -> float:
    """How many arrows are straight after a shift; those from middle to middle count a little more."""
    return fsum(count * (abs(by - wish) <= slack) + 0.2 * (abs(by - wish) < SAME) for wish, slack, count in wishes)


def wishes_of(part: int, axis: int, places: list[Place], problem: Problem) -> list[Wish]:
    """The shifts that put a part straight before each of those it is tied to."""
    found = []
    low, high, left, right = axis, axis + 2, 1 - axis, 3 - axis
    for one, other, count in problem.pulls[part]:
        a, b = places[one], places[other]
        if a[left] < b[right] and b[left] < a[right]:
            continue  # beside each other along this axis
        slack = (a[high] - a[low] + b[high] - b[low]) / 2 - PITCH * (2 + min(count, 2))
        found.append(((b[low] + b[high] - a[low] - a[high]) / 2, max(slack, 0.0), count))
    return found


def room_of(part: int, axis: int, places: list[Place], problem: Problem) -> tuple[float, float]:
    """How far a part may be moved back and forth without coming nearer to a neighbour than their gap."""
    own, parent, across = places[part], problem.parents[part], 1 - axis
    if parent >= 0:
        frame = places[parent]
        before = SIDE if axis == 0 else ABOVE + problem.sizes[parent][1] + BELOW
        low = min(0.0, frame[axis] + before - own[axis])
        high = max(0.0, frame[axis + 2] - SIDE - own[axis + 2])
    else:
        tops = [places[other] for other in problem.children(-1)]
        low = min(place[axis] for place in tops) - own[axis]
        high = max(place[axis + 2] for place in tops) - own[axis + 2]
    for other in problem.children(parent):
        place = places[other]
        if other == part or place[across] - ROW_GAP >= own[across + 2] or own[across] - ROW_GAP >= place[across + 2]:
            continue
        need = gap_between(part, other, axis, problem)
        if place[axis] >= own[axis + 2]:
            high = min(high, max(0.0, place[axis] - own[axis + 2] - need))
        elif place[axis + 2] <= own[axis]:
            low = max(low, min(0.0, place[axis + 2] - own[axis] + need))
    return low, high


def gap_between(part: int, other: int, axis: int, problem: Problem) -> float:
    """The least room between two neighbours, in pt."""
    least = COLUMN_GAP if axis == 0 else ROW_GAP
    room = problem.label_rooms.get((part, other))
    return max(least, room[axis] + HEAD_ROOM) if room else least


def rect_of(part: int, place: Place, problem: Problem) -> Rect:
    """The rectangle of a part; the middle of a box is on the grid."""
    left, top, right, bottom = place
    width, height = right - left, bottom - top
    if part < problem.boxes:
        left = round((left + right) / 2 / PITCH) * PITCH - width / 2
        top = round((top + bottom) / 2 / PITCH) * PITCH - height / 2
    return Rect(left, top, width, height)
