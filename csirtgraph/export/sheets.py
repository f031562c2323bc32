"""A table for spreadsheets: a header, rows, and the words around them."""

from collections.abc import Sequence
from typing import TypeAlias

from csirtgraph.records import dataclass

Cell: TypeAlias = str | int
Table: TypeAlias = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]  # its header and its rows


ID = "ID"  # the heading of a column of ids, which is narrow and quiet


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table; a cell is a text, which may have several lines, or a number."""

    name: str  # on the tab of a workbook
    title: str
    subtitle: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()  # a heading, and for whom every row is, of a plan that has more to say to some
    names: int = 1  # columns from the left that name a row, and stay in sight


def filled(
    header: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """The columns with anything in them."""
    used = [column for column in range(len(header)) if any(row[column] != "" for row in rows)]
    return tuple(header[column] for column in used), tuple(tuple(row[column] for column in used) for row in rows)
