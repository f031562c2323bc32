"""Rules about the change from peacetime to an incident and back: what people do then, and how many there are."""

from collections import defaultdict
from collections.abc import Iterator

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.plan.analysis.modes import happens
from csirtgraph.plan.analysis.persons import people, persons_in
from csirtgraph.plan.model.enums import MODES, Mode, Severity
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import Text

IDLE_IN_INCIDENT = Text(
    "平時の役割{roles}の人は、有事に担う役割がありません",
    "whoever holds {roles} in peacetime has no place in an incident",
)
IDLE_IN_PEACETIME = Text(
    "有事の役割{roles}の人は、平時に担う役割がありません",
    "whoever holds {roles} in an incident has no place in peacetime",
)
DIFFERENT_SUMS = Text(
    "体制図の人数の合計が平時{peacetime}名、有事{incident}名で異なります (平時のみ: {before}; 有事のみ: {after})",
    "the posts add up to {peacetime} people in peacetime and {incident} in an incident "
    "(only in peacetime: {before}; only in an incident: {after})",
)
NOBODY = Text("なし", "none")


def idle_in_incident(facts: Facts) -> Iterator[Hit]:
    """People of peacetime who have nothing to do in an incident."""
    if facts.mode is Mode.PEACETIME:
        yield from idle(facts, Mode.INCIDENT, IDLE_IN_INCIDENT)


def idle_in_peacetime(facts: Facts) -> Iterator[Hit]:
    """People of an incident without a place in peacetime."""
    if facts.mode is Mode.INCIDENT:
        yield from idle(facts, Mode.PEACETIME, IDLE_IN_PEACETIME)


def idle(facts: Facts, other: Mode, message: Text) -> Iterator[Hit]:
    """In-house roles without a place in the other mode, a finding for each team or group."""
    if not is_planned(facts.plan, other):
        return
    placed = placed_in(facts.plan, other)
    found: dict[str, list[str]] = defaultdict(list)
    for role in facts.roles.values():
        if (
            facts.is_in_house(role.id)
            and other not in role.modes
            and not {role.id, facts.holders.get(role.id)} & placed
        ):
            found[role.team or role.group].append(role.id)
    for roles in found.values():
        yield Hit(facts.said(message, roles=roles), tuple(roles), ("roles", roles[0], "name"))


def placed_in(plan: Plan, mode: Mode) -> set[str]:
    """Everyone with a post in a mode, by each name they go by: as a person, and as what they hold."""
    persons = persons_in(plan, mode)
    held = [post for posts in persons.values() for post in posts]
    return {*persons, *(post.id for post in held), *(role.id for post in held for role in plan.roles_of(post))}


def is_planned(plan: Plan, mode: Mode) -> bool:
    """Whether the plan says anything about a mode."""
    return bool(plan.posts.get(mode)) or (
        happens(plan, mode) and any(mode in flow.modes for flow in plan.flows.values())
    )


def different_sums(facts: Facts) -> Iterator[Hit]:
    """Organisation charts whose head-counts do not add up to the same."""
    if facts.mode is Mode.INCIDENT:
        before, after = (counted(facts.plan, mode) for mode in MODES)
        sums = (sum(before.values()), sum(after.values()))
        if before and after and sums[0] != sums[1]:
            message = facts.said(
                DIFFERENT_SUMS,
                peacetime=sums[0],
                incident=sums[1],
                before=tuple(person for person in before if person not in after) or NOBODY,
                after=tuple(person for person in after if person not in before) or NOBODY,
            )
            yield Hit(message, (), ("posts", facts.mode.value))


def counted(plan: Plan, mode: Mode) -> dict[str, int]:
    """How many people there are of each holder of whom the plan gives a number."""
    return {person: number for person, held in persons_in(plan, mode).items() if (number := people(held))}


RULES = (
    Rule("M401", Severity.WARNING, Text("有事に役割のない人", "no place in an incident"), idle_in_incident),
    Rule("M402", Severity.WARNING, Text("平時に役割のない人", "no place in peacetime"), idle_in_peacetime),
    Rule("M403", Severity.WARNING, Text("平時と有事で異なる人数", "different head-counts"), different_sums),
)
