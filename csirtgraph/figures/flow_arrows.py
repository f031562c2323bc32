"""Arrows of relation diagrams: what a flow says beside its line, and how its kind looks."""

from collections.abc import Iterable, Iterator

from csirtgraph.drawing.model import Arrow, Key
from csirtgraph.figures import phrases
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

DEPUTY = Text("代理", "Deputy")
TERMS = Text("{label} ({terms})", "{label} ({terms})")


def flow_arrow(flow: Flow, plan: Plan, view: View) -> Arrow:
    """A flow, with a head at its receiver, in the look of its kind where the plan distinguishes kinds."""
    inferred = ("inferred",) if is_inferred([flow]) else ()
    return Arrow(
        id=flow.id,
        tail=flow.sender,
        head=flow.receiver,
        label=words_of(flow, plan, view),
        look="flow" if plan.plan.uniform_flows else f"flow-{flow.kind.value}",
        heads="both" if flow.is_mutual else "end",
        tags=("flow", flow.kind.value, *inferred),
    )


def words_of(flow: Flow, plan: Plan, view: View) -> str:
    """A flow's step and label, and in brackets its limit, its means and its condition."""
    language = view.language
    terms = [
        flow.within.words.to(language) if flow.within else "",
        phrases.COMMA.to(language).join(plan.word_of(channel).to(language) for channel in flow.via),
        flow.when.to(language),
    ]
    details = phrases.COMMA.to(language).join(filter(None, terms))
    label = flow.label.to(language)
    if details:
        label = f"{label} ({details})" if label else details
    return f"{flow.step}. {label}".strip() if flow.step else label


def deputy_arrows(roles: Iterable[Role], shown: Iterable[str], view: View) -> Iterator[Arrow]:
    """A dashed tie from each role to those it deputises for."""
    known = set(shown)
    for role in roles:
        for other, deputy in role.deputy_of.items():
            if {role.id, other} <= known:
                yield deputy_tie(role.id, other, deputy.when.to(view.language))


def deputy_tie(deputy: str, other: str, when: str = "") -> Arrow:
    """The tie from a deputy's box to the other's."""
    return Arrow(
        id=f"{deputy}~{other}", tail=deputy, head=other, label=when, look="deputy", heads="none", is_rank=False,
        tags=("deputy",),
    )  # fmt: skip


def arrow_keys(flows: Iterable[Flow], arrows: Iterable[Arrow], plan: Plan, view: View) -> Iterator[Key]:
    """The legend of the arrows: a line for each kind of flow that occurs, or one for all."""
    kinds = {flow.kind: None for flow in flows}
    if plan.plan.uniform_flows or not kinds:
        yield Key(phrases.FLOW.to(view.language), "arrow", "flow")
    else:
        for kind in (kind for kind in type(next(iter(kinds))) if kind in kinds):
            yield Key(plan.word_of(kind).to(view.language), "arrow", f"flow-{kind.value}")
    if any(arrow.look == "deputy" for arrow in arrows):
        yield Key(DEPUTY.to(view.language), "arrow", "deputy")
