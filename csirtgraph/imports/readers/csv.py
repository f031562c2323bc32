"""CSV and its kin: separated by commas, semicolons or tabs."""

import csv
from collections import Counter
from io import StringIO

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.grid import Grid
from csirtgraph.imports.readers.text import decode
from csirtgraph.text import Text

ROWS, CELLS = Text("行", "rows"), Text("セル", "cells")
SEPARATORS = "\t,;"
LOOKED_AT = 20  # lines, for the separator


def read_csv(data: bytes, name: str) -> list[Grid]:
    """The one table of a file. Raises ImportFailure."""
    text = decode(data, name)
    lines = csv.reader(StringIO(text), delimiter=separator_of(text), strict=True)
    rows: list[tuple[str, ...]] = []
    count = cells = 0
    try:
        for row in lines:
            rows += [()] * (lines.line_num - len(rows) - 1)  # a cell may have several lines; places count them all
            rows.append(tuple(row))
            filled = sum(map(bool, row))
            count, cells = count + bool(filled), cells + filled
            check_size(name, count, cells)
    except csv.Error as error:
        raise ImportFailure("quotes", f"{name}:{lines.line_num}", reason=error) from error
    return [Grid(name, "", tuple(rows))]


def check_size(place: str, rows: int, cells: int) -> None:
    """Raises ImportFailure where a file has more than a plan can."""
    if rows > limits.ROWS:
        raise ImportFailure("too-large", place, limit=limits.ROWS, unit=ROWS)
    if cells > limits.CELLS:
        raise ImportFailure("too-large", place, limit=limits.CELLS, unit=CELLS)


def separator_of(text: str) -> str:
    """The sign that stands most often outside of quotes in the first lines; a comma where none does."""
    outside = "".join("\n".join(text.split("\n", LOOKED_AT)[:LOOKED_AT]).split('"')[::2])
    counts = Counter(mark for mark in outside if mark in SEPARATORS)
    return max(SEPARATORS, key=lambda mark: (counts[mark], mark == ","))
