"""Tables as PowerPoint has them: rows, columns and merged cells, text in cells."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.table import CELL_NAME, PADDING_X, PADDING_Y, span_of
from csirtgraph.drawing.model import Box, Span
from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cells import covered_by, rules_above
from csirtgraph.export.parts import look_of as look_in
from csirtgraph.slides.pptx.markup import DASHES, Element, element, emu, fill, line, place
from csirtgraph.slides.pptx.text import TextStyle, Words, body

URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
THIN = 0.75  # pt
EDGES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


class Edge(NamedTuple):
    """An edge of a cell: its colour, its width in pt, its dashes."""

    colour: str
    width: float
    dash: str


NO_EDGE = Edge("none", 0, "")


@dataclass(frozen=True)
class Grid:
    """A table that is drawn: the box at each row and column, the lines above them, and how it looks."""

    covered: Mapping[tuple[int, int], Box]
    rules: Mapping[tuple[int, int], Box]
    layout: Layout
    scale: float
    theme: Theme
    voice: TextStyle


def table(identity: Element, rect: Rect, layout: Layout, scale: float, theme: Theme, voice: TextStyle) -> Element:
    """A table at its place; `rect` is as large as the layout shown `scale` times larger."""
    drawing = layout.drawing
    widths = [width * scale for width in drawing.table.columns]
    tops = row_tops(layout)
    drawn = Grid(covered_by(drawing), rules_above(drawing), layout, scale, theme, voice)
    rows = [
        element(
            "a:tr",
            {"h": emu((below - above) * scale)},
            *(cell(row, column, drawn) for column in range(len(widths))),
        )
        for row, (above, below) in enumerate(zip(tops, tops[1:]))
    ]
    grid = element("a:tblGrid", {}, *(element("a:gridCol", {"w": emu(width)}) for width in widths))
    content = element("a:tbl", {}, element("a:tblPr", {"firstRow": 1}), grid, *rows)
    locks = element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", {"noGrp": 1}))
    return element(
        "p:graphicFrame",
        {},
        element("p:nvGraphicFramePr", {}, identity, locks, element("p:nvPr")),
        place(rect, "p:xfrm"),
        element("a:graphic", {}, element("a:graphicData", {"uri": URI}, content)),
    )


def row_tops(layout: Layout) -> list[float]:
    """Where each row begins, and where the last one ends."""
    tops: dict[int, float] = {}
    for box in layout.drawing.boxes:
        span, rect = span_of(box), layout.boxes[box.id]
        if span.rows:
            tops[span.row], tops[span.row + span.rows] = rect.y, rect.bottom
    count = max(tops)
    for row in range(count):  # a row where no cell begins or ends is as high as its share
        if row not in tops:
            after = next(other for other in range(row, count + 1) if other in tops)
            before = tops.get(row - 1, 0.0)
            tops[row] = before + (tops[after] - before) / (after - row + 1)
    return [tops[row] for row in range(count + 1)]


def cell(row: int, column: int, drawn: Grid) -> Element:
    """One cell of the grid: where a box begins its text, elsewhere a part of a merged cell, or nothing."""
    box = drawn.covered.get((row, column))
    attributes = merging(row, column, span_of(box)) if box is not None else {}
    is_first = box is not None and (span_of(box).row, span_of(box).column) == (row, column)
    paragraphs = list(words_of(box, drawn)) if box is not None and is_first else []
    return element("a:tc", attributes, body(paragraphs, drawn.voice, tag="a:txBody"), look_of(row, column, box, drawn))


def merging(row: int, column: int, span: Span) -> dict[str, int]:
    """How a cell is merged with others: what it spans where it begins, elsewhere which ways it belongs to another."""
    if (row, column) == (span.row, span.column):
        return {name: count for name, count in (("rowSpan", span.rows), ("gridSpan", span.columns)) if count > 1}
    parts = {"gridSpan": span.columns if column == span.column and span.columns > 1 else 0}
    parts |= {"rowSpan": span.rows if row == span.row and span.rows > 1 else 0}
    return {name: count for name, count in parts.items() if count} | {
        name: 1 for name, is_part in (("hMerge", column > span.column), ("vMerge", row > span.row)) if is_part
    }


def words_of(box: Box, drawn: Grid) -> Iterator[Words]:
    """The text of a cell: its name, its lines, its items with bullets."""
    theme, scale = drawn.theme, drawn.scale
    align, size, bullet = span_of(box).align, TEXT_SIZE * scale, BULLET.to(drawn.layout.drawing.language)
    strong = theme.strong if "specialist" in box.tags else theme.name
    if box.name:
        yield Words([box.name], CELL_NAME * scale, strong, True, align)
    for text in box.lines:
        yield Words([text], size, theme.text, False, align)
    for text in box.items:
        yield Words([bullet + text], size, theme.text, False, align, text_width(bullet, size))


def look_of(row: int, column: int, box: Box | None, drawn: Grid) -> Element:
    """The ground, the edges and the margins of a cell."""
    look = look_in(box, drawn.layout.drawing, drawn.theme) if box is not None else None
    own = Edge(look.line, THIN, "dash" if box is not None and box.dashed else "") if look else NO_EDGE
    above, below = (rule_at(at, column, drawn) or own for at in (row, row + 1))
    return copy(drawn_look((own, own, above, below), look.fill if look else "none", drawn.scale))


def rule_at(row: int, column: int, drawn: Grid) -> Edge | None:
    """The line that goes across a column above a row."""
    rule = drawn.rules.get((row, column))
    if rule is None:
        return None
    look = drawn.theme.looks[rule.look]
    return Edge(look.line, look.width, DASHES[look.dash])


@cache
def drawn_look(edges: tuple[Edge, ...], ground: str, scale: float) -> Element:
    """The properties of a cell as they are drawn the first time."""
    x, y = emu(PADDING_X * scale - 1), emu(PADDING_Y * scale - 1)
    sides = {"marL": x, "marR": x, "marT": y, "marB": y, "anchor": "ctr"}
    lines = [line(edge.colour, edge.width, edge.dash, tag=tag) for tag, edge in zip(EDGES, edges)]
    return element("a:tcPr", sides, *lines, fill(ground))
