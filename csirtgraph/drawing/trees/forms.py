"""The forms a branch can take: rows below its head, boxes at both sides of its line, an indented list."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from csirtgraph.drawing.content import Label, label_of
from csirtgraph.drawing.graphviz.answer import FRAME_PADDING
from csirtgraph.drawing.laid_out import NAME_LEFT
from csirtgraph.drawing.measures import FRAME_SIZE
from csirtgraph.drawing.text.fonts import LINE
from csirtgraph.drawing.trees.block import (
    BUS,
    COLUMN,
    INDENT,
    ROW,
    STEP,
    TRUNK,
    Block,
    Part,
    Way,
    at,
    beside,
    box_block,
    extent,
    moved,
    within,
)
from csirtgraph.drawing.trees.columns import Size, columns, pair

MOST_ROWS = 4  # of branches below one head
HEIGHTS = 10  # of a row that are tried
SLACK = 1.05  # a form may be higher than the row by this factor
TITLE = 22.0  # pt for the name of a frame in one line
NAME_WIDTH = 260.0  # pt, where the name of a frame is broken
NARROWER = (0.5, 0.6, 0.7, 0.85)  # shares of its width at which a name is broken in two
SNAP = 8.0  # pt; a head so near above a line below it stands straight above it

Forms = Sequence[Block]  # of one branch, from the narrowest on


def crown(head: Size, staff: Sequence[Size]) -> Block:
    """A head with its staff at both sides of the line below it, the first at the right."""
    box, width, height = head
    block = box_block(*head)
    parts, y = [Part(block, -width / 2, 0)], height
    for number in range(0, len(staff), 2):
        y += STEP
        for (name, w, h), x in zip(staff[number : number + 2], (TRUNK, -TRUNK - staff[number : number + 2][-1][1])):
            parts.append(Part(box_block(name, w, h), x, y, at(0, x, y, None)))
        y += max(h for _, _, h in staff[number : number + 2])
    return topped(parts, box) if staff else block


def rows_of(top: Block, items: Sequence[Forms], is_open: bool = False) -> Iterator[Block]:
    """Branches below a block, in one row or more; an open form leaves room for the line to go on below it."""
    for chosen in choices(items):
        for count in range(1, min(MOST_ROWS, -(-len(chosen) // 2)) + 1):
            yield over_rows(top, parted(chosen, count), is_open or count > 1)


def choices(items: Sequence[Forms]) -> Iterator[list[Block]]:
    """A form for each branch, for every height a row may have."""
    heights = sorted({round(block.height, 1) for forms in items for block in forms})
    if len(heights) > HEIGHTS:
        heights = [heights[round(number * (len(heights) - 1) / (HEIGHTS - 1))] for number in range(HEIGHTS)]
    last: list[Block] = []
    for height in heights:
        chosen = [within(forms, height * SLACK) for forms in items]
        if chosen != last:
            yield chosen
        last = chosen


def parted(blocks: Sequence[Block], count: int) -> list[Sequence[Block]]:
    """Blocks in so many rows of about the same width, in their order."""
    ends = list(accumulate(block.width for block in blocks))
    cuts = [0]
    for number in range(1, count):
        rest = range(cuts[-1] + 1, len(blocks) - (count - number) + 1)
        cuts.append(min(rest, key=lambda end: (abs(ends[end - 1] - ends[-1] * number / count), -end)))
    return [blocks[start:end] for start, end in zip(cuts, [*cuts[1:], len(blocks)])]


def over_rows(top: Block, rows: Sequence[Sequence[Block]], is_split: bool) -> Block:
    """A block above rows of others; where they are split, its line goes down between their halves."""
    parts, y = [Part(top, -top.anchor, 0)], top.height
    for row in rows:
        y += ROW
        placed = halved(row) if is_split else centred(row)
        parts += moved(placed, 0, y)
        y += extent(placed).height
    return topped(parts, top.entry)


def centred(row: Sequence[Block]) -> list[Part]:
    """Blocks side by side around x = 0, where the one in the middle has its line if it nearly has."""
    parts = beside(row)
    middle = extent(parts).width / 2
    nearest = min((part.x + part.block.anchor for part in parts), key=lambda x: abs(x - middle))
    return moved(parts, -(nearest if abs(nearest - middle) < SNAP or len(row) == 1 else middle), 0)


def halved(row: Sequence[Block]) -> list[Part]:
    """Blocks at both sides of x = 0."""
    if len(row) == 1:
        left, right = row, row[:0]
    else:
        left, right = parted(row, 2)
    parts = beside(left)
    return [*moved(parts, -TRUNK - extent(parts).width, 0), *moved(beside(right), TRUNK, 0)]


def both_sides(top: Block, boxes: Sequence[Size]) -> Block:
    """Boxes at both sides of the line that goes down from a block."""
    placed = pair(columns(boxes, 2), None)
    trunk = next(part.x + part.way.trunk for part in placed if part.way and part.way.trunk is not None)
    parts = [Part(top, -top.anchor, 0), *moved(placed, -trunk, top.height + STEP)]
    return topped(parts, top.entry)


def indented(head: Size, forms: Sequence[Block]) -> Block:
    """Flush blocks below each other, to the right of a line that goes down from the left of their head."""
    name, width, height = head
    width = max(width, *(block.width + INDENT for block in forms))
    parts, y = [Part(box_block(name, width, height), 0, 0)], height
    for block in forms:
        y += STEP
        grown = stretched(block, width - INDENT)
        parts.append(Part(grown, INDENT, y, Way(None, TRUNK - INDENT)))
        y += block.height
    return Block(width, y, width / 2, name, None, tuple(parts), is_flush=True)


def stretched(block: Block, width: float) -> Block:
    """A box alone, as wide as asked; any other block as it is."""
    if block.head and not block.parts:
        return box_block(block.entry, width, block.height)
    return block


def topped(parts: Sequence[Part], entry: str) -> Block:
    """Parts as a block whose line from above comes in at x = 0."""
    bounds = extent(parts)
    return Block(bounds.width, bounds.bottom, -bounds.x, entry, None, tuple(moved(parts, -bounds.x, 0)))


def aside(top: Block, drop: float, row: Sequence[Block]) -> Block:
    """Blocks to the right of another one, the line to them across `drop` below its top."""
    parts = moved(beside(row), top.width + COLUMN, drop + BUS)
    return topped([Part(top, -top.anchor, 0), *moved(parts, -top.anchor, 0)], top.entry)


def framed(block: Block, frame: str, name: str) -> Block:
    """A block with a frame around it; its name stands at the left of the line from above."""
    anchor = FRAME_PADDING + block.anchor
    label = name_label(name, anchor - TRUNK - NAME_LEFT)
    shift = max(NAME_LEFT + label.width + TRUNK - anchor, 0.0)
    part = Part(block, FRAME_PADDING + shift, TITLE - FRAME_SIZE * LINE + label.height + FRAME_PADDING)
    width = max(part.x + block.width, NAME_LEFT + label.width) + FRAME_PADDING
    height = part.y + block.height + FRAME_PADDING
    return Block(width, height, anchor + shift, block.entry, None, (part,), frame, label)


def name_label(name: str, room: float) -> Label:
    """The name of a frame in one line, or in two where it would be wider than the room."""
    plain = label_of(name, NAME_WIDTH, FRAME_SIZE, bold=True)
    if plain.width <= room:
        return plain
    widths = [width for width in (room, *(share * plain.width for share in NARROWER)) if width >= room]
    tried = (label_of(name, width, FRAME_SIZE, bold=True) for width in widths)
    return next((label for label in tried if len(label.lines) <= 2), plain)
