"""Rules about roles: who holds them, which are in-house, who manages vendors."""

import re
from collections.abc import Iterator
from itertools import islice

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.plan.model.enums import Mode, PartyKind, Severity
from csirtgraph.plan.model.plan import Role
from csirtgraph.text import Text

NAMED = 20  # ids in one finding
#: Words that show that someone knows the organisation's own systems.
OWN_SYSTEMS = re.compile(r"(社内|自社)の?システム|(own|internal|in-house|company's) (IT )?systems", re.IGNORECASE)

NO_HOLDER = Text("{role}を担う人が体制図にいません", "nobody in the organisation chart holds {role}")
NOBODY_IN_HOUSE = Text("{group}に自社の人がいません", "nobody in {group} is in-house")
NO_RECEIVER = Text(
    "アウトソースした{role}から自社の役割に何も伝わりません",
    "{role} is outsourced, and no in-house role receives anything from it",
)
NO_KNOWLEDGE = Text(
    "アウトソースした{role}から受け取る役割({receivers})に、社内システムを説明できるとの記載がありません",
    "{role} is outsourced, and the plan names no receiver ({receivers}) that knows the company's own systems",
)
DECIDES_OUTSIDE = Text(
    "判断や窓口を担う{role}をアウトソースしています", "{role} decides or speaks for the CSIRT, and is outsourced"
)
NOT_MANAGED = Text(
    "{vendor}とやり取りする自社の役割がありません", "no in-house role gives {vendor} work or receives its answers"
)
NO_COMMANDER = Text(
    "指揮する役割がありません (tier: command の役割も、コマンダーと名の付く役割もない)",
    "no role leads: none has tier `command`, and none is called commander or manager",
)


def without_holder(facts: Facts) -> Iterator[Hit]:
    """In-house roles that the organisation chart of a mode leaves out."""
    held = {*facts.holders, *facts.persons}
    for role in facts.roles.values():
        if facts.posts and not role.combines and role.id not in held and facts.is_in_house(role.id):
            yield Hit(facts.said(NO_HOLDER, role=role.id), (role.id,), ("roles", role.id, "name"))


def nobody_in_house(facts: Facts) -> Iterator[Hit]:
    """Groups, teams and business groups whose roles are all outsourced."""
    for key in ("group", "team", "business-group"):
        name = key.replace("-", "_")
        used = {getattr(role, name) for role in facts.roles.values()}
        ours = {getattr(role, name) for role in facts.roles.values() if facts.is_in_house(role.id)}
        for entry in getattr(facts.plan, name + "s").values():
            if entry.id in used - ours:
                message = facts.said(NOBODY_IN_HOUSE, group=entry.name)
                yield Hit(message, (entry.id,), (f"{key}s", entry.id, "name"))


def receivers(facts: Facts, role: str) -> Iterator[str]:
    """The in-house roles that receive something from a role."""
    yield from (other for voice in facts.voices(role) for other in facts.hearers.get(voice, ()) if other != role)


def outsourced(facts: Facts) -> Iterator[Role]:
    """The outsourced roles of a mode that has flows."""
    if facts.has_flows:
        yield from (role for role in facts.roles.values() if not role.combines and not facts.is_in_house(role.id))


def nobody_receives(facts: Facts) -> Iterator[Hit]:
    """Outsourced roles with no flow to an in-house role."""
    for role in outsourced(facts):
        if not any(receivers(facts, role.id)):
            yield Hit(facts.said(NO_RECEIVER, role=role.id), (role.id,), ("roles", role.id, "sourcing"))


def nobody_knows_systems(facts: Facts) -> Iterator[Hit]:
    """Outsourced roles of an incident whose in-house receivers do not evidently know the organisation's systems."""
    knowing = {role.id for role in facts.roles.values() if knows_systems(role)}
    reached = {end: knowing.intersection(roles) for end, roles in facts.hearers.items()}
    for role in outsourced(facts):
        hearers = list(dict.fromkeys(islice(receivers(facts, role.id), NAMED)))
        known = any(reached.get(voice, set()) - {role.id} for voice in facts.voices(role.id))
        if hearers and Mode.INCIDENT in role.modes and not known:
            message = facts.said(NO_KNOWLEDGE, role=role.id, receivers=hearers)
            yield Hit(message, (role.id, *hearers), ("roles", role.id, "sourcing"))


def knows_systems(role: Role) -> bool:
    """Whether duty, functions or skills of a role mention the organisation's systems."""
    texts = [role.duty, role.brief, *(function.name for function in role.functions.values())]
    texts += [skill for skills in role.skills.values() for skill in skills]
    return any(OWN_SYSTEMS.search(words) for text in texts for words in (text.ja, text.en))


def decides_outside(facts: Facts) -> Iterator[Hit]:
    """Commander, triage or PoC outsourced."""
    for role in facts.deciders:
        if not facts.is_in_house(role):
            yield Hit(facts.said(DECIDES_OUTSIDE, role=role), (role,), ("roles", role, "sourcing"))


def not_managed(facts: Facts) -> Iterator[Hit]:
    """Vendors without contact to any in-house role."""
    for party in facts.parties.values():
        near = tuple(facts.near.get(party.id, ()))
        if party.kind is PartyKind.VENDOR and facts.has_flows and not any(end in facts.own for end in near):
            ids = (party.id, *near[:NAMED])
            yield Hit(facts.said(NOT_MANAGED, vendor=party.id), ids, ("parties", party.id, "name"))


def nobody_leads(facts: Facts) -> Iterator[Hit]:
    """An incident with flows, and no role that leads; the rules about ways to the commander then say nothing."""
    if facts.mode is Mode.INCIDENT:
        yield from leaderless(facts)


def nobody_leads_in_peacetime(facts: Facts) -> Iterator[Hit]:
    """The same in peacetime, where some CSIRTs need no leader."""
    if facts.mode is Mode.PEACETIME:
        yield from leaderless(facts)


def leaderless(facts: Facts) -> Iterator[Hit]:
    """A mode with flows in which no role leads."""
    if facts.has_flows and not facts.commanders:
        yield Hit(facts.said(NO_COMMANDER), (), ("roles",))


RULES = (
    Rule("R101", Severity.ERROR, Text("担う人のいない役割", "role without a holder"), without_holder),
    Rule("R102", Severity.WARNING, Text("自社の人がいないグループ", "group without an in-house role"), nobody_in_house),
    Rule(
        "R103",
        Severity.WARNING,
        Text("受け手のいないアウトソーシング", "outsourced without a receiver"),
        nobody_receives,
    ),
    Rule(
        "R104",
        Severity.WARNING,
        Text("社内を説明できないアウトソーシング", "outsourced without knowledge of own systems"),
        nobody_knows_systems,
    ),
    Rule("R105", Severity.ERROR, Text("判断のアウトソーシング", "decision outsourced"), decides_outside),
    Rule("R106", Severity.WARNING, Text("管理されないベンダー", "vendor without a manager"), not_managed),
    Rule("R107", Severity.ERROR, Text("有事の指揮者の不在", "nobody leads in an incident"), nobody_leads),
    Rule("R108", Severity.WARNING, Text("平時の指揮者の不在", "nobody leads in peacetime"), nobody_leads_in_peacetime),
)
