"""Boxes that look alike because they are equally wide: all of a level, or all under one head."""

from collections.abc import Mapping
from dataclasses import replace

from csirtgraph.drawing.content import Content, Label, Line
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.trees.forest import Forest


def level_widths(forest: Forest, measures: Measures) -> dict[str, float]:
    """A width for each box: that of the widest on its level."""
    return widest(measures, {box: str(depth) for box, depth in forest.depths().items()})


def branch_widths(forest: Forest, measures: Measures) -> dict[str, float]:
    """A width for each box: that of the widest under the same head."""
    return widest(measures, {box: f"under {forest.above.get(box, '')}" for box in forest.top_down})


def own_widths(forest: Forest, measures: Measures) -> dict[str, float]:
    """Every box as wide as its text needs; only those of a column become equally wide."""
    return {box: measures.boxes[box].width for box in forest.top_down}


def widest(measures: Measures, group_of: Mapping[str, str]) -> dict[str, float]:
    """By box, the width of the widest of its group."""
    found: dict[str, float] = {}
    for box, group in group_of.items():
        found[group] = max(measures.boxes[box].width, found.get(group, 0))
    return {box: found[group] for box, group in group_of.items()}


def centred(content: Content, box: Rect) -> Content:
    """The content of a box in the middle of a larger one."""
    if box.width == content.width and box.height == content.height:
        return content
    dx, dy = (box.width - content.width) / 2, (box.height - content.height) / 2
    return Content(
        box.width,
        box.height,
        tuple(Line(line.text, line.x + dx, line.y + dy, line.size, line.bold, line.anchor) for line in content.lines),
        tuple(item.moved(dx, dy) for item in content.items),
    )


def fitted(measures: Measures, boxes: Mapping[str, Rect], names: Mapping[str, Label]) -> Measures:
    """The measures with every box as large as its place, and frames' names as they are broken."""
    contents = {box: centred(content, boxes[box]) for box, content in measures.boxes.items()}
    return replace(measures, boxes=contents, frames={**measures.frames, **names})
