"""The direction of a figure that another program lays out: as in our own picture."""

from typing import Literal

from csirtgraph.drawing.model import Drawing


def direction_of(drawing: Drawing) -> Literal["BT", "TB"]:
    """Bottom to top where most arrows lead from a lower row to a higher one, as reports do; else top to bottom."""
    rows = {row: number for number, row in enumerate(drawing.rows)}
    heights = {box.id: rows[box.row] for box in drawing.boxes if box.row in rows}
    ends = [(arrow.tail, arrow.head) for arrow in drawing.arrows if {arrow.tail, arrow.head} <= heights.keys()]
    up = sum(heights[tail] > heights[head] for tail, head in ends)
    down = sum(heights[tail] < heights[head] for tail, head in ends)
    return "BT" if up > down else "TB"
