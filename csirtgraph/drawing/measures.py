"""The sizes of what a drawing shows, before anything has a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from csirtgraph.drawing.content import Content, Label, content_of, label_of
from csirtgraph.drawing.model import Drawing

FRAME_SIZE = 10.5  # pt, names of frames


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
        arrows={arrow.id: label_of(arrow.label) for arrow in drawing.arrows},
        frames={frame.id: label_of(frame.name, 260, FRAME_SIZE, bold=True) for frame in drawing.frames},
    )
