"""The overview of a large drawing: a box for each section, and one counted arrow between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import SIGNS, Arrow, Box, Drawing, Key, Tree
from csirtgraph.drawing.split.counts import counted, mark_of, marks_inside
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import homes
from csirtgraph.text import Language, Text

OVERVIEW = Text("{title} – 全体", "{title} – overview")
SIZE, ONE = Text("{count}件", "{count} boxes"), Text("1件", "1 box")
ON = "→ {number}"  # where a box goes on
COUNTED = Text("×n: 矢印の数", "×n: number of arrows")
NUMBERED = Text("→ n: 続きの図の番号", "→ n: goes on in picture n")

MIXED = "flow-several"  # the look of an arrow that stands for arrows of several looks
FAINT = "faint"  # the look of what recedes behind everything else
KINDS = Text("複数の種類", "Several kinds")


def overview_of(drawing: Drawing, sections: Sequence[Section]) -> Drawing:
    """The drawing with each section as a box that says how many boxes it has and where it goes on.

    Arrows within a section go; those between the same two become one, labelled with their number.
    """
    home = homes(drawing, sections)
    names = {id: section.box for id, section in home.items()}
    boxes = list(section_boxes(sections, drawing))
    boxes += [replace(box, frame="") for box in drawing.boxes if box.id not in home]
    arrows = tuple(merged(drawing.arrows, names))
    if isinstance(drawing.body, Tree):  # a line of command stands for however many there are
        arrows = tuple(replace(arrow, label="") for arrow in arrows)
    whole = drawing.holding(tuple(boxes), (), arrows)
    notes = [COUNTED] if any("×" in arrow.label for arrow in arrows) else []
    keys = [*keys_of(whole)]
    keys += [key for key in drawing.keys if key.look in SIGNS and key not in keys]  # signs of counted changes
    return replace(
        whole,
        title=OVERVIEW.to(drawing.language).format(title=drawing.title),
        overview_of=len(drawing.boxes),
        keys=tuple(keys),
        notes=(noted((*notes, NUMBERED), drawing), *drawing.notes),
    )


def keys_of(shown: Drawing) -> Iterator[Key]:
    """The legend of what is shown; with an entry for arrows that stand for several kinds."""
    keys = [*occurring(shown)]
    yield from keys
    if any(arrow.look == MIXED for arrow in shown.arrows) and all(key.look != MIXED for key in keys):
        yield Key(KINDS.to(shown.language), "arrow", MIXED)


def noted(notes: Iterable[Text], drawing: Drawing) -> str:
    """Notes on one line."""
    return {"ja": "。", "en": ". "}[drawing.language].join(note.to(drawing.language) for note in notes)


def size_of(count: int, language: Language) -> str:
    """How many boxes there are, in words."""
    return (ONE if count == 1 else SIZE).to(language).format(count=count)


def section_boxes(sections: Sequence[Section], drawing: Drawing) -> Iterator[Box]:
    """A box for each section; one for all pieces of the same."""
    for box, group in groupby(sections, key=lambda section: section.box):
        pieces = list(group)
        shown = [piece for piece in pieces if piece.number]
        size = size_of(sum(len(piece.members) for piece in pieces), drawing.language)
        marks = marks_inside(box, {member for piece in pieces for member in piece.members}, drawing)
        own = next((frame.mark for frame in drawing.frames if frame.id == box), "")
        yield Box(
            id=box,
            name=(pieces[0].whole or pieces[0]).name,
            lines=tuple(filter(None, [f"{size} {onward(shown)}".strip(), counted(marks)])),
            items=(pieces[0].whole or pieces[0]).names,
            look="frame" if shown else FAINT,
            mark=own or ("changed" if any(marks) else ""),
            opens=shown[0].id if shown else "",
            tags=("section",),
        )


def onward(shown: Sequence[Section]) -> str:
    """Where a box goes on: the number of its part, or the first and the last."""
    numbers = dict.fromkeys((shown[0].number, shown[-1].number) if shown else ())
    return ON.format(number="–".join(map(str, numbers))) if numbers else ""


def merged(arrows: Iterable[Arrow], names: Mapping[str, str]) -> Iterator[Arrow]:
    """One arrow for all between the same two boxes of which one stands for others, whichever way they go.

    Lines without heads stay apart.
    """
    groups: dict[tuple[frozenset[str], str], list[Arrow]] = {}
    for arrow in arrows:
        shown = renamed(arrow, names)
        if shown.tail != shown.head:
            apart = arrow.look if arrow.heads == "none" else ""
            apart = apart if {arrow.tail, arrow.head} & names.keys() else arrow.id
            groups.setdefault((frozenset((shown.tail, shown.head)), apart), []).append(shown)
    for group in groups.values():
        yield group[0] if len(group) == 1 else one_of(group)


def renamed(arrow: Arrow, names: Mapping[str, str]) -> Arrow:
    """An arrow whose ends have other names."""
    tail, head = names.get(arrow.tail, arrow.tail), names.get(arrow.head, arrow.head)
    return arrow if (tail, head) == (arrow.tail, arrow.head) else replace(arrow, tail=tail, head=head)


def one_of(arrows: Sequence[Arrow]) -> Arrow:
    """One arrow for several between the same two boxes."""
    first = arrows[0]
    heads, looks = {arrow.heads for arrow in arrows}, {arrow.look for arrow in arrows if arrow.look != FAINT}
    is_mutual = "both" in heads or any(arrow.tail != first.tail for arrow in arrows)
    return replace(
        first,
        id=f"{first.tail}~{first.head}" if heads == {"none"} else f"{first.tail}>{first.head}",
        look=MIXED if len(looks) > 1 else next(iter(looks), FAINT),
        label=label_of(arrows),
        heads="none" if heads == {"none"} else "both" if is_mutual else "end",
        is_rank=any(arrow.is_rank for arrow in arrows),
        mark=mark_of(arrow.mark for arrow in arrows),
    )


def label_of(arrows: Sequence[Arrow]) -> str:
    """How many arrows one stands for, and how many of them changed."""
    marks = [arrow.mark for arrow in arrows]
    if all(marks) and len({*marks}) == 1:
        return f"{SIGNS[marks[0]]} ×{len(arrows)}"
    return f"×{len(arrows)} ({counted(marks)})" if any(marks) else f"×{len(arrows)}"
