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


def rule_above(row: int, column: int, drawing: Drawing) -> Box | None:
    """The line that goes across a column on the upper edge of a row, if there is one."""
    for rule in rules_of(drawing):
        span = span_of(rule)
        if span.row == row and span.column <= column < span.column + span.columns:
            return rule
    return None


def fill_of(box: Box) -> str:
    """The look that gives a cell its ground: that of its mark in a comparison, else its own."""
    return box.mark or box.look


def html_spans(box: Box) -> str:
    """The attributes of a merged cell in HTML and its like."""
    counts = (("rowspan", span_of(box).rows), ("colspan", span_of(box).columns))
    return "".join(f' {name}="{count}"' for name, count in counts if count > 1)
