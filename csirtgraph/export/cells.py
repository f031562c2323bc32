"""Where the cells of a table stand, for formats that merge cells themselves."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from csirtgraph.drawing.layout.table import rules_of, span_of
from csirtgraph.drawing.model import Box, Drawing

Row: TypeAlias = Sequence[Box | None]  # the box at each column of a table
NO_ENTRY = "-"  # the id of a row that is about no entry of the plan


def covered_by(drawing: Drawing) -> dict[tuple[int, int], Box]:
    """The box at each row and column that one covers."""
    return {place: box for box in drawing.boxes for place in places_of(box)}


def places_of(box: Box) -> Iterator[tuple[int, int]]:
    """The rows and columns that a box covers."""
    span = span_of(box)
    for row in range(span.row, span.row + span.rows):
        for column in range(span.column, span.column + span.columns):
            yield row, column


def rows_in(drawing: Drawing) -> list[Row]:
    """The box at each column of each row, headers too."""
    covered, columns = covered_by(drawing), range(len(drawing.table.columns))
    rows = range(1 + max(row for row, _ in covered))
    return [[covered.get((row, column)) for column in columns] for row in rows]


def id_of(row: Row) -> str:
    """The entry of the plan that a row is about: the first one that stands in no other row."""
    return next((box.id for box in row if box and span_of(box).rows == 1 and "/" not in box.id), NO_ENTRY)


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
