"""One section of a large drawing with its neighbours: those in other sections are stubs that say where they go on.

A section with many neighbours shows senders of the same other section as one stub:
every arrow is drawn with both its ends in the part of its sender. In a folded part
all neighbours in the same other section are one stub that names them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from operator import itemgetter

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key
from csirtgraph.drawing.split.overview import ON, keys_of, merged, renamed
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import homes
from csirtgraph.records import dataclass
from csirtgraph.text import Text

TITLE = Text("{title} – {number} {name}", "{title} – {number} {name}")
STUB = "faint"  # the look of a neighbour in another section
ELSEWHERE = Text("別の図の役割など(→ 図の番号)", "In another picture (→ its number)")
STUBS = 5  # with more of them, senders of the same section are one


@dataclass(frozen=True)
class Home:
    """What of a drawing belongs to a section: its own ids, in the drawing's order, and the arrows at them."""

    boxes: list[Box] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)


@dataclass(frozen=True)
class Whole:
    """A drawing in sections, with what every part of it asks for."""

    drawing: Drawing
    home: Mapping[str, Section]  # of boxes and frames
    contents: Mapping[str, Home]  # of sections
    order: Mapping[str, int]  # of boxes and frames
    items: Sequence[Box | Frame]  # in that order
    alone: Mapping[str, tuple[int, Section]]  # sections with their numbers, by the ids of the stubs that stand for them


def whole_of(drawing: Drawing, sections: Sequence[Section]) -> Whole:
    """A drawing in sections."""
    home, items = homes(drawing, sections), drawing.parts
    order = {item.id: number for number, item in enumerate(items)}
    stubs = {alone(section): (number, section) for number, section in enumerate(sections)}
    return Whole(drawing, home, contents_of(drawing, home), order, items, stubs)


def parts_of(drawing: Drawing, sections: Sequence[Section], wanted: Iterable[Section]) -> Iterator[Drawing]:
    """A part for each section wanted: its boxes in its frame, all arrows at them, and the boxes at the other ends."""
    whole = whole_of(drawing, sections)
    return (part_of(whole, section) for section in wanted)


def contents_of(drawing: Drawing, home: Mapping[str, Section]) -> dict[str, Home]:
    """By the id of a section, what belongs to it; an arrow between two sections belongs to both."""
    found: defaultdict[str, Home] = defaultdict(Home)
    for box in drawing.boxes:
        if box.id in home:
            found[home[box.id].id].boxes.append(box)
    for frame in drawing.frames:
        if frame.id in home:
            found[home[frame.id].id].frames.append(frame)
    for arrow in drawing.arrows:
        for id in dict.fromkeys(home[end].id for end in (arrow.tail, arrow.head) if end in home):
            found[id].arrows.append(arrow)
    return found


def part_of(whole: Whole, section: Section, is_folded: bool = False) -> Drawing:
    """The part of a section."""
    drawing, contents = whole.drawing, whole.contents.get(section.id, Home())
    frames = tuple(contents.frames) if section.frame else ()
    lost = {} if section.frame else {frame.id: section.own_box for frame in contents.frames}
    touching = [renamed(arrow, lost) for arrow in contents.arrows]
    own = {box.id for box in contents.boxes} | {frame.id for frame in contents.frames} | {section.own_box}
    names = (folded if is_folded else standing_for)(touching, own, whole.home)
    arrows = tuple(with_ends_merged(touching, names))
    ends = {end for arrow in arrows for end in (arrow.tail, arrow.head)} - own
    stubs = list(stubs_of(whole, ends))
    if is_folded:
        stubs = [replace(stub, items=tuple(names_in(stub.id, names, whole))) for stub in stubs]
    inside = [box if section.frame else replace(box, frame=section.own_box) for box in contents.boxes]
    shown = drawing.holding((*inside, *stubs), frames or (frame_of(section),), arrows)
    id = drawing.id and f"{drawing.id}-{section.id}"
    words = {"title": drawing.title, "number": section.number, "name": section.name}
    keys = [*keys_of(shown)]
    if any(box.look == STUB for box in stubs):
        keys.append(Key(ELSEWHERE.to(drawing.language), "box", STUB))
    return replace(shown, id=id, title=TITLE.to(drawing.language).format(**words), keys=tuple(keys))


def standing_for(arrows: Iterable[Arrow], own: set[str], home: Mapping[str, Section]) -> dict[str, str]:
    """What stands for those neighbours that are not shown by themselves."""
    outward = [arrow for arrow in arrows if arrow.tail in own and arrow.head not in own]
    inward = [arrow for arrow in arrows if arrow.head in own and arrow.tail not in own]
    senders = dict.fromkeys(arrow.tail for arrow in inward)
    receivers = {arrow.head for arrow in outward}
    if len({*senders, *receivers}) <= STUBS:
        return {}
    grouped: dict[str, list[str]] = {}
    for sender in senders:
        if sender in home and sender not in receivers:
            grouped.setdefault(alone(home[sender]), []).append(sender)
    return {sender: box for box, group in grouped.items() if len(group) > 1 for sender in group}


def folded(arrows: Iterable[Arrow], own: set[str], home: Mapping[str, Section]) -> dict[str, str]:
    """What stands for neighbours where all those in the same other section are one."""
    ends = dict.fromkeys(end for arrow in arrows for end in (arrow.tail, arrow.head) if end not in own)
    found = {end: alone(home[end]) for end in ends if end in home}
    counts = Counter(found.values())
    return {end: box for end, box in found.items() if counts[box] > 1}


def names_in(stub: str, names: Mapping[str, str], whole: Whole) -> list[str]:
    """The names of those that a stub stands for, each once."""
    numbers = sorted(whole.order[id] for id, box in names.items() if box == stub)
    return list(dict.fromkeys(whole.items[number].name for number in numbers))


def with_ends_merged(arrows: Sequence[Arrow], names: Mapping[str, str]) -> Iterator[Arrow]:
    """The arrows, those at neighbours that something stands for as one for each box at the other end."""
    yield from (arrow for arrow in arrows if arrow.tail not in names and arrow.head not in names)
    yield from merged((arrow for arrow in arrows if arrow.tail in names or arrow.head in names), names)


def stubs_of(whole: Whole, ends: set[str]) -> Iterator[Box]:
    """The neighbours of a section: first boxes, then frames and whole sections."""
    for number in sorted(whole.order[end] for end in ends if end in whole.order):
        yield stub(whole.items[number], whole.home.get(whole.items[number].id))
    for _, section in sorted((whole.alone[end] for end in ends if end in whole.alone), key=itemgetter(0)):
        yield stub(replace(frame_of(section), id=alone(section)), section)


def alone(section: Section) -> str:
    """The id of the stub that stands for a whole section; its frame may be another stub."""
    return f"/part/{section.id}"


def stub(item: Box | Frame, section: Section | None) -> Box:
    """A neighbour; one that is shown in a part says in which."""
    if section is None:
        assert isinstance(item, Box)
        return replace(item, frame="")
    number = ON.format(number=section.number) if section.number else ""
    is_told = section.is_found or section.name == item.name
    line = number if is_told else f"{number} {section.name}".strip()
    return Box(
        id=item.id,
        name=item.name,
        lines=(line,) if line else (),
        look=STUB,
        mark=item.mark,
        opens=section.id if section.number else "",
        tags=("stub", *item.tags),
    )


def frame_of(section: Section) -> Frame:
    """A frame around a section that has none."""
    return Frame(id=section.own_box, name=section.name, look="frame", tags=("section",))
