"""Frames and branches of a drawing that are shown as one box each."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from csirtgraph.drawing.graphviz.ranks import members
from csirtgraph.drawing.model import Box, Drawing, Frame, Tree, holders
from csirtgraph.drawing.split.overview import keys_of, merged, size_of

MORE = "＋{size}"


def folded(drawing: Drawing, ids: Iterable[str]) -> Drawing:
    """The drawing with each of these frames, and each branch below one of these boxes of a tree, as one box.

    Arrows at what a box stands for lead to the box; those between the same two become one.
    """
    for id in ids:
        frame = next((frame for frame in drawing.frames if frame.id == id), None)
        if frame:
            inside = set(members(drawing)[frame.id])
            drawing = without(drawing, inside, frame_box(drawing, frame, inside), {frame.id})
        elif isinstance(drawing.body, Tree) and (below := branch(drawing, id)):
            head = next(box for box in drawing.boxes if box.id == id)
            size = MORE.format(size=size_of(len(below), drawing.language))
            box = replace(head, lines=(*head.lines, size), tags=(*head.tags, "folded"))
            drawing = without(drawing, below, box, set())
    return drawing


def frame_box(drawing: Drawing, frame: Frame, inside: Collection[str]) -> Box:
    """The box that stands for a frame and the boxes inside it."""
    held = [box for box in drawing.boxes if box.id in inside]
    rows = {box.row for box in held}
    return Box(
        id=frame.id,
        name=frame.name,
        lines=(size_of(len(held), drawing.language),),
        look=frame.look,
        frame=frame.frame,
        row=rows.pop() if len(rows) == 1 else "",
        mark=frame.mark,
        tags=("folded", *frame.tags),
    )


def branch(drawing: Drawing, head: str) -> set[str]:
    """All boxes below one of a tree."""
    found, new = set[str](), {head}
    while new:
        new = {arrow.head for arrow in drawing.arrows if arrow.is_rank and arrow.tail in new} - found - {head}
        found |= new
    return found


def without(drawing: Drawing, gone: Collection[str], box: Box, frames: Collection[str]) -> Drawing:
    """The drawing with a box in place of others, which stands where the first of them stood."""
    lost = set(frames)
    while more := {frame.id for frame in drawing.frames if frame.frame in lost} - lost:
        lost |= more
    names = dict.fromkeys((*gone, *lost), box.id)
    taken = next(number for number, one in enumerate(drawing.boxes) if one.id == box.id or one.id in gone)
    boxes = [one for one in drawing.boxes if one.id not in gone and one.id != box.id]
    boxes.insert(min(taken, len(boxes)), box)
    around_of = {frame.id: frame.frame for frame in drawing.frames}
    held = {frame for one in boxes for frame in holders(one.frame, around_of)}
    arrows = tuple(merged(drawing.arrows, names))
    if isinstance(drawing.body, Tree):
        arrows = tuple(replace(arrow, label="") for arrow in arrows)
    shown = drawing.holding(tuple(boxes), tuple(frame for frame in drawing.frames if frame.id in held - lost), arrows)
    if isinstance(shown.body, Tree):
        shown = replace(shown, body=replace(shown.body, staff=tuple(id for id in shown.body.staff if id not in gone)))
    return replace(shown, keys=tuple(keys_of(shown)))
