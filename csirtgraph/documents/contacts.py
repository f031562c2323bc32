"""The contact list as files that phones and programs read: a page with links that call, CSV, vCards."""

from collections.abc import Iterator
from html import escape

from csirtgraph.export import csv as export
from csirtgraph.export.sheets import Sheet
from csirtgraph.extras import require
from csirtgraph.figures.caption import audience_line, handling
from csirtgraph.figures.contact_words import STANDS_IN, names_of, use_words
from csirtgraph.plan.analysis.calls import Call, Directory, calls_of
from csirtgraph.plan.model.enums import Channel, ContactUse, Mode
from csirtgraph.plan.model.people import Contact, Person
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text

TITLE = Text("緊急連絡網", "Call tree")
HEAD = (
    Text("順番", "Order"),
    Text("役割・相手", "Role or party"),
    Text("期限", "Within"),
    Text("氏名", "Name"),
    Text("種別", "Use"),
    word_of(Channel.PHONE),
    word_of(Channel.MAIL),
    word_of(Channel.CHAT),
    Text("時間帯", "Hours"),
    Text("代理", "Deputy"),
)
STYLE = (
    "body{font:18px/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em;color:#15202b}"
    "li{margin:0 0 1em}a{display:inline-block;padding:.3em 0;color:#1f4e79}small{color:#56606a}"
)
TYPES = {ContactUse.WORK: "WORK", ContactUse.MOBILE: "CELL", ContactUse.NIGHT: "VOICE", ContactUse.HOME: "HOME"}


def reached(call: Call, directory: Directory) -> Iterator[tuple[str, Person | None, tuple[Contact, ...]]]:
    """The desks of a call, then its people: an id, who it is, and how to reach them."""
    for end in call.ends:
        if contacts := directory.contacts(end):
            yield end, None, contacts
    for id in call.people:
        yield id, directory.plan.people[id], directory.plan.people[id].contacts


def page(plan: Plan, mode: Mode, view: View) -> bytes:
    """A page for a phone: in the order of the calls, with links that call and write."""
    directory = Directory(plan, mode)
    items = "".join(f"<li>{item(call, directory, view)}</li>" for call in calls_of(plan, mode))
    title = f"{TITLE.to(view.language)} – {plan.plan.title.to(view.language)}"
    note = " ".join(audience_line(plan, view.language))
    return (
        f'<!DOCTYPE html><html lang="{view.language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1><p>{escape(note)}</p><ol>{items}</ol></body></html>\n"
    ).encode()


def item(call: Call, directory: Directory, view: View) -> str:
    """One call."""
    plan = directory.plan
    limit = f" <small>{escape(call.within.words.to(view.language))}</small>" if call.within else ""
    parts = [f"<b>{escape(names_of(call.ends, plan, view))}</b>{limit}"]
    for _, person, contacts in reached(call, directory):
        parts += [escape(person.name.to(view.language))] if person else []
        parts += [link(contact, plan, view) for contact in contacts]
    if call.deputies:
        parts.append(escape(STANDS_IN.to(view.language).format(names=names_of(call.deputies, plan, view))))
    return "<br>".join(parts)


def link(contact: Contact, plan: Plan, view: View) -> str:
    """A number that calls, an address that writes, or a name in a chat."""
    use = " ".join(filter(None, (use_words(contact, plan, view), str(contact.hours or ""))))
    words = escape(contact.phone or contact.mail or contact.chat)
    address = (
        f"tel:{contact.phone.split(';')[0]}" if contact.phone else f"mailto:{contact.mail}" if contact.mail else ""
    )
    text = f'<a href="{escape(address)}">{words}</a>' if address else words
    return f"{text} <small>{escape(use)}</small>" if use else text


def rows(plan: Plan, mode: Mode, view: View) -> Iterator[list[str]]:
    """A row for each contact, in the order of the calls."""
    directory, language = Directory(plan, mode), view.language
    yield [title.to(language) for title in HEAD]
    for number, call in enumerate(calls_of(plan, mode), 1):
        ends, within = names_of(call.ends, plan, view), call.within.words.to(language) if call.within else ""
        deputies = names_of(call.deputies, plan, view)
        for _, person, contacts in reached(call, directory):
            name = person.name.to(language) if person else ""
            for one in contacts:
                use, hours = use_words(one, plan, view), str(one.hours or "")
                phone = f"tel:{one.phone}" if one.phone else ""
                yield [str(number), ends, within, name, use, phone, one.mail, one.chat, hours, deputies]


def csv(plan: Plan, mode: Mode, view: View) -> bytes:
    """The rows as CSV, which spreadsheets read as text; numbers as tel:, so that none looks like a sum."""
    head, *body = rows(plan, mode, view)
    title = TITLE.to(view.language)
    found = tuple(map(tuple, body))
    rules = handling(plan, view.language)
    return export.csv(Sheet(name=title, title=title, subtitle="", header=tuple(head), rows=found, handling=rules))


def vcards(plan: Plan, mode: Mode, view: View) -> bytes:
    """A vCard for each person, desk and party with a contact, once. Raises MissingExtra."""
    require("contacts")
    import vobject

    directory, found = Directory(plan, mode), {}
    for call in calls_of(plan, mode):
        for id, person, contacts in reached(call, directory):
            if contacts and id not in found:
                card = vobject.vCard()
                name = person.name.to(view.language) if person else names_of([id], plan, view)
                card.add("fn").value = name
                card.add("n").value = vobject.vcard.Name(family=name)
                card.add("role").value = names_of(call.ends, plan, view)
                fill(card, person, contacts, view)
                found[id] = card.serialize(lineLength=75)
    return "".join(found.values()).encode()


def fill(card: object, person: Person | None, contacts: tuple[Contact, ...], view: View) -> None:
    """Numbers, addresses, department and title of a card."""
    add = card.add  # type: ignore[attr-defined]
    if person and person.department:
        add("org").value = [person.department.to(view.language)]
    if person and person.title:
        add("title").value = person.title.to(view.language)
    for one in contacts:
        for name, value in (("tel", one.phone), ("email", one.mail)):
            if value:
                line = add(name)
                line.value, line.type_param = value, TYPES[one.use]
        if one.chat:
            add("note").value = one.chat
