"""draw.io (diagrams.net): pages of cells, plain or compressed."""

import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.graphs.model import Arrow, Box, Container, Diagram, united
from csirtgraph.imports.labels import joined
from csirtgraph.imports.readers.html import lines_in
from csirtgraph.imports.readers.xml import parse_xml
from csirtgraph.themes import THEMES

HOST = "csirtgraph"  # of our own files
PARTS = ("box-", "frame-")  # before the ids of our boxes and frames
OURS = ("badge", "key-", "words-")  # what stands around our figures
ARROW = "arrow-"
SHAPES = {"cylinder": "system", "cylinder3": "system", "datastore": "system", "rhombus": "decision"}
NO_BOX = ("text", "edgeLabel", "line")
OTHER_SHAPES = ("ellipse", "cloud", "hexagon", "triangle", "shape")  # than rectangles, as words of a style
#: Looks by the colours that our own exports give them.
LOOKS = {
    (theme.looks[look].fill, is_dashed): name
    for theme in THEMES.values()
    for look, is_dashed, name in (
        ("in-house", False, "in-house"),
        ("outsourced", True, "outsourced"),
        ("vendor", True, "vendor"),
        ("outside", False, "outside"),
    )
}


def read_drawio(data: bytes, name: str) -> Diagram:
    """All pages of a file. Raises ImportFailure."""
    if len(data) > limits.TEXT_BYTES:
        raise ImportFailure("too-large", name, limit=limits.TEXT_BYTES // 1024**2, unit="MB")
    root = parse_xml(data, name)
    pages = root.findall("diagram") if root.tag == "mxfile" else [root]
    is_ours = root.get("host") == HOST
    found = [page_of(page, f"{name}:{page.get('name') or number}", is_ours) for number, page in enumerate(pages, 1)]
    return united(found)


def page_of(page: Any, place: str, is_ours: bool) -> Diagram:
    """One page; what is compressed is unpacked up to a limit."""
    model = page if page.tag == "mxGraphModel" else page.find("mxGraphModel")
    if model is None and (page.text or "").strip():
        model = parse_xml(unpacked(page.text.strip(), place), place)
    cells = {} if model is None else {id: cell for cell in model.iter() if (id := cell.get("id")) and is_cell(cell)}
    if is_ours:
        cells = {own_id(id): cell for id, cell in cells.items() if not id.startswith(OURS)}
    return Page(cells, place, is_ours).diagram()


def own_id(id: str) -> str:
    """The id in the plan of a box or a frame of ours."""
    return next((id.removeprefix(start) for start in PARTS if id.startswith(start)), id)


def is_cell(element: Any) -> bool:
    """Whether an element is a cell, or the object with a cell in it."""
    return element.tag == "mxCell" or element.find("mxCell") is not None


def unpacked(text: str, place: str) -> bytes:
    """The XML of a compressed page."""
    try:
        inflate = zlib.decompressobj(-15)
        data = inflate.decompress(b64decode(text, validate=True), limits.TEXT_BYTES)
    except (zlib.error, Base64Error, ValueError) as error:
        raise ImportFailure("damaged", place) from error
    if inflate.unconsumed_tail:
        raise ImportFailure("too-large", place, limit=limits.TEXT_BYTES // 1024**2, unit="MB")
    return unquote(data.decode("utf-8", "replace")).encode()


class Page:
    """The cells of one page by id."""

    def __init__(self, cells: dict[str, Any], place: str, is_ours: bool):
        self.place, self.is_ours = place, is_ours
        self.words = {id: cell.get("value") or cell.get("label") or "" for id, cell in cells.items()}
        self.cells = {id: cell if cell.tag == "mxCell" else cell.find("mxCell") for id, cell in cells.items()}
        self.styles = {id: style_of(cell.get("style") or "") for id, cell in self.cells.items()}
        self.joined = {self.named(cell.get(end)) for cell in self.cells.values() for end in ("source", "target")}

    def diagram(self) -> Diagram:
        """Boxes, containers and arrows; labels and lines in cells of their own go to what they stand in."""
        found = Diagram()
        parents = {self.parent(id) for id in self.cells if self.is_vertex(id) and not self.is_part(id)}
        for id in self.cells:
            if self.is_vertex(id) and not self.is_part(id):
                self.add_vertex(id, id in parents, found)
        for id, cell in self.cells.items():
            if cell.get("edge") == "1":
                found.arrows.append(self.arrow(id, cell))
        for id in self.cells:
            if self.is_part(id) and (box := found.boxes.get(self.parent(id))) and (text := self.text(id)):
                found.boxes[box.id] = replace(box, lines=(*box.lines, *([joined(text)] if self.is_ours else text)))
        return found

    def parent(self, id: str) -> str:
        """The id of what a cell stands in."""
        return self.named(self.cells[id].get("parent"))

    def named(self, id: str | None) -> str:
        """The id of a cell that another cell names."""
        return own_id(id or "") if self.is_ours else id or ""

    def is_vertex(self, id: str) -> bool:
        """Whether a cell is a shape that is no label of an arrow."""
        parent = self.cells.get(self.parent(id))
        return self.cells[id].get("vertex") == "1" and (parent is None or parent.get("edge") != "1")

    def is_part(self, id: str) -> bool:
        """Whether a cell is a line of the box around it."""
        style = self.styles[id]
        is_label = style.get("part") == "1" or "text" in style
        return is_label and self.parent(id) in self.cells and self.is_vertex(self.parent(id))

    def add_vertex(self, id: str, has_inner: bool, found: Diagram) -> None:
        """A shape: a container, a box, or something that is neither."""
        style, lines, parent = self.styles[id], self.text(id), self.parent(id)
        place = f"{self.place}:{id}"
        inside = parent if parent in self.cells and self.is_vertex(parent) else ""
        if has_inner or "swimlane" in style or style.get("container") == "1":
            found.containers[id] = Container(id=id, name=joined(lines), place=place, inside=inside)
        elif not lines or (any(word in style for word in NO_BOX) and id not in self.joined):
            if lines:
                found.left_out.append((place, joined(lines)))
        else:
            look = self.look(style)
            shape = style.get("shape") or next((word for word in OTHER_SHAPES if word in style), "")
            colour = "" if self.is_ours else style.get("fillColor") or shape
            found.boxes[id] = Box(id=id, name=joined(lines), place=place, inside=inside, look=look, colour=colour)

    def look(self, style: dict[str, str]) -> str:
        """What the colours of our own boxes and the shapes of others say; "" for nothing."""
        if self.is_ours and (look := LOOKS.get((style.get("fillColor", ""), style.get("dashed") == "1"))):
            return look
        return next((SHAPES[word] for word in (style.get("shape", ""), *style) if word in SHAPES), "")

    def arrow(self, id: str, cell: Any) -> Arrow:
        """A connector, with the labels that stand in cells of their own."""
        labels = [self.text(other) for other in self.cells if self.parent(other) == id]
        style = self.styles[id]
        ends = style.get("startArrow", "none"), style.get("endArrow", "classic")
        tail, head = self.named(cell.get("source")), self.named(cell.get("target"))
        if "none" not in ends[:1] and ends[1] == "none":
            tail, head = head, tail
        return Arrow(
            tail=tail,
            head=head,
            id=id.removeprefix(ARROW) if self.is_ours else "",
            label=joined([*self.text(id), *(line for lines in labels for line in lines)]),
            is_mutual="none" not in ends,
            place=f"{self.place}:{id}",
        )

    def text(self, id: str) -> list[str]:
        """The lines of a label."""
        words = self.words[id]
        return (
            lines_in(words)
            if self.styles[id].get("html") == "1"
            else [line for line in words.split("\n") if line.strip()]
        )


def style_of(text: str) -> dict[str, str]:
    """A style as pairs; a word without a value is a shape or a class."""
    return dict(pair.partition("=")[::2] for pair in text.split(";") if pair)
