"""A table as it stands in a file: the texts of its cells, and where each is."""

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """A text, and its place as people name it: `roles.csv:7:3` or `roles.xlsx:Roles!C7`."""

    text: str
    place: str


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet from its top, with empty rows and cells; a merged cell has its text in each of its places."""

    file: str
    sheet: str  # "" for a file that has only one
    rows: tuple[tuple[str, ...], ...]
    is_ours: bool = False  # whether csirtgraph made the workbook, so that its ids are those of a plan

    def cell(self, row: int, column: int) -> Cell:
        """What stands at a place, counted from 0; "" beyond the end of a row."""
        texts = self.rows[row]
        return Cell(texts[column] if column < len(texts) else "", self.place(row, column))

    def place(self, row: int, column: int) -> str:
        """A place as people name it."""
        if self.sheet:
            return f"{self.file}:{self.sheet}!{letters(column)}{row + 1}"
        return f"{self.file}:{row + 1}:{column + 1}"


def letters(column: int) -> str:
    """A column as spreadsheets name it: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
