"""Rows higher than a page: the text of their cells goes on in further rows, so that pages can be parted there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csirtgraph.drawing.content import Content, label_of
from csirtgraph.drawing.layout.table import INDENT, PADDING_X, cell_content, cell_width, span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.text.wrap import is_latin

LONG = 12  # lines of an item that stay together


def with_tall_rows_divided(drawing: Drawing, contents: Mapping[str, Content], limit: float) -> Drawing:
    """A table in which no cell of one row needs more than `limit` pt, if a line of text does not.

    A cell that needs less stands beside all the rows that its row has become.
    """
    cut = {
        box.id: pieces(box, cell_width(box, drawing), limit)
        for box in drawing.boxes
        if span_of(box).rows == 1 and span_of(box).row >= drawing.table.header
        if contents[box.id].height > limit
    }
    if not cut:
        return drawing
    more: dict[int, int] = {}  # rows that a row gets
    for box in drawing.boxes:
        row = span_of(box).row
        more[row] = max(more.get(row, 0), len(cut.get(box.id, ())) - 1)
    boxes = tuple(part for box in drawing.boxes for part in placed(box, cut.get(box.id, [box]), more))
    return replace(drawing, body=replace(drawing.table, boxes=boxes))


def placed(box: Box, parts: Sequence[Box], more: dict[int, int]) -> Iterator[Box]:
    """The pieces of a box below each other, the last one down to the end of its rows."""
    span = span_of(box)
    first = span.row + sum(count for row, count in more.items() if row < span.row)
    rows = span.rows + sum(more.get(row, 0) for row in range(span.row, span.row + span.rows))
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        yield replace(part, span=replace(span, row=first + number, rows=rows - number if is_last else 1))


def pieces(box: Box, width: float, limit: float) -> list[Box]:
    """A box as several that need at most `limit` pt each, with its lines and items in their order."""
    found = [replace(box, lines=(), items=())]
    for text, is_item in (*lines_of(box, width), *items_of(box, width)):
        last = found[-1]
        longer = with_text(last, text, is_item)
        if cell_content(longer, width).height <= limit or not (last.name or last.lines or last.items):
            found[-1] = longer
        else:
            empty = replace(box, id=f"{box.id}/{len(found) + 1}", name="", lines=(), items=())
            found.append(with_text(empty, text, is_item))
    return found


def with_text(box: Box, text: str, is_item: bool) -> Box:
    """A box with one more line or item."""
    return replace(box, items=(*box.items, text)) if is_item else replace(box, lines=(*box.lines, text))


def lines_of(box: Box, width: float) -> Iterator[tuple[str, bool]]:
    """The lines of a box as they are broken."""
    yield from ((line, False) for text in box.lines for line in label_of(text, width - 2 * PADDING_X).lines)


def items_of(box: Box, width: float) -> Iterator[tuple[str, bool]]:
    """The items of a box, very long ones as several."""
    for text in box.items:
        lines = label_of(text, width - 2 * PADDING_X - INDENT).lines
        for start in range(0, len(lines), LONG):
            yield (" " if is_latin(text) else "").join(lines[start : start + LONG]), True
