"""Lines with right angles, as trees have them, drawn from the places of the boxes."""

from collections.abc import Iterable, Mapping

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Route
from csirtgraph.drawing.model import Arrow, Drawing

TRUNK = 9.0  # pt from the side of stacked boxes to the line that serves them
BUS = 16.0  # pt above a row, where lines of command go across
TIE = 8.0  # pt above a row or beside a box, where ties go
OFF = 18.0  # pt from the middle of a box to where a tie meets it


def routes_of(drawing: Drawing, boxes: Mapping[str, Rect], stack_of: Mapping[str, tuple[str, ...]]) -> dict[str, Route]:
    """A right-angled route for every arrow; `stack_of` names the boxes straight below each other."""
    across = buses(drawing, boxes)
    return {arrow.id: Route(tuple(straight(points_of(arrow, boxes, stack_of, across)))) for arrow in drawing.arrows}


def buses(drawing: Drawing, boxes: Mapping[str, Rect]) -> dict[str, float]:
    """The height at which the lines of a box go across: above the highest box below it."""
    tops: dict[str, float] = {}
    for arrow in drawing.arrows:
        if arrow.is_rank:
            tops[arrow.tail] = min(boxes[arrow.head].y, tops.get(arrow.tail, boxes[arrow.head].y))
    return {box: max(top - BUS, (top + boxes[box].bottom) / 2) for box, top in tops.items()}


def points_of(
    arrow: Arrow, boxes: Mapping[str, Rect], stack_of: Mapping[str, tuple[str, ...]], bus: Mapping[str, float]
) -> list[Point]:
    """The corners of a line of command or a tie."""
    stack = stack_of.get(arrow.head, ())
    if arrow.is_rank:
        left = min((boxes[box].x for box in stack), default=0) - TRUNK if stack else None
        return line(boxes[arrow.tail], boxes[arrow.head], bus[arrow.tail], left)
    upper, lower = sorted((arrow.tail, arrow.head), key=lambda box: boxes[box].y)
    stack = stack_of.get(lower, ())
    if upper in stack:
        return bracket(boxes[upper], boxes[lower])
    return tie(boxes[upper], boxes[lower], boxes[stack[0]].y if stack and stack[0] != lower else None)


def line(upper: Rect, lower: Rect, across: float, trunk: float | None) -> list[Point]:
    """Down from one box, across, and down to the next, or along a trunk to its left side."""
    start = Point(upper.middle.x, upper.bottom)
    if trunk is None:
        end = Point(lower.middle.x, lower.y)
        return [start, Point(start.x, across), Point(end.x, across), end]
    y = lower.middle.y
    return [start, Point(start.x, across), Point(trunk, across), Point(trunk, y), Point(lower.x, y)]


def bracket(upper: Rect, lower: Rect) -> list[Point]:
    """From the right side of one box to the right side of one below it."""
    x = max(upper.right, lower.right) + TIE
    return [
        Point(upper.right, upper.middle.y),
        Point(x, upper.middle.y),
        Point(x, lower.middle.y),
        Point(lower.right, lower.middle.y),
    ]


def tie(upper: Rect, lower: Rect, stack_top: float | None) -> list[Point]:
    """Between two boxes above their row; one deeper in a stack (which begins at `stack_top`) from its right side."""
    if stack_top is None:
        x = lower.middle.x + OFF
        start, across = [Point(x, lower.y)], lower.y - TIE
    else:
        x = lower.right + TIE
        start, across = [Point(lower.right, lower.middle.y), Point(x, lower.middle.y)], stack_top - TIE
    end = upper.middle.x + OFF
    is_above = upper.bottom <= across
    return [*start, Point(x, across), Point(end, across), Point(end, upper.bottom if is_above else upper.y)]


def straight(points: Iterable[Point]) -> list[Point]:
    """A chain of straight lines as Bézier control points."""
    first, *rest = points
    curve = [first]
    for point in rest:
        curve += [curve[-1], point, point]
    return curve
