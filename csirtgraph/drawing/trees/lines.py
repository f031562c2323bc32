"""Lines of command with right angles, along the ways that the form of each branch has for them."""

from collections.abc import Iterable, Mapping

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Route
from csirtgraph.drawing.trees.block import Way

NOTHING = 0.01  # pt


def line_to(box: Rect, above: Rect, way: Way) -> tuple[Point, ...]:
    """The corners of the line from the box above to a box."""
    start = Point(above.middle.x, above.bottom)
    if way.trunk is None:
        across = (start.y + box.y) / 2 if way.bus is None else way.bus
        return corners([start, Point(start.x, across), Point(box.middle.x, across), Point(box.middle.x, box.y)])
    side = box.x if way.trunk < box.middle.x else box.right
    end = [Point(way.trunk, box.middle.y), Point(side, box.middle.y)]
    if way.bus is None:
        return corners([Point(way.trunk, start.y), *end])
    return corners([start, Point(start.x, way.bus), Point(way.trunk, way.bus), *end])


def corners(points: Iterable[Point]) -> tuple[Point, ...]:
    """A chain of exact right angles without points that lie straight between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept:
            point = squared(kept[-1], point)
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def squared(before: Point, point: Point) -> Point:
    """A point straight below or beside the one before, but for what floats are off."""
    x = before.x if abs(before.x - point.x) < NOTHING else point.x
    return Point(x, before.y if abs(before.y - point.y) < NOTHING else point.y)


def curve_of(points: Iterable[Point]) -> tuple[Point, ...]:
    """A chain of straight lines as control points of Bézier curves."""
    first, *rest = points
    curve = [first]
    for point in rest:
        curve += [curve[-1], point, point]
    return tuple(curve)


def routes_of(lines: Mapping[str, Iterable[Point]]) -> dict[str, Route]:
    """Routes along chains of points, by arrow."""
    return {arrow: Route(curve_of(points)) for arrow, points in lines.items()}
