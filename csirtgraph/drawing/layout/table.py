"""Tables and ladders: boxes in rows and columns, their text broken to the columns' widths."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from math import fsum

from csirtgraph.drawing.content import NAME_SIZE, TEXT_SIZE, Content, Label, Line, label_of, stacked
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Box, Drawing, Span
from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.drawing.text.wrap import room_for

PADDING_X = 7.0  # pt
PADDING_Y = 4.5
CELL_NAME = NAME_SIZE - 1.5  # pt, names in tables
BULLET = "・"
INDENT = text_width(BULLET, TEXT_SIZE)  # pt, of items
RULE = 0.5  # pt, the height of a line across a column


def table_layout(narrow: Drawing) -> Layout:
    """Places for a drawing whose boxes have spans; its columns are widened where a word needs it."""
    drawing = widened(narrow)
    contents = {box.id: cell_content(box, cell_width(box, drawing)) for box in drawing.boxes}
    tops = row_tops(drawing, contents)
    columns = drawing.table.columns
    lefts = [fsum(columns[:number]) for number in range(len(columns) + 1)]
    boxes = {box.id: cell_rect(box, lefts, tops) for box in drawing.boxes}
    centred = {box.id: centred_in(contents[box.id], boxes[box.id], box) for box in drawing.boxes}
    return Layout(drawing, Measures(centred, {}, {}), boxes, {}, {})


def widened(drawing: Drawing) -> Drawing:
    """A table whose columns are wide enough for the words in katakana of their cells, by half at most."""
    columns = list(drawing.table.columns)
    for box in drawing.boxes:
        span = span_of(box)
        if span.columns == 1 and not is_empty(box):
            column, room = span.column, drawing.table.columns[span.column] - 2 * PADDING_X
            needs = [room_for(box.name, room, CELL_NAME, bold=True)]
            needs += [room_for(text, room, TEXT_SIZE) for text in box.lines]
            needs += [room_for(text, room - INDENT, TEXT_SIZE) + INDENT for text in box.items]
            columns[column] = max(columns[column], max(needs) + 2 * PADDING_X)
    return replace(drawing, body=replace(drawing.table, columns=tuple(columns)))


def span_of(box: Box) -> Span:
    """The span of a box that is known to be in a table."""
    assert box.span is not None
    return box.span


def is_empty(box: Box) -> bool:
    """Whether nothing stands in a cell, as in most of a large table."""
    return not (box.name or box.lines or box.items)


def rules_of(drawing: Drawing) -> list[Box]:
    """The lines across columns, which have no row of their own."""
    return [box for box in drawing.boxes if span_of(box).rows == 0]


def cell_width(box: Box, drawing: Drawing) -> float:
    """The width of the columns a box covers."""
    span, columns = span_of(box), drawing.table.columns
    return fsum(columns[span.column : span.column + span.columns])


def cell_rect(box: Box, lefts: list[float], tops: list[float]) -> Rect:
    """The rectangle of a cell; a thin one on the upper edge of its row for a line."""
    span = span_of(box)
    left, right = lefts[span.column], lefts[span.column + span.columns]
    if span.rows == 0:
        return Rect(left, tops[span.row] - RULE / 2, right - left, RULE)
    return Rect(left, tops[span.row], right - left, tops[span.row + span.rows] - tops[span.row])


def cell_content(box: Box, width: float) -> Content:
    """A cell's name, lines and bulleted items, broken to its width; the height is what they need."""
    if is_empty(box):
        return Content(width, 2 * PADDING_Y, ())
    room = width - 2 * PADDING_X
    name = label_of(box.name, room, CELL_NAME, bold=True)
    x = width / 2 if span_of(box).align == "middle" else PADDING_X
    lines = list(aligned(name, CELL_NAME, x, PADDING_Y, box, bold=True))
    y = PADDING_Y + name.height
    for text in box.lines:
        label = label_of(text, room)
        lines += aligned(label, TEXT_SIZE, x, y, box)
        y += label.height
    for text in box.items:
        label = label_of(text, room - INDENT)
        lines += aligned(Label((BULLET,), 0, 0), TEXT_SIZE, x, y, box)
        lines += aligned(label, TEXT_SIZE, x + INDENT, y, box)
        y += label.height
    return Content(width, y + PADDING_Y, tuple(lines))


def aligned(label: Label, size: float, x: float, top: float, box: Box, bold: bool = False) -> Iterator[Line]:
    """The lines of a label in a cell, from the left or around its middle."""
    for line in stacked(label, size, x, top, bold):
        yield Line(line.text, line.x, line.y, size, bold, span_of(box).align)


def centred_in(content: Content, rect: Rect, box: Box) -> Content:
    """A content in the middle of the height its cell got."""
    down = (rect.height - content.height) / 2 if span_of(box).rows else 0
    lines = tuple(Line(line.text, line.x, line.y + down, line.size, line.bold, line.anchor) for line in content.lines)
    return Content(rect.width, rect.height, lines)


def row_tops(drawing: Drawing, contents: dict[str, Content]) -> list[float]:
    """Where each row begins, and where the last one ends: every row as high as its cells need."""
    count = max((span_of(box).row + span_of(box).rows for box in drawing.boxes), default=0)
    heights = [drawing.table.least] * count
    for box in sorted(drawing.boxes, key=lambda box: span_of(box).rows):
        span = span_of(box)
        if span.rows and contents[box.id].lines:
            missing = contents[box.id].height - fsum(heights[span.row : span.row + span.rows])
            for row in range(span.row, span.row + span.rows):
                heights[row] += max(missing, 0) / span.rows
    return list(accumulate(heights, initial=0.0))
