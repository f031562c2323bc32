"""One arrow with right angles: its corners and lines, and the curve that is drawn of it."""

from dataclasses import dataclass
from functools import cached_property

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Route, curve_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow

LOOP = 12.0  # pt, how far an arrow from a box to itself stands off


@dataclass
class Way:
    """One arrow routed: its cells, its corners from tail to head, its label and its cost."""

    cells: list[int]
    points: list[Point]
    label: Rect | None
    cost: float
    taken: bool = False  # whether the label stands on something

    @cached_property
    def lines(self) -> list[Rect]:
        """Its straight pieces as thin rectangles."""
        return [thin(a, b) for a, b in zip(self.points, self.points[1:])]


def border(rect: Rect) -> list[Rect]:
    """The four sides of a frame as thin rectangles."""
    a, b, c, d = (
        Point(rect.x, rect.y),
        Point(rect.right, rect.y),
        Point(rect.right, rect.bottom),
        Point(rect.x, rect.bottom),
    )
    return [thin(a, b), thin(b, c), thin(c, d), thin(d, a)]


def thin(a: Point, b: Point) -> Rect:
    """A straight line as a rectangle of half a point."""
    return Rect(min(a.x, b.x) - 0.25, min(a.y, b.y) - 0.25, abs(a.x - b.x) + 0.5, abs(a.y - b.y) + 0.5)


def corners(points: list[Point]) -> list[Point]:
    """A chain without the points inside straight pieces."""
    kept = points[:1]
    for point, after in zip(points[1:], points[2:]):
        a = kept[-1]
        if not ((a.x == point.x == after.x) or (a.y == point.y == after.y)):
            kept.append(point)
    return [*kept, points[-1]]


def route_of(arrow: Arrow, way: Way) -> Route:
    """A way as a curve of straight pieces; the heads stand at its ends."""
    points = list(way.points)
    start = points[0] if arrow.heads == "both" else None
    end = points[-1] if arrow.heads != "none" else None
    if end:
        points[-1] = shortened(points[-2], points[-1])
    if start:
        points[0] = shortened(points[1], points[0])
    return Route(curve_of(points), start, end, way.label)


def loop_at(arrow: Arrow, rect: Rect, measures: Measures) -> Route:
    """An arrow from a box to itself, around its upper right corner."""
    x, y, label = rect.right - LOOP, rect.y + LOOP, measures.arrows[arrow.id]
    points = [Point(rect.right, y), Point(rect.right + LOOP, y), Point(rect.right + LOOP, rect.y - LOOP)]
    points += [Point(x, rect.y - LOOP), Point(x, rect.y)]
    place = Rect(rect.right + LOOP + 4, rect.y - LOOP, label.width, label.height) if label.lines else None
    return route_of(arrow, Way([], points, place, 0))


def shortened(before: Point, tip: Point) -> Point:
    """Where the line ends that has its head's tip at a point."""
    if before.x == tip.x:
        return Point(tip.x, tip.y - HEAD_LENGTH if before.y < tip.y else tip.y + HEAD_LENGTH)
    return Point(tip.x - HEAD_LENGTH if before.x < tip.x else tip.x + HEAD_LENGTH, tip.y)
