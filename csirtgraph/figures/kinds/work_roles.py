"""What a plan covers of the work roles of NICE (ワークロールの充足)."""

from csirtgraph.drawing.model import Drawing
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.figures.kinds.frameworks import draw_framework, is_named
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("NICEワークロールの充足", "Coverage of the NICE work roles")
NEEDS = """roles:
  triage: {name: {ja: トリアージ, en: Triage}, frameworks: {nice: PD-WRL-003}}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when any role or service names a work role."""
    return ONCE if is_named(plan, "nice") else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every work role, in its category."""
    return draw_framework(plan, view, "nice")


KIND = Kind(TITLE, modes, draw, NEEDS)
