"""The paths between two ends, as text."""

from collections.abc import Sequence

from csirtgraph.checks.names import Names
from csirtgraph.plan.analysis.paths import LIMIT, Net, Way, reached
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.text import Language, Text

HEAD = Text(
    "{start} → {end} ({mode}): {count}通り、{steps}段", "{start} → {end} ({mode}): {count} paths of {steps} steps"
)
ONE = Text("{start} → {end} ({mode}): 1通り、{steps}段", "{start} → {end} ({mode}): 1 path of {steps} steps")
NONE = Text("{start} → {end} ({mode}): 道筋がありません", "{start} → {end} ({mode}): no path")
MORE = Text("ほかにもあります (最初の{limit}通りだけを示しました)", "there are more; these are the first {limit}")
SAME_TEAM = Text("(同じチーム)", "(same team)")
SAME_BOX = Text("(図では同じ箱)", "(same box in figures)")


def lines(
    plan: Plan, net: Net, mode: Mode, ends: tuple[str, str], ways: Sequence[Way], language: Language
) -> list[str]:
    """How many ways there are, and each with what is passed on at every step."""
    names = Names(plan)
    steps = reached(net.before, ends[1])[ends[0]].steps if ways else 0
    about = Text(*(template_of(ways).to(language),) * 2)
    head = names.said(about, start=ends[0], end=ends[1], mode=lower_word_of(mode), count=len(ways), steps=steps)
    found = [head.to(language)]
    for number, way in enumerate(ways, 1):
        found += ["", f"{number}. {names.way(way).to(language)}"]
        for one, other, flows in net.flows_on(way):
            labels = "; ".join(words(flow, language) for flow in flows) or together(plan, one, other).to(language)
            found.append(f"   {names.one(one, language)} → {names.one(other, language)}: {labels}")
    return found + ([names.said(MORE, limit=LIMIT).to(language)] if len(ways) == LIMIT else [])


def together(plan: Plan, *ends: str) -> Text:
    """Why two ends need no flow between them."""
    return SAME_TEAM if set(ends) & plan.teams.keys() else SAME_BOX


def template_of(ways: Sequence[Way]) -> Text:
    """The template of the first line."""
    return NONE if not ways else ONE if len(ways) == 1 else HEAD


def words(flow: Flow, language: Language) -> str:
    """The label of a flow, and its kind."""
    kind = lower_word_of(flow.kind).to(language)
    return f"{flow.label.to(language)} ({kind})" if flow.label else kind
