"""The XML of slides that python-pptx lacks: boxes with text, glued connectors with heads, groups, tables.

Lengths come in pt and go out in EMU; colours are `#rrggbb`, or of the deck's
theme: `accent1`, `accent1:20:80` (20 % of its lightness and 80 % more), or
`accent1:20:80:90:15` (with 90 % of its saturation, its hue turned by 15°).
"""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any

from lxml import etree

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.theme import HeadKind

EMU = 12_700  # in a pt
NAMES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
#: What XML 1.0 has no way to say.
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: From dashes as pictures have them to PowerPoint's.
DASHES = {"": "", "5 3": "dash", "1.5 3": "sysDot"}

#: What is changed of a colour of the deck, and how much one of it is: a percent, a degree.
CHANGES = (("a:lumMod", 1000), ("a:lumOff", 1000), ("a:satMod", 1000), ("a:hueOff", 60_000))
#: Where a shape's note is held while a deck is made or read; in the file it is a tag, see tags.py.
NOTE = "csirtgraph"

Element = Any  # lxml has no types


@cache
def qualified(tag: str) -> str:
    """`a:off` as lxml names it."""
    prefix, _, name = tag.partition(":")
    return f"{{{NAMES[prefix]}}}{name}"


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    """An element with attributes and children; a child that is None is left out.

    Its names get the prefixes of the slide when it is put there.
    """
    values = {
        name: clean(value) if isinstance(value, str) else str(value) for name, value in (attributes or {}).items()
    }
    made = etree.Element(qualified(tag), values)
    made.extend([child for child in children if child is not None])
    return made


def clean(text: str) -> str:
    """Text without the characters that XML cannot say."""
    return UNSAYABLE.sub("", text)


def emu(length: float) -> int:
    """A length in pt as EMU."""
    return round(length * EMU)


def place(rect: Rect, tag: str = "a:xfrm", turn: Mapping[str, object] | None = None, *children: Element) -> Element:
    """Where a shape is, and how large; `turn` flips or rotates it."""
    return element(
        tag,
        turn,
        element("a:off", {"x": emu(rect.x), "y": emu(rect.y)}),
        element("a:ext", {"cx": emu(rect.width), "cy": emu(rect.height)}),
        *children,
    )


def colour(name: str) -> Element:
    """A colour, as the elements of DrawingML."""
    return copy(drawn_colour(name))  # of lxml's, a copy has all that is inside, in a tenth of the time


@cache
def drawn_colour(name: str) -> Element:
    """A colour as it is drawn the first time."""
    if name.startswith("#"):
        return element("a:srgbClr", {"val": name[1:].upper()})
    base, *shares = name.split(":")
    parts = [(tag, round(float(share) * unit)) for (tag, unit), share in zip(CHANGES, shares)]
    lightness, others = parts[:2], parts[2:]  # programs apply them in their order
    changes = (element(tag, {"val": value}) for tag, value in (*others, *lightness))
    return element("a:schemeClr", {"val": base}, *changes)


def fill(name: str, hatch: str = "") -> Element:
    """A filled ground, hatched in a second colour where one is given, or none."""
    if name == "none":
        return element("a:noFill")
    if hatch:
        pair = (element("a:fgClr", {}, colour(hatch)), element("a:bgClr", {}, colour(name)))
        return element("a:pattFill", {"prst": "ltUpDiag"}, *pair)
    return element("a:solidFill", {}, colour(name))


#: The heads that PowerPoint has; it has no hollow triangle, so that one is open.
HEADS: dict[HeadKind, str] = {"": "triangle", "triangle": "triangle", "hollow": "arrow", "diamond": "diamond"}


def line(
    name: str, width: float, dash: str = "", heads: str = "none", tag: str = "a:ln", head: HeadKind = ""
) -> Element:
    """A line of a width in pt, with arrowheads at its end or at both ends."""
    return copy(drawn_line(name, width, dash, heads, tag, HEADS[head]))


@cache
def drawn_line(name: str, width: float, dash: str, heads: str, tag: str, head: str) -> Element:
    """A line as it is drawn the first time."""
    if name == "none":
        return element(tag, {}, element("a:noFill"))
    ends = {"headEnd": heads == "both", "tailEnd": heads in ("end", "both")}
    return element(
        tag,
        {"w": emu(width)},
        fill(name),
        element("a:prstDash", {"val": dash or "solid"}),
        element("a:round"),
        *(element(f"a:{end}", {"type": head, "w": "med", "len": "med"}) for end, wanted in ends.items() if wanted),
    )


def named(number: int, name: str, spoken: str, noted: str = "") -> Element:
    """Id, name and alternative text of a shape, and what csirtgraph notes of it."""
    alternative = {"descr": spoken} if spoken else {}
    return element("p:cNvPr", {"id": number, "name": name, **alternative, **({NOTE: noted} if noted else {})})


def renumber(tree: Element) -> None:
    """Ids of shapes from 1 on."""
    for number, found in enumerate(tree.iter(qualified("p:cNvPr")), 1):
        found.set("id", str(number))


def shape(
    identity: Element, rect: Rect, geometry: Element, look: Sequence[Element], text: Element, is_words: bool = False
) -> Element:
    """A shape with its text inside; `is_words` for a text box."""
    return element(
        "p:sp",
        {},
        element("p:nvSpPr", {}, identity, element("p:cNvSpPr", {"txBox": 1} if is_words else {}), element("p:nvPr")),
        element("p:spPr", {}, place(rect), geometry, *look),
        text,
    )


def rectangle(rect: Rect, radius: float) -> Element:
    """A rectangle, with round corners of a radius in pt."""
    if not radius:
        return element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    share = round(min(radius / (min(rect.width, rect.height) or 1), 0.5) * 100_000)
    return element("a:prstGeom", {"prst": "roundRect"}, guides([share], "adj"))


def guides(values: Sequence[float], *names: str) -> Element:
    """The adjustments of a preset shape."""
    adjusted = (
        element("a:gd", {"name": name, "fmla": f"val {round(value)}"})
        for name, value in zip(names or [f"adj{number}" for number in range(1, len(values) + 1)], values)
    )
    return element("a:avLst", {}, *adjusted)


def group(identity: Element, rect: Rect, inner: Rect, children: Sequence[Element]) -> Element:
    """A group that shows what is in `inner`, in its children's coordinates, at `rect` of the slide."""
    child_place = (
        element("a:chOff", {"x": emu(inner.x), "y": emu(inner.y)}),
        element("a:chExt", {"cx": emu(inner.width), "cy": emu(inner.height)}),
    )
    return element(
        "p:grpSp",
        {},
        element("p:nvGrpSpPr", {}, identity, element("p:cNvGrpSpPr"), element("p:nvPr")),
        element("p:grpSpPr", {}, place(rect, "a:xfrm", None, *child_place)),
        *children,
    )
