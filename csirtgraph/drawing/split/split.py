"""A large drawing as several: an overview of its sections, and each section with its neighbours."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.split.highlights import StandsOut, in_parts, is_marked, with_lost_frames
from csirtgraph.drawing.split.overview import overview_of
from csirtgraph.drawing.split.part import Whole, part_of, parts_of, whole_of
from csirtgraph.drawing.split.readable import is_crowded, is_tangled
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import distinct, halves, numbered, sections_of
from csirtgraph.drawing.split.strongest import with_strongest
from csirtgraph.drawing.split.together import together
from csirtgraph.records import dataclass

LITTLE_ROOM = 8  # boxes of an overview that is hard to follow
ROUNDS = 3  # in which crowded parts are divided
DIVIDED = 10  # boxes of a section that is worth dividing; of a smaller one, most are neighbours


@dataclass(frozen=True)
class Part:
    """One part of a drawing: its number, its id, its name and the boxes of its own; drawn when it is asked for."""

    number: int
    id: str
    name: str
    members: tuple[str, ...]
    draw: Callable[[], Drawing]

    @cached_property
    def drawing(self) -> Drawing:
        """What it shows."""
        return self.draw()


@dataclass(frozen=True)
class Split:
    """A drawing in parts, and the overview of them."""

    overview: Drawing
    parts: tuple[Part, ...]


def split_of(drawing: Drawing, known: Iterable[Section] = (), stands_out: StandsOut | None = None) -> Split | None:
    """A drawing in parts; None where it has no two parts. `known` are sections that are not frames.

    With `stands_out`, there are parts only of sections in which something does, and all that does is in a picture.
    """
    sections = followed(drawing, tuple(known))
    if len(sections) < 2:
        return None
    if stands_out:
        sections = in_parts(drawing, sections, stands_out)
    overview = with_strongest(overview_of(drawing, sections), drawing, sections, stands_out or is_marked)
    whole = whole_of(drawing, sections)
    draw = part_of if stands_out else readable_part
    parts = tuple(
        Part(section.number, section.id, section.name, section.members, partial(draw, whole, section))
        for section in sections
        if section.number
    )
    if stands_out:
        overview = with_lost_frames(overview, drawing, [part.drawing for part in parts], stands_out)
    return Split(overview, parts)


def readable_part(whole: Whole, section: Section) -> Drawing:
    """The part of a section; a crowded one is folded."""
    part = part_of(whole, section)
    return part_of(whole, section, is_folded=True) if is_crowded(part) else part


def followed(drawing: Drawing, known: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a drawing.

    An overview that cannot be followed shows fewer boxes: first those of no section go, then sections stand together.
    """
    first = sections_of(drawing, known)
    sections = readable(drawing, first)
    if len(sections) < 2 or not is_tangled(overview_of(drawing, sections)):
        return sections
    fewer = sections_of(drawing, known, LITTLE_ROOM)
    if fewer != first:
        sections = readable(drawing, fewer)
        if not is_tangled(overview_of(drawing, sections)):
            return sections
    return distinct(together(sections, drawing))


def readable(drawing: Drawing, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections of which those are divided again, while that can be, whose parts are crowded."""
    for _ in range(ROUNDS):
        full = [section for section in sections if len(section.members) >= DIVIDED]
        parts = {section.id: part for section, part in zip(full, parts_of(drawing, sections, full)) if is_crowded(part)}
        if not parts or len(sections) < 2:
            break
        found = [piece for one in sections for piece in (halves(one, parts[one.id]) if one.id in parts else [one])]
        sections = distinct(numbered(found))
    return sections
