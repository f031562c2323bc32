"""A block taken apart: where every box and frame stands, and how each line comes to its box."""

from dataclasses import dataclass, field

from csirtgraph.drawing.content import Label
from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.drawing.trees.block import Block, Way


@dataclass
class Places:
    """Where everything in a block stands, filled while it is taken apart."""

    boxes: dict[str, Rect] = field(default_factory=dict)
    frames: dict[str, Rect] = field(default_factory=dict)
    names: dict[str, Label] = field(default_factory=dict)  # of frames
    ways: dict[str, Way] = field(default_factory=dict)


def places_of(whole: Block) -> Places:
    """The places of everything in a block."""
    found = Places()
    ahead = [(whole, 0.0, 0.0)]
    while ahead:
        block, x, y = ahead.pop()
        if block.head:
            found.boxes[block.entry] = block.head.moved(x, y)
        if block.frame:
            rect = Rect(x, y, block.width, block.height)
            found.frames[block.frame] = around([rect, *filter(None, [found.frames.get(block.frame)])])
            if block.name:
                found.names[block.frame] = block.name
        for part in block.parts:
            if part.way:
                found.ways[part.block.entry] = part.way.moved(x + part.x, y + part.y)
            ahead.append((part.block, x + part.x, y + part.y))
    return found
