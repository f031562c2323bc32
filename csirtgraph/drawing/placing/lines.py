"""The lines that stand for arrows in a floor plan before any is routed. Loops of the search: plain tuples, no calls."""

from collections.abc import Sequence

from csirtgraph.drawing.placing.corridors import Corridors
from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.tree import Place

OVERLAP = 16.0  # pt that two sides must share for a straight arrow
HALF = 6.0  # of the width of a corridor that a straight arrow needs, in pt
HALF_BENT = 5.0  # the same for each piece of one with a corner

#: Left, right, top and bottom, weight, both ends (x, y, x, y), and the boxes that may be in the way, as bits.
Line = tuple[float, float, float, float, float, float, float, float, float, int]


def lines_in(places: Sequence[Place], problem: Problem) -> tuple[list[Line], float, float]:
    """The lines of all arrows, how long they are across and down together, and how many are not straight; by weight.

    An arrow that can run straight does so between two sides, any other joins the middles.
    """
    found, length, bent = [], 0.0, 0.0
    narrow, low = problem.least
    for one, other, weight, strangers in problem.lines:
        al, at, ar, ab = places[one]
        bl, bt, br, bb = places[other]
        left, right = al if al > bl else bl, ar if ar < br else br
        top, bottom = at if at > bt else bt, ab if ab < bb else bb
        if right - left >= OVERLAP and top > bottom:
            x = (left + right) / 2
            length += weight * (top - bottom)
            # what would stand between must fit in there
            found.append((x, x, bottom, top, weight, x, bottom, x, top, strangers if top - bottom > low else 0))
        elif bottom - top >= OVERLAP and left > right:
            y = (top + bottom) / 2
            length += weight * (left - right)
            found.append((right, left, y, y, weight, right, y, left, y, strangers if left - right > narrow else 0))
        else:
            ax, ay, bx, by = (al + ar) / 2, (at + ab) / 2, (bl + br) / 2, (bt + bb) / 2
            near, far = (ax, bx) if ax < bx else (bx, ax)
            high, deep = (ay, by) if ay < by else (by, ay)
            length += weight * (far - near + deep - high)
            bent += weight
            found.append((near, far, high, deep, weight, ax, ay, bx, by, strangers))
    return found, length, bent


def crossings(lines: Sequence[Line], limit: float) -> float:
    """How often lines cross one another, each as often as its arrows; or some number above the limit.

    From left to right, each line is compared with those that begin before it ends.
    """
    total = 0.0
    lines = sorted(lines)
    for number, (_, far, high, low, weight, ax, ay, bx, by, _) in enumerate(lines, 1):
        ux, uy = bx - ax, by - ay
        for near, _, top, bottom, other, cx, cy, dx, dy, _ in lines[number:]:
            if near > far:
                break
            if top > low or bottom < high:
                continue
            if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) < 0:
                vx, vy = dx - cx, dy - cy
                if (vx * (ay - cy) - vy * (ax - cx)) * (vx * (by - cy) - vy * (bx - cx)) < 0:
                    total += weight * other
        if total > limit:
            break
    return total


def blocked(lines: Sequence[Line], places: Sequence[Place], limit: float) -> float:
    """How many boxes are in the way of lines, by weight; or some number above the limit."""
    total = 0.0
    corridors = Corridors(places)
    for line in lines:
        if line[9]:
            total += line[4] * in_the_way(line, corridors)
            if total > limit:
                break
    return total


def in_the_way(line: Line, corridors: Corridors) -> int:
    """How many boxes are in the way of an arrow: along its line, or around the better corner."""
    near, far, high, low, _, ax, ay, bx, by, strangers = line
    boxes_in = corridors.boxes_in
    if ax == bx:
        return boxes_in(ax - HALF, high, ax + HALF, low, strangers)
    if ay == by:
        return boxes_in(near, ay - HALF, far, ay + HALF, strangers)
    half = HALF_BENT
    found = boxes_in(near, ay - half, far, ay + half, strangers) + boxes_in(bx - half, high, bx + half, low, strangers)
    if found:
        other_way = boxes_in(near, by - half, far, by + half, strangers)
        if other_way < found:
            found = min(found, other_way + boxes_in(ax - half, high, ax + half, low, strangers))
    return found
