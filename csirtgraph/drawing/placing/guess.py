"""What a floor plan will cost the reader, guessed before any arrow is routed; less is better."""

from collections.abc import Sequence

from csirtgraph.drawing.placing.corridors import Corridors
from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.tree import Node, Place, placed
from csirtgraph.drawing.surroundings import Room, worth_in

SIZE = 14.0  # of a landscape figure that shows in its own size
OUTSIDE = 0.15  # what a plan twice as wide or as high as landscape loses; shape is looked at again once it is routed
CROSSING = 1.6
BLOCKED = 1.1  # a box between two ends
BEND = 0.5
LONG = 2.0  # an arrow as long as the sheet is wide and high
BRANCH = 1.0  # the same for a branch of a line to many
DISORDER = 3.0  # a box above one of an earlier level
INSIDE = 1.0  # an outsider in the middle of the sheet
FILE_ORDER = 0.06  # two alike in another order than the plan's
OVERLAP = 16.0  # pt that two sides must share for a straight arrow

Line = tuple[float, float, float, float]
Drawn = tuple[float, float, float, float, float, Line]  # left, right, top, bottom, weight


def cost_of(
    root: Node, limit: float, problem: Problem, rooms: Sequence[Room], places: list[Place] | None = None
) -> float:
    """The cost of a floor plan, or some cost above the limit where it is higher; what is quickly found comes first.

    `rooms` are those that title, legend and notes may take, `places` those of all parts where they are known.
    """
    width, height = root.width, root.height
    total = SIZE / worth_in(rooms, width, height, problem.slide, OUTSIDE)
    if total > limit:
        return total
    places = places or placed(root, problem)
    total += order_cost(places, problem, width, height)
    drawn: list[Drawn] = []
    for tie in problem.ties:
        if tie.is_bundled:
            total += BRANCH * apart(places[tie.one], places[tie.other]) / (width + height)
            continue
        line, is_straight = line_between(places[tie.one], places[tie.other])
        left, right, top, bottom = bounds_of(line)
        total += tie.weight * (LONG * (right - left + bottom - top) / (width + height) + BEND * (not is_straight))
        drawn.append((left, right, top, bottom, tie.weight, line))
    for number, one in enumerate(drawn):
        if total > limit:
            return total
        total += CROSSING * crossings(one, drawn[:number])
    corridors = Corridors(places[: problem.boxes])
    for (_, _, _, _, weight, line), strangers in zip(drawn, problem.strangers):
        if total > limit:
            return total
        total += BLOCKED * weight * blocked(line, corridors, strangers)
    return total


def apart(one: Place, other: Place) -> float:
    """How far apart two places are, across and down, in pt."""
    return max(one[0] - other[2], other[0] - one[2], 0) + max(one[1] - other[3], other[1] - one[3], 0)


def line_between(one: Place, other: Place) -> tuple[Line, bool]:
    """The line that stands for an arrow, and whether the arrow can run straight; else it joins the middles."""
    left, right = max(one[0], other[0]), min(one[2], other[2])
    top, bottom = max(one[1], other[1]), min(one[3], other[3])
    if right - left >= OVERLAP and top > bottom:
        x = (left + right) / 2
        return (x, bottom, x, top), True
    if bottom - top >= OVERLAP and left > right:
        y = (top + bottom) / 2
        return (right, y, left, y), True
    return ((one[0] + one[2]) / 2, (one[1] + one[3]) / 2, (other[0] + other[2]) / 2, (other[1] + other[3]) / 2), False


def bounds_of(line: Line) -> tuple[float, float, float, float]:
    """The left, right, top and bottom of a line."""
    ax, ay, bx, by = line
    if ax < bx:
        return (ax, bx, ay, by) if ay < by else (ax, bx, by, ay)
    return (bx, ax, ay, by) if ay < by else (bx, ax, by, ay)


def blocked(line: Line, corridors: Corridors, strangers: int) -> int:
    """How many boxes are in the way of an arrow: along its line, or around the better corner."""
    ax, ay, bx, by = line
    near, far, high, low = bounds_of(line)
    boxes_in = corridors.boxes_in
    if ax == bx:
        return boxes_in(ax - 6, high, ax + 6, low, strangers)
    if ay == by:
        return boxes_in(near, ay - 6, far, ay + 6, strangers)
    found = boxes_in(near, ay - 5, far, ay + 5, strangers) + boxes_in(bx - 5, high, bx + 5, low, strangers)
    if found:
        other_way = boxes_in(near, by - 5, far, by + 5, strangers)
        if other_way < found:
            found = min(found, other_way + boxes_in(ax - 5, high, ax + 5, low, strangers))
    return found


def crossings(one: Drawn, others: list[Drawn]) -> float:
    """How often a line crosses others, each as often as its arrows."""
    total = 0.0
    near, far, high, low, weight, (ax, ay, bx, by) = one
    ux, uy = bx - ax, by - ay
    for left, right, top, bottom, other, (cx, cy, dx, dy) in others:
        if right < near or left > far or bottom < high or top > low:
            continue
        vx, vy = dx - cx, dy - cy
        if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) < 0 and (
            vx * (ay - cy) - vy * (ax - cx)
        ) * (vx * (by - cy) - vy * (bx - cx)) < 0:
            total += weight * other
    return total


def order_cost(places: list[Place], problem: Problem, width: float, height: float) -> float:
    """What levels out of order, outsiders amid the sheet, and another order than the plan's cost."""
    total, deepest = 0.0, -1.0
    for rank in problem.ranks:
        middles = [(places[box][1] + places[box][3]) / 2 for box in rank]
        for middle in middles:
            above = deepest - middle
            if above > 3:
                total += DISORDER * (0.5 + min(1.0, above / 150))
            elif above > -3:
                total += 0.3
        deepest = max(deepest, *middles)
    for part in problem.outsiders:
        left, top, right, bottom = places[part]
        total += INSIDE * (min(left, top, width - right, height - bottom) > 30)
    for before, after in problem.sequence:
        one, place = places[before], places[after]
        if one[3] > place[1] and (one[2] > place[0] or one[1] >= place[3]):
            total += FILE_ORDER
    return total
