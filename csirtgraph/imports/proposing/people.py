"""People of a file, in the plan: only where somebody asks for them, and by ids that do not name them."""

from csirtgraph.edits.change import change
from csirtgraph.edits.yaml.values import Data
from csirtgraph.imports.facts import Facts, PersonFact
from csirtgraph.imports.proposing.subject import Subject
from csirtgraph.plan.model.people import MAIL, PHONE
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import Position
from csirtgraph.plan.yaml.reader import Reader, Shape

SHAPES: dict[str, Shape] = {"phone": PHONE, "mail": MAIL}


def add_people(facts: Facts, subject: Subject) -> None:
    """Everybody who holds a post and is not in the plan yet, and contacts of those who have none there."""
    for post in facts.posts:
        for name in post.holders:
            if not subject.find("people", name):
                add_person(subject.fit(name, post.place), subject)
    for person in facts.people:
        id = subject.find("people", person.name)
        old = subject.plan.people.get(id)
        contacts = contacts_of(person, subject)
        if id and contacts and not (old and old.contacts):
            change(subject.draft, ("people", id, "contacts"), contacts)


def add_person(name: str, subject: Subject) -> str:
    """A new person, whose id is a number: it stands where the name must not."""
    used = subject.used["people"]
    id = next(id for number in range(1, len(used) + 2) if (id := f"person-{number}") not in used)
    used.add(id)
    subject.know("people", id, (name,))
    change(subject.draft, ("people", id), {"name": name})
    return id


def contacts_of(person: PersonFact, subject: Subject) -> list[Data]:
    """The contacts of a person that a plan can have; remarks on others without repeating them."""
    found: list[Data] = []
    for field, words in (("phone", person.phone), ("mail", person.mail)):
        if words and is_valid(SHAPES[field], words):
            found.append({field: words})
        elif words:
            subject.facts.remark(person.place, field)
    return found


def is_valid(shape: Shape, words: str) -> bool:
    """Whether a plan can have a number or an address."""
    reader = Reader()
    shape.read(Node(words, Position(""), words), reader)
    return not reader.problems
