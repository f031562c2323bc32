"""The deck that csirtgraph brings: layouts for a cover, a chapter, a figure and nothing, in the colours of a theme."""

from typing import Any

from csirtgraph.slides.pptx.layouts import LAYOUTS, arrange, arrange_layout, word
from csirtgraph.slides.pptx.markup import NAMES, Element, colour, emu
from csirtgraph.slides.pptx.scheme import slots_of
from csirtgraph.text import Language

SIZES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}  # pt
FONT = "Yu Gothic"  # with PowerPoint on Windows and macOS
LEFT_OUT = ("thumbnail", "printerSettings")  # parts of python-pptx's own deck
#: Which slots of the scheme are ground and text, on a light ground and on a dark one.
MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}


def blank(size: str, theme: str, language: Language) -> Any:
    """A deck without slides, by python-pptx."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    width, height = SIZES[size]
    deck.slide_width, deck.slide_height = Emu(emu(width)), Emu(emu(height))
    deck.element.find("p:sldSz", NAMES).attrib.pop("type", None)
    for layout in [layout for layout in deck.slide_layouts if layout.element.get("type") not in LAYOUTS]:
        deck.slide_layouts.remove(layout)
    for relations in (deck.part.rels, deck.part.package._rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(LEFT_OUT)]:
            relations.pop(key)
    arrange(deck.slide_master, width, height)
    for layout in deck.slide_layouts:
        arrange_layout(layout, width, height)
        layout.element.find("p:cSld", NAMES).set("name", LAYOUTS[layout.element.get("type")].to(language))
    for part in (deck.slide_master, *deck.slide_layouts):
        word(part.element, language)
    paint(deck.slide_master, theme)
    return deck


def paint(master: Any, theme: str) -> None:
    """The theme's colours and fonts as those of the deck."""
    from lxml import etree

    part = next(relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    used = DARK_MAP if theme == "dark" else MAP
    for name, value in slots_of(theme).items():
        swap(root.find(f".//a:clrScheme/a:{used.get(name, name)}", NAMES), value)
    root.set("name", "csirtgraph")
    root.find(".//a:clrScheme", NAMES).set("name", f"csirtgraph {theme}")
    for name, value in used.items():
        master.element.find("p:clrMap", NAMES).set(name, value)
    for fonts in root.iterfind(".//a:fontScheme/*", NAMES):
        for font in (
            fonts.find("a:latin", NAMES),
            fonts.find("a:ea", NAMES),
            fonts.find("a:font[@script='Jpan']", NAMES),
        ):
            font.set("typeface", FONT)
    root.find(".//a:fontScheme", NAMES).set("name", "csirtgraph")
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def swap(slot: Element, value: str) -> None:
    """Another colour in a slot of a theme."""
    for old in list(slot):
        slot.remove(old)
    slot.append(colour(value))
