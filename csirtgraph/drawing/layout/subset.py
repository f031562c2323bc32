"""A part of a layout, everything in it where it stands in the whole."""

from collections.abc import Collection
from dataclasses import replace

from csirtgraph.drawing.graphviz.ranks import members
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Drawing


def part_of(layout: Layout, ids: Collection[str]) -> Layout:
    """The boxes and frames of some ids, the frames around them, and the arrows between them, where they stand."""
    shown = drawing_part(layout.drawing, ids)
    return replace(
        layout,
        drawing=shown,
        boxes={box.id: layout.boxes[box.id] for box in shown.boxes},
        frames={frame.id: layout.frames[frame.id] for frame in shown.frames},
        routes={arrow.id: layout.routes[arrow.id] for arrow in shown.arrows},
    )


def around(drawing: Drawing, start: Collection[str], hops: int) -> frozenset[str]:
    """The boxes and frames of some ids, and all that is at most so many arrows away, whichever way they go."""
    inside = members(drawing)
    found = {*start, *(box for id in start for box in inside.get(id, ()))}
    for _ in range(hops):
        ends = [{arrow.tail, arrow.head} for arrow in drawing.arrows]
        near = {end for pair in ends if pair & found for end in pair}
        if near <= found:
            break
        found |= near
    return frozenset(found)


def drawing_part(drawing: Drawing, ids: Collection[str]) -> Drawing:
    """The same of a drawing without places.

    An id of a frame stands for all that is in it. The legend keeps what still occurs.
    """
    inside = members(drawing)
    boxes = {box for name in ids for box in inside.get(name, ())}
    frames = {frame.id for frame in drawing.frames if boxes & set(inside[frame.id])}
    shown = drawing.holding(
        tuple(box for box in drawing.boxes if box.id in boxes),
        tuple(frame for frame in drawing.frames if frame.id in frames),
        tuple(arrow for arrow in drawing.arrows if {arrow.tail, arrow.head} <= boxes | frames),
    )
    return replace(shown, keys=tuple(occurring(shown)))
