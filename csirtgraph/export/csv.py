"""CSV as Excel reads it: UTF-8 with a byte order mark, commas, and no cell that is taken for a formula."""

import csv as standard
from io import StringIO

from csirtgraph.export.sheets import ID, Cell, Sheet

#: What spreadsheets take for the beginning of a formula, also in full width and behind spaces.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
GUARD = "'"  # put before it


def csv(sheet: Sheet) -> bytes:
    """The header and the rows without ids, and for whom they are; `guarded` is the one thing that is changed."""
    written = StringIO()
    writer = standard.writer(written, lineterminator="\r\n")
    kept = [number for number, heading in enumerate(sheet.header) if heading != ID]
    heading, every = sheet.handling[:1], sheet.handling[1:]
    writer.writerow([*map(guarded, (sheet.header[number] for number in kept)), *heading])
    writer.writerows([*map(guarded, (row[number] for number in kept)), *every] for row in sheet.rows)
    return written.getvalue().encode("utf-8-sig")


def guarded(cell: Cell) -> Cell:
    """A text that would be taken for a formula, with an apostrophe before it; any other cell as it is."""
    return GUARD + cell if is_formula(cell) else cell  # type: ignore[operator]


def is_formula(cell: Cell) -> bool:
    """Whether a spreadsheet would run a cell instead of showing it."""
    return isinstance(cell, str) and (cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA))


def count_guarded(sheet: Sheet) -> int:
    """How many cells got an apostrophe."""
    return sum(is_formula(cell) for row in (sheet.header, *sheet.rows) for cell in row)
