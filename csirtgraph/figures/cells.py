"""Cells of tables, for the figures that are tables."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Literal

from csirtgraph.drawing.model import Box, Span
from csirtgraph.plan.model.view import View
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.text import Text


def head(titles: Sequence[Text], view: View, ids: Sequence[str] = ()) -> Iterator[Box]:
    """The header row; its cells have the ids given, or those of their titles."""
    for column, title in enumerate(titles):
        id = f"/of/{ids[column]}" if ids else f"/head/{own_id(title.to('en'))}"
        yield cell(id, 0, column, name=title.to(view.language), look="head", align="middle")


def own_id(words: str) -> str:
    """Words as the end of an id: as they are, or as a checksum where they have other signs than ids of plans have."""
    plain = words.lower().replace(" ", "-")
    return plain if is_id(plain) else sha256(words.encode()).hexdigest()[:12]


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
