"""A drawing before it is laid out: boxes, frames, arrows and the words around them.

Nothing here knows what a CSIRT is, and nothing here has a place yet.
"""

from dataclasses import dataclass
from typing import Literal


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
    tags: tuple[str, ...] = ()  # classes in SVG


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A frame with its name at the top left, around boxes and other frames."""

    id: str
    name: str
    look: str
    frame: str = ""
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
    language: str = "ja"
    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rows: tuple[str, ...] = ()  # from the top down
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    stacks: tuple[tuple[str, ...], ...] | None = None  # of a tree: its boxes that stand straight below each other
    folded: int = 0  # how many boxes there were before frames were drawn as boxes
    tags: tuple[str, ...] = ()
