"""The steps to build a CSIRT (構築の流れ), from the top down."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.reference import Step
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("CSIRT構築の流れ", "Steps to build a CSIRT")
HEAD = (Text("順", "Step"), Text("ステップ", "What to do"), Text("内容", "Detail"))
WIDTHS = (50.0, 250.0, 600.0)
HEIGHT = 36.0  # pt, of a step at least
DOWN = "▼"
NEEDS = """steps:
  overview: {name: {ja: 全体像を描く, en: Draw the whole picture}}
  roles: {name: {ja: 役割を洗い出す, en: List the roles}}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are steps."""
    return ONCE if plan.steps else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every step, its number with a mark that leads down to the next."""
    steps = list(plan.steps.values())
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(HEAD, view),
                *(box for row, step in enumerate(steps, 1) for box in row_of(row, step, row == len(steps), view)),
            ),
            columns=WIDTHS,
            least=HEIGHT,
        ),
        notes=notes(plan, view, []),
        tags=("build-steps",),
    )


def row_of(row: int, step: Step, is_last: bool, view: View) -> Iterator[Box]:
    """Number, name and detail of a step."""
    down = "" if is_last else DOWN
    yield cell(f"{step.id}/number", row, 0, name=str(row), lines=(down,), look="in-house", align="middle")
    yield cell(step.id, row, 1, name=step.name.to(view.language))
    yield cell(f"{step.id}/detail", row, 2, lines=(step.detail.to(view.language),))


KIND = Kind(TITLE, modes, draw, NEEDS)
