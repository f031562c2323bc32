"""Boxes with nothing below them: side by side, in columns, or at both sides of a line."""

from collections.abc import Iterator, Sequence
from math import sqrt

from csirtgraph.drawing.trees.block import BUS, COLUMN, STEP, TRUNK, Block, Part, at, beside, box_block, extent, moved

MOST_COLUMNS = 8  # tried
FLAT = 6  # boxes of a column for each column, where there is no choice
MUCH = 2.0  # times as high
Size = tuple[str, float, float]  # a box, its width and height


def groups_of_columns(boxes: Sequence[Size], least: int, is_quick: bool) -> Iterator[Block]:
    """The ways to place boxes below one line that goes across: from so many columns to all of them side by side.

    Where it must be quick, there is one way alone.
    """
    if len(boxes) == 1:
        yield box_block(*boxes[0])
        return
    for count in [max(2, round(sqrt(len(boxes) / FLAT)))] if is_quick else counts(len(boxes)):
        if count < least:
            continue
        if count == len(boxes):
            yield gathered(beside([box_block(*column[0]) for column in levelled([[box] for box in boxes])]))
        else:
            yield gathered(pairs(columns(boxes, count)))


def counts(boxes: int) -> list[int]:
    """How many columns are tried for so many boxes; those with as many rows as fewer columns have are left out."""
    tried = range(1, min(MOST_COLUMNS, boxes) + 1)
    more = [round(boxes / rows) for rows in (4, 3, 2, 1) if boxes / rows > MOST_COLUMNS]
    kept: dict[int, int] = {}
    for count in [*tried, *more]:
        kept.setdefault(-(-boxes // count), count)
    return list(kept.values())


def columns(boxes: Sequence[Size], count: int) -> list[Sequence[Size]]:
    """The boxes in columns of the same number, the last ones with one less.

    Those of a column are equally wide, those of a row equally high where they nearly are.
    """
    rows, longer = divmod(len(boxes), count)
    found, start = [], 0
    for number in range(count):
        end = start + rows + (number < longer)
        found.append(even(boxes[start:end]))
        start = end
    return levelled(found)


def levelled(found: Sequence[Sequence[Size]]) -> list[Sequence[Size]]:
    """Columns whose boxes in one row are equally high, but for rows with a box much higher than the others."""
    rows = [[column[row][2] for column in found if row < len(column)] for row in range(len(found[0]))]
    heights = [max(row) if max(row) <= MUCH * min(row) else None for row in rows]
    return [
        [(box, width, heights[row] or height) for row, (box, width, height) in enumerate(column)] for column in found
    ]


def even(boxes: Sequence[Size]) -> list[Size]:
    """The boxes as wide as the widest."""
    widest = max((width for _, width, _ in boxes), default=0)
    return [(box, widest, height) for box, _, height in boxes]


def pairs(found: Sequence[Sequence[Size]]) -> list[Part]:
    """Columns two by two, each two with the line to them in between."""
    parts: list[Part] = []
    x = 0.0
    for number in range(0, len(found), 2):
        both = pair(found[number : number + 2], -BUS)
        parts += moved(both, x, 0)
        x = extent(parts).right + COLUMN
    return parts


def pair(found: Sequence[Sequence[Size]], bus: float | None) -> list[Part]:
    """Two columns with a line between them, or one with the line at its left; (0, 0) is at their top left."""
    if len(found) == 1:
        return column(found[0], TRUNK, 0.0, bus)
    trunk = max(width for _, width, _ in found[0]) + TRUNK
    left = [
        part._replace(x=trunk - TRUNK - part.block.width, way=at(trunk, trunk - TRUNK - part.block.width, part.y, bus))
        for part in column(found[0], 0, trunk, bus)
    ]
    return [*left, *column(found[1], trunk + TRUNK, trunk, bus)]


def column(boxes: Sequence[Size], x: float, trunk: float, bus: float | None) -> list[Part]:
    """Boxes straight below each other beside a line."""
    parts, y = [], 0.0
    for box in boxes:
        block = box_block(*box)
        parts.append(Part(block, x, y, at(trunk, x, y, bus)))
        y += block.height + STEP
    return parts


def gathered(parts: Sequence[Part]) -> Block:
    """Parts as a block without a box of its own."""
    bounds = extent(parts)
    left = min(bounds.x, *(part.x + part.way.trunk for part in parts if part.way and part.way.trunk is not None), 0.0)
    shifted = tuple(moved(parts, -left, 0))
    width = bounds.right - left
    return Block(width, bounds.bottom, width / 2, parts=shifted)
