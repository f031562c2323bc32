"""A drawing laid out like another one: what stands in both keeps its order, across and down."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from csirtgraph.drawing.graphviz.answer import read_layout
from csirtgraph.drawing.graphviz.dot import Settings, dot_of
from csirtgraph.drawing.graphviz.engine import Engine, LayoutError
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import COMPARED, SECONDS, finished, lay_out
from csirtgraph.drawing.layout.quality import cost
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Diagram, Drawing

SAME = 4.0  # pt; boxes nearer than that stand at one place
ENOUGH = 0.97  # of the order; from there on the kinder layout is taken
LOOKED_AT = 500  # boxes; of more, every n-th


class Kept(NamedTuple):
    """How many pairs of boxes that stand in both layouts keep their order."""

    across: int
    down: int
    pairs: int

    @property
    def share(self) -> float:
        """Of all orders, across and down, how many are kept; 1 where there is nothing to keep."""
        return (self.across + self.down) / (2 * self.pairs) if self.pairs else 1.0


def kept(old: Layout, new: Layout) -> Kept:
    """How much of the order of one layout another one keeps."""
    both = [box for box in new.boxes if box in old.boxes]
    both = both[:: len(both) // LOOKED_AT + 1]
    pairs = list(combinations(both, 2))
    before, after = ({box: layout.boxes[box].middle for box in both} for layout in (old, new))
    across = sum(is_kept(before[one].x - before[other].x, after[one].x - after[other].x) for one, other in pairs)
    down = sum(is_kept(before[one].y - before[other].y, after[one].y - after[other].y) for one, other in pairs)
    return Kept(across, down, len(pairs))


def is_kept(before: float, after: float) -> bool:
    """Whether two boxes that stood apart still stand in the same order."""
    return abs(before) < SAME or abs(after) < SAME or (before > 0) == (after > 0)


def lay_out_like(drawing: Drawing, old: Layout, engine: Engine, seconds: float = SECONDS) -> Layout:
    """Places for a drawing that keep to those of an old layout as far as can be. Raises LayoutError.

    Tables and trees have their order from the plan and are laid out as always.
    """
    plain = lay_out(drawing, engine, seconds)
    if not isinstance(drawing.body, Diagram) or len(drawing.boxes) > COMPARED:
        return plain
    measures = measures_of(drawing)
    found = [plain]
    fresh = frozenset(arrow.id for arrow in drawing.arrows if arrow.id not in old.routes)
    for settings in tries(drawing, places_of(drawing, old), fresh):
        try:
            answer = engine.run(dot_of(drawing, measures, settings), seconds)
            found.append(finished(read_layout(drawing, measures, answer)))
        except LayoutError:
            continue  # Graphviz loses labels between boxes held in a row; the plain layout is there
    return max(found, key=lambda layout: (min(kept(old, layout).share, ENOUGH), -cost(layout)))


def places_of(drawing: Drawing, old: Layout) -> Mapping[str, float]:
    """Where every box stood from left to right; a new one amid those it is tied to."""
    places = {box.id: old.boxes[box.id].middle.x for box in drawing.boxes if box.id in old.boxes}
    known = dict(places)
    for box in drawing.boxes:
        ties = [
            known[other]
            for arrow in drawing.arrows
            for one, other in ((arrow.tail, arrow.head), (arrow.head, arrow.tail))
            if one == box.id and other in known
        ]
        places.setdefault(box.id, sum(ties) / len(ties) if ties else old.bounds.right)
    return places


def tries(drawing: Drawing, places: Mapping[str, float], fresh: frozenset[str]) -> Iterator[Settings]:
    """The settings worth trying."""
    base = Settings(nodesep=0.15, ranksep=0.3, places=places) if drawing.frames else Settings(places=places)
    for bands in (1, 2) if drawing.frames else (1,):
        for is_strict in (True, False):
            for pulled in (fresh, frozenset[str]()):
                yield replace(base, bands=bands, is_strict=is_strict, fresh=pulled)
