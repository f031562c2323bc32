"""Rows that are posts: who holds what, below whom; several rows may speak of one post, or of one person."""

from collections.abc import Sequence
from dataclasses import replace

from csirtgraph.imports.facts import Facts, PersonFact, PostFact
from csirtgraph.imports.grid import Cell
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.find import Table
from csirtgraph.imports.tables.people import NOBODY, Holders
from csirtgraph.imports.tables.roles import remark_contacts, role_fact, row_modes, sourcing_in, text_in
from csirtgraph.imports.tables.rows import Row
from csirtgraph.imports.tables.words import CONCURRENT, flag_of, people_of, plain
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.text import Language, Text

MANAGERS = (Field.MANAGER_ID, Field.MANAGER)
ROLES = "roles"  # of a post, in our own workbook
#: Columns that only posts have.
OF_POSTS = (
    *(Field.POST, Field.PERSON, Field.MANAGER, Field.MANAGER_ID, Field.LEVEL, Field.UNIT, Field.PEOPLE),
    *(Field.HELD_WITH, Field.OPEN),
)


def is_of_posts(table: Table, rows: Sequence[Row]) -> bool:
    """Whether rows stand below one another or are held by somebody."""
    return table.has(*OF_POSTS) or bool(table.levels) or any(row.level for row in rows)


def take_posts(
    table: Table, rows: Sequence[Row], modes: tuple[Mode, ...] | None, language: Language | None, facts: Facts
) -> None:
    """Take the posts of a table, and the roles that they fill where it names roles."""
    holders = Holders()
    above: list[tuple[int, str]] = []  # levels and places of the posts that the next may stand below
    found: dict[tuple[object, ...], PostFact] = {}  # by what tells posts apart
    last = ""
    for row in rows:
        row = own_row(row) if table.grid.is_ours else row
        subject = subject_of(row)
        if subject is None:
            if last and row.text(Field.PERSON):
                holders.add(last, row.text(Field.PERSON))
            else:
                facts.remark(row.place, "nameless")
            continue
        post = post_fact(row, subject, modes, language, facts)
        level = level_of(row, facts)
        while level and above and above[-1][0] >= level:
            above.pop()
        if level and above and not post.under:
            post = replace(post, under=above[-1][1])
        above = [*above, (level or 1, post.place)] if level or not table.levels else above
        key = (post.name, post.role, post.unit, post.under, post.modes, post.id, person_of(row, subject))
        if same := found.get(key):
            found[key] = replace(same, aliases=(*same.aliases, *post.aliases, post.place))
        else:
            found[key] = post
            if subject is Field.NAME:
                facts.roles.append(role_fact(row, language, facts))
        last = found[key].place
        holders.add(last, row.text(Field.PERSON))
        take_contacts(row, facts)
    facts.posts += holders.held([*found.values()], table.has(Field.PEOPLE))


def take_contacts(row: Row, facts: Facts) -> None:
    """How to reach the person of a row."""
    phone, mail = row.text(Field.PHONE), row.text(Field.MAIL)
    name = CONCURRENT.sub("", row.text(Field.PERSON)).strip()
    if name and (phone or mail):
        facts.people.append(PersonFact(place=row.place, name=name, phone=phone, mail=mail))


def own_row(row: Row) -> Row:
    """A row of our own workbook, which names all roles of a post beside the post."""
    roles = row.cells.get(Field.NAME)
    cells: dict[Field, Cell] = {field: cell for field, cell in row.cells.items() if field is not Field.NAME}
    return replace(row, cells=cells, others={**row.others, **({ROLES: roles} if roles else {})})


def subject_of(row: Row) -> Field | None:
    """What a row is called by: its role, else its post, its person or its unit; None where it has none of them."""
    for field in (Field.NAME, Field.POST, Field.PERSON, Field.UNIT):
        if row.text(field):
            return None if field is Field.PERSON and (Field.NAME in row.cells or Field.POST in row.cells) else field
    return None


def person_of(row: Row, subject: Field) -> str:
    """The person who is all that a row is called by; two such rows are never one post."""
    return row.place if subject is Field.PERSON else ""


def post_fact(
    row: Row, subject: Field, modes: tuple[Mode, ...] | None, language: Language | None, facts: Facts
) -> PostFact:
    """What a row says of a post."""
    person, role, title = row.text(Field.PERSON), row.text(Field.NAME), row.text(Field.POST)
    name = text_in(row, Field.POST if title else subject, language)
    if subject is not Field.NAME:
        remark_contacts(row, facts)
    number = row.text(Field.ID)
    unit = row.text(Field.UNIT) if subject is not Field.UNIT else ""
    return PostFact(
        place=row.place,
        id="" if Field.PERSON in row.cells else number,  # beside a person it is that of the person
        name=name if not role or title else Text(),
        aliases=tuple(word for word in (number, role, title, person) if word),
        modes=modes or row_modes(row, facts),
        role=role,
        unit=unit,
        under=next((text for field in MANAGERS if (text := row.text(field)) and plain(text) not in NOBODY), ""),
        held_with=row.text(Field.HELD_WITH),
        people=people_in(row, facts),
        sourcing=sourcing_of(row, facts) if subject is not Field.NAME else None,
        note=text_in(row, Field.NOTE, language),
        others={heading: tuple(cell) for heading, cell in row.others.items()},  # type: ignore[misc]
        is_open=flag_of(row.text(Field.OPEN)) if Field.OPEN in row.cells else None,
    )


def people_in(row: Row, facts: Facts) -> int | None:
    """How many people a row speaks of."""
    text = row.text(Field.PEOPLE)
    people = people_of(text) if text else None
    if text and people is None:
        facts.remark(row.at(Field.PEOPLE), "number", text)
    return people


def sourcing_of(row: Row, facts: Facts) -> Sourcing | None:
    """Who provides a post."""
    found = {*sourcing_in(row, facts).values()}
    return found.pop() if len(found) == 1 else None


def level_of(row: Row, facts: Facts) -> int:
    """How deep a row stands, from 1; 0 where nothing says so."""
    text = row.text(Field.LEVEL)
    level = people_of(text.lstrip("LlＬ第").replace("階層", "").replace("次", "")) if text else None
    if text and level is None:
        facts.remark(row.at(Field.LEVEL), "number", text)
    return (level + 1 if level is not None else 0) or row.level
