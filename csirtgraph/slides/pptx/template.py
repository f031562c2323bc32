"""A corporate template: the layout figures go on, the room it leaves them, its fonts and its ground."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.errors import blaming_file
from csirtgraph.slides.pptx.markup import EMU, NAMES, Element, qualified
from csirtgraph.slides.pptx.package import DECK_TYPE, TEMPLATE_TYPE, TYPES, DeckError, packed, parsed, parts_in
from csirtgraph.slides.pptx.text import Fonts

MACROS = b"macroEnabled"  # a deck with them may not be named .pptx
SMALL_PRINT = ("dt", "ftr", "sldNum")
TITLES = ("title", "ctrTitle")
LEAST = (300.0, 160.0)  # pt, of a room a figure can stand in
GAP = 8.0  # pt between a title and a figure
DARK = 110  # of 255: the brightness below which a ground is dark


def opened(path: Path) -> Any:
    """The template, by python-pptx; a .potx as the deck it would begin. Raises DeckError."""
    from pptx import Presentation

    parts = parts_in(path)
    if MACROS in parts[TYPES]:
        raise DeckError(path, "macros")
    parts[TYPES] = parts[TYPES].replace(TEMPLATE_TYPE, DECK_TYPE)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            parsed(data, path)
    with readable(path):
        deck = Presentation(BytesIO(packed(parts)))
        size = (deck.slide_width, deck.slide_height)
    if None in size:
        raise DeckError(path, "no-deck")
    return deck


def readable(path: Path | None) -> AbstractContextManager[None]:
    """Where python-pptx stumbles over a template, it is damaged. Raises DeckError."""
    return blaming_file(DeckError(path, "no-deck") if path else None)


def kinds(layout: Any) -> dict[str, Any]:
    """The placeholders of a layout or a master by their kind."""
    return {shape.element.find(".//p:ph", NAMES).get("type", "obj"): shape for shape in layout.placeholders}


def layout_of(kind: str, deck: Any) -> Any:
    """The first layout of a type of PowerPoint's; None where a deck has none."""
    return next((layout for layout in deck.slide_layouts if layout.element.get("type") == kind), None)


def layout_in(deck: Any, path: Path) -> Any:
    """The layout with a title and least besides, and room for a figure. Raises DeckError."""
    usable = []
    for number, layout in enumerate(deck.slide_layouts):
        found = kinds(layout)
        if "title" in found and room_of(layout, deck):
            others = [shape for shape in layout.placeholders if kind_of(shape) not in (*TITLES, *SMALL_PRINT)]
            usable.append((layout.element.get("type") != "titleOnly", len(others), number, layout))
    if not usable:
        raise DeckError(path, "no-layout", ", ".join(layout.name for layout in deck.slide_layouts))
    return min(usable, key=lambda found: found[:3])[3]


def kind_of(shape: Any) -> str:
    """The kind of a placeholder."""
    return str(shape.element.find(".//p:ph", NAMES).get("type", "obj"))


def room_of(layout: Any, deck: Any) -> Rect | None:
    """Where a figure may stand: where the master has its text, below the title and above the small print."""
    width, height = deck.slide_width / EMU, deck.slide_height / EMU
    title = rect_of(kinds(layout)["title"])
    body = kinds(layout.slide_master).get("body")
    room = rect_of(body) if body is not None else None
    if title is None:
        return None
    room = room or Rect(title.x, title.bottom, title.width, height - title.bottom)
    top = title.bottom + GAP if title.middle.y < height / 2 else room.y
    below = [rect.y for shape in small_print(layout) if (rect := rect_of(shape)) and rect.middle.y > height / 2]
    bottom = min([height - GAP, *(edge - 2 for edge in below)])
    wide = around([room, Rect(title.x, room.y, title.width, room.height)])
    if not any(wide.meets(other) and not room.meets(other) for other in decoration(layout)):
        room = wide
    left, right = max(room.x, GAP), min(room.right, width - GAP)
    found = Rect(left, top, right - left, bottom - top)
    return found if found.width >= LEAST[0] and found.height >= LEAST[1] else None


def rooms_of(layout: Any, deck: Any, has_small_print: bool) -> list[Rect]:
    """The room of a usable layout, then one down to the edge where nothing is printed and no ornament stands."""
    room = room_of(layout, deck)
    assert room is not None
    below = Rect(room.x, room.bottom, room.width, deck.slide_height / EMU - GAP - room.bottom)
    ornaments = [rect.y - GAP for rect in decoration(layout) if rect.meets(below)]
    bottom = min([below.bottom, *ornaments])
    if has_small_print or bottom <= room.bottom:
        return [room]
    return [room, Rect(room.x, room.y, room.width, bottom - room.y)]


def decoration(layout: Any) -> Iterator[Rect]:
    """Where a layout and its master have pictures and shapes besides their placeholders."""
    for shapes in (layout.shapes, layout.slide_master.shapes):
        for shape in shapes:
            if not shape.is_placeholder and (rect := rect_of(shape)):
                yield rect


def small_print(layout: Any) -> Iterator[Any]:
    """Date, footer and number of a layout, or of a slide."""
    for shape in layout.placeholders:
        if kind_of(shape) in SMALL_PRINT:
            yield shape


def printed(deck: Any, layout: Any) -> list[Element]:
    """Date, footer and number as the last slide of a template shows them, for slides of a layout that has them."""
    places = {kind_of(shape): shape.element.find(".//p:ph", NAMES).get("idx", "0") for shape in small_print(layout)}
    for slide in reversed(list(deck.slides)):
        found = [deepcopy(shape.element) for shape in small_print(slide) if kind_of(shape) in places]
        if found:
            return [fitted_in(shape, places) for shape in found]
    return []


def fitted_in(shape: Element, places: Mapping[str, str]) -> Element:
    """A placeholder of another slide as one that stands where its layout says; links stay behind."""
    held = shape.find(".//p:ph", NAMES)
    held.set("idx", places[held.get("type")])
    for gone in (*shape.iterfind("p:spPr/*", NAMES), *shape.iter(qualified("a:hlinkClick"))):
        gone.getparent().remove(gone)
    return shape


def rect_of(shape: Any) -> Rect | None:
    """Where a placeholder stands, in pt; None where neither it nor its master says so."""
    if None in (shape.left, shape.top, shape.width, shape.height):
        return None
    return Rect(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)


def theme_of(layout: Any, path: Path) -> Any:
    """The XML of the theme of a layout."""
    relations = layout.slide_master.part.rels.values()
    return parsed(next(item.target_part for item in relations if item.reltype.endswith("/theme")).blob, path)


def fonts_of(layout: Any, path: Path) -> Fonts:
    """The fonts of the theme; for Japanese ours, where it names none."""
    asian = theme_of(layout, path).find(".//a:minorFont/a:ea", NAMES)
    return Fonts("+mn-lt", "+mn-ea" if asian is not None and asian.get("typeface") else Fonts().asian)


def is_dark(master: Element, theme: Element) -> bool:
    """Whether the ground of a master with a theme is dark."""
    used = master.find("p:clrMap", NAMES).get("bg1", "lt1")
    slot = theme.find(f".//a:clrScheme/a:{used}/*", NAMES)
    value = (slot.get("lastClr") or slot.get("val", "")) if slot is not None else ""
    try:
        red, green, blue = (int(value[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return 0.3 * red + 0.6 * green + 0.1 * blue < DARK
