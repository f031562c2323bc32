"""A drawing laid out: every box, frame, arrow and label with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property

from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing
from csirtgraph.records import dataclass

NAME_LEFT, NAME_TOP = 10.0, 7.0  # pt from the corner of a frame to its name
HEAD_LENGTH = 7.0  # pt
PITCH = 8.0  # pt between the lines of the grid on which arrows run


@dataclass(frozen=True)
class Route:
    """An arrow's curve, the tips of its heads, and where its label stands."""

    curve: tuple[Point, ...]
    start: Point | None = None
    end: Point | None = None
    label: Rect | None = None


def curve_of(points: Iterable[Point]) -> tuple[Point, ...]:
    """A chain of straight lines as control points of Bézier curves."""
    first, *rest = points
    curve = [first]
    for point in rest:
        curve += [curve[-1], point, point]
    return tuple(curve)


@dataclass(frozen=True)
class Layout:
    """A drawing with places: lengths in pt from the top left corner, y downwards."""

    drawing: Drawing
    measures: Measures
    boxes: dict[str, Rect]
    frames: dict[str, Rect]
    routes: dict[str, Route]
    names: Mapping[str, float] = field(default_factory=dict)  # x of frames' names that do not stand at the left
    is_cheap: bool = False  # drawn with less care, because of its size

    def name_of(self, frame: str) -> Rect:
        """Where the name of a frame stands."""
        rect, name = self.frames[frame], self.measures.frames[frame]
        left = self.names.get(frame, rect.x + NAME_LEFT)
        return Rect(left, rect.y + NAME_TOP, name.width, name.height)

    @cached_property
    def bounds(self) -> Rect:
        """The smallest rectangle around everything."""
        curves = [Rect(*point, 0, 0) for route in self.routes.values() for point in route.curve]
        labels = [route.label for route in self.routes.values() if route.label]
        return around([*self.boxes.values(), *self.frames.values(), *curves, *labels])
