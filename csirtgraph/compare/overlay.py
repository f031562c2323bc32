"""Two drawings of the same figure as one: everything of both, with a mark on what changed.

It works on drawings, so it serves every kind of figure, and knows parts by their ids.
"""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.compare.alignment import as_in, earlier, kinds_of
from csirtgraph.compare.changed_boxes import changed_box, name_of, united_boxes
from csirtgraph.compare.rows import united_table
from csirtgraph.compare.texts import change
from csirtgraph.drawing.model import SIGNS, Arrow, Body, Box, Diagram, Drawing, Frame, Key, Table, Tree
from csirtgraph.text import Language, Text

LEGEND = {
    "added": Text("新設・追加", "Added"),
    "removed": Text("廃止・削除", "Removed"),
    "changed": Text("変更", "Changed"),
    "moved": Text("移動", "Moved"),
}


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


def united_frames(old: Drawing, new: Drawing) -> Iterator[Frame]:
    """The frames of both."""
    before = {frame.id: frame for frame in old.frames}
    for frame in new.frames:
        was = before.pop(frame.id, None)
        if was is None:
            yield replace(frame, mark="added")
        elif was.name != frame.name:
            yield replace(frame, name=change(was.name, frame.name), mark="changed")
        elif was.frame != frame.frame:
            way = f"{name_of(was.frame, old) or '–'} → {name_of(frame.frame, new) or '–'}"
            yield replace(frame, name=f"{frame.name} ({way})", mark="moved")
        else:
            yield frame
    yield from (replace(frame, mark="removed") for frame in before.values())


def united_arrows(old: Drawing, new: Drawing, with_old_lines: bool) -> Iterator[Arrow]:
    """The arrows of both; the sign at a label says what happened to the arrow."""
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
    listed = set()
    for key in (*new.keys, *old.keys):
        occurs = key.kind in ("item", "frame") or key.dashed or (key.look, "") in quiet
        if occurs and key.words not in listed:
            listed.add(key.words)
            yield key
    marks = {item.mark for item in parts_of(whole)}
    for mark in SIGNS:
        if mark in marks:
            yield Key(LEGEND[mark].to(whole.language), "box", mark)
