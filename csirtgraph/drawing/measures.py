"""The sizes of what a drawing shows, before anything has a place."""

from collections.abc import Mapping

from csirtgraph.drawing.content import LABEL_WIDTH, TEXT_WIDTH, Content, Label, content_of, label_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.records import dataclass

FRAME_SIZE = 10.5  # pt, names of frames
MOST_LINES = 3  # of a label; one with more is broken at a wider measure


@dataclass(frozen=True)
class Measures:
    """The sizes of everything a drawing shows, by id."""

    boxes: Mapping[str, Content]
    arrows: Mapping[str, Label]
    frames: Mapping[str, Label]


def measures_of(drawing: Drawing) -> Measures:
    """The size of every box and label."""
    return Measures(
        boxes={box.id: content_of(box) for box in drawing.boxes},
        arrows={arrow.id: arrow_label(arrow.label) for arrow in drawing.arrows},
        frames={frame.id: label_of(frame.name, 260, FRAME_SIZE, bold=True) for frame in drawing.frames},
    )


def arrow_label(text: str) -> Label:
    """The label of an arrow: narrow, or wider where it would be a tall column."""
    label = label_of(text, LABEL_WIDTH)
    return label if len(label.lines) <= MOST_LINES else label_of(text, TEXT_WIDTH)
