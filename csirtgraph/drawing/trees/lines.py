"""Lines of command with right angles, along the ways that the form of each branch has for them."""

from collections.abc import Iterable, Mapping, Sequence

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Route, curve_of
from csirtgraph.drawing.model import Arrow
from csirtgraph.drawing.trees.block import Way

NOTHING = 0.01  # pt
MOST_HEAD = 0.9  # of the last piece of a line may be its head


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


def route_of(arrow: Arrow, points: Sequence[Point]) -> Route:
    """The route of an arrow along a chain of points, with room for its heads."""
    start = points[0] if arrow.heads == "both" else None
    end = points[-1] if arrow.heads != "none" else None
    chain = [*points]
    if end:
        chain[-1] = before(chain[-1], chain[-2])
    if start:
        chain[0] = before(chain[0], chain[1])
    return Route(curve_of(chain), start, end)


def before(end: Point, corner: Point) -> Point:
    """Where a line ends for a head to have room, not beyond its last corner."""
    share = min(HEAD_LENGTH / max(distance(end, corner), NOTHING), MOST_HEAD)
    return Point(end.x + (corner.x - end.x) * share, end.y + (corner.y - end.y) * share)


def routes_of(lines: Mapping[str, Iterable[Point]]) -> dict[str, Route]:
    """Routes along chains of points, by arrow."""
    return {arrow: Route(curve_of(points)) for arrow, points in lines.items()}
