"""Which form of a chart a reader sees best: by the size of its text on a slide, and whether it is landscape."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import ceil

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import LINE, text_width
from csirtgraph.drawing.title_block import MARGIN, NOTE_SIZE, sheet_of
from csirtgraph.drawing.trees.block import Block

SLIDE = (960.0, 540.0)  # pt, 16:9
STEP = 40.0  # pt; the sheets of figures whose widths differ by less are not told apart
LARGE = 1.3  # from this scale on, larger text counts little
LITTLE = 0.1
LANDSCAPE = (1.4, 2.2)  # width by height that sits well on a slide
OUTSIDE = 0.5  # what a sheet twice as wide or as high as that loses

Sized = Callable[[float, float], tuple[float, float]]


def sheets_of(drawing: Drawing, measures: Measures) -> Sized:
    """The size of the sheet around a figure of a size, as far as it matters for a choice."""
    plain = replace(drawing, notes=())
    notes = [text_width(note, NOTE_SIZE) for note in drawing.notes]
    known: dict[int, tuple[float, float]] = {}

    def sheet_size(width: float, height: float) -> tuple[float, float]:
        step = round(width / STEP)
        if step not in known:
            sheet = sheet_of(Layout(plain, measures, {"": Rect(0, 0, step * STEP, 0)}, {}, {}))
            lines = sum(ceil(note / (sheet.width - 2 * MARGIN)) for note in notes)
            known[step] = sheet.width - step * STEP, sheet.height + lines * NOTE_SIZE * LINE
        return width + known[step][0], height + known[step][1]

    return sheet_size


def scale_on_slide(width: float, height: float) -> float:
    """How large a sheet shows on a slide; 1 is its own size."""
    return min(SLIDE[0] / width, SLIDE[1] / height)


def worth(width: float, height: float) -> float:
    """How well a sheet of this size is read on a slide; more is better."""
    scale, aspect = scale_on_slide(width, height), width / height
    counted = min(scale, LARGE) + LITTLE * max(scale - LARGE, 0)
    off = max(LANDSCAPE[0] / aspect, aspect / LANDSCAPE[1], 1) - 1
    return counted / (1 + OUTSIDE * off)


def ranked(blocks: Iterable[Block], sheet_size: Sized) -> list[tuple[float, Block]]:
    """The blocks with their worth, the best first; of equals, the first."""
    found = [(worth(*sheet_size(block.width, block.height)), block) for block in blocks]
    return sorted(found, key=lambda pair: -pair[0])
