"""Two tables whose cells cover any number of rows, such as career ladders, as one."""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.compare.cells import Cells, merged
from csirtgraph.compare.one_piece import span
from csirtgraph.drawing.model import Box, Drawing

END = "/end"  # below the last row, where lines may stand


def ranged_cells(cells: Cells) -> Iterator[Box]:
    """The cells over any number of rows, each row known by its cell in the first column.

    What is gone stands where nothing of the new table does.
    """
    old, new = named_rows(cells.old), named_rows(cells.new)
    number = {key: row for row, key in enumerate([*merged(old, new), END], cells.new.table.header)}
    taken: set[tuple[int, int]] = set()
    for drawing, keys in ((cells.new, [*new, END]), (cells.old, [*old, END])):
        for box in drawing.boxes:
            first = span(box).row - drawing.table.header
            if first < 0 or (drawing is cells.old and box.id in cells.after):
                continue
            last = keys[max(first + span(box).rows - 1, first)]
            cell = cells.placed(box, number[keys[first]], 0)
            rows = number[last] - number[keys[first]] + 1 if span(box).rows else 0
            cell = replace(cell, span=replace(span(cell), rows=rows))
            places = places_of(cell)
            if not places & taken:
                taken |= places
                yield cell


def places_of(box: Box) -> set[tuple[int, int]]:
    """The rows and columns that a cell covers."""
    place = span(box)
    columns = range(place.column, place.column + place.columns)
    return {(row, column) for row in range(place.row, place.row + place.rows) for column in columns}


def named_rows(drawing: Drawing) -> list[str]:
    """The ids of the rows below the header, each that of its cell in the first column."""
    first = {span(box).row: box.id for box in drawing.boxes if span(box).column == 0}
    return [first[row] for row in sorted(first) if row >= drawing.table.header]


def are_named(drawing: Drawing) -> bool:
    """Whether every row has a cell of its own in the first column."""
    last = max((span(box).row + span(box).rows for box in drawing.boxes), default=0)
    alone = {span(box).row for box in drawing.boxes if span(box).column == 0 and span(box).rows == 1}
    return set(range(drawing.table.header, last)) <= alone
