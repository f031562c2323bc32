"""The places of a tree, which also make its boxes as wide as they are, break names, and turn ties into numbers."""

from dataclasses import replace
from typing import Any

from csirtgraph.drawing.content import label_of
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout import packing
from csirtgraph.drawing.measures import FRAME_SIZE, Measures, measures_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.trees.forest import forest_of
from csirtgraph.drawing.trees.numbers import with_few_lines
from csirtgraph.drawing.trees.widths import fitted


def packed(layout: Layout, drawing: Drawing) -> Any:
    """The places of a tree that shows a drawing, whether it has numbers instead of ties, and the widths of names."""
    names = layout.measures.frames
    return [
        packing.packed(layout),
        layout.drawing != drawing,
        [names[frame.id].width for frame in layout.drawing.frames],
    ]


def unpacked(data: Any, drawing: Drawing, measures: Measures) -> Layout:
    """The layout of a tree from its places."""
    places, is_numbered, widths = data
    if is_numbered:
        drawing = with_few_lines(drawing, forest_of(drawing).ties, 0)
        measures = measures_of(drawing)
    layout = packing.unpacked(places, drawing, measures)
    frames = zip(drawing.frames, widths)
    names = {frame.id: label_of(frame.name, width, FRAME_SIZE, bold=True) for frame, width in frames}
    return replace(layout, measures=fitted(measures, layout.boxes, names))
