"""Arrows of straight pieces: their corners, and room for their heads."""

from collections.abc import Iterable, Sequence

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Route, curve_of
from csirtgraph.drawing.model import Arrow

NOTHING = 0.01  # pt
MOST_HEAD = 0.9  # of the last piece of a line may be its head


def corners(points: Iterable[Point]) -> tuple[Point, ...]:
    """A chain of exact right angles without points on the straight line between their neighbours."""
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


def route_of(arrow: Arrow, points: Sequence[Point], label: Rect | None = None) -> Route:
    """The route of an arrow along a chain of points, with room for its heads."""
    start = points[0] if arrow.heads == "both" else None
    end = points[-1] if arrow.heads != "none" else None
    chain = [*points]
    if end:
        chain[-1] = before(chain[-1], chain[-2])
    if start:
        chain[0] = before(chain[0], chain[1])
    return Route(curve_of(chain), start, end, label)


def before(end: Point, corner: Point) -> Point:
    """Where a line ends for a head to have room, not beyond its last corner."""
    share = min(HEAD_LENGTH / max(distance(end, corner), NOTHING), MOST_HEAD)
    return Point(end.x + (corner.x - end.x) * share, end.y + (corner.y - end.y) * share)
