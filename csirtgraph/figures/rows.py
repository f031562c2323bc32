"""Figures that are a plain table: a head, and rows of words."""

from collections.abc import Sequence
from typing import TypeAlias

from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

#: The id of a row, and the lines of each of its cells; the first cell is a name.
Row: TypeAlias = "tuple[str, Sequence[Sequence[str]]]"


def table_of(
    title: Text,
    columns: Sequence[tuple[Text, float]],
    rows: Sequence[Row],
    plan: Plan,
    view: View,
    tag: str,
    remarks: Sequence[Text | str] = (),
) -> Drawing:
    """A table of words; `columns` have a title and a width in pt."""
    boxes = [*head([title for title, _ in columns], view)]
    for number, (id, cells) in enumerate(rows, 1):
        for column, lines in enumerate(cells):
            name = lines[0] if column == 0 and lines else ""
            rest = tuple(lines[1:] if column == 0 else lines)
            boxes.append(cell(f"{id}/{column}" if column else id, number, column, name=name, lines=rest))
    return Drawing(
        title=title.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=tuple(boxes), columns=tuple(width for _, width in columns)),
        notes=notes(plan, view, remarks),
        tags=(tag,),
    )
