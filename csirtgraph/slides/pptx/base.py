"""The deck that csirtgraph brings: one layout, a title above and room below, in the colours of a theme."""

from datetime import datetime
from typing import Any

from csirtgraph.drawing.theme import Theme
from csirtgraph.slides.pptx.markup import NAMES, Element, colour, emu, qualified

SIZES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}  # pt
MARGIN, TITLE_TOP, TITLE_HEIGHT, TITLE_SIZE, FOOT = 24.0, 10.0, 38.0, 22, 20.0  # pt
FONT = "Yu Gothic"  # with PowerPoint on Windows and macOS
DATE = datetime(2015, 11, 16)  # of every deck, so that it does not depend on the clock
LEFT_OUT = ("thumbnail", "printerSettings")  # parts of python-pptx's own deck


def blank(size: str, theme: Theme) -> Any:
    """A deck without slides, by python-pptx."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    width, height = SIZES[size]
    deck.slide_width, deck.slide_height = Emu(emu(width)), Emu(emu(height))
    deck.element.find("p:sldSz", NAMES).attrib.pop("type", None)
    for layout in [layout for layout in deck.slide_layouts if layout.name != "Title Only"]:
        deck.slide_layouts.remove(layout)
    for relations in (deck.part.rels, deck.part.package._rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(LEFT_OUT)]:
            relations.pop(key)
    arrange(deck.slide_master, width, height)
    paint(deck.slide_master, theme)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = "", "csirtgraph", "csirtgraph"
    properties.created = properties.modified = DATE
    properties.revision = 1
    return deck


def arrange(master: Any, width: float, height: float) -> None:
    """Where title, text, date, footer and number stand."""
    inner = width - 2 * MARGIN
    top = TITLE_TOP + TITLE_HEIGHT + 6
    third, foot = inner / 3, height - FOOT
    places = {
        "title": (MARGIN, TITLE_TOP, inner, TITLE_HEIGHT),
        "body": (MARGIN, top, inner, height - top - 12),
        "dt": (MARGIN, foot, third, FOOT - 4),
        "ftr": (MARGIN + third, foot, third, FOOT - 4),
        "sldNum": (MARGIN + 2 * third, foot, third, FOOT - 4),
    }
    for shape in master.placeholders:
        kind = shape.element.find(f".//{qualified('p:ph')}").get("type")
        shape.left, shape.top, shape.width, shape.height = (emu(length) for length in places[kind])
    for style in master.element.iterfind(".//p:titleStyle/a:lvl1pPr", NAMES):
        style.set("algn", "l")
        font = style.find("a:defRPr", NAMES)
        font.set("sz", str(TITLE_SIZE * 100))
        font.set("b", "1")
    for text in master.element.iterfind(".//p:sp//a:bodyPr", NAMES):
        for side in ("lIns", "rIns"):
            text.set(side, "0")


def paint(master: Any, theme: Theme) -> None:
    """The theme's ground and ink as those of the deck, and its fonts."""
    from lxml import etree

    part = next(relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    for name, value in (("dk1", theme.name), ("lt1", theme.ground)):
        swap(root.find(f".//a:{name}", NAMES), value)
    for fonts in root.iterfind(".//a:fontScheme/*", NAMES):
        for script in ("latin", "ea"):
            fonts.find(f"a:{script}", NAMES).set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def swap(slot: Element, value: str) -> None:
    """Another colour in a slot of a theme."""
    for old in list(slot):
        slot.remove(old)
    slot.append(colour(value))
