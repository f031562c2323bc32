"""What the parts of the security organisation do (機能概要), such as SOC, IRT and CSIRT."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.groups import any_inferred
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.services import Capability
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("機能概要", "Functions of the security organisation")
HEAD = (Text("機能", "Function"), Text("主な実施内容", "What it does"), Text("備考", "Notes"))
WIDTHS = (110.0, 400.0, 330.0)
NEEDS = """capabilities:
  soc:
    name: SOC
    does: [{ja: ログの監視, en: Watches logs}]"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when the plan says what any part does."""
    return ONCE if plan.capabilities else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every part."""
    capabilities = plan.capabilities.values()
    remarks = [phrases.CAPABILITIES_INFERRED] if any_inferred(capabilities, "does", "note") else []
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(HEAD, view),
                *(box for row, capability in enumerate(capabilities, 1) for box in row_of(row, capability, view)),
            ),
            columns=WIDTHS,
        ),
        notes=notes(plan, view, remarks),
        tags=("functions",),
    )


def row_of(row: int, capability: Capability, view: View) -> Iterator[Box]:
    """Name, what it does, and a note."""
    yield cell(capability.id, row, 0, name=capability.name.to(view.language), look="in-house", align="middle")
    yield cell(f"{capability.id}/does", row, 1, items=tuple(text.to(view.language) for text in capability.does))
    yield cell(f"{capability.id}/note", row, 2, lines=(capability.note.to(view.language),))


KIND = Kind(TITLE, modes, draw, NEEDS)
