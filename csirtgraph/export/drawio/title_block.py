"""Title, badge, legend and notes as cells of draw.io."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import ASCENT, LINE, text_width
from csirtgraph.drawing.theme import Theme
from csirtgraph.drawing.title_block import Placed, Sheet
from csirtgraph.export.drawio.cells import HEAD, LAYER, PLAIN, cell, look_style, styled, text_style
from csirtgraph.export.drawio.edges import head_style
from csirtgraph.export.parts import look_of, placed
from csirtgraph.export.shapes import n


def around(drawing: Drawing, sheet: Sheet, theme: Theme) -> Iterator[ET.Element]:
    """Title, badge, legend and notes."""
    if sheet.badge:
        yield cell("badge", "", look_style(theme.looks[drawing.badge_look]), sheet.badge, LAYER)
    for number, (key, rect) in enumerate(sheet.swatches):
        look = look_of(key, drawing, theme)
        if key.kind != "arrow":
            yield cell(f"key-{number}", "", look_style(look, key.dashed), rect, LAYER)
            continue
        style = look_style(look) | head_style("end" if look.head else "none", look) | {"endSize": str(HEAD)}
        line = ET.Element("mxCell", id=f"key-{number}", style=styled(style), edge="1", parent=LAYER)
        geometry = ET.SubElement(line, "mxGeometry", {"relative": "1", "as": "geometry"})
        for name, x in (("sourcePoint", rect.x), ("targetPoint", rect.right)):
            ET.SubElement(geometry, "mxPoint", {"x": n(x), "y": n(rect.middle.y), "as": name})
        yield line
    for number, text in enumerate(sheet.texts):
        yield words_around(f"words-{number}", text, sheet, theme)


def words_around(name: str, text: Placed, sheet: Sheet, theme: Theme) -> ET.Element:
    """A line of text around the figure."""
    words = placed(text, theme)
    top, height = text.y - text.size * (ASCENT + (LINE - 1) / 2), text.size * LINE
    rect = Rect(text.x, top, text_width(text.text, text.size, words.bold), height)
    if words.anchor == "middle" and sheet.badge:
        rect = Rect(sheet.badge.x, top, sheet.badge.width, height)
    style = PLAIN | text_style(text.size, words.fill, words.bold)
    return cell(name, text.text, style | {"align": "center" if words.anchor == "middle" else "left"}, rect, LAYER)
