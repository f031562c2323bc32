"""What stands inside a box, measured: every line of text with its place from the box's top left corner."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.model import Box
from csirtgraph.drawing.text.fonts import ASCENT, LINE, text_width
from csirtgraph.drawing.text.wrap import is_latin, room_for, wrap
from csirtgraph.records import dataclass

NAME_SIZE = 12.0  # pt
TEXT_SIZE = 9.5
PADDING_X = 11.0
PADDING_Y = 7.0
NAME_WIDTH = 150.0  # where names are broken
LATIN_NAME_WIDTH = 112.0  # Latin names have spaces to break at
TEXT_WIDTH = 124.0  # where duties and labels are broken
LABEL_WIDTH = 92.0
ITEM_GAP = 4.0
MIN_WIDTH = 64.0
CONTENTS = 4_096  # of boxes that are remembered: a part of a large plan is measured before and after it is drawn
LABELS = 8_192  # that are remembered, since those of a large plan are measured again for every picture


class Line(NamedTuple):
    """A line of text: its middle or its beginning, and its base line."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    anchor: Literal["start", "middle"] = "middle"


@dataclass(frozen=True)
class Content:
    """The size of a box in pt, its lines, and the rectangles of its items."""

    width: float
    height: float
    lines: tuple[Line, ...]
    items: tuple[Rect, ...] = ()


@dataclass(frozen=True)
class Label:
    """Wrapped text and the room it takes, in pt."""

    lines: tuple[str, ...]
    width: float
    height: float


@lru_cache(LABELS)
def label_of(text: str, width: float = LABEL_WIDTH, size: float = TEXT_SIZE, bold: bool = False) -> Label:
    """A text broken into lines, with its size; no lines and no size for no text."""
    if not text:
        return Label((), 0, 0)
    lines = wrap(text, width, size, bold)
    widest = max(text_width(line, size, bold) for line in lines)
    return Label(lines, widest, len(lines) * size * LINE)


@dataclass(frozen=True)
class BoxText:
    """The text of a box in lines: its name, what stands below it, and its items."""

    name: Label
    texts: tuple[Label, ...]
    items: tuple[Label, ...]


def text_of(box: Box) -> BoxText:
    """The text of a box, broken into lines."""
    most = LATIN_NAME_WIDTH if is_latin(box.name) else room_for(box.name, NAME_WIDTH, NAME_SIZE, bold=True)
    name = label_of(box.name, most, NAME_SIZE, bold=True)
    room = max([TEXT_WIDTH, name.width, *(room_for(text, TEXT_WIDTH, TEXT_SIZE) for text in box.lines)])
    return BoxText(
        name,
        tuple(label_of(text, room) for text in box.lines),
        tuple(label_of(text, room - 2 * ITEM_GAP) for text in box.items),
    )


@lru_cache(CONTENTS)
def content_of(box: Box, least: float = MIN_WIDTH) -> Content:
    """The content of a box at least so wide: its name, its lines, its items, one below the other."""
    text = text_of(box)
    name, texts, items = text.name, text.texts, text.items
    item_width = max((item.width for item in items), default=0) + 3 * ITEM_GAP
    inner = max([name.width, *(label.width for label in texts), item_width if items else 0])
    width = max(least, inner + 2 * PADDING_X)
    lines = list(stacked(name, NAME_SIZE, width / 2, PADDING_Y, bold=True))
    y = PADDING_Y + name.height
    for label in texts:
        lines += stacked(label, TEXT_SIZE, width / 2, y)
        y += label.height
    rects = []
    for item in items:
        y += ITEM_GAP
        rects.append(Rect((width - item_width) / 2, y, item_width, item.height + ITEM_GAP))
        lines += stacked(item, TEXT_SIZE, width / 2, y + ITEM_GAP / 2)
        y += item.height + ITEM_GAP
    return Content(width, y + PADDING_Y, tuple(lines), tuple(rects))


def stacked(label: Label, size: float, x: float, top: float, bold: bool = False) -> Iterator[Line]:
    """The lines of a label below `top`, centred on `x`."""
    for number, text in enumerate(label.lines):
        base = top + number * size * LINE + size * (LINE - 1) / 2 + size * ASCENT
        yield Line(text, x, base, size, bold)
