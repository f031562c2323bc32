"""What a deck says of itself: its title, its dates, the program that made it, and how many slides it has."""

from datetime import date, datetime
from typing import Any

from csirtgraph.slides.pptx.base import SIZES
from csirtgraph.slides.pptx.markup import EMU
from csirtgraph.text import shortened

EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
FORMATS = {"16:9": "Widescreen", "4:3": "On-screen Show (4:3)"}
DATES = ("created", "modified", "lastPrinted")


def describe(deck: Any, title: str, revised: date | None) -> None:
    """The properties of a deck of our own; without a day of revision it has no dates."""
    properties = deck.core_properties
    properties.title, properties.comments = shortened(title), ""
    properties.author = properties.last_modified_by = "csirtgraph"
    properties.revision = 1
    if revised:
        properties.created = properties.modified = datetime(revised.year, revised.month, revised.day)
        return
    for found in [found for found in properties._element if found.tag.rpartition("}")[2] in DATES]:
        properties._element.remove(found)


def count(deck: Any) -> None:
    """How many slides a deck has, and who made it, in the properties that programs show before it is opened."""
    from lxml import etree

    kind = "/extended-properties"
    parts = [item.target_part for item in deck.part.package._rels.values() if item.reltype.endswith(kind)]
    if not parts:  # a template may do without
        return
    old = etree.fromstring(parts[0].blob)
    root = etree.Element(f"{{{EXTENDED}}}Properties", nsmap={None: EXTENDED})
    values = {
        "Application": "csirtgraph",
        "PresentationFormat": format_of(deck),
        "Slides": len(deck.slides),
        "Notes": sum(slide.has_notes_slide for slide in deck.slides),
        "HiddenSlides": sum(slide.element.get("show") in ("0", "false") for slide in deck.slides),
        **{name: old.findtext(f"{{{EXTENDED}}}{name}") for name in ("Manager", "Company")},
    }
    for name, value in values.items():
        if value not in ("", None):
            etree.SubElement(root, f"{{{EXTENDED}}}{name}").text = str(value)
    parts[0]._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def format_of(deck: Any) -> str:
    """The format of a deck as PowerPoint calls it."""
    size = (deck.slide_width / EMU, deck.slide_height / EMU)
    return next((FORMATS[name] for name, known in SIZES.items() if known == size), "Custom")
