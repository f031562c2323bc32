"""The patterns of CSIRTs (パターン): what each is, and whether the source describes it."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.reference import Pattern
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("CSIRTのパターン", "Patterns of CSIRTs")
HEAD = (Text("パターン", "Pattern"), Text("定義", "Definition"), Text("対象", "Covered"))
WIDTHS = (110.0, 700.0, 90.0)
HEIGHT = 34.0  # pt, of a row at least
NEEDS = """patterns:
  a: {name: {ja: パターンA, en: Pattern A}, definition: {ja: 総務部門が主体, en: Run by general affairs}}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are patterns."""
    return ONCE if plan.patterns else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every pattern; one that is not described has a dashed line."""
    patterns = plan.patterns.values()
    left_out = Key(phrases.NOT_DESCRIBED.to(view.language), "box", "outside", dashed=True)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(HEAD, view),
                *(box for row, pattern in enumerate(patterns, 1) for box in row_of(row, pattern, view)),
            ),
            columns=WIDTHS,
            least=HEIGHT,
        ),
        keys=() if all(pattern.described for pattern in patterns) else (left_out,),
        notes=notes(plan, view, []),
        tags=("patterns",),
    )


def row_of(row: int, pattern: Pattern, view: View) -> Iterator[Box]:
    """Name, definition, and ○ where the source goes on to describe it."""
    look = "in-house" if pattern.described else "outside"
    mark = phrases.YES if pattern.described else phrases.NO
    yield cell(pattern.id, row, 0, name=pattern.name.to(view.language), look=look, dashed=not pattern.described)
    yield cell(f"{pattern.id}/definition", row, 1, lines=(pattern.definition.to(view.language),))
    yield cell(f"{pattern.id}/described", row, 2, lines=(mark,), align="middle")


KIND = Kind(TITLE, modes, draw, NEEDS)
