"""What a floor plan will cost the reader, guessed before any arrow is routed; less is better."""

from collections.abc import Sequence

from csirtgraph.drawing.placing.problem import Problem, Tie
from csirtgraph.drawing.placing.tree import Node, Place, placed
from csirtgraph.drawing.surroundings import Room, worth_in

SIZE = 14.0  # of a landscape figure that shows in its own size
OUTSIDE = 0.1  # what a plan twice as wide or as high as landscape loses; shape is looked at again once it is routed
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


def cost_of(root: Node, limit: float, problem: Problem, rooms: Sequence[Room]) -> float:
    """The cost of a floor plan, or some cost above the limit where it is higher; what is quickly found comes first.

    `rooms` are those that title, legend and notes may take.
    """
    width, height = root.width, root.height
    total = SIZE / worth_in(rooms, width, height, OUTSIDE)
    if total > limit:
        return total
    places = placed(root, problem)
    total += order_cost(places, problem, width, height)
    boxes = places[: problem.boxes]
    lines: list[tuple[float, Line]] = []
    for tie in problem.ties:
        if total > limit:
            return total
        if tie.is_bundled:
            total += BRANCH * apart(places[tie.one], places[tie.other]) / (width + height)
            continue
        weight = tie.count**0.5
        price, line = tie_cost(tie, places[tie.one], places[tie.other], boxes, problem.parents)
        length = abs(line[2] - line[0]) + abs(line[3] - line[1])
        total += weight * (price + LONG * length / (width + height))
        lines.append((weight, line))
    return total + CROSSING * crossings(lines)


def apart(one: Place, other: Place) -> float:
    """How far apart two places are, across and down, in pt."""
    return max(one[0] - other[2], other[0] - one[2], 0) + max(one[1] - other[3], other[1] - one[3], 0)


def tie_cost(tie: Tie, one: Place, other: Place, boxes: list[Place], parents: tuple[int, ...]) -> tuple[float, Line]:
    """The bends and the boxes in the way of an arrow, and the straight line that stands for it."""
    left, right = max(one[0], other[0]), min(one[2], other[2])
    top, bottom = max(one[1], other[1]), min(one[3], other[3])
    if right - left >= OVERLAP and top > bottom:
        x = (left + right) / 2
        return BLOCKED * in_between(x - 6, bottom, x + 6, top, tie, boxes, parents), (x, bottom, x, top)
    if bottom - top >= OVERLAP and left > right:
        y = (top + bottom) / 2
        return BLOCKED * in_between(right, y - 6, left, y + 6, tie, boxes, parents), (right, y, left, y)
    ax, ay, bx, by = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2, (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    near, far, high, low = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    found = 99
    for x, y in ((bx, ay), (ax, by)):
        blocked = in_between(near, y - 5, far, y + 5, tie, boxes, parents)
        if blocked < found:
            blocked += in_between(x - 5, high, x + 5, low, tie, boxes, parents)
        found = min(found, blocked)
    return BEND + BLOCKED * found, (ax, ay, bx, by)


def in_between(
    x: float, y: float, right: float, bottom: float, tie: Tie, boxes: list[Place], parents: tuple[int, ...]
) -> int:
    """How many boxes stand in a corridor, besides the two at its ends and what they hold."""
    count, ends = 0, (tie.one, tie.other)
    for part, (left, top, far, low) in enumerate(boxes):
        if left < right and x < far and top < bottom and y < low:
            count += part not in ends and parents[part] not in ends
    return count


def crossings(lines: list[tuple[float, Line]]) -> float:
    """How often the lines cross, each as often as its arrows."""
    total = 0.0
    for number, (weight, (ax, ay, bx, by)) in enumerate(lines):
        near, far = (ax, bx) if ax < bx else (bx, ax)
        high, low = (ay, by) if ay < by else (by, ay)
        for other, (cx, cy, dx, dy) in lines[:number]:
            if (
                (cx < near and dx < near)
                or (cx > far and dx > far)
                or (cy < high and dy < high)
                or (cy > low and dy > low)
            ):
                continue
            ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
            if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) < 0 and (
                vx * (ay - cy) - vy * (ax - cx)
            ) * (vx * (by - cy) - vy * (bx - cx)) < 0:
                total += weight * other
    return total


def order_cost(places: list[Place], problem: Problem, width: float, height: float) -> float:
    """What levels out of order, outsiders amid the sheet, and another order than the plan's cost."""
    total = 0.0
    lowest: dict[int, float] = {}
    for part, level in enumerate(problem.levels):
        if level >= 0:
            middle = (places[part][1] + places[part][3]) / 2
            lowest[level] = max(lowest.get(level, 0.0), middle)
    deepest, limits = -1.0, {}
    for level in sorted(lowest):
        limits[level] = deepest
        deepest = max(deepest, lowest[level])
    for part, level in enumerate(problem.levels):
        if level >= 0:
            above = limits[level] - (places[part][1] + places[part][3]) / 2
            if above > 3:
                total += DISORDER * (0.5 + min(1.0, above / 150))
            elif above > -3:
                total += 0.3
    for part in problem.outsiders:
        left, top, right, bottom = places[part]
        total += INSIDE * (min(left, top, width - right, height - bottom) > 30)
    last: dict[tuple[int, int], Place] = {}
    for part, parent in enumerate(problem.parents):
        key = (parent, problem.levels[part] if part < problem.boxes else -2)
        place = places[part]
        if key in last:
            one = last[key]
            if not (one[3] <= place[1] or (one[2] <= place[0] and one[1] < place[3])):
                total += FILE_ORDER
        last[key] = place
    return total
