"""Contacts (連絡先一覧): who answers for each role, and how to reach them; for those who respond."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Drawing
from csirtgraph.figures.contact_words import contact_words
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.figures.rows import Row, table_of
from csirtgraph.plan.model.enums import Audience, Mode
from csirtgraph.plan.model.people import Person
from csirtgraph.plan.model.plan import Party, Plan, Role
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("連絡先一覧", "Contacts")
NEEDS = """people:                       # and --audience response
  sato: {name: {ja: 佐藤 花子, en: Hanako Sato}, contacts: {phone: "+81-3-…"}}"""
COLUMNS = (
    (Text("氏名・相手", "Who"), 190.0),
    (Text("役割", "Roles"), 220.0),
    (Text("連絡先", "Contact"), 260.0),
    (Text("確認日", "Verified"), 90.0),
)


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, where contacts may be seen."""
    return ONCE if plan.audience is Audience.RESPONSE else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for each person, desk and party."""
    return table_of(TITLE, COLUMNS, list(rows(plan, view)), plan, view, "contacts")


def rows(plan: Plan, view: View) -> Iterator[Row]:
    """People in the plan's order, then the desks of roles, and parties."""
    for person in plan.people.values():
        name = [
            person.name.to(view.language),
            *filter(None, [person.department.to(view.language), person.title.to(view.language)]),
        ]
        contacts = [contact_words(contact, plan, view) for contact in person.contacts]
        yield f"person/{person.id}", (name, list(roles_of(person, plan, view)), contacts, [str(person.verified or "")])
    desks: list[Role | Party] = [*plan.roles.values(), *plan.parties.values()]
    for entry in desks:
        if entry.contacts:
            contacts = [contact_words(contact, plan, view) for contact in entry.contacts]
            yield entry.id, ([entry.name.to(view.language)], [], contacts, [])


def roles_of(person: Person, plan: Plan, view: View) -> Iterator[str]:
    """The roles of all posts that somebody holds, each once."""
    found: dict[str, None] = {}
    for posts in plan.posts.values():
        for post in posts.values():
            if person.id in (*post.holders, *(who for turn in post.on_call for who in turn.holders)):
                names = [role.name.to(view.language) for role in plan.roles_of(post)] or [post.name.to(view.language)]
                found |= dict.fromkeys(names)
    yield from found


KIND = Kind(TITLE, modes, draw, NEEDS)
