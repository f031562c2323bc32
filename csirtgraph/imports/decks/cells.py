"""Cells of our tables that people typed in, as edits of what the cells stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.edits.entries import BOTH
from csirtgraph.export.cells import Row, id_of, rows_in
from csirtgraph.imports.decks.shapes import paragraphs
from csirtgraph.imports.decks.typed import SECTIONS, DeckEdit, is_short, named_anew
from csirtgraph.imports.labels import joined
from csirtgraph.imports.proposing.subject import is_alike
from csirtgraph.imports.tables.words import value_of
from csirtgraph.plan.model.enums import Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.marks import Mark, digest, drawn_in, rows_of, text_of
from csirtgraph.slides.notes import ROWS
from csirtgraph.slides.pptx.markup import NOTE, Element, qualified
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.shapes import identity

GROUP, DUTY, SOURCING = "/group/", "/duty", "/sourcing"  # how ids of cells begin, and end


@dataclass
class Typed:
    """What people made of a table, while it is read: edits, the rows that are left, and whether anything is lost."""

    edits: list[DeckEdit] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    is_lossy: bool = False


def typed_in(figure: Placed, table: Element, drawing: Drawing, plan: Plan, place: str) -> Typed:
    """An edit for each cell that people changed; rows are known by what they said when they were drawn."""
    said = drawn_in(identity(table).get(NOTE, ""))
    ids = [*zip(said, rows_drawn(figure))]
    rows = rows_in(drawing)[drawing.table.header :]
    typed = [list(row.iter(qualified("a:tc"))) for row in table.iter(qualified("a:tr"))]
    free = [row for row in rows if not any(is_same(cells, row, drawing) for cells in typed)]
    found = Typed()
    for cells, told in zip(typed, rows_of(table)):
        if not said or digest(told) in said:
            found.left.update(id for known, id in ids if known == digest(told))
            continue
        row = next((row for row in rows if is_same(cells, row, drawing)), None) or like(cells, free, drawing)
        edits = list(of_row(cells, row, drawing, figure.mark, plan, place))
        found.edits += filter(None, edits)
        found.left.add(id_of(row) if row else "")
        found.is_lossy |= None in edits
    return found


def rows_drawn(figure: Placed) -> list[str]:
    """What each row of a table was about when it was drawn."""
    return figure.facts.get(ROWS, "").split()


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
    if box.id.endswith(SOURCING):
        yield from of_sourcing(box, words, plan, mark, place)
        return
    entries = [getattr(plan, section)[id] for section in SECTIONS.values() if id in getattr(plan, section)]
    if entries and is_alike(getattr(entries[0], field).to(mark.lang), "".join((box.name, *box.lines))):
        yield from named_anew(id, field, words, mark, plan, place)


def of_sourcing(box: Box, words: str, plan: Plan, mark: Mark, place: str) -> Iterator[DeckEdit]:
    """The edit of who provides a role, in the words of the plan or usual ones; none where the words name neither."""
    id = box.id.removesuffix(SOURCING)
    own = {plan.word_of(sourcing).to(mark.lang): sourcing for sourcing in Sourcing}
    sourcing = own.get(words) or value_of(Sourcing, words)
    if sourcing and id in plan.roles:
        yield DeckEdit(place, {"op": "set-sourcing", "id": id, "mode": BOTH, "sourcing": sourcing.value})


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
