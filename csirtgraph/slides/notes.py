"""The notes of a figure as a list of tags: its mark, what it was made of, and what was noted of each shape."""

from collections.abc import Iterable, Mapping

from csirtgraph.slides.marks import PREFIX, Mark, mark_in, note_in
from csirtgraph.slides.pptx.markup import NAMES, NOTE, Element

TABLE = "table"  # what the table of a figure is called here; the name of its shape is the mark
BETWEEN, IS = " | ", " = "
#: What is noted of a figure as a whole.
ORIGIN, SPOKEN, SIZE, ROWS = "origin", "spoken", "size", "rows"


def taken(mark: Mark, facts: Mapping[str, str], shapes: Iterable[Element], table: Element | None) -> list[str]:
    """The notes of a figure, of its shapes and of its table as tags; in the file nothing else has them."""
    named = [(identity_of(shape).get("name", ""), identity_of(shape)) for shape in shapes]
    if table is not None:
        named.append((TABLE, identity_of(table)))
    notes: dict[str, str] = {}
    for name, identity in named:
        notes.setdefault(name, take(identity))
    values = (f"{name}{IS}{value}" for name, value in facts.items())
    return [mark.name, *values, *(note.removeprefix(PREFIX) + BETWEEN + name for name, note in notes.items() if note)]


def identity_of(shape: Element) -> Element:
    """Id and name of a shape."""
    return shape.find("./*/p:cNvPr", NAMES)


def take(identity: Element) -> str:
    """The note of a shape, which it then has no longer, nor where earlier releases had it."""
    if note_in(identity.get("title", "")):
        del identity.attrib["title"]
    return str(identity.attrib.pop(NOTE, ""))


def notes_in(values: Iterable[str]) -> dict[str, str]:
    """The notes that tags have, by the names of shapes."""
    pairs = (value.split(BETWEEN, 1) for value in values if BETWEEN in value)
    return {name: PREFIX + note for note, name in pairs}


def facts_in(values: Iterable[str]) -> dict[str, str]:
    """What tags say of a figure as a whole."""
    pairs = (value.split(IS, 1) for value in values if IS in value and BETWEEN not in value)
    return {name: value for name, value in pairs if name in (ORIGIN, SPOKEN, SIZE, ROWS)}


def mark_of(values: Iterable[str]) -> Mark | None:
    """The figure that tags belong to."""
    return next(filter(None, map(mark_in, values)), None)
