"""Rules about flows: whether what is found reaches those who decide, and what they decide those concerned.

None of them compares all roles with all others: ways are measured once from the
commanders to everyone, answers and vendors are looked up end by end.
"""

from collections import defaultdict
from collections.abc import Iterator

from csirtgraph.checks import duties
from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.plan.analysis.paths import reached, way_back
from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Severity, Tier
from csirtgraph.text import Text

SILENT = Text("{role}には送受信する流れがありません", "{role} neither sends nor receives anything")
NO_WAY_UP = Text(
    "{role}から{commander}へ情報が届く道がありません",
    "nothing {role} finds can reach {commander}: no path of flows",
)
NO_WAY_OUT = Text(
    "{commander}から{party}へ情報が届く道がありません",
    "nothing {commander} knows can reach {party}: no path of flows",
)
NOBODY_ABOVE = Text(
    "プランに知らせるべき経営の相手がありません (kind: management)",
    "the plan has no management to inform (a party of kind: management)",
)
NOBODY_AFFECTED = Text(
    "影響を受ける相手がプランにありません (kind: system か customer の相手)",
    "the plan has no affected party to inform (kind: system or customer)",
)
LONG_CHAIN = Text(
    "{role}から{commander}まで{steps}段あります (上限 {limit}): {way}",
    "the path from {role} to {commander} takes {steps} flows (at most {limit}): {way}",
)
NO_ANSWER = Text(
    "{sender}から{receiver}への依頼・指示に、戻る流れがありません",
    "{sender} asks or instructs {receiver}, and nothing comes back",
)
ONLY_BY_VENDOR = Text("{roles}は{vendor}を介してしかつながっていません", "{roles} are connected only through {vendor}")
SHOWN = 10  # ends of a path that are listed
ASKING = (FlowKind.REQUEST, FlowKind.INSTRUCT)


def silent(facts: Facts) -> Iterator[Hit]:
    """Roles without a flow, whose team has none either."""
    teams = {facts.roles[end].team if end in facts.roles else end for end in facts.talking}
    for role in facts.roles.values():
        heard = any(voice in facts.talking for voice in facts.voices(role.id)) or (role.team and role.team in teams)
        heard = heard or any(part in facts.talking for part in role.combines)
        if facts.has_flows and not heard:
            yield Hit(facts.said(SILENT, role=role.id), (role.id,), ("roles", role.id, "name"))


def no_way_up(facts: Facts) -> Iterator[Hit]:
    """Collecting and handling roles (the row `operation`) from which no flow leads to the commander."""
    lead = tuple(role.id for role in facts.commanders)
    for role in facts.roles.values():
        works = facts.plan.tier_of(role) is Tier.OPERATION and role not in facts.commanders
        if lead and works and role.id in facts.talking and role.id not in facts.to_commander:
            message = facts.said(NO_WAY_UP, role=role.id, commander=lead)
            yield Hit(message, (role.id, *lead), ("roles", role.id, "name"))


def no_way_out(facts: Facts) -> Iterator[Hit]:
    """Management and those affected whom nothing from the commander reaches."""
    lead = tuple(role.id for role in facts.commanders)
    informed = reached(facts.net.after, *lead)
    for party in facts.parties.values():
        concerned = party.kind in (*duties.ABOVE, *duties.AFFECTED)
        if lead and concerned and party.id not in informed:
            message = facts.said(NO_WAY_OUT, commander=lead, party=party.id)
            yield Hit(message, (party.id, *lead), ("parties", party.id, "name"))


def nobody_to_inform(facts: Facts) -> Iterator[Hit]:
    """An incident in which the plan names no management, or nobody affected."""
    kinds = {party.kind for party in facts.parties.values()}
    if facts.has_flows and facts.mode is Mode.INCIDENT:
        if not kinds & set(duties.ABOVE):
            yield Hit(facts.said(NOBODY_ABOVE), (), ("parties",))
        if not kinds & set(duties.AFFECTED):
            yield Hit(facts.said(NOBODY_AFFECTED), (), ("parties",))


def long_chain(facts: Facts) -> Iterator[Hit]:
    """Roles too far from the commander in an incident."""
    limit = facts.limits.chain
    lead = tuple(role.id for role in facts.commanders)
    for role in facts.roles if facts.mode is Mode.INCIDENT else ():
        far = facts.to_commander[role].steps if role in facts.to_commander else 0
        if far > limit and role in facts.talking:
            way = way_back(facts.to_commander, role, SHOWN)
            shown = facts.names.way(way if way[-1] in lead else (*way, "…"))
            message = facts.said(LONG_CHAIN, role=role, commander=lead, steps=far, limit=limit, way=shown)
            yield Hit(message, way, ("roles", role, "name"))


def no_answer(facts: Facts) -> Iterator[Hit]:
    """Requests and instructions with no flow back to their sender; between teams, the teams may answer."""
    pairs = facts.net.flows
    reported = {(one, other) for ends in pairs for one in facts.above(ends[0]) for other in facts.above(ends[1])}
    for flow in facts.flows:
        asking, asked = set(facts.above(flow.sender)), set(facts.above(flow.receiver))
        pairs_back = ((one, other) for one in asked - asking for other in asking - asked)
        back = flow.is_mutual or any(pair in reported for pair in pairs_back)
        if flow.kind in ASKING and not back:
            message = facts.said(NO_ANSWER, sender=flow.sender, receiver=flow.receiver)
            yield Hit(message, (flow.sender, flow.receiver), ("flows", flow.sender, flow.receiver))


def only_by_vendor(facts: Facts) -> Iterator[Hit]:
    """Roles that a vendor connects, and nothing among the roles does, whichever way one goes."""
    part = parts(facts)
    for party in facts.parties.values():
        if party.kind is PartyKind.VENDOR:
            near = [end for end in facts.talking if end in facts.near.get(party.id, ()) and end in part]
            first = {part[end]: end for end in reversed(near)}
            if len(first) > 1:
                roles = tuple(end for end in near if end in first.values())
                message = facts.said(ONLY_BY_VENDOR, roles=roles, vendor=party.id)
                yield Hit(message, (*roles, party.id), ("parties", party.id, "name"))


def parts(facts: Facts) -> dict[str, int]:
    """Roles and teams by a number that those who are connected without any party share."""
    near: dict[str, set[str]] = defaultdict(set)
    for links in (facts.net.after, facts.net.before):
        for end, others in links.items():
            near[end].update(others)
    found: dict[str, int] = {}
    for start in [end for end in near if end not in facts.plan.parties]:
        ahead = [start] if start not in found else []
        while ahead:
            end = ahead.pop()
            if end not in found and end not in facts.plan.parties:
                found[end] = len(found) if end == start else found[start]
                ahead += near[end]
    return found


RULES = (
    Rule("F201", Severity.WARNING, Text("黙っている役割", "silent role"), silent),
    Rule("F202", Severity.ERROR, Text("コマンダーに届かない情報", "no path to the commander"), no_way_up),
    Rule(
        "F203",
        Severity.ERROR,
        Text("経営や影響を受ける相手に届かない情報", "no path to the parties concerned"),
        no_way_out,
    ),
    Rule("F204", Severity.WARNING, Text("知らせる相手がない", "no party to inform"), nobody_to_inform),
    Rule("F205", Severity.WARNING, Text("長い報告経路", "long report chain"), long_chain),
    Rule("F206", Severity.WARNING, Text("答えのない依頼", "request without an answer"), no_answer),
    Rule("F207", Severity.WARNING, Text("ベンダー頼みの連絡", "connected only through a vendor"), only_by_vendor),
)
