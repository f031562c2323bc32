"""Trees laid out as people draw them: a column for each line of command.

A tree needs no Graphviz: every box stands above the middle of those below it,
boxes with nothing below stand straight below each other, and five thousand
of them take no longer than reading them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.drawing.graphviz.answer import FRAME_PADDING
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.elbows import BUS, TIE, TRUNK, routes_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing

COLUMN = 16.0  # pt between columns
ROW = 2 * BUS  # pt between a box and those below it
STEP = 14.0  # pt between boxes of a stack
TITLE = 22.0  # pt for the name of a frame


@dataclass(frozen=True)
class Block:
    """Boxes and frames placed among each other, from (0, 0); `anchor` is the x of the box on top."""

    size: Rect
    anchor: float
    boxes: Mapping[str, Rect]
    frames: Mapping[str, Rect]


def tree_layout(drawing: Drawing, measures: Measures) -> Layout:
    """Places for a drawing whose ranking arrows form trees."""
    above = {arrow.head: arrow.tail for arrow in drawing.arrows if arrow.is_rank}
    frame_of = {box.id: box.frame for box in drawing.boxes}
    stacks = {stack[0]: stack for stack in drawing.stacks}
    stacked = {box for stack in stacks.values() for box in stack}
    blocks: dict[str, Block] = {}
    below: dict[str, list[Block]] = defaultdict(list)
    for box in reversed(top_down([box.id for box in drawing.boxes], above)):
        if box in stacked and box not in stacks:
            continue
        own = stacks.get(box, (box,))
        block = column(own, measures, len(own) > 1) if box in stacks else topped(box, below[box][::-1], measures)
        if frame_of[box] and frame_of[box] != frame_of.get(above.get(box, ""), ""):
            block = framed(block, frame_of[box], measures)
        blocks[box] = block
        below[above.get(box, "")].append(block)
    whole = row(below[""][::-1], 0)
    shape = {box: stack for stack in stacks.values() for box in stack if len(stack) > 1}
    return Layout(drawing, measures, dict(whole.boxes), dict(whole.frames), routes_of(drawing, whole.boxes, shape))


def top_down(boxes: Iterable[str], above: Mapping[str, str]) -> list[str]:
    """Every box after the one above it, otherwise in the given order."""
    below = defaultdict(list)
    for box in boxes:
        below[above.get(box, "")].append(box)
    found, ahead = [], below[""][::-1]
    while ahead:
        found.append(ahead.pop())
        ahead += below[found[-1]][::-1]
    return found


def column(stack: Iterable[str], measures: Measures, has_trunk: bool) -> Block:
    """Boxes straight below each other, with room for the line at their left and ties at their right."""
    x, y, boxes = (TRUNK if has_trunk else 0.0), 0.0, {}
    for box in stack:
        size = measures.boxes[box]
        boxes[box] = Rect(x, y, size.width, size.height)
        y += size.height + STEP
    bounds = around(list(boxes.values()))
    return Block(Rect(0, 0, bounds.right + (TIE if has_trunk else 0), bounds.bottom), bounds.middle.x, boxes, {})


def topped(box: str, blocks: list[Block], measures: Measures) -> Block:
    """A box above the middle of the blocks below it."""
    size = measures.boxes[box]
    if not blocks:
        return column([box], measures, has_trunk=False)
    under = row(blocks, size.height + ROW)
    left = min(0.0, under.anchor - size.width / 2)
    rect = Rect(under.anchor - size.width / 2 - left, 0, size.width, size.height)
    moved = shifted(under, -left, 0)
    whole = around([rect, moved.size])
    return Block(Rect(0, 0, whole.right, whole.bottom), rect.middle.x, {box: rect, **moved.boxes}, moved.frames)


def row(blocks: list[Block], top: float) -> Block:
    """Blocks side by side, `top` below the origin; the anchor is midway between the outer ones'."""
    x = 0.0
    boxes: dict[str, Rect] = {}
    frames: dict[str, Rect] = {}
    anchors = []
    for block in blocks:
        moved = shifted(block, x, top)
        boxes |= moved.boxes
        frames |= moved.frames
        anchors.append(moved.anchor)
        x = moved.size.right + COLUMN
    height = top + max((block.size.height for block in blocks), default=0)
    middle = (anchors[0] + anchors[-1]) / 2 if anchors else 0
    return Block(Rect(0, 0, max(x - COLUMN, 0), height), middle, boxes, frames)


def framed(block: Block, frame: str, measures: Measures) -> Block:
    """A block with a frame around it."""
    moved = shifted(block, FRAME_PADDING, TITLE + FRAME_PADDING)
    width = max(moved.size.right, measures.frames[frame].width + FRAME_PADDING) + FRAME_PADDING
    rect = Rect(0, 0, width, moved.size.bottom + FRAME_PADDING)
    return Block(rect, moved.anchor, moved.boxes, {frame: rect, **moved.frames})


def shifted(block: Block, dx: float, dy: float) -> Block:
    """The same block elsewhere."""
    return Block(
        block.size.moved(dx, dy),
        block.anchor + dx,
        {box: rect.moved(dx, dy) for box, rect in block.boxes.items()},
        {frame: rect.moved(dx, dy) for frame, rect in block.frames.items()},
    )
