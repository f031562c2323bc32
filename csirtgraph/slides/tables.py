"""Tables for slides: as large as the room allows, else on pages that repeat the header and the first column."""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.layout import Layout
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.pages import READABLE, SIDE, cut_downwards, cut_sideways, parted
from csirtgraph.drawing.table import cell_content, cell_width, row_tops, span_of, table_layout

SMALLEST = READABLE / TEXT_SIZE
SCALES = (1.3, 1.2, 1.1, 1.0, SMALLEST)
WIDEST, NARROWEST = 1.6, 0.94  # how far columns may be stretched and shrunk
LEAST = 0.7  # how far they are shrunk before they are parted


def tables_in(drawing: Drawing, room: Rect) -> list[tuple[Layout, float]]:
    """The pages of a table from (0, 0) in its own size, and how much larger each is shown."""
    for scale in SCALES:
        least = LEAST if scale == SMALLEST else NARROWEST
        layout = table_layout(stretched(drawing, room.width / scale, least))
        if layout.bounds.width * scale <= room.width + 1 and layout.bounds.height * scale <= room.height:
            return [(layout, scale)]
    width, height = room.width / SMALLEST, room.height / SMALLEST
    pages = [
        page
        for part in side_by_side(drawing, width)
        for page in below_each_other(stretched(part, width, LEAST), height)
    ]
    return [(table_layout(page), SMALLEST) for page in pages]


def stretched(drawing: Drawing, width: float, least: float) -> Drawing:
    """A table with its columns stretched or shrunk to a width, within limits."""
    columns = drawing.columns or ()
    factor = min(max(width / sum(columns), least), WIDEST)
    return replace(drawing, columns=tuple(column * factor for column in columns))


def side_by_side(drawing: Drawing, width: float) -> Iterator[Drawing]:
    """The columns of a table, parted where they would be too narrow."""
    columns = drawing.columns or ()
    room = width / LEAST
    if sum(columns) <= room:
        yield drawing
        return
    cells = [(span_of(box).column, span_of(box).columns, 0.0) for box in drawing.boxes]
    for start, end in parted(columns, SIDE, room, cells):
        boxes = tuple(part for box in drawing.boxes if (part := cut_sideways(box, start, end)))
        yield replace(drawing, boxes=boxes, columns=(*columns[:SIDE], *columns[start:end]))


def below_each_other(drawing: Drawing, room: float) -> Iterator[Drawing]:
    """The rows of a table, parted where they are higher than the room."""
    contents = {box.id: cell_content(box, cell_width(box, drawing)) for box in drawing.boxes}
    tops = row_tops(drawing, contents)
    if tops[-1] <= room:
        yield drawing
        return
    heights = [below - above for above, below in zip(tops, tops[1:])]
    cells = [(span_of(box).row, span_of(box).rows, contents[box.id].height) for box in drawing.boxes]
    for start, end in parted(heights, drawing.header, room, [cell for cell in cells if cell[1] > 1]):
        boxes = (cut_downwards(box, start, end, drawing.header) for box in drawing.boxes)
        yield replace(drawing, boxes=tuple(box for box in boxes if box))


def rules_of(drawing: Drawing) -> list[Box]:
    """The lines across columns, which have no row of their own."""
    return [box for box in drawing.boxes if span_of(box).rows == 0]
