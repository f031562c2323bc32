"""Decisions of a flow chart, which are nobody: arrows through them lead from who was before to who comes after."""

from dataclasses import replace
from itertools import product

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.graphs.model import Arrow, Diagram
from csirtgraph.imports.labels import joined
from csirtgraph.text import Text

DECISION = "decision"  # a look of a box
ARROWS = Text("本の矢印", "arrows")


def without_decisions(diagram: Diagram, name: str) -> Diagram:
    """The same without decisions, which are named among what is left out. Raises ImportFailure for too many arrows."""
    decisions = [box for box in diagram.boxes.values() if box.look == DECISION]
    arrows = list(diagram.arrows)
    for box in decisions:
        inner = [arrow for arrow in arrows if box.id in (arrow.tail, arrow.head)]
        before = [arrow for arrow in inner if arrow.tail != box.id]
        after = [arrow for arrow in inner if arrow.head != box.id]
        if len(before) * len(after) + len(arrows) > limits.ITEMS:
            raise ImportFailure("too-large", name, limit=limits.ITEMS, unit=ARROWS)
        arrows = [arrow for arrow in arrows if arrow not in inner]
        arrows += [through(one, other) for one, other in product(before, after) if one.tail != other.head]
    boxes = {id: box for id, box in diagram.boxes.items() if box.look != DECISION}
    left_out = [*diagram.left_out, *((box.place, box.name) for box in decisions)]
    return replace(diagram, boxes=boxes, arrows=arrows, left_out=left_out)


def through(before: Arrow, after: Arrow) -> Arrow:
    """Two arrows as one, with the words of both."""
    label = joined([part for part in dict.fromkeys((before.label, after.label)) if part])
    return replace(after, tail=before.tail, id="", label=label)
