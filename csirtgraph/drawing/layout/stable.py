"""A drawing laid out like another one: what stands in both keeps its order, across and down."""

from itertools import combinations
from typing import NamedTuple

from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import SECONDS, lay_out
from csirtgraph.drawing.layout.quality import cost, faults
from csirtgraph.drawing.layout.tiles import is_small, lay_out_tiles_like
from csirtgraph.drawing.layout.tree import chart_layout
from csirtgraph.drawing.model import Diagram, Drawing, Tree

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

    Tables have their order from the plan, and large diagrams that of Graphviz; they are laid out as always.
    """
    if isinstance(drawing.body, Tree):
        return chart_layout(drawing, old.boxes)
    if not isinstance(drawing.body, Diagram) or not is_small(drawing):
        return lay_out(drawing, engine, seconds)
    found = [layout for layout in lay_out_tiles_like(drawing, old) if not faults(layout)]
    if not found:
        return lay_out(drawing, engine, seconds)
    return max(found, key=lambda layout: (min(kept(old, layout).share, ENOUGH), -cost(layout)))
