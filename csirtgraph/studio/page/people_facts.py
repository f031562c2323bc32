"""What a page shows of people and how they are reached, as far as the plan's audience left it in."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from csirtgraph.plan.model.enums import Audience, ContactUse
from csirtgraph.plan.model.people import Contact, OnCall, Person
from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.page.texts import both, filled

Json: TypeAlias = Any


def people_facts(plan: Plan) -> dict[str, Json]:
    """All people by id, where people may be named; else nothing, not even their number."""
    if plan.audience is Audience.PUBLIC:
        return {}
    return {"people": {id: person_facts(person, plan) for id, person in plan.people.items()}}


def person_facts(person: Person, plan: Plan) -> dict[str, Json]:
    """A person."""
    return {
        "name": both(person.name),
        **filled(
            department=both(person.department),
            title=both(person.title),
            contacts=contacts_in(person.contacts, plan),
            verified=str(person.verified or ""),
            private=person.private,
        ),
    }


def contacts_in(contacts: Iterable[Contact], plan: Plan) -> list[dict[str, str]]:
    """How somebody is reached; nothing unless the plan is for those who respond."""
    if plan.audience is not Audience.RESPONSE:
        return []
    return [
        filled(
            phone=one.phone,
            mail=one.mail,
            chat=one.chat,
            use=one.use.value if one.use is not ContactUse.WORK else "",
            hours=str(one.hours or ""),
        )
        for one in contacts
    ]


def holders_in(holders: Iterable[str], plan: Plan) -> list[str]:
    """Who holds something, where people may be named."""
    return [] if plan.audience is Audience.PUBLIC else list(holders)


def turns_in(turns: Iterable[OnCall], plan: Plan) -> list[dict[str, Json]]:
    """Who is on call, and when."""
    return [
        {
            "hours": str(turn.hours or ""),
            **filled(rotation=both(turn.rotation), holders=holders_in(turn.holders, plan)),
        }
        for turn in turns
    ]
