"""Which form of a chart a reader sees best: by the size of its text on a slide, and whether it is landscape."""

from collections.abc import Callable, Iterable

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.surroundings import Room, rooms_beside, worth_in
from csirtgraph.drawing.trees.block import Block

STEP = 40.0  # pt; what stands around figures whose widths differ by less counts as the same

Worth = Callable[[float, float], float]


def worth_of(drawing: Drawing) -> Worth:
    """How well a chart of a size is read, as far as it matters for a choice."""
    known: dict[int, list[Room]] = {}

    def worth(width: float, height: float) -> float:
        step = round(width / STEP)
        if step not in known:
            known[step] = list(rooms_beside(drawing, step * STEP))
        return worth_in(known[step], width, height, drawing.slide)

    return worth


def ranked(blocks: Iterable[Block], worth: Worth) -> list[tuple[float, Block]]:
    """The blocks with their worth, the best first; of equals, the first."""
    return sorted([(worth(block.width, block.height), block) for block in blocks], key=lambda pair: -pair[0])
