"""The room that title, legend and notes need beside a figure, before it has a size of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.slide import AROUND, OUTSIDE, WIDE, Slide, worth
from csirtgraph.drawing.text.fonts import LINE, text_width
from csirtgraph.drawing.title_block import KEY_STEP, MARGIN, NOTE_SIZE, SIDE_GAIN, composed, sheet_of

NOTHING = Measures({}, {}, {})


class Room(NamedTuple):
    """What stands beside and above a figure, in pt; `least` is the height that the legend at its right needs."""

    width: float
    height: float
    least: float = 0.0


#: What usually stands around a diagram: another word in title, legend or notes may not lay it out again.
USUAL = (Room(*AROUND), Room(200.0, 98.0, 120.0))


def rooms_beside(drawing: Drawing, width: float) -> Iterator[Room]:
    """The room needed beside a figure of a width: with the legend above or below it, and at its right."""
    for is_right in (False, True) if drawing.keys else (False,):
        shown = Layout(replace(drawing, notes=()), NOTHING, {"": Rect(0, 0, width, 0)}, {}, {})
        sheet, least = composed(shown, is_right), len(drawing.keys) * KEY_STEP if is_right else 0.0
        lines = sum(ceil(text_width(note, NOTE_SIZE) / (sheet.width - 2 * MARGIN)) for note in drawing.notes)
        yield Room(sheet.width - width, sheet.height - least + lines * NOTE_SIZE * LINE, least)


def sheet_around(drawing: Drawing, width: float, height: float) -> tuple[float, float]:
    """The width and height of the sheet around a figure of a size."""
    sheet = sheet_of(Layout(drawing, NOTHING, {"": Rect(0, 0, width, height)}, {}, {}))
    return sheet.width, sheet.height


def worth_in(
    rooms: Sequence[Room], width: float, height: float, slide: Slide = WIDE, outside: float = OUTSIDE
) -> float:
    """How well a figure of a size is read on a slide, with what stands around it."""
    found = [worth(width + room.width, max(height, room.least) + room.height, slide, outside) for room in rooms]
    return max(found[0], *[value / SIDE_GAIN for value in found[1:]], 0.0)
