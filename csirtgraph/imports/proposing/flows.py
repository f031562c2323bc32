"""Flows of a file, in the plan."""

import re

from csirtgraph.edits import flows as edits
from csirtgraph.edits.entries import modes_value
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data, pairs_in
from csirtgraph.imports.facts import FlowFact, PartyFact, RoleFact
from csirtgraph.imports.outside import OUTSIDE
from csirtgraph.imports.proposing.flow_words import labels_in
from csirtgraph.imports.proposing.roles import add_or_change_party, add_or_change_role
from csirtgraph.imports.proposing.subject import Subject, data_of, is_alike
from csirtgraph.plan.model.enums import Direction, FlowKind
from csirtgraph.plan.model.flows import MUTUAL_KINDS, Flow
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.text import LANGUAGES, Text

#: The kind of a flow by a word in its label, the first that fits.
IN_LABELS = {
    FlowKind.REPORT: re.compile(r"報告|エスカレ|上申|report|escalat", re.I),
    FlowKind.REQUEST: re.compile(r"依頼|要請|照会|相談|request|ask", re.I),
    FlowKind.INSTRUCT: re.compile(r"指示|命令|承認|instruct|order|approv", re.I),
    FlowKind.ANSWER: re.compile(r"回答|返答|結果|answer|repl|result", re.I),
    FlowKind.COOPERATE: re.compile(r"連携|協力|調整|協議|cooperat|coordinat|collaborat", re.I),
}


def add_or_change_flows(facts: list[FlowFact], subject: Subject) -> None:
    """Make the plan say what a file says of flows."""
    ends = [(end_of(fact.sender, fact, subject), end_of(fact.receiver, fact, subject)) for fact in facts]
    known = {flow.id: n for n, flow in enumerate(subject.plan.flows.values())}
    free = dict.fromkeys(known)  # flows that no row has meant yet, in the plan's order
    changed: list[tuple[Flow, FlowFact, tuple[str, str]]] = []
    added: set[tuple[object, ...]] = set()
    for fact, pair in zip(facts, ends):
        content = (pair, fact.label, fact.kind, fact.modes)
        flow = flow_meant(fact, pair, free, subject)
        if pair[0] == pair[1]:
            subject.facts.remark(fact.place, "to-itself", fact.sender)
        elif flow:
            del free[flow.id]
            changed.append((flow, fact, pair))
        elif is_deputy(pair, subject):
            continue
        elif not fact.id and content in added:
            subject.facts.remark(fact.place, "again", fact.label.to("ja"))
        else:
            added.add(content)
            edits.append(subject.draft, *pair, flow_data(fact, subject))
    for flow, fact, pair in sorted(changed, key=lambda item: -known[item[0].id]):  # ids count flows from the front
        change_flow(flow, fact, pair, subject)


def is_deputy(ends: tuple[str, str], subject: Subject) -> bool:
    """Whether the plan has one role as the deputy of another, which is drawn as a tie that is no flow."""
    roles = subject.plan.roles
    return ends[0] in roles and ends[1] in roles[ends[0]].deputy_of


def end_of(name: str, fact: FlowFact, subject: Subject) -> str:
    """Who is meant by a name; someone new is outside where the name sounds so, else a role."""
    if id := subject.end(name):
        return id
    text = Text(ja=name)
    if OUTSIDE.search(name):
        return add_or_change_party(PartyFact(place=fact.place, name=text), subject)
    subject.facts.remark(fact.place, "became-role", name)
    return add_or_change_role(RoleFact(place=fact.place, name=text), subject)


def flow_meant(fact: FlowFact, ends: tuple[str, str], free: dict[str, None], subject: Subject) -> Flow | None:
    """The flow of the plan that a row speaks of: of its id, else between its ends with its words."""
    if fact.id in free:
        return subject.plan.flows[fact.id]
    if fact.id and fact.id in subject.plan.flows:
        return None
    for id in free:
        flow = subject.plan.flows[id]
        is_meant = is_between(flow, ends, subject) or (flow.is_mutual and is_between(flow, ends[::-1], subject))
        is_same = fact.kind in (None, flow.kind) and (fact.modes is None or {*fact.modes} & {*flow.modes})
        if is_meant and says(flow, labels_in(fact.label, flow, subject.plan)) and is_same:
            return flow
    return None


def is_between(flow: Flow, ends: tuple[str, ...], subject: Subject) -> bool:
    """Whether a flow has these ends, or is drawn at them because they combine roles."""
    return all(end in (own, subject.combined.get(own)) for own, end in zip((flow.sender, flow.receiver), ends))


def says(flow: Flow, label: Text) -> bool:
    """Whether a flow has the words of a row in the row's language."""
    return all(is_alike(getattr(label, lang), flow.label.to(lang)) for lang in LANGUAGES if getattr(label, lang)) and (
        bool(label) or not flow.label
    )


def flow_data(fact: FlowFact, subject: Subject) -> dict[str, Data]:
    """A new flow as a plan has it."""
    kind = fact.kind or kind_in(fact.label)
    found: dict[str, Data] = {}
    if fact.label:
        found |= label_data(subject.fitted(fact.label, fact.place))
    found["kind"] = kind.value
    if shown := modes_value(subject.draft, [mode.value for mode in fact.modes or subject.usual_modes]):
        found["modes"] = shown
    if fact.direction and fact.direction is not MUTUAL_KINDS.get(kind, Direction.ONE_WAY):
        found["direction"] = fact.direction.value
    return found


def label_data(label: Text) -> dict[str, Data]:
    """The words of a label; by language where the plan would take them for the id of a shared label."""
    words = data_of(label)
    if isinstance(words, str) and is_id(words):
        return {"label": {"ja" if label.ja else "en": words}}
    return {"label": words}


def kind_in(label: Text) -> FlowKind:
    """The kind of a flow by the words of its label."""
    return next((kind for kind, words in IN_LABELS.items() if words.search(label.to("ja"))), FlowKind.INFORM)


def change_flow(flow: Flow, fact: FlowFact, ends: tuple[str, str], subject: Subject) -> None:
    """What is different in a flow."""
    draft = subject.draft
    try:
        place = edits.place_of(draft, flow.id)
    except EditError:
        return
    data = dict(pairs_in(edits.flows_between(draft, place.sender, place.receiver)[place.number]))
    before = dict(data)
    asked = labels_in(fact.label, flow, subject.plan)
    if asked and not says(flow, asked):
        words = {lang: flow.label.to(lang) for lang in LANGUAGES}
        words |= {lang: getattr(asked, lang) for lang in LANGUAGES if getattr(asked, lang)}
        data = {"label": "", **data, **label_data(subject.fitted(Text(**words), fact.place))}
    if fact.kind and fact.kind is not flow.kind:
        data["kind"] = fact.kind.value
    if fact.modes and {*fact.modes} != {*flow.modes}:
        data["modes"] = modes_value(draft, [mode.value for mode in fact.modes]) or ""
    is_mutual = flow.is_mutual if fact.direction is None else fact.direction is Direction.MUTUAL
    if is_mutual != flow.is_mutual:
        data["direction"] = (fact.direction or Direction.ONE_WAY).value
    data = {name: value for name, value in data.items() if value}
    if data != before:
        edits.store(draft, place, data)
    if not is_between(flow, ends, subject) and not (is_mutual and is_between(flow, ends[::-1], subject)):
        edits.take(draft, place)
        edits.append(draft, *ends, data)
