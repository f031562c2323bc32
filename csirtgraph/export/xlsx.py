"""A workbook of tables, by openpyxl (`csirtgraph[sheets]`); the same tables are the same bytes."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from csirtgraph.export.printed import narrowed, set_print
from csirtgraph.export.sheets import ID, Cell, Sheet
from csirtgraph.extras import MissingExtra
from csirtgraph.themes import LIGHT

FONT = "Yu Gothic"  # with Excel; elsewhere its nearest, such as Noto Sans JP
MEASURE = "Arial"  # whose digits are the unit of widths; every system has it, or a font as wide
SIZE, TITLE_SIZE, SMALL = 10, 14, 10  # pt
DATE = datetime(2015, 11, 16)  # of every workbook, so that it does not depend on the clock
ZIP_DATE = (2015, 11, 16, 0, 0, 0)
NOTES = 3  # the row of the first note, below title and plan; a free row and the header follow
NARROW, WIDE, HEADER = 8, 40, 14  # of a column, and of a header that may be broken, in digits of the font
SHORT = 3  # characters, of a mark
LINE = 17.0  # pt, the height of a line in that font
LONGEST = 32_767  # characters, of a cell in Excel
CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what Excel takes for the code of a character, such as _x0009_
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def xlsx(sheets: Sequence[Sheet], shown: int = 0) -> bytes:
    """A workbook that opens at the sheet of a number. Raises MissingExtra."""
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra("sheets") from error
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    book._named_styles["Normal"].font = openpyxl.styles.Font(name=MEASURE, size=SIZE)  # type: ignore[attr-defined]
    for sheet in sheets:
        add(sheet, book.create_sheet(sheet.name))
    book.active = shown
    for number, page in enumerate(book.worksheets):
        page.sheet_view.tabSelected = number == shown
    properties = book.properties
    properties.title, properties.creator, properties.lastModifiedBy = sheets[shown].subtitle, "csirtgraph", "csirtgraph"
    properties.created = DATE
    written = BytesIO()
    book.save(written)
    return repacked(written.getvalue())


def add(sheet: Sheet, page: Any) -> None:
    """Title, notes, header and rows of one sheet."""
    write(page.cell(1, 1), sheet.title, bold=True, size=TITLE_SIZE)
    write(page.cell(2, 1), sheet.subtitle, size=SMALL, colour=LIGHT.quiet)
    table = (sheet.header, *sheet.rows)
    widths = narrowed([width_of(column) for column in zip(*table)])
    short = [all(len(str(cell)) <= SHORT for cell in column[1:]) for column in zip(*table)]
    for number, row in enumerate(table, header_of(sheet)):
        for column, cell in enumerate(row):
            style(page.cell(number, column + 1), cell, number == header_of(sheet), short[column])
            if sheet.header[column] == ID:
                quieten(page.cell(number, column + 1), cell)
        page.row_dimensions[number].height = height_of(*without_ids(sheet, row, widths))
    for number, note in enumerate(sheet.notes, NOTES):
        add_note(note, page, number, sum(widths), len(widths))
    page.row_dimensions[1].height = LINE * 1.6
    arrange(sheet, page, widths)
    set_print(page, widths, header_of(sheet))


def add_note(note: str, page: Any, row: int, width: float, columns: int) -> None:
    """A note across all columns, broken into lines: text beyond the last column would be printed small."""
    from openpyxl.styles import Alignment

    cell = page.cell(row, 1)
    write(cell, note, size=SMALL, colour=LIGHT.quiet)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    page.row_dimensions[row].height = height_of([note], [width])


def header_of(sheet: Sheet) -> int:
    """The row of the header; notes stand above it, so that none is printed on a page of its own."""
    return NOTES + len(sheet.notes) + 1


def arrange(sheet: Sheet, page: Any, widths: Sequence[float]) -> None:
    """Widths, filters, and the header and the columns that name a row frozen."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    header, last = header_of(sheet), header_of(sheet) + len(sheet.rows)
    page.freeze_panes = page.cell(header + 1, 1 + sheet.names)
    page.auto_filter.ref = f"A{header}:{get_column_letter(len(widths))}{last}"
    page.sheet_view.showGridLines = False


def write(cell: Any, value: Cell, bold: bool = False, size: float = SIZE, colour: str = LIGHT.text) -> None:
    """A value in our font; text is text, whatever it begins with, and stays so when it is edited."""
    from openpyxl.styles import Font

    if isinstance(value, str):
        cell.value = fitted(value)
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
    cell.font = Font(name=FONT, size=size, bold=bold, color=colour.lstrip("#"))


def fitted(text: str) -> str:
    """A text as it stands in a cell; one that is too long for Excel ends in …."""
    written = CODE.sub("_x005F_", text)
    return written if len(written) <= LONGEST else f"{written[: LONGEST - 1]}…"


def cells_cut(sheets: Iterable[Sheet]) -> list[str]:
    """The cells whose text is too long for Excel, as it names them: Roles!C5."""
    from openpyxl.utils import get_column_letter

    return [
        f"{sheet.name}!{get_column_letter(column)}{number}"
        for sheet in sheets
        for number, row in enumerate((sheet.header, *sheet.rows), header_of(sheet))
        for column, cell in enumerate(row, 1)
        if isinstance(cell, str) and fitted(cell).endswith("…") and fitted(cell) != cell
    ]


def style(cell: Any, value: Cell, is_header: bool, is_short: bool) -> None:
    """A cell of the table: wrapped, with thin lines; marks in the middle; the header bold on grey."""
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    write(cell, value, bold=is_header)
    side = Side("thin", color=LIGHT.looks["cell"].line.lstrip("#"))
    cell.border = Border(side, side, side, side)
    cell.alignment = Alignment(wrap_text=True, horizontal="center" if is_short else "left", vertical="center")
    if is_header:
        cell.fill = PatternFill("solid", fgColor=LIGHT.looks["head"].fill.lstrip("#"))


def quieten(cell: Any, value: Cell) -> None:
    """An id on one line, small and grey: it is there for programs."""
    from openpyxl.styles import Alignment

    write(cell, value, size=SMALL, colour=LIGHT.quiet)
    cell.alignment = Alignment(vertical="center")


def without_ids(sheet: Sheet, row: Sequence[Cell], widths: Sequence[float]) -> tuple[list[Cell], list[float]]:
    """The cells of a row that may be broken into lines, and the widths of their columns."""
    kept = [number for number, heading in enumerate(sheet.header) if heading != ID]
    return [row[number] for number in kept], [widths[number] for number in kept]


def width_of(column: Sequence[Cell]) -> float:
    """A width that fits the cells, within limits; a header is wrapped instead."""
    if column[0] == ID:
        return NARROW
    header, *cells = (max(map(digits, str(cell).split("\n"))) for cell in column)
    return min(max(min(header + 4, HEADER), *cells, NARROW) + 2, WIDE)


def height_of(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height of a row with all lines of its cells, in pt."""
    return (
        LINE
        * max(
            sum(max(1, -int(-digits(line) // (width - 1.5))) for line in str(cell).split("\n"))
            for cell, width in zip(row, widths)
        )
        + 4
    )


def digits(text: str) -> float:
    """How wide a text is, in digits of the standard font."""
    return sum(1.9 if east_asian_width(mark) in "WFA" else 1.0 for mark in text)


def repacked(data: bytes) -> bytes:
    """The same archive with the same date at every entry, and in its properties."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, ZIP_DATE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, MODIFIED.sub(rb"\g<1>2015-11-16T00:00:00Z", old.read(name)))
    return packed.getvalue()
