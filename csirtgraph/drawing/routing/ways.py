"""One arrow with right angles: its corners and lines, and one from a box to itself."""

from collections.abc import Sequence

from csirtgraph.drawing.geometry import Edges, Point, Rect
from csirtgraph.drawing.laid_out import Route
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow
from csirtgraph.drawing.right_angles import route_of

LOOP = 12.0  # pt, how far an arrow from a box to itself stands off


class Way:
    """One arrow routed: its cells, its corners from tail to head, its label and its cost."""

    def __init__(self, cells: list[int], points: Sequence[Point], label: Rect | None, cost: float, taken: bool = False):
        self.cells, self.points, self.label, self.cost = cells, points, label, cost
        self.taken = taken  # whether the label stands on something
        self.lines = [thin(a, b) for a, b in zip(points, points[1:])]  # its straight pieces


def border(rect: Rect) -> list[Edges]:
    """The four sides of a frame as thin rectangles."""
    a, b, c, d = (
        Point(rect.x, rect.y),
        Point(rect.right, rect.y),
        Point(rect.right, rect.bottom),
        Point(rect.x, rect.bottom),
    )
    return [thin(a, b), thin(b, c), thin(c, d), thin(d, a)]


def thin(a: Point, b: Point) -> Edges:
    """A straight line as a rectangle of half a point."""
    left, top = min(a.x, b.x) - 0.25, min(a.y, b.y) - 0.25
    return left, top, left + (abs(a.x - b.x) + 0.5), top + (abs(a.y - b.y) + 0.5)


def loop_at(arrow: Arrow, rect: Rect, measures: Measures) -> Route:
    """An arrow from a box to itself, around its upper right corner."""
    x, y, label = rect.right - LOOP, rect.y + LOOP, measures.arrows[arrow.id]
    points = [Point(rect.right, y), Point(rect.right + LOOP, y), Point(rect.right + LOOP, rect.y - LOOP)]
    points += [Point(x, rect.y - LOOP), Point(x, rect.y)]
    place = Rect(rect.right + LOOP + 4, rect.y - LOOP, label.width, label.height) if label.lines else None
    return route_of(arrow, points, place)
