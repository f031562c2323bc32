"""What a page shows of roles, parties and teams besides their pictures: facts of the plan as plain data."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from csirtgraph.plan.analysis.alarm import arrivals, first_to_notice
from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.enums import MODES, Channel, ContactUse, FlowKind, Mode, PartyKind, Severity, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Party, Plan, Post, Role, is_inferred
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.studio.page.people_facts import contacts_in, holders_in, people_facts, turns_in
from csirtgraph.studio.page.texts import both, filled
from csirtgraph.text import Text

Json: TypeAlias = Any


def facts_of(plan: Plan) -> dict[str, Json]:
    """The facts that a page shows of each entry, by id; texts as {ja, en}."""
    ends = {id: role_facts(role, plan) for id, role in plan.roles.items()}
    ends |= {id: party_facts(party, plan) for id, party in plan.parties.items()}
    ends |= {id: {"kind": "team", **named(team.name), "modes": names(MODES)} for id, team in plan.teams.items()}
    ends |= {id: {"kind": "team", **named(one.name), "modes": names(MODES)} for id, one in talking_groups(plan).items()}
    return {
        "ends": ends,
        "groups": {id: both(group.name) for id, group in plan.groups.items()},
        "teams": {id: both(team.name) for id, team in plan.teams.items()},
        "units": {id: both(unit.name) for id, unit in plan.units.items()},
        "posts": {
            mode.value: {id: post_facts(post, plan) for id, post in plan.posts.get(mode, {}).items()} for mode in MODES
        },
        "flows": [flow_facts(flow) for flow in plan.flows.values()],
        "alarm": alarm_facts(plan),
        **people_facts(plan),
    }


#: What the page names: a value has one word whichever of these it is of, which a test asserts.
NAMED = (Mode, Sourcing, FlowKind, PartyKind, Channel, ContactUse, Severity)


def value_words() -> dict[str, Json]:
    """What the values that facts and findings have are called, by value."""
    return {value.value: both(word_of(value)) for enum in NAMED for value in enum}


def role_facts(role: Role, plan: Plan) -> dict[str, Json]:
    """A role."""
    functions = [
        {"id": function.id, "name": both(function.name), "modes": names(function.modes)}
        for function in role.functions.values()
    ]
    return {
        "kind": "role",
        **named(role.name),
        "modes": names(role.modes),
        "sourcing": {mode.value: role.sourcing_in(mode).value for mode in role.modes},
        "tier": plan.tier_of(role).value,
        **filled(
            short=both(role.short),
            duty=both(role.duty),
            brief=both(role.brief),
            ownTier=role.tier.value if role.tier else "",
            ownSkills={mode.value: [both(text) for text in texts] for mode, texts in role.skills.items() if texts},
            link=role.link,
            career=both(role.career),
            group=role.group,
            team=role.team,
            skills=skills_of(role),
            functions=functions,
            combines=list(role.combines),
            specialist=role.specialist,
            deputyOf={other: both(deputy.when) for other, deputy in role.deputy_of.items()},
            contacts=contacts_in(role.contacts, plan),
            inferred=is_inferred([role]),
        ),
    }


def alarm_facts(plan: Plan) -> dict[str, Json]:
    """By mode, how an alarm spreads, the earliest first: who hears, from whom, after how many minutes, by what flow."""
    found: dict[str, Json] = {}
    for mode in MODES:
        start = first_to_notice(plan, mode)
        heard = [
            [end, one.over, one.minutes, one.flow.id if one.flow else ""]
            for end, one in (arrivals(plan, start, mode) if start else {}).items()
        ]
        if any(flow for *_, flow in heard):
            found[mode.value] = heard
    return found


def skills_of(role: Role) -> dict[str, Json]:
    """By mode, the skills of a role, and what is asked of a vendor in its place."""
    asked: Mapping[Mode, tuple[Text, ...]] = {
        mode: role.skills.get(mode, ()) or role.vendor_skills.get(mode, ()) for mode in MODES
    }
    return {mode.value: [both(text) for text in texts] for mode, texts in asked.items() if texts}


def party_facts(party: Party, plan: Plan) -> dict[str, Json]:
    """Someone outside."""
    return {
        "kind": "party",
        **named(party.name),
        "modes": names(party.modes),
        "party": party.kind.value,
        **filled(
            note=both(party.note),
            link=party.link,
            contacts=contacts_in(party.contacts, plan),
            private=party.private,
            inferred=is_inferred([party]),
        ),
    }


def post_facts(post: Post, plan: Plan) -> dict[str, Json]:
    """A post of an organisation chart."""
    return {
        "roles": [role.id for role in plan.roles_of(post)],
        **filled(
            name=both(post.name),
            people=post.people,
            heldBy=post.held_by,
            also=both(post.also),
            under=post.superior,
            beside=list(post.under[1:]),
            holders=holders_in(post.holders, plan),
            onCall=turns_in(post.on_call, plan),
            unit=post.unit,
            open=post.open,
        ),
    }


def flow_facts(flow: Flow) -> dict[str, Json]:
    """A flow of information."""
    return {
        "id": flow.id,
        "from": flow.sender,
        "to": flow.receiver,
        "kind": flow.kind.value,
        "modes": names(flow.modes),
        **filled(
            label=both(flow.label),
            step=flow.step,
            within=str(flow.within or ""),
            limit=both(flow.within.words) if flow.within else {},
            via=[channel.value for channel in flow.via],
            when=both(flow.when),
            private=flow.private,
            mutual=flow.is_mutual,
            inferred=is_inferred([flow]),
        ),
    }


def named(text: Text) -> dict[str, Json]:
    """The entry of a name."""
    return {"name": both(text)}


def names(modes: tuple[Mode, ...]) -> list[str]:
    """Modes by their names."""
    return [mode.value for mode in modes]
