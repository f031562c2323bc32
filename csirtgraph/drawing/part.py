"""A part of a layout, everything in it where it stands in the whole."""

from collections.abc import Collection
from dataclasses import replace

from csirtgraph.drawing.layout import Layout
from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.ranks import members


def part_of(layout: Layout, ids: Collection[str]) -> Layout:
    """The boxes and frames of some ids, the frames around them, and the arrows between them.

    An id of a frame stands for all that is in it. The legend keeps what still occurs.
    """
    drawing = layout.drawing
    inside = members(drawing)
    boxes = {box for name in ids for box in inside.get(name, ())}
    frames = {frame.id for frame in drawing.frames if boxes & set(inside[frame.id])}
    arrows = tuple(arrow for arrow in drawing.arrows if {arrow.tail, arrow.head} <= boxes | frames)
    shown = replace(
        drawing,
        boxes=tuple(box for box in drawing.boxes if box.id in boxes),
        frames=tuple(frame for frame in drawing.frames if frame.id in frames),
        arrows=arrows,
    )
    return replace(
        layout,
        drawing=replace(shown, keys=tuple(occurring(shown))),
        boxes={box: rect for box, rect in layout.boxes.items() if box in boxes},
        frames={frame: rect for frame, rect in layout.frames.items() if frame in frames},
        routes={arrow.id: layout.routes[arrow.id] for arrow in arrows},
    )
