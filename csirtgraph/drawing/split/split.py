"""A large drawing as several: an overview of its sections, and each section with its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from csirtgraph.drawing.model import Diagram, Drawing, Table
from csirtgraph.drawing.split.overview import overview_of
from csirtgraph.drawing.split.part import part_of
from csirtgraph.drawing.split.sections import Section, sections_of

BOXES, ARROWS = 40, 60  # of a diagram; one with more is too large to read in one piece


@dataclass(frozen=True)
class Part:
    """One part of a drawing: its number, its id and its name."""

    number: int
    id: str
    name: str
    drawing: Drawing

    @property
    def stem(self) -> str:
        """What the name of its file adds to that of the overview."""
        return f"{self.number}-{self.id}"


@dataclass(frozen=True)
class Split:
    """A drawing in parts, and the overview of them."""

    overview: Drawing
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part | None:
        """The part of an id or a number."""
        by_id = next((part for part in self.parts if part.id == name), None)
        return by_id or next((part for part in self.parts if str(part.number) == name), None)


def is_large(drawing: Drawing) -> bool:
    """Whether a diagram or a tree is too large to read in one piece; tables have pages."""
    has_many_arrows = isinstance(drawing.body, Diagram) and len(drawing.arrows) > ARROWS
    return not isinstance(drawing.body, Table) and (len(drawing.boxes) > BOXES or has_many_arrows)


def split_of(drawing: Drawing, known: Iterable[Section] = ()) -> Split | None:
    """A drawing in parts; None where it has no two parts. `known` are sections that are not frames."""
    if isinstance(drawing.body, Table):
        return None
    sections = sections_of(drawing, known)
    if len(sections) < 2:
        return None
    parts = (
        Part(number, section.id, section.name, part_of(drawing, sections, section))
        for number, section in enumerate(sections, 1)
    )
    return Split(overview_of(drawing, sections), tuple(parts))
