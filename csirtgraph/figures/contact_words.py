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


def contact_words(contact: Contact, plan: Plan, view: View) -> str:
    """職場 +81-3-5253-2111 (9-17)."""
    number = contact.phone or contact.mail or contact.chat
    hours = f" ({contact.hours})" if contact.hours else ""
    use = plan.word_of(contact.use).to(view.language) if contact.phone or contact.use is not ContactUse.WORK else ""
    return f"{use} {number}{hours}".strip()


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
