"""A drawing before it is laid out: boxes, frames, arrows and the words around them.

Nothing here knows what a CSIRT is, and nothing here has a place yet.
"""

from dataclasses import dataclass
from typing import Literal

from csirtgraph.text import Language

#: What a mark in a comparison is shown by besides its colour.
SIGNS = {"added": "＋", "removed": "−", "changed": "～", "moved": "→"}


@dataclass(frozen=True)
class Span:
    """The cells a box of a table covers, counted from 0; no rows: a line on the upper edge of its row."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    align: Literal["start", "middle"] = "start"


@dataclass(frozen=True, kw_only=True)
class Box:
    """A box with a name, smaller lines below it, and plain small boxes (items) inside."""

    id: str
    name: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    look: str
    dashed: bool = False
    row: str = ""  # boxes of the same row stand side by side
    frame: str = ""  # the frame around it
    span: Span | None = None  # in a table
    mark: str = ""  # a key of SIGNS: what happened to it
    tags: tuple[str, ...] = ()  # classes in SVG


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A frame with its name at the top left, around boxes and other frames."""

    id: str
    name: str
    look: str
    frame: str = ""
    mark: str = ""  # a key of SIGNS: what happened to it
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """A line between two boxes or frames, with a head at its end, at both ends or at neither."""

    id: str
    tail: str
    head: str
    label: str = ""
    look: str = "flow"
    heads: Literal["end", "both", "none"] = "end"
    is_rank: bool = True  # whether the head stands below the tail because of it
    mark: str = ""  # a key of SIGNS: what happened to it
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """One entry of the legend (凡例)."""

    words: str
    kind: Literal["box", "item", "frame", "arrow"]
    look: str
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Everything a picture says; the order of its parts breaks ties in the layout."""

    title: str
    badge: str = ""  # a short word in a coloured band beside the title
    badge_look: str = ""
    subtitle: str = ""
    about: str = ""  # the picture in a sentence, for those who do not see it
    language: Language = "ja"
    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rows: tuple[str, ...] = ()  # from the top down
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    stacks: tuple[tuple[str, ...], ...] | None = None  # of a tree: its boxes that stand straight below each other
    columns: tuple[float, ...] | None = None  # of a table: their widths in pt
    header: int = 1  # rows of a table that stand on every page
    least: float = 0  # pt, the height of a row of a table at least
    folded: int = 0  # how many boxes there were before frames were drawn as boxes
    is_compared: bool = False  # whether what has no mark is drawn quietly
    tags: tuple[str, ...] = ()
