"""Where the cells of a table stand, for formats that merge cells themselves."""

from collections.abc import Iterator

from csirtgraph.drawing.layout.table import rules_of, span_of
from csirtgraph.drawing.model import Box, Drawing


def covered_by(drawing: Drawing) -> dict[tuple[int, int], Box]:
    """The box at each row and column that one covers."""
    return {place: box for box in drawing.boxes for place in places_of(box)}


def places_of(box: Box) -> Iterator[tuple[int, int]]:
    """The rows and columns that a box covers."""
    span = span_of(box)
    for row in range(span.row, span.row + span.rows):
        for column in range(span.column, span.column + span.columns):
            yield row, column


def rules_above(drawing: Drawing) -> dict[tuple[int, int], Box]:
    """The lines that go across columns, by the row on whose upper edge they are, and the column."""
    return {
        (span_of(rule).row, column): rule
        for rule in reversed(rules_of(drawing))  # of two the first is seen
        for column in range(span_of(rule).column, span_of(rule).column + span_of(rule).columns)
    }


def fill_of(box: Box) -> str:
    """The look that gives a cell its ground: that of its mark in a comparison, else its own."""
    return box.mark or box.look


def html_spans(box: Box) -> str:
    """The attributes of a merged cell in HTML and its like."""
    counts = (("rowspan", span_of(box).rows), ("colspan", span_of(box).columns))
    return "".join(f' {name}="{count}"' for name, count in counts if count > 1)
