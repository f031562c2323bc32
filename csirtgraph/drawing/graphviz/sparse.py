"""Many boxes and far more arrows: Graphviz lays out a tree of them, the other arrows are straight lines.

Ranking five hundred boxes by two thousand arrows takes Graphviz a quarter of a
minute, by a tree of them a thirtieth of a second.
"""

from dataclasses import replace

from csirtgraph.drawing.geometry import Rect, outside, without_end
from csirtgraph.drawing.graphviz.answer import read_layout
from csirtgraph.drawing.graphviz.dot import Settings, dot_of
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Layout, Route
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Arrow, Diagram, Drawing

BOXES = 300  # from which on, and …
ARROWS = 2  # … to each of them, ranking all arrows takes too long


def is_dense(drawing: Drawing) -> bool:
    """Whether a drawing without frames has too many arrows to rank them all."""
    return not drawing.frames and len(drawing.boxes) > BOXES and len(drawing.arrows) > ARROWS * len(drawing.boxes)


def lay_out_sparsely(drawing: Drawing, engine: Engine, settings: Settings, seconds: float) -> Layout:
    """Places by a tree of the arrows, with straight unlabelled lines for the rest. Raises LayoutError."""
    tree = tree_of(drawing)
    arrows = tuple(arrow for arrow in drawing.arrows if arrow.id in tree)
    body = Diagram(boxes=drawing.boxes, frames=drawing.frames, arrows=arrows)
    thin = replace(drawing, body=body)  # no rows: many labels along one row break Graphviz off
    measures = measures_of(thin)
    layout = read_layout(thin, measures, engine.run(dot_of(thin, measures, settings), seconds))
    bare = tuple(arrow if arrow.id in tree else replace(arrow, label="") for arrow in drawing.arrows)
    shown = drawing.holding(drawing.boxes, drawing.frames, bare)
    places = {**layout.frames, **layout.boxes}
    lines = {arrow.id: straight(arrow, places) for arrow in drawing.arrows if arrow.id not in tree}
    return replace(layout, drawing=shown, measures=measures_of(shown), routes=layout.routes | lines)


def tree_of(drawing: Drawing) -> set[str]:
    """The ids of the first arrows that tie boxes which none before has tied, directly or through others."""
    above: dict[str, str] = {}

    def root(box: str) -> str:
        while (next_ := above.setdefault(box, box)) != box:
            above[box] = above[next_]
            box = next_
        return box

    kept = set()
    for arrow in drawing.arrows:
        one, other = root(arrow.tail), root(arrow.head)
        if one != other:
            above[one] = other
            kept.add(arrow.id)
    return kept


def straight(arrow: Arrow, places: dict[str, Rect]) -> Route:
    """A straight line from the edge of one box or frame to the edge of another."""
    tail, head = places[arrow.tail], places[arrow.head]
    whole = [tail.middle, tail.middle, head.middle, head.middle]
    seen = outside(outside(whole, head)[::-1], tail)[::-1]
    start, end = seen[0] if arrow.heads == "both" else None, seen[-1] if arrow.heads != "none" else None
    curve = without_end(seen, HEAD_LENGTH) if end else seen
    curve = without_end(curve[::-1], HEAD_LENGTH)[::-1] if start else curve
    return Route(tuple(curve), start, end)
