"""Abbreviations (略称) and what they stand for."""

from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("略称", "Abbreviations")
HEAD = (Text("略称", "Abbreviation"), Text("意味", "Meaning"))
WIDTHS = (130.0, 430.0)
NEEDS = """terms:
  poc: {name: PoC, meaning: {ja: 連絡の窓口 (Point of Contact), en: Point of Contact}}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are abbreviations."""
    return ONCE if plan.terms else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every abbreviation."""
    boxes = [*head(HEAD, view)]
    for row, term in enumerate(plan.terms.values(), 1):
        boxes.append(cell(term.id, row, 0, name=term.name.to(view.language)))
        boxes.append(cell(f"{term.id}/meaning", row, 1, lines=(term.meaning.to(view.language),)))
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=tuple(boxes), columns=WIDTHS),
        notes=notes(plan, view, []),
        tags=("terms",),
    )


KIND = Kind(TITLE, modes, draw, NEEDS)
