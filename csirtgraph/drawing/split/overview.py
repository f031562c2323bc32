"""The overview of a large drawing: a box for each section, and one counted arrow between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Arrow, Box, Drawing, Key, Tree
from csirtgraph.drawing.split.sections import Section, homes
from csirtgraph.text import Text

OVERVIEW = Text("{title} – 全体", "{title} – overview")
SIZE = Text("{count}件", "{count} boxes")
ON = "→ {number}"  # where a box goes on
COUNTED = Text("×n: 矢印の数", "×n: number of arrows")
NUMBERED = Text("→ n: 続きの図の番号", "→ n: goes on in picture n")

MIXED = "flow"  # the look of an arrow that stands for arrows of several looks
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
    notes = [COUNTED] if any(arrow.label.startswith("×") for arrow in arrows) else []
    return replace(
        whole,
        title=OVERVIEW.to(drawing.language).format(title=drawing.title),
        overview_of=len(drawing.boxes),
        keys=tuple(keys_of(whole)),
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


def section_boxes(sections: Sequence[Section], drawing: Drawing) -> Iterator[Box]:
    """A box for each section; one for all pieces of the same."""
    numbered = enumerate(sections, 1)
    for box, group in groupby(numbered, key=lambda one: one[1].box):
        numbers, pieces = zip(*group)
        first = pieces[0]
        size = SIZE.to(drawing.language).format(count=sum(len(piece.members) for piece in pieces))
        number = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        yield Box(
            id=box,
            name=(first.whole or first).name,
            lines=(f"{size} {ON.format(number=number)}",),
            items=(first.whole or first).names,
            look="frame",
            opens=first.id,
            tags=("section",),
        )


def merged(arrows: Iterable[Arrow], names: Mapping[str, str]) -> Iterator[Arrow]:
    """One arrow for all between the same two boxes, whichever way they go; lines without heads stay apart."""
    groups: dict[tuple[frozenset[str], str], list[Arrow]] = {}
    for arrow in arrows:
        ends = (names.get(arrow.tail, arrow.tail), names.get(arrow.head, arrow.head))
        if ends[0] != ends[1]:
            apart = arrow.look if arrow.heads == "none" else ""
            groups.setdefault((frozenset(ends), apart), []).append(replace(arrow, tail=ends[0], head=ends[1]))
    for group in groups.values():
        yield group[0] if len(group) == 1 else one_of(group)


def one_of(arrows: Sequence[Arrow]) -> Arrow:
    """One arrow for several between the same two boxes."""
    first = arrows[0]
    heads, looks = {arrow.heads for arrow in arrows}, {arrow.look for arrow in arrows}
    is_mutual = "both" in heads or any(arrow.tail != first.tail for arrow in arrows)
    return replace(
        first,
        id=f"{first.tail}~{first.head}" if heads == {"none"} else f"{first.tail}>{first.head}",
        look=first.look if len(looks) == 1 else MIXED,
        label=f"×{len(arrows)}",
        heads="none" if heads == {"none"} else "both" if is_mutual else "end",
        is_rank=any(arrow.is_rank for arrow in arrows),
    )
