"""Every branch in its best forms, from the leaves up to the whole."""

from collections.abc import Iterator, Mapping, Sequence

from csirtgraph.drawing.graphviz.answer import FRAME_PADDING
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.trees.block import BUS, ROW, STEP, Block, Part, beside, best_of, extent, moved
from csirtgraph.drawing.trees.columns import Size, gathered, groups_of_columns
from csirtgraph.drawing.trees.forest import Forest
from csirtgraph.drawing.trees.forms import Forms, aside, both_sides, choices, crown, framed, indented, parted, rows_of
from csirtgraph.records import dataclass

KEPT, KEPT_OF_MANY = 8, 4  # forms of a branch
MANY = 600  # boxes
FOREST_ROWS = 6  # of trees without a common head


@dataclass(frozen=True)
class Workshop:
    """What the forms of a branch are made of."""

    drawing: Drawing
    forest: Forest
    measures: Measures
    widths: Mapping[str, float]
    looks: Mapping[str, str]
    names: Mapping[str, str]  # of frames
    is_quick: bool  # whether only few forms are tried

    @property
    def most(self) -> int:
        """How many forms are kept of each branch."""
        return KEPT_OF_MANY if self.is_quick else KEPT

    def size(self, box: str) -> Size:
        """A box with its width and height."""
        return box, self.widths[box], self.measures.boxes[box].height


def wholes(drawing: Drawing, forest: Forest, measures: Measures, widths: Mapping[str, float]) -> list[Block]:
    """The forms of the whole drawing."""
    looks = {box.id: box.look for box in drawing.boxes}
    names = {frame.id: frame.name for frame in drawing.frames}
    shop = Workshop(drawing, forest, measures, widths, looks, names, len(looks) > MANY)
    forms: dict[str, Forms] = {}
    for box in reversed(forest.top_down):
        forms[box] = best_of(list(branch(box, shop, forms)), shop.most)
    if len(forest.tops) == 1:
        return list(branch(forest.tops[0], shop, forms))
    return [
        gathered(list(stacked_rows(parted(chosen, count))))
        for chosen in choices(list(items_of(forest.tops, shop, forms)))
        for count in range(1, min(FOREST_ROWS, len(chosen)) + 1)
    ]


def stacked_rows(rows: Sequence[Sequence[Block]]) -> Iterator[Part]:
    """Rows of blocks below each other, their middles in line."""
    y = 0.0
    for row in rows:
        parts = beside(row, ROW)
        yield from moved(parts, -extent(parts).width / 2, y)
        y += extent(parts).height + ROW


def branch(box: str, shop: Workshop, forms: Mapping[str, Forms]) -> Iterator[Block]:
    """A box with all that stands below it, its frames around those that are in them."""
    beyond = shop.forest.beyond.get(box, [])
    if not beyond:
        yield from (in_frames(box, block, shop) for block in inner(box, shop, forms))
        return
    items = list(items_of(beyond, shop, forms))
    for block in best_of(list(inner(box, shop, forms, is_open=True)), shop.most):
        yield from rows_of(in_frames(box, block, shop), items)
    if shop.forest.staff.get(box):
        return
    for block in best_of(list(inner(box, shop, forms)), shop.most):
        whole = in_frames(box, block, shop)
        top = whole.height - block.height - len(shop.forest.opened[box]) * FRAME_PADDING
        drop = top + shop.size(box)[2] + (STEP / 2 if shop.forest.below.get(box) else BUS)
        yield from (aside(whole, drop, chosen) for chosen in choices(items))


def in_frames(box: str, block: Block, shop: Workshop) -> Block:
    """The block of a box with the frames around it that begin with the box."""
    for frame in shop.forest.opened[box][::-1]:
        block = framed(block, frame, shop.names[frame])
    return block


def inner(box: str, shop: Workshop, forms: Mapping[str, Forms], is_open: bool = False) -> Iterator[Block]:
    """A box with what stands below it in its own frame; an open form has its line free to go on below."""
    below, staff = shop.forest.below.get(box, []), shop.forest.staff.get(box, [])
    top = crown(shop.size(box), [shop.size(other) for other in staff])
    if not below:
        yield top
        return
    leaves = [shop.size(other) for other in ordered(below, shop) if is_leaf(other, shop)]
    others = [forms[other] for other in below if not is_leaf(other, shop)]
    if not (is_open and leaves):
        yield from rows_of(top, list(items_of(below, shop, forms)), is_open)
    if leaves and (others or is_open or len({key_of(other, shop) for other in below}) > 1):
        grouped = halves(leaves, shop) if is_open else together(leaves, shop, not others)
        first = next(number for number, other in enumerate(below) if is_leaf(other, shop))
        yield from rows_of(top, [*others[:first], *grouped, *others[first:]], is_open)
    if len(leaves) > 1 and not shop.is_quick or (leaves and is_open):
        sides = both_sides(top, leaves)
        yield from rows_of(sides, others, is_open) if others else [sides]
    if not (is_open or staff):
        flush = [flush_form(other, shop, forms) for other in ordered(below, shop)]
        if all(flush):
            yield indented(shop.size(box), [block for block in flush if block])


def flush_form(box: str, shop: Workshop, forms: Mapping[str, Forms]) -> Block | None:
    """The form of a branch that a line can come to from the left."""
    return next((block for block in forms[box] if block.is_flush), None)


def together(leaves: Sequence[Size], shop: Workshop, is_all: bool) -> list[Forms]:
    """Boxes in one group; one column of them alone below their head would better be indented."""
    least = min(len(leaves), 2) if is_all else 1
    return [best_of(list(groups_of_columns(leaves, least, shop.is_quick)), shop.most)]


def halves(leaves: Sequence[Size], shop: Workshop) -> list[Forms]:
    """Boxes in two groups, for both sides of a line."""
    middle = -(-len(leaves) // 2)
    return [form for half in (leaves[:middle], leaves[middle:]) if half for form in together(half, shop, False)]


def is_leaf(box: str, shop: Workshop) -> bool:
    """Whether a box has nothing below it and no frame of its own."""
    forest = shop.forest
    return not (forest.below.get(box) or forest.beyond.get(box) or forest.staff.get(box) or forest.opened[box])


def ordered(boxes: Sequence[str], shop: Workshop) -> list[str]:
    """The boxes, leaves of one look together where the first of them stands."""
    first: dict[str, int] = {}
    for number, box in enumerate(boxes):
        first.setdefault(key_of(box, shop), number)
    return sorted(boxes, key=lambda box: first[key_of(box, shop)])


def key_of(box: str, shop: Workshop) -> str:
    """What leaves that stand together share."""
    return f"look {shop.looks[box]}" if is_leaf(box, shop) else f"box {box}"


def items_of(boxes: Sequence[str], shop: Workshop, forms: Mapping[str, Forms]) -> Iterator[Forms]:
    """What stands side by side: every branch, and the leaves of one look in columns."""
    groups: dict[str, list[str]] = {}
    for box in boxes:
        groups.setdefault(key_of(box, shop), []).append(box)
    for group in groups.values():
        if is_leaf(group[0], shop):
            yield from together([shop.size(box) for box in group], shop, len(groups) == 1)
        else:
            yield forms[group[0]]
