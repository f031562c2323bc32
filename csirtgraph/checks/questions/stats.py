"""Counts of roles, flows and people in a plan."""

from collections import Counter
from typing import Any

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.names import Names
from csirtgraph.plan.analysis.modes import modes_of
from csirtgraph.plan.analysis.paths import way_back
from csirtgraph.plan.analysis.persons import people
from csirtgraph.plan.model.enums import MODES, Sourcing
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.text import Language, Text

SHOWN = 5  # of the busiest, as text


def stats(plan: Plan) -> dict[str, Any]:
    """Counts of the whole plan and of each mode, as plain data."""
    return {
        "plan": plan.id,
        "revision": plan.plan.revision,
        "roles": sum(not role.combines for role in plan.roles.values()),
        "parties": len(plan.parties),
        "teams": len(plan.teams),
        "flows": len(plan.flows),
        "modes": {mode.value: of_mode(Facts(plan, mode)) for mode in MODES},
    }


def of_mode(facts: Facts) -> dict[str, Any]:
    """The counts of one mode; a role that only combines others is not counted."""
    roles = [role for role in facts.roles.values() if not role.combines]
    groups = {
        name: {entry.id: counts(facts, [r for r in roles if getattr(r, key) == entry.id]) for entry in section.values()}
        for name, key, section in (
            ("groups", "group", facts.plan.groups),
            ("teams", "team", facts.plan.teams),
            ("business-groups", "business_group", facts.plan.business_groups),
        )
    }
    return {
        **counts(facts, roles),
        "parties": dict(Counter(party.kind.value for party in facts.parties.values())),
        "flows": len(facts.flows),
        "posts": len(facts.posts),
        "people": sum(people(held) or 0 for held in facts.persons.values()),
        **{name: {id: count for id, count in of.items() if count["roles"]} for name, of in groups.items()},
        "degrees": degrees(facts),
        "longest-escalation": escalation(facts),
    }


def counts(facts: Facts, roles: list[Role]) -> dict[str, int]:
    """How many roles, and how many of them in-house and outsourced."""
    count = Counter(role.sourcing_in(facts.mode) for role in roles)
    return {"roles": len(roles), **{sourcing.value: count[sourcing] for sourcing in Sourcing}}


def degrees(facts: Facts) -> dict[str, dict[str, int]]:
    """Incoming and outgoing flows of each role, team and party; the busiest first."""
    came: Counter[str] = Counter()
    went: Counter[str] = Counter()
    for (sender, receiver), flows in facts.net.flows.items():
        went[sender] += len(flows)
        came[receiver] += len(flows)
    order = sorted(facts.talking, key=lambda end: -came[end] - went[end])
    return {end: {"in": came[end], "out": went[end]} for end in order}


def escalation(facts: Facts) -> dict[str, Any] | None:
    """The longest of the shortest ways from a role to the commander."""
    far = {role: facts.to_commander[role] for role in facts.talking if role in facts.to_commander}
    far = {role: there for role, there in far.items() if role in facts.roles}
    if not far:
        return None
    start = max(far, key=lambda role: far[role].length)
    return {"steps": far[start].steps, "way": list(way_back(facts.to_commander, start))}


HEAD = Text(
    "役割 {roles}、相手 {parties}、チーム {teams}、流れ {flows}",
    "{roles} roles, {parties} parties, {teams} teams, {flows} flows",
)
MODE_LINE = Text(
    "{mode}: 役割 {roles} ({provided})、流れ {flows}、役職 {posts}、{people}名",
    "{mode}: {roles} roles ({provided}), {flows} flows, {posts} posts, {people} people",
)
PART = Text("  {name}: {roles} ({provided})", "  {name}: {roles} ({provided})")
COMMA = Text("、", ", ")
BUSIEST = Text("  流れの多い順 (受/送): {ends}", "  busiest (in/out): {ends}")
LONGEST = Text("  最も長い報告経路 ({steps}段): {way}", "  longest escalation ({steps} flows): {way}")


def lines(plan: Plan, language: Language) -> list[str]:
    """The counts in words."""
    data, names = stats(plan), Names(plan)
    found = [plan.plan.title.to(language), HEAD.to(language).format(**data)]
    for mode in modes_of(plan):
        counts = data["modes"][mode.value]
        found += ["", *mode_lines(plan, names, lower_word_of(mode).to(language), counts, language)]
    return found


def mode_lines(plan: Plan, names: Names, mode: str, counts: dict[str, Any], language: Language) -> list[str]:
    """One mode in words."""
    found = [MODE_LINE.to(language).format(mode=mode, provided=provided(counts, language), **counts)]
    for key, section in (("groups", plan.groups), ("teams", plan.teams), ("business-groups", plan.business_groups)):
        for id, count in counts[key].items():
            about = {"roles": count["roles"], "provided": provided(count, language)}
            found.append(PART.to(language).format(name=section[id].name.to(language), **about))
    busiest = list(counts["degrees"].items())[:SHOWN]
    if busiest:
        shown = ", ".join(f"{names.one(end, language)} {count['in']}/{count['out']}" for end, count in busiest)
        found.append(BUSIEST.to(language).format(ends=shown))
    if chain := counts["longest-escalation"]:
        found.append(LONGEST.to(language).format(steps=chain["steps"], way=names.way(chain["way"]).to(language)))
    return found


def provided(count: dict[str, Any], language: Language) -> str:
    """How many roles are in-house and how many outsourced, in words."""
    words = (f"{lower_word_of(sourcing).to(language)} {count[sourcing.value]}" for sourcing in Sourcing)
    return COMMA.to(language).join(words)
