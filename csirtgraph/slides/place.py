"""Where a layout stands on a slide: every length scaled alike, then moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from csirtgraph.drawing.geometry import Point, Rect

LARGEST = 1.3  # a small figure is not shown larger


@dataclass(frozen=True)
class Place:
    """From the coordinates of a layout to those of a slide: a factor, and a distance in pt."""

    scale: float
    dx: float
    dy: float

    def point(self, point: Point) -> Point:
        """A point on the slide."""
        return Point(point.x * self.scale + self.dx, point.y * self.scale + self.dy)

    def rect(self, rect: Rect) -> Rect:
        """A rectangle on the slide."""
        return Rect(*self.point(Point(rect.x, rect.y)), rect.width * self.scale, rect.height * self.scale)

    def curve(self, curve: Sequence[Point]) -> list[Point]:
        """A chain of points on the slide."""
        return [self.point(point) for point in curve]

    @property
    def back(self) -> "Place":
        """From the slide to the layout."""
        return Place(1 / self.scale, -self.dx / self.scale, -self.dy / self.scale)


def in_room(bounds: Rect, room: Rect) -> Place:
    """As large as the room allows, in its middle."""
    scale = min(room.width / (bounds.width or 1), room.height / (bounds.height or 1), LARGEST)
    return Place(scale, room.middle.x - bounds.middle.x * scale, room.middle.y - bounds.middle.y * scale)


def at_top(bounds: Rect, room: Rect, scale: float) -> Place:
    """In the top left corner of the room, so large."""
    return Place(scale, room.x - bounds.x * scale, room.y - bounds.y * scale)
