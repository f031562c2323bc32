"""What changed in a table, for documents: its rows with a change, and the sign of each change in its cell."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from csirtgraph.drawing.layout.table import span_of
from csirtgraph.drawing.model import SIGNS, Box, Drawing
from csirtgraph.export.parts import signed
from csirtgraph.text import Text

LEFT_OUT = Text("変更のない行は省いています", "Rows without changes are left out")


def changed_rows(drawing: Drawing) -> Drawing:
    """A compared table without the rows in which nothing changed; lists side by side have no rows to leave out."""
    boxes = tuple(with_signs(drawing))
    table = replace(drawing.table, boxes=boxes)
    rows = 1 + max(span_of(box).row + span_of(box).rows - 1 for box in boxes)
    marked = rows_with_marks(boxes)
    kept = [row for row in range(rows) if row < table.header or row in marked]
    if table.lists or table.frames or len(kept) == rows:
        return replace(drawing, body=table)
    numbers = {row: number for number, row in enumerate(kept)}
    left = tuple(box for box in (within(box, numbers) for box in boxes) if box)
    notes = (LEFT_OUT.to(drawing.language), *drawing.notes)
    return replace(drawing, body=replace(table, boxes=left), notes=notes)


def with_signs(drawing: Drawing) -> Iterator[Box]:
    """The cells, each whose change has a sign in the picture with that sign before its words."""
    told = {box.id for box in signed(drawing)}
    for box in drawing.boxes:
        yield with_sign(box) if box.id in told else box


def with_sign(box: Box) -> Box:
    """A cell with the sign of what happened to it."""
    sign = SIGNS[box.mark]
    if box.name or not box.lines:
        return replace(box, name=f"{sign} {box.name}".strip())
    return replace(box, lines=(f"{sign} {box.lines[0]}", *box.lines[1:]))


def rows_with_marks(boxes: Collection[Box]) -> set[int]:
    """The rows of which a cell of their own changed; of a merged cell, that in which it begins."""
    return {span_of(box).row for box in boxes if box.mark}


def within(box: Box, numbers: Mapping[int, int]) -> Box | None:
    """A cell as it stands among the rows that are left; None where it stood only in others."""
    span = span_of(box)
    inside = [numbers[row] for row in range(span.row, span.row + max(span.rows, 1)) if row in numbers]
    if not inside:
        return None
    return replace(box, span=replace(span, row=inside[0], rows=min(span.rows, len(inside))))
