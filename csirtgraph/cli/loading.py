"""Plans loaded to be drawn: what cannot be used of their kept places is reported, and they are drawn without it."""

from typing import TYPE_CHECKING

from csirtgraph.cli.messages import locale_language
from csirtgraph.cli.streams import say

if TYPE_CHECKING:
    from csirtgraph.plan.model.plan import Plan


def loaded_plan(target: str, audience: str = "public") -> "Plan":
    """A plan. Raises PlanError."""
    from csirtgraph.plan.reading.load import load_plan

    plan = load_plan(target, audience=audience)
    report_places(plan)
    return plan


def report_places(plan: "Plan") -> None:
    """Say what is wrong with the file that keeps the places of boxes."""
    for problem in (*plan.arrangement.problems, *plan.views.problems):
        say(problem.text(locale_language()), err=True)
