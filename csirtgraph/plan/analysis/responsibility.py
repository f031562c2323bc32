"""Who is responsible for what (RACI), read from the flows.

By label, every flow gives its two ends a mark:

| kind of flow       | sender | receiver                                  |
|--------------------|--------|-------------------------------------------|
| request, instruct  | A      | R                                         |
| report             | R      | A if it commands (tier `command`), else I |
| inform, answer     | R      | I                                         |
| cooperate          | C      | C                                         |
| approve            | A      | R                                         |
| appoint            | A      | I                                         |
| assist             | C      | R                                         |

A mutual flow counts both ways. Under a label no one is A of, its only R
answers for it as well.

By service, the team that gives it is A, and R when one of its roles is there
in the mode. Whoever that team asks, instructs, works with or hears from is C;
whoever it only reports to, informs or answers is I.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum

from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.model.enums import FlowKind, Mode, Tier
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan


class Mark(str, Enum):
    """What someone has to do with something, the strongest first."""

    ACCOUNTABLE = "A"
    RESPONSIBLE = "R"
    CONSULTED = "C"
    INFORMED = "I"


A, R, C, I = Mark  # noqa: E741
#: By subject (a label or a service), by who takes part (a role, a team or a party).
Marks = Mapping[str, Mapping[str, set[Mark]]]

ENDS = {
    FlowKind.REQUEST: (A, R),
    FlowKind.INSTRUCT: (A, R),
    FlowKind.REPORT: (R, I),  # A for a receiver that commands
    FlowKind.INFORM: (R, I),
    FlowKind.ANSWER: (R, I),
    FlowKind.COOPERATE: (C, C),
    FlowKind.APPROVE: (A, R),
    FlowKind.APPOINT: (A, I),
    FlowKind.ASSIST: (C, R),
}
ASKING = (FlowKind.REQUEST, FlowKind.INSTRUCT, FlowKind.COOPERATE, FlowKind.ASSIST)


def subject_of(flow: Flow) -> str:
    """What a flow is about: flows of the same label share it, those without one share their kind."""
    return flow.label.ja or flow.label.en or flow.kind.value


def label_marks(plan: Plan, mode: Mode) -> Marks:
    """Who is what under each label."""
    found: dict[str, dict[str, set[Mark]]] = defaultdict(lambda: defaultdict(set))
    for flow in flows_of(plan, mode):
        for sender, receiver in both_ways(flow):
            sent, heard = ENDS[flow.kind]
            if flow.kind is FlowKind.REPORT and commands(receiver, plan):
                heard = A
            found[subject_of(flow)][sender].add(sent)
            found[subject_of(flow)][receiver].add(heard)
    for ends in found.values():
        doing = [marks for marks in ends.values() if R in marks]
        if len(doing) == 1 and not any(A in marks for marks in ends.values()):
            doing[0].add(A)
    return found


def service_marks(plan: Plan, mode: Mode) -> Marks:
    """Which team, role of no team or party is what for each service; all services of a team are alike."""
    found: dict[str, dict[str, set[Mark]]] = {team: defaultdict(set, {team: {A}}) for team in plan.teams}
    for role in plan.roles.values():
        if role.team and mode in role.modes:
            found[role.team][role.team].add(R)
    for flow in flows_of(plan, mode):
        for sender, receiver in both_ways(flow):
            giving, taking = team_of(sender, plan), team_of(receiver, plan)
            if giving != taking and giving in found:
                found[giving][taking].add(C if flow.kind in ASKING else I)
            if giving != taking and taking in found:
                found[taking][giving].add(C)
    return {service.id: found[service.team] for service in plan.services.values()}


def both_ways(flow: Flow) -> Iterable[tuple[str, str]]:
    """Sender and receiver, and the other way round for a mutual flow."""
    ends = [(flow.sender, flow.receiver)]
    return [*ends, (flow.receiver, flow.sender)] if flow.is_mutual else ends


def commands(end: str, plan: Plan) -> bool:
    """Whether this is a role that commands."""
    return end in plan.roles and plan.tier_of(plan.roles[end]) is Tier.COMMAND


def team_of(end: str, plan: Plan) -> str:
    """The team of a role; anyone else stays."""
    return plan.roles[end].team or end if end in plan.roles else end


def merged(marks: Iterable[Mark]) -> str:
    """Marks as one: a role that is responsible or accountable is not also consulted or informed."""
    known = set(marks)
    if known & {A, R}:
        return "/".join(mark.value for mark in (A, R) if mark in known)
    return next((mark.value for mark in (C, I) if mark in known), "")
