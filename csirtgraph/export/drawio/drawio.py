"""diagrams.net (draw.io): our places and colours, as boxes, containers and connectors that can be edited.

No label is HTML (`html=0`): text is never more than text, wherever the file is opened.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from csirtgraph.drawing.content import Line
from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import NAME_TOP, Layout
from csirtgraph.drawing.measures import FRAME_SIZE
from csirtgraph.drawing.model import Box, Frame
from csirtgraph.drawing.text.fonts import LINE
from csirtgraph.drawing.theme import Theme
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.drawio.cells import LAYER, MIDDLE, PART, PLAIN, ROOT, cell, look_style, text_style
from csirtgraph.export.drawio.edges import connector
from csirtgraph.export.drawio.text import blocks, rows_of, top_of, words_of
from csirtgraph.export.drawio.title_block import around
from csirtgraph.export.parts import ink, look_of
from csirtgraph.export.shapes import n

INSET = 5.0  # that draw.io itself leaves above a label at the top


def drawio(layout: Layout, theme: Theme) -> bytes:
    """The figure as one uncompressed page of draw.io; 1 pt is one of its units."""
    sheet = sheet_of(layout)
    file = ET.Element("mxfile", host="csirtgraph")
    page = ET.SubElement(file, "diagram", id="csirtgraph", name=layout.drawing.title)
    size = {"pageWidth": n(sheet.width), "pageHeight": n(sheet.height)}
    settings = {"grid": "0", "page": "1", "math": "0", "shadow": "0", "background": theme.ground}
    root = ET.SubElement(ET.SubElement(page, "mxGraphModel", settings | size), "root")
    ET.SubElement(root, "mxCell", id=ROOT)
    ET.SubElement(root, "mxCell", {"id": LAYER, "parent": ROOT})
    root.extend(around(layout.drawing, sheet, theme))
    root.extend(inside(layout, theme, Point(sheet.dx, sheet.dy)))
    ET.indent(file, " ")
    text: bytes = ET.tostring(file, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def inside(layout: Layout, theme: Theme, origin: Point) -> Iterator[ET.Element]:
    """The figure itself, from the back to the front: frames, connectors, boxes."""
    places = {"": Rect(-origin.x, -origin.y, 0, 0)} | layout.frames
    for frame in outermost_first(layout.drawing.frames):
        yield container(frame, layout, theme, places)
    ends = {box.id: f"box-{box.id}" for box in layout.drawing.boxes}
    ends |= {frame.id: f"frame-{frame.id}" for frame in layout.drawing.frames}
    for arrow in layout.drawing.arrows:
        yield connector(arrow, layout, theme, origin, ends)
    for box in layout.drawing.boxes:
        yield from vertex(box, layout, theme, places)


def outermost_first(frames: tuple[Frame, ...]) -> list[Frame]:
    """Every frame behind the one around it."""
    around_ = {frame.id: frame.frame for frame in frames}

    def depth(name: str) -> int:
        return 1 + depth(around_[name]) if name in around_ else 0

    return sorted(frames, key=lambda frame: depth(frame.id))


def container(frame: Frame, layout: Layout, theme: Theme, places: Mapping[str, Rect]) -> ET.Element:
    """A frame, which takes what is in it along when it is moved."""
    rect, name = layout.frames[frame.id], layout.name_of(frame.id)
    words = "\n".join(layout.measures.frames[frame.id].lines)
    style = look_style(look_of(frame, layout.drawing, theme)) | {
        "container": "1",
        "collapsible": "0",
        "align": "left",
        "verticalAlign": "top",
        "spacing": "0",
        "spacingLeft": n(name.x - rect.x),
        "spacingTop": n(NAME_TOP - INSET),
    }
    style |= text_style(FRAME_SIZE, theme.name, bold=True)
    return cell(f"frame-{frame.id}", words, style, relative(rect, frame.frame, places), parent_of(frame.frame))


def vertex(box: Box, layout: Layout, theme: Theme, places: Mapping[str, Rect]) -> Iterator[ET.Element]:
    """A box with the first of its texts as its label; the others, and its items, are parts of it."""
    rect, content = layout.boxes[box.id], layout.measures.boxes[box.id]
    look = look_of(box, layout.drawing, theme)
    style = look_style(look, box.dashed, radius=0 if box.span else None)
    first, *others = blocks(content.lines) or [[]]
    alone = not others and not content.items
    label: dict[str, str] = {"spacing": "0", "verticalAlign": "middle" if alone else "top"}
    if first:
        label |= text_style(first[0].size, ink(first[0], box, theme), first[0].bold)
        label |= {"align": "left", "spacingLeft": n(first[0].x)} if first[0].anchor == "start" else {}
        label |= {} if alone else {"spacingTop": n(top_of(first) - INSET)}
    name = f"box-{box.id}"
    yield cell(name, words_of(first), style | label, relative(rect, box.frame, places), parent_of(box.frame))
    for number, block in enumerate(others):
        item = next((inner for inner in content.items if inner.y <= block[0].y <= inner.bottom), None)
        kind = PART | (look_style(theme.looks["item"]) | MIDDLE if item else PLAIN)
        kind |= text_style(block[0].size, ink(block[0], box, theme), block[0].bold)
        kind |= {"align": "left" if block[0].anchor == "start" else "center"}
        yield cell(f"{name}/text-{number}", words_of(block), kind, item or place_of(block, rect), name)


def place_of(block: list[Line], rect: Rect) -> Rect:
    """Where a text stands in its box."""
    left = block[0].x if block[0].anchor == "start" else 0
    return Rect(left, top_of(block), rect.width - left, len(rows_of(block)) * block[0].size * LINE)


def parent_of(frame: str) -> str:
    """The cell something is in."""
    return f"frame-{frame}" if frame else LAYER


def relative(rect: Rect, frame: str, places: Mapping[str, Rect]) -> Rect:
    """A place as seen from the frame around it, or from the corner of the sheet."""
    outer = places[frame]
    return rect.moved(-outer.x, -outer.y)
