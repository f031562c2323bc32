"""The cost of a floor plan, estimated before any arrow is routed; lower is better."""

from collections.abc import Sequence
from math import fsum

from csirtgraph.drawing.placing.lines import blocked, crossings, lines_in
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


def cost_of(
    root: Node, limit: float, problem: Problem, rooms: Sequence[Room], places: list[Place] | None = None
) -> float:
    """The cost of a floor plan, or some cost above the limit where it is higher; the quickest terms come first.

    `rooms` are those that title, legend and notes may take, `places` those of all parts where they are known.
    """
    width, height = root.width, root.height
    total = SIZE / worth_in(rooms, width, height, problem.slide, OUTSIDE)
    if total > limit:
        return total
    places = places or placed(root, problem)
    total += order_cost(places, problem, width, height)
    if total > limit:
        return total
    far = fsum(apart(places[one], places[other]) for one, other in problem.branches)
    lines, length, bent = lines_in(places, problem)
    total += (BRANCH * far + LONG * length) / (width + height) + BEND * bent
    if total > limit:
        return total
    total += CROSSING * crossings(lines, (limit - total) / CROSSING)
    if total > limit:
        return total
    return total + BLOCKED * blocked(lines, places[: problem.boxes], (limit - total) / BLOCKED)


def apart(one: Place, other: Place) -> float:
    """How far apart two places are, across and down, in pt."""
    return max(one[0] - other[2], other[0] - one[2], 0) + max(one[1] - other[3], other[1] - one[3], 0)


def order_cost(places: list[Place], problem: Problem, width: float, height: float) -> float:
    """The cost of levels out of order, of outsiders inside the sheet, and of an order other than the plan's."""
    total, deepest = 0.0, -1.0
    for rank in problem.ranks:
        lowest = deepest
        for box in rank:
            _, top, _, bottom = places[box]
            middle = (top + bottom) / 2
            above = deepest - middle
            if above > 3:
                total += DISORDER * (0.5 + min(1.0, above / 150))
            elif above > -3:
                total += 0.3
            lowest = max(lowest, middle)
        deepest = lowest
    for part in problem.outsiders:
        left, top, right, bottom = places[part]
        total += INSIDE * (min(left, top, width - right, height - bottom) > 30)
    for before, after in problem.sequence:
        one, place = places[before], places[after]
        if one[3] > place[1] and (one[2] > place[0] or one[1] >= place[3]):
            total += FILE_ORDER
    return total
