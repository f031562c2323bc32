"""Cells of draw.io and their styles. Nothing of a plan is ever in a style."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.text.fonts import STACK
from csirtgraph.drawing.theme import DASH, Look
from csirtgraph.export.shapes import n

ROOT, LAYER = "0", "1"  # what every diagram begins with
HEAD = 6  # of an arrow, in draw.io's measure

#: Of a cell that is selected and moved with the one it is in; of its label; of one without a fill and a line.
PART = {"part": "1", "connectable": "0"}
MIDDLE = {"verticalAlign": "middle", "spacing": "0"}
PLAIN = {"html": "0", "fillColor": "none", "strokeColor": "none", **MIDDLE}


def cell(name: str, words: str, style: Mapping[str, str], rect: Rect, parent: str) -> ET.Element:
    """A box of draw.io; its place is that in its parent."""
    found = ET.Element("mxCell", id=name, value=words, style=styled(style), vertex="1", parent=parent)
    size = {"x": n(rect.x), "y": n(rect.y), "width": n(rect.width), "height": n(rect.height)}
    ET.SubElement(found, "mxGeometry", size | {"as": "geometry"})
    return found


def look_style(look: Look, dashed: bool = False, radius: float | None = None) -> dict[str, str]:
    """Colours, corners and dashes; no shadow, and no HTML in the label."""
    corner = look.radius if radius is None else radius
    dash = DASH if dashed else look.dash
    style = {"html": "0", "fillColor": look.fill, "strokeColor": look.line, "strokeWidth": n(look.width)}
    style |= {"rounded": "1", "absoluteArcSize": "1", "arcSize": n(2 * corner)} if corner else {"rounded": "0"}
    return style | ({"dashed": "1", "dashPattern": dash, "fixDash": "1"} if dash else {})


def text_style(size: float, colour: str, bold: bool = False) -> dict[str, str]:
    """The font of a label."""
    return {"fontFamily": STACK, "fontSize": n(size), "fontColor": colour, "fontStyle": "1" if bold else "0"}


def styled(style: Mapping[str, str]) -> str:
    """A style in draw.io's words; nothing of the plan is ever in it."""
    return "".join(f"{name}={value};" for name, value in style.items())
