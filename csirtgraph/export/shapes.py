"""The shapes every picture is made of: rectangles, lines, arrowheads, discs and lines of text.

A part of a figure (a box, a frame, an arrow, a label) is a few of them; what
writes a format turns shapes into its own words and needs to know no more.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import Route
from csirtgraph.drawing.theme import Look
from csirtgraph.records import dataclass

HEAD_WIDTH = 3.2  # pt, half the width of an arrowhead
HOLLOW = 0.45  # of the way from a corner to the middle, where an empty arrowhead is empty
HATCH = 6.0  # pt between the lines of a hatched box


class Rectangle(NamedTuple):
    """A rectangle in its look; `radius` of its corners in pt."""

    rect: Rect
    look: Look
    dashed: bool = False
    radius: float = 0


class Path(NamedTuple):
    """A line, in the path data of SVG."""

    data: str
    look: Look
    dash: str = ""


class Head(NamedTuple):
    """A filled triangle, of an arrow."""

    corners: tuple[Point, ...]
    fill: str


class Words(NamedTuple):
    """One line of text; y is its base line."""

    text: str
    x: float
    y: float
    size: float
    fill: str
    bold: bool = False
    anchor: str = "middle"


class Disc(NamedTuple):
    """A disc, behind a sign."""

    middle: Point
    radius: float
    fill: str
    line: str


Shape: TypeAlias = Rectangle | Path | Head | Words | Disc


@dataclass(frozen=True, kw_only=True)
class Part:
    """The shapes of one box, frame, arrow or label, in the order they are drawn."""

    kind: str  # "box", "frame", "arrow" or "label"
    id: str
    classes: tuple[str, ...]
    title: str  # shown when pointed at
    shapes: tuple[Shape, ...]
    ends: tuple[str, str] | None = None  # of an arrow: from and to


def rectangle(rect: Rect, look: Look, dashed: bool = False, radius: float | None = None) -> Rectangle:
    """A rectangle with the corners of its look, unless given otherwise."""
    return Rectangle(rect, look, dashed, look.radius if radius is None else radius)


def line(data: str, look: Look) -> Path:
    """A line with the dashes of its look."""
    return Path(data, look, look.dash)


def hatch(rect: Rect, look: Look) -> Path:
    """Slanted lines in a strip at the left side, for print without colour."""
    strip = Rect(rect.x + 2, rect.y + look.radius, 5, rect.height - 2 * look.radius)
    strokes, y = [], strip.y + strip.width
    while y <= strip.bottom:
        strokes.append(f"M{n(strip.x)} {n(y)}l{n(strip.width)} {n(-strip.width)}")
        y += HATCH / 2
    return Path("".join(strokes), Look("none", look.line, 0, 0.8))


def curve(route: Route) -> str:
    """The path data of a route."""
    start, *rest = route.curve
    data = f"M{n(start.x)} {n(start.y)}C"
    return data + " ".join(f"{n(point.x)} {n(point.y)}" for point in rest)


def arrowhead(base: Point, tip: Point, look: Look, ground: str) -> Iterator[Head]:
    """The head of an arrow from the end of its line to its tip, in the form its look has."""
    length = distance(base, tip) or 1
    dx, dy = (tip.x - base.x) / length * HEAD_WIDTH, (tip.y - base.y) / length * HEAD_WIDTH
    middle = Point((base.x + tip.x) / 2, (base.y + tip.y) / 2)
    if look.head == "diamond":
        yield Head((tip, Point(middle.x - dy, middle.y + dx), base, Point(middle.x + dy, middle.y - dx)), look.line)
        return
    corners = (tip, Point(base.x - dy, base.y + dx), Point(base.x + dy, base.y - dx))
    yield Head(corners, look.line)
    if look.head == "hollow":
        centre = Point(base.x + (tip.x - base.x) * 0.36, base.y + (tip.y - base.y) * 0.36)
        yield Head(tuple(between(corner, centre, HOLLOW) for corner in corners), ground)


def between(one: Point, other: Point, share: float) -> Point:
    """The point at a share of the way from one to another."""
    return Point(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)


def n(number: float) -> str:
    """A length with at most two decimals and no trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number else "0"
