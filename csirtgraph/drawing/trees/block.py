"""Blocks: boxes placed among each other, the bricks of which every form of a branch is built."""

from collections.abc import Sequence
from typing import NamedTuple

from csirtgraph.drawing.content import Label
from csirtgraph.drawing.geometry import Rect
from csirtgraph.records import dataclass

COLUMN = 16.0  # pt between blocks side by side
BUS = 14.0  # pt above a row, where the lines to it go across
ROW = 2 * BUS  # pt between a box and the row below it
STEP = 12.0  # pt between boxes straight below each other
TRUNK = 10.0  # pt between a line that goes down and the boxes beside it
INDENT = 2 * TRUNK  # pt by which boxes below another are moved to the right
LEAST_DROP = 0.02  # share of its height by which a wider form must be lower to be worth keeping


class Way(NamedTuple):
    """How the line of command comes to a box: across at the height `bus`, then down along `trunk` to its side.

    Without a bus it starts at the trunk; without a trunk it comes in from the top.
    """

    bus: float | None = None
    trunk: float | None = None

    def moved(self, dx: float, dy: float) -> "Way":
        """The same way elsewhere."""
        return Way(None if self.bus is None else self.bus + dy, None if self.trunk is None else self.trunk + dx)


@dataclass(frozen=True)
class Block:
    """Boxes with a place from (0, 0): a box of its own, and parts that are blocks themselves."""

    width: float
    height: float
    anchor: float  # the x at which a line from above comes in
    entry: str = ""  # the box to which it leads
    head: Rect | None = None  # the place of that box, where it is the block's own
    parts: tuple["Part", ...] = ()
    frame: str = ""  # drawn around the block
    name: Label | None = None  # of the frame
    is_flush: bool = False  # whether its own box reaches from its left to its right side


class Part(NamedTuple):
    """A block in another one, and how the line of command comes to it, seen from the part itself; None: not here."""

    block: Block
    x: float
    y: float
    way: Way | None = None


def box_block(box: str, width: float, height: float) -> Block:
    """A box alone."""
    return Block(width, height, width / 2, box, Rect(0, 0, width, height), is_flush=True)


def at(trunk: float, x: float, y: float, bus: float | None) -> Way:
    """A way along a trunk, seen from a part at (x, y)."""
    return Way(None if bus is None else bus - y, trunk - x)


def beside(blocks: Sequence[Block], gap: float = COLUMN) -> list[Part]:
    """Blocks side by side, their tops in line."""
    parts, x = [], 0.0
    for block in blocks:
        parts.append(Part(block, x, 0, Way(-BUS) if block.entry else None))
        x += block.width + gap
    return parts


def moved(parts: Sequence[Part], dx: float, dy: float) -> list[Part]:
    """The same parts elsewhere."""
    return [Part(part.block, part.x + dx, part.y + dy, part.way) for part in parts]


def extent(parts: Sequence[Part]) -> Rect:
    """The rectangle around parts."""
    if not parts:
        return Rect(0, 0, 0, 0)
    left, top = min([part.x for part in parts]), min([part.y for part in parts])
    right = max([part.x + part.block.width for part in parts])
    return Rect(left, top, right - left, max([part.y + part.block.height for part in parts]) - top)


def best_of(blocks: Sequence[Block], most: int) -> list[Block]:
    """The blocks that no other one is narrower and lower than, from the narrowest on, at most so many."""
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda block: (block.width, block.height)):
        if not kept or block.height < kept[-1].height * (1 - LEAST_DROP):
            kept.append(block)
    if len(kept) <= most:
        return kept
    return [kept[round(number * (len(kept) - 1) / (most - 1))] for number in range(most)]


def within(blocks: Sequence[Block], height: float) -> Block:
    """The narrowest of the blocks, sorted by width, that is no higher; the lowest where all are."""
    return next((block for block in blocks if block.height <= height), blocks[-1])
