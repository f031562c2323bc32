"""Excel workbooks, by openpyxl: values only. Nothing is calculated, followed or run."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import product
from typing import Any

from csirtgraph.extras import require
from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.grid import Grid
from csirtgraph.imports.readers.csv import check_size
from csirtgraph.imports.readers.package import check_part, package_in
from csirtgraph.text import Text

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
SHEETS = Text("シート", "sheets")
OURS = "csirtgraph"  # the creator of the workbooks that we write


def read_xlsx(data: bytes, name: str) -> list[Grid]:
    """The visible sheets of a workbook. Raises ImportFailure, and MissingExtra."""
    check_package(data, name)
    require("imports")
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return list(grids_of(book, name))
    except ImportFailure:
        raise
    except Exception as error:  # openpyxl raises whatever its parts do when a book is not what it should be
        raise ImportFailure("damaged", name) from error


def check_package(data: bytes, name: str) -> None:
    """Look at the parts of a workbook before any is unpacked. Raises ImportFailure."""
    with package_in(data, name, "old-excel") as package:
        parts = package.infolist()
        if any(part.filename.endswith(".iwa") or part.filename == "Index.zip" for part in parts):
            raise ImportFailure("numbers", name)
        check_sheets(parts, name)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and is_read(part.filename):
                check_part(package, part, name)


def check_sheets(parts: list[Any], name: str) -> None:
    """Raises ImportFailure for more sheets than anyone turns over."""
    sheets = sum(part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml") for part in parts)
    if sheets > limits.SHEETS:
        raise ImportFailure("too-large", name, limit=limits.SHEETS, unit=SHEETS)


def is_read(part: str) -> bool:
    """Whether openpyxl unpacks a part for its values."""
    return not part.startswith(("xl/media/", "xl/drawings/", "xl/charts/", "xl/externalLinks/", "customXml/"))


def grids_of(book: Any, name: str) -> Iterator[Grid]:
    """The sheets that people see."""
    count = cells = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
        rows: list[tuple[str, ...]] = []
        blanks = 0
        for row in sheet.iter_rows(max_col=limits.COLUMNS):
            texts = tuple(map(text_of, row))
            filled = sum(map(bool, texts))
            blanks = 0 if filled else blanks + 1
            if blanks > limits.BLANKS:
                break
            count, cells = count + bool(filled), cells + filled
            check_size(f"{name}:{sheet.title}", count, cells)
            rows.append(texts)
        yield Grid(name, sheet.title, with_merged(rows, merged_in(sheet)), book.properties.creator == OURS)


def text_of(cell: Any) -> str:
    """A value as people read it; its indentation as spaces before it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "○" if value else "×"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = date(value.year, value.month, value.day)
    indent = cell.alignment.indent if cell.has_style and cell.alignment else 0
    return "　" * int(indent) + str(value).replace("\r\n", "\n").replace("_x000D_", "")


def merged_in(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    """The merged cells of a sheet: first row and column, last row and column, from 0.

    openpyxl leaves them out when it reads row by row, which is what keeps large sheets from filling the memory.
    """
    from openpyxl.utils.cell import range_boundaries

    with sheet._get_source() as source:
        found = MERGED.findall(source.read())
    for area in found[: limits.ROWS]:
        left, top, right, bottom = (edge or 1 for edge in range_boundaries(area.decode()))
        yield top - 1, left - 1, bottom - 1, right - 1


def with_merged(rows: list[tuple[str, ...]], areas: Iterator[tuple[int, int, int, int]]) -> tuple[tuple[str, ...], ...]:
    """The rows with the text of each merged cell in all of its places."""
    found = [list(row) for row in rows]
    left_over = limits.CELLS
    for top, left, bottom, right in areas:
        bottom, right = min(bottom, len(found) - 1), min(right, limits.COLUMNS - 1)
        left_over -= max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if left_over < 0 or top >= len(found) or left >= len(found[top]):
            continue
        for row, column in product(range(top, bottom + 1), range(left, right + 1)):
            found[row] += [""] * (column + 1 - len(found[row]))
            found[row][column] = found[top][left]
    return tuple(map(tuple, found))
