"""Two drawings of the same figure as one: everything of both, with a mark on what changed.

It works on drawings, so it serves every kind of figure, and knows parts by their ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from csirtgraph.compare.rows import united_table
from csirtgraph.compare.texts import change, merged
from csirtgraph.drawing.model import SIGNS, Arrow, Body, Box, Diagram, Drawing, Frame, Key, Table, Tree
from csirtgraph.plan.model.enums import Sourcing
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Language, Text

Tops: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]  # in the old and the new tree, who stands above whom
EARLIER = "~"  # behind the id of a part of the old drawing that the new one has as another kind or in another frame
KINDS = ("role", "party", "team", "post")  # tags that tell what a part stands for


def united(old: Drawing, new: Drawing, with_old_lines: bool = False) -> Drawing:
    """The new drawing with what is gone from the old one, everything marked.

    In a tree, the old line of a box that moved is left out unless asked for: the box says where it came from.
    A frame that nothing is in any more becomes a box.
    """
    old = earlier(old, {id for id, kind in kinds_of(old).items() if kinds_of(new).get(id, kind) != kind})
    old = as_in(old, new)
    table = united_table(old, new, changed_box) if isinstance(new.body, Table) else new
    boxes = table.boxes if isinstance(new.body, Table) else tuple(united_boxes(old, new))
    known = {box.id for box in boxes} | {frame.id for frame in (*old.frames, *new.frames)}
    arrows = tuple(arrow for arrow in united_arrows(old, new, with_old_lines) if {arrow.tail, arrow.head} <= known)
    frames = tuple(united_frames(old, new))
    whole = replace(
        new,
        body=united_body(old.body, new.body, table.holding(boxes, frames, arrows).body),
        notes=(*left_out(old, boxes, new.language), *new.notes),
        is_compared=True,
    )
    whole = without_empty_frames(whole)
    return replace(whole, keys=tuple(legend(old, new, whole)))


def united_body(old: Body, new: Body, whole: Body) -> Body:
    """The body of the whole, with the rows or the staff of both."""
    match old, new, whole:
        case Diagram(), Diagram(), Diagram():
            return replace(whole, rows=new.rows or old.rows)
        case Tree(), Tree(), Tree():
            return replace(whole, staff=tuple(dict.fromkeys((*new.staff, *old.staff))))
    return whole


def kinds_of(drawing: Drawing) -> dict[str, str]:
    """What each part stands for, where its tags tell: a part of another kind is another one, whatever its id."""
    parts: tuple[Box | Frame, ...] = (*drawing.frames, *drawing.boxes)
    found = {part.id: next((tag for tag in part.tags if tag in KINDS), "") for part in parts}
    return {id: kind for id, kind in found.items() if kind}


def earlier_id(id: str) -> str:
    """The id of a part of the old drawing where the new one's is another thing."""
    first, slash, rest = id.partition("/")
    return f"{first}{EARLIER}{slash}{rest}"


def earlier(drawing: Drawing, gone: set[str]) -> Drawing:
    """A drawing with other ids for some boxes, frames or rows of a table, and the arrows that touch them."""

    def renamed(id: str) -> str:
        return earlier_id(id) if id.partition("/")[0] in gone else id

    shown = drawing.holding(
        tuple(replace(box, id=renamed(box.id), frame=renamed(box.frame)) for box in drawing.boxes),
        tuple(replace(frame, id=renamed(frame.id), frame=renamed(frame.frame)) for frame in drawing.frames),
        tuple(
            replace(arrow, id=arrow.id + EARLIER, tail=renamed(arrow.tail), head=renamed(arrow.head))
            if {arrow.tail, arrow.head} & gone
            else arrow
            for arrow in drawing.arrows
        ),
    )
    if isinstance(shown.body, Tree):
        shown = replace(shown, body=replace(shown.body, staff=tuple(map(renamed, shown.body.staff))))
    return shown


def as_in(old: Drawing, new: Drawing) -> Drawing:
    """The old drawing with what the new one frames as a frame there, and what it has as one box as that box."""
    framed = {box.id for box in old.boxes} & {frame.id for frame in new.frames}
    boxed = {frame.id for frame in old.frames} & {box.id for box in new.boxes}
    return old.holding(
        (
            *(box for box in old.boxes if box.id not in framed),
            *(box for box in new.boxes if box.id in boxed),
        ),
        (
            *(frame for frame in old.frames if frame.id not in boxed),
            *(replace(frame, frame="") for frame in new.frames if frame.id in framed),
        ),
        old.arrows,
    )


def without_empty_frames(whole: Drawing) -> Drawing:
    """A drawing in which frames with no box in them are boxes, and everything is in a frame that is there."""
    full = {around for box in whole.boxes for around in frames_around(box.frame, whole)}
    empty = [frame for frame in whole.frames if frame.id not in full]
    known = {frame.id for frame in whole.frames if frame.id in full}
    boxes = (Box(id=frame.id, name=frame.name, look="plain", mark=frame.mark, tags=frame.tags) for frame in empty)
    return whole.holding(
        (*(replace(box, frame=box.frame if box.frame in known else "") for box in whole.boxes), *boxes),
        tuple(
            replace(frame, frame=next((name for name in frames_around(frame.frame, whole) if name in known), ""))
            for frame in whole.frames
            if frame.id in known
        ),
        whole.arrows,
    )


def frames_around(name: str, drawing: Drawing) -> Iterator[str]:
    """A frame, and each frame around it."""
    parents = {frame.id: frame.frame for frame in drawing.frames}
    while name:
        yield name
        name = parents.get(name, "")


def left_out(old: Drawing, boxes: tuple[Box, ...], language: Language) -> list[str]:
    """A note on what is gone and has no place: rows of a table whose columns are others now."""
    known = {box.id for box in boxes}
    gone = [box.name or " ".join(box.lines) for box in old.boxes if box.id not in known and "/" not in box.id]
    words = LEGEND["removed"].to(language)
    return [f"{words}: {', '.join(dict.fromkeys(name for name in gone if name))}"] if any(gone) else []


def united_boxes(old: Drawing, new: Drawing) -> Iterator[Box]:
    """The boxes of the new drawing, and each one that is gone behind the one it stood behind."""
    before = {box.id: box for box in old.boxes}
    after = {box.id for box in new.boxes}
    frames = {frame.id for frame in (*old.frames, *new.frames)}
    waiting = followers([box.id for box in old.boxes], after)
    tops = (superiors(old), superiors(new))
    yield from (removed(before[id], frames) for id in waiting.get("", ()))
    for box in new.boxes:
        yield changed_box(before[box.id], box, old, new, tops) if box.id in before else replace(box, mark="added")
        yield from (removed(before[id], frames) for id in waiting.get(box.id, ()))


def followers(order: list[str], kept: set[str]) -> Mapping[str, list[str]]:
    """What is gone, by what of those kept stood before it ("" for nothing)."""
    found: dict[str, list[str]] = {}
    last = ""
    for id in order:
        if id in kept:
            last = id
        else:
            found.setdefault(last, []).append(id)
    return found


def removed(box: Box, frames: set[str]) -> Box:
    """A box that is gone."""
    return replace(box, mark="removed", frame=box.frame if box.frame in frames else "")


def changed_box(before: Box, after: Box, old: Drawing, new: Drawing, tops: Tops = ({}, {})) -> Box:
    """A box of both drawings: marked, and with what changed written on it."""
    homes = [change_of_frame(before, after, old, new), change_of_superior(after.id, old, new, tops)]
    moves = [words for words in homes if words]
    looks = [kind_of(before, old), kind_of(after, new)]
    told = [sourcing_of(box, new.language) for box in (before, after)]
    kinds = [change(*pair) for pair in (looks, told) if pair[0] != pair[1] and all(pair)]
    same = (before.name, before.lines, before.items) == (after.name, after.lines, after.items)
    if same and not moves and looks[0] == looks[1]:
        return after
    if told[0] != told[1]:  # a line that only says so says it once
        before, after = (replace(box, lines=without(box.lines, told)) for box in (before, after))
    texts = merged(before.lines, after.lines)
    return replace(
        after,
        name=change(before.name, after.name),
        lines=(*(kind for kind in dict.fromkeys(kinds) if kind not in texts), *texts, *moves),
        items=merged(before.items, after.items),
        mark="moved" if moves and same and not kinds else "changed",
    )


def kind_of(box: Box, drawing: Drawing) -> str:
    """What the legend says of a box's look; "" where it says nothing."""
    return next((key.words for key in drawing.keys if key.kind == "box" and key.look == box.look), "")


def sourcing_of(box: Box, language: Language) -> str:
    """Who provides what a box stands for, as far as its tags tell."""
    return next((word_of(sourcing).to(language) for sourcing in Sourcing if sourcing.value in box.tags), "")


def without(lines: tuple[str, ...], told: list[str]) -> tuple[str, ...]:
    """Lines but for those that are told already."""
    return tuple(line for line in lines if line not in told)


def change_of_frame(before: Box, after: Box, old: Drawing, new: Drawing) -> str:
    """From which frame to which a box went; "" if it stayed."""
    if before.frame == after.frame:
        return ""
    return f"{name_of(before.frame, old) or '–'} → {name_of(after.frame, new) or '–'}"


def change_of_superior(box: str, old: Drawing, new: Drawing, tops: Tops) -> str:
    """In a tree, from under which box to which a box went; "" if it stayed."""
    before, after = (above.get(box, "") for above in tops)
    if before == after or not (isinstance(old.body, Tree) and isinstance(new.body, Tree)):
        return ""
    return f"{name_of(before, old) or '–'} → {name_of(after, new) or '–'}"


def superiors(drawing: Drawing) -> dict[str, str]:
    """By box, the one above it in a tree; none for other drawings."""
    if not isinstance(drawing.body, Tree):
        return {}
    return {arrow.head: arrow.tail for arrow in drawing.arrows if arrow.is_rank}


def name_of(id: str, drawing: Drawing) -> str:
    """What a box or frame is called."""
    named: tuple[Frame | Box, ...] = (*drawing.frames, *drawing.boxes)
    return next((item.name for item in named if item.id == id), "")


def united_frames(old: Drawing, new: Drawing) -> Iterator[Frame]:
    """The frames of both."""
    before = {frame.id: frame for frame in old.frames}
    for frame in new.frames:
        was = before.pop(frame.id, None)
        if was is None:
            yield replace(frame, mark="added")
        elif was.name != frame.name:
            yield replace(frame, name=change(was.name, frame.name), mark="changed")
        else:
            yield frame
    yield from (replace(frame, mark="removed") for frame in before.values())


def united_arrows(old: Drawing, new: Drawing, with_old_lines: bool) -> Iterator[Arrow]:
    """The arrows of both; a label tells by its sign what happened to the arrow."""
    before = {arrow.id: arrow for arrow in old.arrows}
    kept = {box.id for box in new.boxes}
    for arrow in new.arrows:
        was = before.pop(arrow.id, None)
        if was is None:
            yield labelled(replace(arrow, mark="added"), new)
        elif (was.label, was.heads) != (arrow.label, arrow.heads):
            yield labelled(replace(arrow, label=change(was.label, arrow.label), mark="changed"), new)
        else:
            yield arrow
    for arrow in before.values():
        is_second = isinstance(new.body, Tree) and arrow.is_rank and arrow.head in kept
        if with_old_lines or not is_second:
            yield labelled(replace(arrow, mark="removed", is_rank=arrow.is_rank and not is_second), new)


def labelled(arrow: Arrow, drawing: Drawing) -> Arrow:
    """An arrow with the sign of its mark at its label; lines of a tree have none."""
    if isinstance(drawing.body, Tree):
        return arrow
    sign = SIGNS[arrow.mark]
    return arrow if arrow.label.startswith(sign) else replace(arrow, label=f"{sign} {arrow.label}".strip())


def parts_of(drawing: Drawing) -> tuple[Box | Frame | Arrow, ...]:
    """Everything that can have a mark."""
    return (*drawing.boxes, *drawing.frames, *drawing.arrows)


def legend(old: Drawing, new: Drawing, whole: Drawing) -> Iterator[Key]:
    """What still stands in the picture as it was, and the marks that occur."""
    quiet = {(item.look, item.mark) for item in parts_of(whole)}
    told = set()
    for key in (*new.keys, *old.keys):
        occurs = key.kind in ("item", "frame") or key.dashed or (key.look, "") in quiet
        if occurs and key.words not in told:
            told.add(key.words)
            yield key
    marks = {item.mark for item in parts_of(whole)}
    for mark in SIGNS:
        if mark in marks:
            yield Key(LEGEND[mark].to(whole.language), "box", mark)


LEGEND = {
    "added": Text("新設・追加", "Added"),
    "removed": Text("廃止・削除", "Removed"),
    "changed": Text("変更", "Changed"),
    "moved": Text("移動", "Moved"),
}
