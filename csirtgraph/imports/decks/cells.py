"""Cells of our tables that people typed in, as edits of what the cells stand for."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.export.cells import covered_by
from csirtgraph.imports.decks.shapes import paragraphs
from csirtgraph.imports.decks.typed import SECTIONS, DeckEdit, is_short, named_anew
from csirtgraph.imports.labels import joined
from csirtgraph.imports.proposing.subject import is_alike
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.marks import Mark, digest, drawn_in, rows_of, text_of
from csirtgraph.slides.pptx.markup import NOTE, Element, qualified
from csirtgraph.slides.update.shapes import identity

GROUP, DUTY = "/group/", "/duty"  # how ids of cells begin, and end

Row: TypeAlias = Sequence[Box | None]  # the box at each column of a table


def cell_edits(table: Element, drawing: Drawing, mark: Mark, plan: Plan, place: str) -> Iterator[DeckEdit | None]:
    """An edit for each cell that people changed; None for a change that the plan has no text for."""
    known = drawn_in(identity(table).get(NOTE, ""))
    typed = [list(row.iter(qualified("a:tc"))) for row in table.iter(qualified("a:tr"))]
    left = [row for row in rows_in(drawing) if not any(is_same(cells, row, drawing) for cells in typed)]
    for cells, told in zip(typed, rows_of(table)):
        if known and digest(told) not in known:
            yield from of_row(cells, like(cells, left, drawing), drawing, mark, plan, place)


def rows_in(drawing: Drawing) -> list[Row]:
    """The rows of a table below its header."""
    covered, columns = covered_by(drawing), range(len(drawing.table.columns))
    rows = range(drawing.table.header, 1 + max(row for row, _ in covered))
    return [[covered.get((row, column)) for column in columns] for row in rows]


def of_row(
    cells: Sequence[Element], row: Row | None, drawing: Drawing, mark: Mark, plan: Plan, place: str
) -> Iterator[DeckEdit | None]:
    """The edits of a row, given the row of the plan that it was."""
    if row is None:
        yield None
        return
    for cell, box in zip(cells, row):
        if is_said(cell, box, drawing):
            continue
        words = joined(paragraphs(cell))
        edits = list(of_cell(box, words, mark, plan, place)) if box is not None and words else []
        yield from edits
        if not edits:
            yield None


def of_cell(box: Box, words: str, mark: Mark, plan: Plan, place: str) -> Iterator[DeckEdit]:
    """The edit of a cell with a name of the plan, or with the duty of a role."""
    id, field = box.id.removeprefix(GROUP), "short" if is_short(box, mark, plan) else "name"
    if box.id.endswith(DUTY):
        id, field = box.id.removesuffix(DUTY), "duty"
    entries = [getattr(plan, section)[id] for section in SECTIONS.values() if id in getattr(plan, section)]
    if entries and is_alike(getattr(entries[0], field).to(mark.lang), "".join((box.name, *box.lines))):
        yield from named_anew(id, field, words, mark, plan, place)


def like(cells: Sequence[Element], rows: Sequence[Row], drawing: Drawing) -> Row | None:
    """The row of the plan that has most of the same cells; None where none or several have."""
    found = sorted(((shared(cells, row, drawing), number) for number, row in enumerate(rows)), reverse=True)
    if not found or not found[0][0] or (len(found) > 1 and found[1][0] == found[0][0]):
        return None
    return rows[found[0][1]]


def shared(cells: Sequence[Element], row: Row, drawing: Drawing) -> int:
    """How many cells with words are the same; none where people have added or taken columns."""
    if len(cells) != len(row):
        return 0
    return sum(bool(text_of(cell).strip()) and is_said(cell, box, drawing) for cell, box in zip(cells, row))


def is_same(cells: Sequence[Element], row: Row, drawing: Drawing) -> bool:
    """Whether a row says what the plan does."""
    return len(cells) == len(row) and all(is_said(cell, box, drawing) for cell, box in zip(cells, row))


def is_said(cell: Element, box: Box | None, drawing: Drawing) -> bool:
    """Whether a cell says what the plan does; one that is merged with another says nothing itself."""
    if cell.get("vMerge") or cell.get("hMerge"):
        return True
    bullet = BULLET.to(drawing.language)
    told = (box.name, *box.lines, *(bullet + item for item in box.items)) if box is not None else ()
    return is_alike(text_of(cell), "".join(told))
