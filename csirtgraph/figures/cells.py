"""Cells of tables, for the figures that are tables."""

from collections.abc import Iterator, Sequence
from typing import Literal

from csirtgraph.drawing.model import Box, Span
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text


def head(titles: Sequence[Text], view: View) -> Iterator[Box]:
    """The header row."""
    for column, title in enumerate(titles):
        yield cell(f"head/{column}", 0, column, name=title.to(view.language), look="head", align="middle")


def cell(
    id: str,
    row: int,
    column: int,
    rows: int = 1,
    columns: int = 1,
    name: str = "",
    lines: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
    look: str = "cell",
    dashed: bool = False,
    align: Literal["start", "middle"] = "start",
    tags: tuple[str, ...] = (),
) -> Box:
    """A box in a table; texts that are empty are left out, items get a bullet."""
    span = Span(row, column, rows, columns, align)
    return Box(
        id=id,
        name=name,
        lines=tuple(line for line in lines if line),
        items=items,
        look=look,
        dashed=dashed,
        span=span,
        tags=("cell", *tags),
    )
