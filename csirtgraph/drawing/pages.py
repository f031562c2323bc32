"""A long table on several pages, none higher than a slide."""

from dataclasses import replace

from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.table import cell_content, cell_width, row_tops, span_of

HEIGHT = 470.0  # pt of a table on one page; with title and notes it fits a 16:9 slide at 9 pt


def pages_of(drawing: Drawing) -> list[Drawing]:
    """The drawing itself, or its rows over pages with the header on each and (1/3) in the title."""
    if drawing.columns is None:
        return [drawing]
    tops = row_tops(drawing, {box.id: cell_content(box, cell_width(box, drawing)) for box in drawing.boxes})
    starts = [drawing.header]
    for row in range(drawing.header, len(tops) - 1):
        if row > starts[-1] and tops[row + 1] - tops[starts[-1]] + tops[drawing.header] > HEIGHT:
            starts.append(row)
    if len(starts) == 1:
        return [drawing]
    ends = [*starts[1:], len(tops) - 1]
    return [
        replace(page_of(drawing, start, end), title=f"{drawing.title} ({number}/{len(starts)})")
        for number, (start, end) in enumerate(zip(starts, ends), 1)
    ]


def page_of(drawing: Drawing, start: int, end: int) -> Drawing:
    """The header, and the rows from `start` up to `end`; a cell that covers more is cut and repeats its text."""
    boxes = [cut for box in drawing.boxes if (cut := cut_box(box, start, end, drawing.header))]
    return replace(drawing, boxes=tuple(boxes))


def cut_box(box: Box, start: int, end: int, header: int) -> Box | None:
    """A box as it stands on a page, or None when it does not."""
    span = span_of(box)
    if span.row + span.rows <= header and span.row < header:
        return box
    first, last = max(span.row, start), min(span.row + span.rows, end)
    if first > last or (first == last and (span.rows or span.row == end)):
        return None
    return replace(box, span=replace(span, row=first - start + header, rows=last - first))
