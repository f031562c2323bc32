"""The SVG elements pictures are made of: plain shapes with presentation attributes, and escaped text."""

from collections.abc import Iterable
from html import escape as escape_html

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.layout import Route
from csirtgraph.drawing.theme import DASH, Look

HEAD_WIDTH = 3.2  # pt, half the width of an arrowhead
HATCH = 6.0  # pt between the lines of a hatched box


def group(kind: str, name: str, classes: Iterable[str], title: str, parts: Iterable[str], extra: str = "") -> str:
    """A `g` with an id, classes and a title that shows when pointed at."""
    told = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<g id="cg-{kind}-{slug(name)}" class="{" ".join(filter(None, classes))}" data-id={quoted(name)}{extra}>'
        f"{told}{''.join(parts)}</g>"
    )


def slug(name: str) -> str:
    """An id of the plan as part of an XML id."""
    return "".join(character if character.isalnum() else SLUGS.get(character, "-") for character in name)


SLUGS = {">": ".to.", "/": ".", "=": ".is."}


def rectangle(rect: Rect, look: Look, dashed: bool = False, radius: float | None = None) -> str:
    """A rectangle in its look."""
    corner = look.radius if radius is None else radius
    round_ = f' rx="{n(corner)}"' if corner else ""
    dash = f' stroke-dasharray="{DASH}"' if dashed else ""
    return (
        f'<rect x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}"{round_} '
        f'fill="{look.fill}" stroke="{look.line}" stroke-width="{n(look.width)}"{dash}/>'
    )


def hatch(rect: Rect, look: Look) -> str:
    """Slanted lines in a strip at the left side, for print without colour."""
    strip = Rect(rect.x + 2, rect.y + look.radius, 5, rect.height - 2 * look.radius)
    strokes, y = [], strip.y + strip.width
    while y <= strip.bottom:
        strokes.append(f"M{n(strip.x)} {n(y)}l{n(strip.width)} {n(-strip.width)}")
        y += HATCH / 2
    return f'<path d="{"".join(strokes)}" fill="none" stroke="{look.line}" stroke-width="0.8"/>'


def path(data: str, look: Look) -> str:
    """A line."""
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    return f'<path d="{data}" fill="none" stroke="{look.line}" stroke-width="{n(look.width)}"{dash}/>'


def curve(route: Route) -> str:
    """The path data of a route."""
    start, *rest = route.curve
    data = f"M{n(start.x)} {n(start.y)}C"
    return data + " ".join(f"{n(point.x)} {n(point.y)}" for point in rest)


def arrowhead(base: Point, tip: Point, look: Look) -> str:
    """A filled triangle from the end of a line to its tip."""
    length = distance(base, tip) or 1
    dx, dy = (tip.x - base.x) / length * HEAD_WIDTH, (tip.y - base.y) / length * HEAD_WIDTH
    corners = (tip, Point(base.x - dy, base.y + dx), Point(base.x + dy, base.y - dx))
    points = " ".join(f"{n(corner.x)},{n(corner.y)}" for corner in corners)
    return f'<polygon points="{points}" fill="{look.line}"/>'


def text_at(text: str, x: float, y: float, size: float, fill: str, bold: bool = False, anchor: str = "middle") -> str:
    """One line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{n(x)}" y="{n(y)}" text-anchor="{anchor}" font-size="{n(size)}"{weight} fill="{fill}">'
        f"{escape(text)}</text>"
    )


def escape(text: str) -> str:
    """Text between tags."""
    return escape_html(text, quote=False)


def quoted(text: str) -> str:
    """Text as the value of an attribute, with its quotation marks."""
    return f'"{escape_html(text)}"'


def n(number: float) -> str:
    """A length with at most two decimals and no trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number else "0"
