"""A drawing too large to read, folded: every frame becomes one box, and its arrows are counted."""

from collections import Counter
from dataclasses import replace

from csirtgraph.drawing.graphviz.bands import outermost
from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Arrow, Box, Drawing, Tree


def folded(drawing: Drawing) -> Drawing:
    """The drawing with its outermost frames as boxes; unchanged where there are none.

    Arrows within a frame go; those between the same two become one, labelled
    with their number.
    """
    home = outermost(drawing)
    if not drawing.frames:
        return drawing
    sizes = Counter(home[box.id] for box in drawing.boxes)
    frames = [
        Box(id=frame.id, name=frame.name, lines=(f"({sizes[frame.id]})",), look="frame", tags=("folded",))
        for frame in drawing.frames
        if not frame.frame
    ]
    rest = [box for box in drawing.boxes if not home[box.id]]
    whole = drawing.holding((*frames, *rest), (), tuple(merged(drawing, home)))
    if isinstance(whole.body, Tree):
        whole = replace(whole, body=replace(whole.body, stacks=()))
    return replace(whole, folded=len(drawing.boxes), keys=tuple(occurring(whole)))


def merged(drawing: Drawing, home: dict[str, str]) -> list[Arrow]:
    """One arrow for all between the same two frames or boxes."""
    kept: dict[tuple[str, str], Arrow] = {}
    count: Counter[tuple[str, str]] = Counter()
    for arrow in drawing.arrows:
        ends = (home[arrow.tail] or arrow.tail, home[arrow.head] or arrow.head)
        if ends[0] != ends[1]:
            kept.setdefault(ends, replace(arrow, tail=ends[0], head=ends[1]))
            count[ends] += 1
    return [replace(arrow, label=f"×{count[ends]}" if count[ends] > 1 else "") for ends, arrow in kept.items()]
