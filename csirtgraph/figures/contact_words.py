"""People and how they are reached, in words: as much of it as the plan's audience left in."""

from collections.abc import Iterable, Iterator

from csirtgraph.figures import phrases
from csirtgraph.plan.analysis.calls import Call, Directory
from csirtgraph.plan.model.enums import Audience, ContactUse
from csirtgraph.plan.model.people import Contact
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

STANDS_IN = Text("不在時: {names}", "If absent: {names}")
THEN = Text("次: {name}", "then {name}")


def may_name(plan: Plan) -> bool:
    """Whether people may be named."""
    return plan.audience in (Audience.INTERNAL, Audience.RESPONSE)


def use_words(contact: Contact, plan: Plan, view: View) -> str:
    """What a contact is for; "" for `work`, which every contact is that says nothing else."""
    return "" if contact.use is ContactUse.WORK else plan.word_of(contact.use).to(view.language)


def contact_words(contact: Contact, plan: Plan, view: View) -> str:
    """夜間・休日 +81-90-1234-5678 (18-9)."""
    number = contact.phone or contact.mail or contact.chat
    hours = f" ({contact.hours})" if contact.hours else ""
    return f"{use_words(contact, plan, view)} {number}{hours}".strip()


def person_lines(id: str, plan: Plan, view: View, is_first: bool) -> Iterator[str]:
    """A person's name, and the numbers."""
    person = plan.people[id]
    name = person.name.to(view.language)
    yield name if is_first else THEN.to(view.language).format(name=name)
    if plan.audience is Audience.RESPONSE:
        yield from (contact_words(contact, plan, view) for contact in person.contacts)


def call_lines(call: Call, directory: Directory, view: View) -> Iterator[str]:
    """The limit, the people and the numbers of a call, and who stands in."""
    plan = directory.plan
    if call.within:
        yield call.within.words.to(view.language)
    for end in call.ends if plan.audience is Audience.RESPONSE else ():
        yield from (contact_words(contact, plan, view) for contact in directory.contacts(end))
    if may_name(plan):
        for number, id in enumerate(call.people):
            yield from person_lines(id, plan, view, number == 0)
    if call.deputies:
        yield STANDS_IN.to(view.language).format(names=names_of(call.deputies, plan, view))


def names_of(ends: Iterable[str], plan: Plan, view: View) -> str:
    """The names of roles and parties."""
    entries = [plan.roles.get(end) or plan.parties[end] for end in ends]
    return phrases.COMMA.to(view.language).join(entry.name.to(view.language) for entry in entries)
