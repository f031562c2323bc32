"""What can be read on one slide, estimated from boxes, labels and arrows before the layout."""

from math import fsum

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Diagram, Drawing

BOXES, ARROWS = 40, 60  # of a figure; one with more is too large in any case
FEW = 20  # boxes, or arrows; with so many or fewer of one, a figure stays in one piece whatever stands in it
WHOLE = 170_000.0  # pt², boxes and labels of a diagram that still shows at 7 pt or more
PART = 120_000.0  # the same at 9 pt
FOLLOWED = 12  # boxes of an overview that can be followed whatever arrows it has
TANGLED = 1.4  # arrows for each box of a larger overview, above which it cannot
DRAWN = 28  # arrows that any overview may have: one between any two of eight boxes
AROUND_BOX, AROUND_LABEL = (22.0, 18.0), (24.0, 24.0)  # pt that a box and a label need beside them


def is_large(drawing: Drawing) -> bool:
    """Whether a diagram or a tree is too large to read in one piece."""
    if len(drawing.boxes) > BOXES or (isinstance(drawing.body, Diagram) and len(drawing.arrows) > ARROWS):
        return True
    single = len(drawing.arrows) - len(bundles_of(drawing.arrows))  # not branches of a line, which are easy to follow
    is_full = len(drawing.boxes) > FEW and single > FEW and taken(drawing) > WHOLE
    return isinstance(drawing.body, Diagram) and is_full


def is_crowded(part: Drawing) -> bool:
    """Whether a part shows at less than 9 pt on a slide."""
    return isinstance(part.body, Diagram) and taken(part) > PART


def is_tangled(overview: Drawing) -> bool:
    """Whether an overview has more boxes or arrows than the eye can follow."""
    boxes, arrows = len(overview.boxes), len(overview.arrows)
    return isinstance(overview.body, Diagram) and (boxes > BOXES or boxes > FOLLOWED and arrows > TANGLED * boxes)


def most_arrows(overview: Drawing) -> int:
    """How many arrows of an overview are drawn."""
    return max(DRAWN, int(TANGLED * len(overview.boxes)))


def taken(drawing: Drawing) -> float:
    """The room that boxes and labels take with what must stay free beside them, in pt²."""
    measures = measures_of(drawing)
    boxes = ((box.width + AROUND_BOX[0]) * (box.height + AROUND_BOX[1]) for box in measures.boxes.values())
    labels = ((one.width + AROUND_LABEL[0]) * (one.height + AROUND_LABEL[1]) for one in measures.arrows.values())
    return fsum(boxes) + fsum(labels)
