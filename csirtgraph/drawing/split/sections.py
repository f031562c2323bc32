"""What a large drawing is divided into: its frames, sections that its figure knows, or communities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from csirtgraph.drawing.graphviz.bands import outermost
from csirtgraph.drawing.model import Drawing, Tree
from csirtgraph.drawing.split.branches import branches
from csirtgraph.drawing.split.communities import communities
from csirtgraph.drawing.split.section import Section
from csirtgraph.text import Text

LARGE = 40  # boxes of a section; one with more is divided again
FOUND = (16, 24, 32, LARGE)  # boxes of a community: as few as leave room in the overview
ROOM = 16  # boxes in an overview that is easily read
NAMED = Text("{name}ほか{count}", "{name} and {count} more")
REST = Text("その他", "Others")


def sections_of(drawing: Drawing, known: Iterable[Section], room: int = ROOM) -> tuple[Section, ...]:
    """Every section that gets a part; boxes of none of them stand in the overview on their own.

    `room` is how many boxes the overview has, as far as that can be.
    """
    framed = list(framed_sections(drawing))
    taken = {box for section in framed for box in section.members}
    others = [within(section, {box.id for box in drawing.boxes} - taken) for section in known]
    taken |= {box for section in others for box in section.members}
    rest = tuple(box.id for box in drawing.boxes if box.id not in taken)
    firm = [section for section in (*framed, *others) if section.members and not section.is_loose]
    loose = [section for section in others if section.members and section.is_loose]
    if len(firm) < 2 and isinstance(drawing.body, Tree):
        firm = list(branch_sections(drawing)) or firm
        taken = {box for section in (*firm, *loose) for box in section.members}
        rest = tuple(box.id for box in drawing.boxes if box.id not in taken)
    if len(firm) < 2:
        firm = list(found_sections(drawing, (*(box for section in firm for box in section.members), *rest)))
    elif rest:
        loose.append(Section("others", REST.to(drawing.language), rest, is_loose=True))
    firm = [piece for section in firm for piece in pieces(section, drawing)]
    return distinct(numbered([*firm, *closed(loose, len(firm), drawing, room)]))


def framed_sections(drawing: Drawing) -> Iterator[Section]:
    """A section for each outermost frame."""
    home, held = outermost(drawing), defaultdict[str, list[str]](list)
    for box in drawing.boxes:
        held[home[box.id]].append(box.id)
    for frame in drawing.frames:
        if not frame.frame:
            yield Section(frame.id, frame.name, tuple(held[frame.id]), frame.id)


def within(section: Section, boxes: set[str]) -> Section:
    """A section without the boxes that are not there."""
    return replace(section, members=tuple(box for box in section.members if box in boxes))


def found_sections(drawing: Drawing, boxes: Sequence[str]) -> Iterator[Section]:
    """Sections by arrows alone, each named after the box with the most of them."""
    pairs = [(arrow.tail, arrow.head) for arrow in drawing.arrows]
    ends = [end for pair in pairs for end in pair]
    names = {box.id: box.name for box in drawing.boxes}
    for group in few_communities(boxes, pairs):
        first = max(group, key=ends.count)
        name = NAMED.to(drawing.language).format(name=names[first], count=len(group) - 1)
        yield Section(first, name if len(group) > 1 else names[first], tuple(group), is_found=True)


def branch_sections(drawing: Drawing) -> Iterator[Section]:
    """A section for each branch of a tree, named after its head."""
    names = {box.id: box.name for box in drawing.boxes}
    for group in branches(drawing, LARGE, ROOM):
        yield Section(group[0], names[group[0]], tuple(group), is_found=True)


def few_communities(boxes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Communities small enough to read, and few enough for an overview where that can be."""
    found: list[list[str]] = []
    for most in FOUND:
        found = communities(boxes, pairs, most)
        if len(found) <= ROOM:
            break
    return found


def pieces(section: Section, drawing: Drawing) -> Iterator[Section]:
    """A section, or those it is divided into where it is too large to read."""
    if len(section.members) <= LARGE:
        yield section
        return
    pairs = [(arrow.tail, arrow.head) for arrow in drawing.arrows]
    yield from cut(section, few_communities(section.members, pairs))


def cut(section: Section, groups: Iterable[Sequence[str]]) -> Iterator[Section]:
    """A section in pieces; `numbered` names them."""
    for number, group in enumerate(groups, 1):
        piece = f"{section.id}-{number}"
        yield Section(piece, section.name, tuple(group), is_found=section.is_found, whole=section.whole or section)


def numbered(sections: Iterable[Section]) -> Iterator[Section]:
    """Sections of which the pieces of the same have its name and a number each."""
    for whole, group in groupby(sections, key=lambda section: section.whole):
        pieces = list(group)
        for number, piece in enumerate(pieces, 1):
            name = f"{whole.name} {number}/{len(pieces)}" if whole else piece.name
            yield replace(piece, id=f"{whole.id}-{number}", name=name) if whole else piece


def halves(section: Section, part: Drawing) -> Iterator[Section]:
    """A section whose part is crowded, in about two; what is a piece of another one already stays one."""
    pairs = [(arrow.tail, arrow.head) for arrow in part.arrows]
    yield from cut(section, communities(section.members, pairs, ceil(len(section.members) / 2)))


def closed(loose: Sequence[Section], taken: int, drawing: Drawing, room: int) -> Iterator[Section]:
    """Of the loose sections, those there is no room for in an overview that has so many boxes already."""
    by_size = sorted(loose, key=lambda section: -len(section.members))
    count = taken + sum(len(section.members) for section in loose)
    for section in by_size:
        if count > room and len(section.members) > 1:
            count -= len(section.members) - 1
            yield from pieces(section, drawing)


def distinct(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections of which no two have the same id, numbered from 1."""
    seen: dict[str, Section] = {}
    for section in sections:
        id, number = section.id, 2
        while id in seen:
            id, number = f"{section.id}-{number}", number + 1
        seen[id] = replace(section, id=id, number=len(seen) + 1)
    return tuple(seen.values())


def homes(drawing: Drawing, sections: Iterable[Section]) -> dict[str, Section]:
    """The section of each box and frame that is in one."""
    found = {box: section for section in sections for box in section.members}
    parents = {frame.id: frame.frame for frame in drawing.frames}
    for box in drawing.boxes:
        around = box.frame
        while around and box.id in found:
            found.setdefault(around, found[box.id])
            around = parents[around]
    return found
