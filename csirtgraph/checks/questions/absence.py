"""A plan without somebody: what is left when a role, a team or a party is not there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from csirtgraph.checks.names import Names, Value
from csirtgraph.plan.analysis.deputies import taken_over
from csirtgraph.plan.analysis.modes import happens
from csirtgraph.plan.analysis.persons import persons_in
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.text import Text


def without(plan: Plan, absent: Iterable[str]) -> Plan:
    """The plan as it works while some are away; the plan itself stays as it is.

    A person who holds a role holds those that go with it (兼務), so these are
    nobody's either. Deputies send and receive what those who are away would have;
    the other flows of these fall silent.
    """
    left = plan
    for mode in MODES:
        gone = away(plan, mode, absent)
        acting = {flow.id: flow for flow in taken_over(plan, gone, mode).values()}
        left = silenced(replace(left, flows={**left.flows, **acting}), gone, mode)
    return left


@dataclass(frozen=True)
class Gap:
    """What is missing in one mode: who else is absent, and the flows that are lost."""

    mode: Mode
    along: tuple[str, ...]
    flows: tuple[str, ...]
    message: Text


SILENT = Text(
    "{absent}がいないと({mode}): {count}本の流れが途絶えます", "without {absent} ({mode}): {count} flows are lost"
)
ALONG = Text(
    "{absent}がいないと({mode}): {along}もいなくなり、{count}本の流れが途絶えます",
    "without {absent} ({mode}): also away: {along}; {count} flows are lost",
)


def gaps(plan: Plan, absent: Collection[str], modes: Iterable[Mode] = MODES) -> list[Gap]:
    """What is missing in each mode in which anything happens."""
    names, found = Names(plan), []
    for mode in (mode for mode in modes if happens(plan, mode)):
        gone = away(plan, mode, absent)
        along = tuple(role.id for role in plan.roles.values() if role.id in gone - set(absent) and mode in role.modes)
        flows = [flow for flow in plan.flows.values() if mode in flow.modes]
        kept = taken_over(plan, gone, mode)
        lost = tuple(flow.id for flow in flows if {flow.sender, flow.receiver} & gone and flow.id not in kept)
        who: dict[str, Value] = {"absent": tuple(absent), "along": along}
        about: dict[str, Value] = {**who, "mode": lower_word_of(mode), "count": len(lost)}
        found.append(Gap(mode, along, lost, names.said(ALONG if along else SILENT, **about)))
    return found


def away(plan: Plan, mode: Mode, absent: Iterable[str]) -> set[str]:
    """Everyone who is absent together with them: the roles of a team, and those held by the same person."""
    named = set(absent)
    roles = {role.id for role in plan.roles.values() if {role.id, role.team} & named}
    roles |= {part for role in roles for part in plan.roles[role].combines}
    for person, held in persons_in(plan, mode).items():
        together = {role.id for post in held for role in plan.roles_of(post)}
        if person in roles or together & roles:
            roles |= together
    combined = {role.id for role in plan.roles.values() if role.combines and set(role.combines) <= roles}
    return named | roles | combined


def silenced(plan: Plan, gone: Collection[str], mode: Mode) -> Plan:
    """The plan without some roles, parties and teams in one mode.

    Flows stay, but for those of teams, which have no modes of their own: where
    an end is not there, nothing is passed on.
    """

    def rest(modes: tuple[Mode, ...], is_gone: bool) -> tuple[Mode, ...]:
        return tuple(other for other in modes if other is not mode) if is_gone else modes

    teams = plan.teams.keys() & gone
    roles, parties = plan.roles.values(), plan.parties.values()
    kept = {
        post.id: post
        for post in plan.posts.get(mode, {}).values()
        if not {role.id for role in plan.roles_of(post)} & set(gone)
    }
    return replace(
        plan,
        roles={role.id: replace(role, modes=rest(role.modes, role.id in gone)) for role in roles},
        parties={party.id: replace(party, modes=rest(party.modes, party.id in gone)) for party in parties},
        flows={
            flow.id: replace(flow, modes=rest(flow.modes, bool({flow.sender, flow.receiver} & teams)))
            for flow in plan.flows.values()
        },
        posts={**plan.posts, **({mode: kept} if mode in plan.posts else {})},
    )
