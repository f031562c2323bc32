"""Lines of command with right angles, along the ways that the form of each branch has for them."""

from collections.abc import Iterable, Mapping

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Route, curve_of
from csirtgraph.drawing.right_angles import corners
from csirtgraph.drawing.trees.block import Way


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


def routes_of(lines: Mapping[str, Iterable[Point]]) -> dict[str, Route]:
    """Routes along chains of points, by arrow."""
    return {arrow: Route(curve_of(points)) for arrow, points in lines.items()}
