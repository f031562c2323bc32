"""Tables for slides: as large as the room allows, else on pages that repeat the header and the first column."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.pages import SIDE, cut_downwards, cut_sideways, parted
from csirtgraph.drawing.layout.table import (
    CELL_NAME,
    PADDING_X,
    cell_content,
    cell_width,
    row_tops,
    span_of,
    table_layout,
)
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.slide import READABLE
from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.drawing.text.wrap import is_latin

SMALLEST = READABLE / TEXT_SIZE
SCALES = (1.3, 1.2, 1.1, 1.0)
WIDEST, NARROWEST = 1.6, 0.94  # how far columns may be stretched and shrunk
LEAST = 0.55  # how far columns are shrunk before they are parted, but for long words


def tables_in(drawing: Drawing, room: Rect) -> list[tuple[Layout, float]]:
    """The pages of a table from (0, 0) in its own size, and how much larger they are shown: as large as they fit."""
    for pages in whole_or_parted(drawing, room):
        smallest = [(shown(page, room, SMALLEST), SMALLEST) for page in pages]
        if all(fits(layout, room, SMALLEST) for layout, _ in smallest):  # else nothing larger does
            return larger(pages, room, max(layout.bounds.height for layout, _ in smallest)) or smallest
    return smallest  # a row higher than a slide


def whole_or_parted(drawing: Drawing, room: Rect) -> Iterator[list[Drawing]]:
    """A table as one page, then as several, which take time to find."""
    yield [drawing]
    yield pages_in(drawing, room)


def larger(pages: Sequence[Drawing], room: Rect, height: float) -> list[tuple[Layout, float]]:
    """Pages shown larger than the smallest text, as large as all of them fit; none where they do not.

    `height` is that of the highest page with the smallest text: in narrower columns it is no lower.
    """
    for scale in (scale for scale in SCALES if height * scale <= room.height):
        layouts = [shown(page, room, scale) for page in pages]
        if all(fits(layout, room, scale) for layout in layouts):
            return [(layout, scale) for layout in layouts]
    return []


def shown(page: Drawing, room: Rect, scale: float) -> Layout:
    """A table laid out for being shown so much larger; its columns are shrunk far only where that is the last way."""
    return table_layout(stretched(page, room.width / scale, LEAST if scale == SMALLEST else NARROWEST))


def fits(layout: Layout, room: Rect, scale: float) -> bool:
    """Whether a table fits its room when it is shown so much larger."""
    return layout.bounds.width * scale <= room.width + 1 and layout.bounds.height * scale <= room.height


def pages_in(drawing: Drawing, room: Rect) -> list[Drawing]:
    """A table on as few pages as possible, with its columns unchanged."""
    width, height = room.width / SMALLEST, room.height / SMALLEST
    return [
        replace(page, body=replace(page.table, columns=part.table.columns))
        for part in side_by_side(drawing, width)
        for page in below_each_other(stretched(part, width, LEAST), height)
    ]


def stretched(drawing: Drawing, width: float, least: float) -> Drawing:
    """A table with its columns stretched or shrunk to a width, within limits; those of long words shrink less."""
    columns, floors = drawing.table.columns, floors_of(drawing, least)
    factor = min(width / sum(columns), WIDEST)
    held: set[int] = set()
    while factor < 1:
        short = {number for number, column in enumerate(columns) if column * factor < floors[number]} - held
        loose = sum(column for number, column in enumerate(columns) if number not in held | short)
        held |= short
        if not (short and loose):
            break
        factor = max(width - sum(floors[number] for number in held), 0) / loose
    shown = (floors[number] if number in held else column * factor for number, column in enumerate(columns))
    return replace(drawing, body=replace(drawing.table, columns=tuple(shown)))


def floors_of(drawing: Drawing, least: float) -> list[float]:
    """What each column keeps of its width at least: a share, and room for its longest word."""
    columns = drawing.table.columns
    floors = [column * least for column in columns]
    for box in drawing.boxes:
        span = span_of(box)
        if span.columns == 1:
            longest = min(word_width(box) + 2 * PADDING_X, columns[span.column])
            floors[span.column] = max(floors[span.column], longest)
    return floors


def word_width(box: Box) -> float:
    """The width of the longest Latin word of a cell; Japanese is broken anywhere."""
    texts = [(box.name, CELL_NAME), *((text, TEXT_SIZE) for text in box.lines)]
    return max(text_width(word, size, size == CELL_NAME) for text, size in texts for word in words_in(text))


def words_in(text: str) -> list[str]:
    """The words of a Latin text."""
    return text.split() if is_latin(text) and text.strip() else [""]


def side_by_side(drawing: Drawing, width: float) -> Iterator[Drawing]:
    """The columns of a table, parted where they would be too narrow."""
    columns, floors = drawing.table.columns, floors_of(drawing, LEAST)
    if sum(floors) <= width:
        yield drawing
        return
    cells = [(span_of(box).column, span_of(box).columns, 0.0) for box in drawing.boxes]
    for start, end in parted(floors, SIDE, width, cells):
        boxes = tuple(part for box in drawing.boxes if (part := cut_sideways(box, start, end)))
        kept = (*columns[:SIDE], *columns[start:end])
        yield replace(drawing, body=replace(drawing.table, boxes=boxes, columns=kept))


def below_each_other(drawing: Drawing, room: float) -> Iterator[Drawing]:
    """The rows of a table, parted where they are higher than the room."""
    contents = {box.id: cell_content(box, cell_width(box, drawing)) for box in drawing.boxes}
    tops = row_tops(drawing, contents)
    if tops[-1] <= room:
        yield drawing
        return
    heights = [below - above for above, below in zip(tops, tops[1:])]
    cells = [(span_of(box).row, span_of(box).rows, contents[box.id].height) for box in drawing.boxes]
    for start, end in parted(heights, drawing.table.header, room, [cell for cell in cells if cell[1] > 1]):
        boxes = tuple(part for box in drawing.boxes if (part := cut_downwards(box, start, end, drawing.table.header)))
        yield replace(drawing, body=replace(drawing.table, boxes=boxes))
