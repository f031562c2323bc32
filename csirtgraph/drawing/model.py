"""A drawing before it is laid out: boxes, frames, arrows and the words around them.

Nothing here knows what a CSIRT is, and nothing here has a place yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias

from csirtgraph.drawing.slide import WIDE, Slide
from csirtgraph.records import dataclass
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
    opens: str = ""  # the id of the part of a large figure in which it goes on
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
    is_same: bool = False  # whether it says that both ends are one, as a number in both may say, too
    mark: str = ""  # a key of SIGNS: what happened to it
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """One entry of the legend (凡例)."""

    words: str
    kind: Literal["box", "item", "frame", "arrow"]
    look: str
    dashed: bool = False
    mark: str = ""  # the sign that stands for it in cells


@dataclass(frozen=True, kw_only=True)
class Diagram:
    """Boxes in rows or where their arrows lead."""

    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rows: tuple[str, ...] = ()  # from the top down


@dataclass(frozen=True, kw_only=True)
class Tree:
    """Boxes above each other, as the arrows that rank them say."""

    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    staff: tuple[str, ...] = ()  # boxes with none below them, beside the line of the box above instead of under it


@dataclass(frozen=True, kw_only=True)
class Table:
    """Boxes that are cells: all have a span."""

    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()  # around each of two tables side by side
    arrows: ClassVar[tuple[Arrow, ...]] = ()
    columns: tuple[float, ...]  # their widths in pt
    header: int = 1  # rows that stand on every page
    lists: bool = False  # whether each column is a list of its own, and rows mean nothing
    least: float = 0  # pt, the height of a row at least


Body: TypeAlias = Diagram | Tree | Table


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Everything a picture says; the order of its parts breaks ties in the layout."""

    title: str
    id: str = ""  # of what it shows, in signs that ids may have: plan, figure, view
    badge: str = ""  # a short word in a coloured band beside the title
    badge_look: str = ""
    subtitle: str = ""
    about: str = ""  # the picture in a sentence, for those who do not see it
    language: Language = "ja"
    body: Body
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    slide: Slide = WIDE  # that it is laid out for
    overview_of: int = 0  # how many boxes the drawing has of which it is the overview
    is_compared: bool = False  # whether what has no mark is drawn quietly
    tags: tuple[str, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of its body."""
        return self.body.boxes

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of its body."""
        return self.body.frames

    @property
    def parts(self) -> tuple[Box | Frame, ...]:
        """Boxes, then frames."""
        return (*self.body.boxes, *self.body.frames)

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The arrows of its body; a table has none."""
        return self.body.arrows

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of a diagram; nothing else has any."""
        return self.body.rows if isinstance(self.body, Diagram) else ()

    @property
    def table(self) -> Table:
        """The body of a drawing that is known to be a table."""
        assert isinstance(self.body, Table)
        return self.body

    def holding(self, boxes: tuple[Box, ...], frames: tuple[Frame, ...], arrows: tuple[Arrow, ...]) -> "Drawing":
        """The same drawing of other parts."""
        if isinstance(self.body, Table):
            return replace(self, body=replace(self.body, boxes=boxes, frames=frames))
        return replace(self, body=replace(self.body, boxes=boxes, frames=frames, arrows=arrows))


def holders(name: str, around_of: Mapping[str, str]) -> Iterator[str]:
    """A box or frame and the frames around it."""
    while name:
        yield name
        name = around_of[name]
