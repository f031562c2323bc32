"""Shapes as the SVG elements that every wiki takes: plain attributes, and escaped text."""

from collections.abc import Callable
from html import escape as escape_html
from typing import TypeAlias
from urllib.parse import quote

from csirtgraph.drawing.theme import DASH
from csirtgraph.export.shapes import Disc, Head, Part, Path, Rectangle, Shape, Words, n


def text(shape: Words) -> str:
    """One line of text."""
    weight = ' font-weight="bold"' if shape.bold else ""
    return (
        f'<text x="{n(shape.x)}" y="{n(shape.y)}" text-anchor="{shape.anchor}" font-size="{n(shape.size)}"{weight} '
        f'fill="{shape.fill}">{escape(shape.text)}</text>'
    )


#: How a line of text is written: as text, or as its outline.
Writer: TypeAlias = Callable[[Words], str]


def group(part: Part, prefix: str, write: Writer = text, link: str = "") -> str:
    """A part as a `g` with an id, classes and a title that shows when pointed at; a link encloses its shapes.

    `prefix` stands before the id, so that those of two pictures on one page do not meet.
    """
    ends = f" data-from={quoted(part.ends[0])} data-to={quoted(part.ends[1])}" if part.ends else ""
    title = f"<title>{escape(part.title)}</title>" if part.title else ""
    shapes = "".join(element(shape, write) for shape in part.shapes)
    return (
        f'<g id="{prefix}{part.kind}-{slug(part.id)}" class="{" ".join(filter(None, part.classes))}" '
        f"data-id={quoted(part.id)}{ends}>{title}{linked(shapes, link, part.title)}</g>"
    )


def linked(shapes: str, link: str, name: str) -> str:
    """Elements with a link around them, where there is one."""
    return f"<a href={quoted(address(link))} aria-label={quoted(name)}>{shapes}</a>" if link else shapes


def address(link: str) -> str:
    """A link in ASCII, without marks that end it in any of the syntaxes it is written in."""
    return quote(link, safe=":/?#@!$&*+,;=%~-._")


def element(shape: Shape, write: Writer = text) -> str:
    """A shape as an element."""
    match shape:
        case Rectangle():
            return rectangle(shape)
        case Path():
            return path(shape)
        case Head():
            points = " ".join(f"{n(corner.x)},{n(corner.y)}" for corner in shape.corners)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
        case Words():
            return write(shape)
        case Disc():
            return disc(shape)


def rectangle(shape: Rectangle) -> str:
    """A rectangle in its look."""
    rect, look = shape.rect, shape.look
    round_ = f' rx="{n(shape.radius)}"' if shape.radius else ""
    dash = f' stroke-dasharray="{DASH}"' if shape.dashed else ""
    return (
        f'<rect x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}"{round_} '
        f'fill="{look.fill}" stroke="{look.line}" stroke-width="{n(look.width)}"{dash}/>'
    )


def path(shape: Path) -> str:
    """A line."""
    dash = f' stroke-dasharray="{shape.dash}"' if shape.dash else ""
    return f'<path d="{shape.data}" fill="none" stroke="{shape.look.line}" stroke-width="{n(shape.look.width)}"{dash}/>'


def disc(shape: Disc) -> str:
    """A disc with a thin edge."""
    r = n(shape.radius)
    return (
        f'<ellipse cx="{n(shape.middle.x)}" cy="{n(shape.middle.y)}" rx="{r}" ry="{r}" fill="{shape.fill}" '
        f'stroke="{shape.line}" stroke-width="1"/>'
    )


def slug(name: str) -> str:
    """The id of a part as part of an XML id; different ids stay different."""
    return "".join(c if c.isalnum() else SLUGS.get(c, f"_{ord(c):x}_") for c in name)


SLUGS = {">": ".to.", "/": ".", "=": ".is.", ":": "-", "-": "-"}


def escape(text: str) -> str:
    """Text between tags."""
    return escape_html(text, quote=False)


def quoted(text: str) -> str:
    """Text as the value of an attribute, with its quotation marks."""
    return f'"{escape_html(text)}"'
