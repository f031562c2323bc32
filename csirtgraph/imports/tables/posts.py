"""Rows that are posts: who holds what, below whom; several rows may speak of one post, or of one person."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from csirtgraph.imports.facts import Facts, PersonFact, PostFact
from csirtgraph.imports.grid import Cell
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.find import Table
from csirtgraph.imports.tables.people import NOBODY, Holders, are_surnames_first
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


@dataclass
class PostReader:
    """Reads the rows of a table, of which several may speak of one post: who holds it, and below whom it stands."""

    table: Table
    modes: tuple[Mode, ...] | None  # of the whole table
    language: Language | None
    facts: Facts
    holders: Holders = field(default_factory=Holders)
    above: list[tuple[int, str]] = field(default_factory=list)  # levels and places of what the next may stand below
    found: dict[tuple[object, ...], PostFact] = field(default_factory=dict)  # by what distinguishes posts
    last: str = ""  # the place of the post that a row without a name goes on with

    def read(self, row: Row) -> None:
        """Take a row."""
        subject = subject_of(row)
        if subject is None:
            self.go_on(row)
            return
        post = self.placed(post_fact(row, subject, self.modes, self.language, self.facts), level_of(row, self.facts))
        key = (post.name, post.role, post.unit, post.under, post.modes, post.id, person_of(row, subject))
        same = self.found.get(key)
        if same is None and subject is Field.NAME:
            self.facts.roles.append(role_fact(row, self.language, self.facts))
        self.found[key] = replace(same, aliases=(*same.aliases, *post.aliases, post.place)) if same else post
        self.last = self.found[key].place
        self.holders.add(self.last, row.text(Field.PERSON))
        take_contacts(row, self.facts)

    def go_on(self, row: Row) -> None:
        """A row that only names another person of the post above it."""
        if self.last and row.text(Field.PERSON):
            self.holders.add(self.last, row.text(Field.PERSON))
        else:
            self.facts.remark(row.place, "nameless")

    def placed(self, post: PostFact, level: int) -> PostFact:
        """A post below the last one of a higher level; later ones may stand below it."""
        while level and self.above and self.above[-1][0] >= level:
            self.above.pop()
        if level and self.above and not post.under:
            post = replace(post, under=self.above[-1][1])
        if level or not self.table.levels:
            self.above.append((level or 1, post.place))
        return post


def take_posts(
    table: Table, rows: Sequence[Row], modes: tuple[Mode, ...] | None, language: Language | None, facts: Facts
) -> None:
    """Take the posts of a table, and the roles that they fill where it names roles."""
    people = [text for row in rows if (text := row.text(Field.PERSON))]
    reader = PostReader(table, modes, language, facts, Holders(is_surname_first=are_surnames_first(people)))
    for row in rows:
        reader.read(own_row(row) if table.grid.is_ours else row)
    facts.posts += reader.holders.held([*reader.found.values()], table.has(Field.PEOPLE))


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
    found = next((name for name in (Field.NAME, Field.POST, Field.PERSON, Field.UNIT) if row.text(name)), None)
    return None if found is Field.PERSON and {Field.NAME, Field.POST} & row.cells.keys() else found


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
