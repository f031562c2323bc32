"""A figure that stands in a deck: what csirtgraph drew into it, what people put there, and what they moved."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.notes import TABLE
from csirtgraph.slides.pptx.markup import Element, qualified
from csirtgraph.slides.pptx.text import Fonts
from csirtgraph.slides.update.shapes import (
    MOVED,
    Scale,
    group_scale,
    identity,
    is_box,
    name_of,
    note_of,
    number_of,
    rect_of,
    written,
)

SCALED = 0.02  # of its size by which a group may differ without its text
#: Names that csirtgraph gives; programs name shapes "TextBox 3".
OURS = re.compile(r"(flow |label )\S+|legend \d+( text)?|[a-z0-9][a-z0-9/_.-]*")


@dataclass(frozen=True)
class Placed:
    """A figure in a deck: its slide, its group and, for a table, the table.

    `facts` is what was noted of it as a whole, `noted` what was noted of each shape, by its name. `is_loose` for one
    that people ungrouped; its group then holds it together while it is worked on.
    """

    slide: str
    number: int
    mark: Mark
    group: Element
    table: Element | None
    facts: Mapping[str, str]
    noted: Mapping[str, str]
    is_loose: bool = False

    @property
    def is_noted(self) -> bool:
        """Whether the notes of where shapes were put are still there; LibreOffice saves names alone."""
        return any(note_of(shape) for shape in self.group)

    @property
    def shapes(self) -> list[Element]:
        """What csirtgraph drew into the group; people may have put more there, copies among them."""
        named: dict[str, Element] = {}
        for shape in self.group:
            if self.is_ours(shape):
                named.setdefault(name_of(shape), shape)
        return list(named.values())

    @property
    def others(self) -> list[Element]:
        """What people put into the group."""
        own = self.shapes
        return [shape for shape in self.group if identity(shape) is not None and shape not in own]

    def is_ours(self, shape: Element) -> bool:
        """Whether a shape is csirtgraph's: it has a note or, where none has one, a name like an id."""
        if identity(shape) is None:
            return False
        return bool(note_of(shape)) if self.is_noted else OURS.fullmatch(name_of(shape)) is not None

    @property
    def ground(self) -> tuple[Rect, Rect]:
        """Where the ground of the figure was put, and where it is among the group's children."""
        grounds = [shape for shape in self.shapes if name_of(shape) == "ground"]
        if self.is_loose and not grounds:
            return self.shift
        grounds = grounds or self.shapes
        return around([written(shape) for shape in grounds]), around([rect_of(shape) for shape in grounds])

    @property
    def shift(self) -> tuple[Rect, Rect]:
        """Where all shapes were put, and where that is now if all were moved as far as most of them were."""
        put = around([written(shape) for shape in self.shapes])
        pairs = ((rect_of(shape), written(shape)) for shape in self.shapes)
        (dx, dy), _ = Counter((round(now.x - old.x), round(now.y - old.y)) for now, old in pairs).most_common(1)[0]
        return put, Rect(put.x + dx, put.y + dy, put.width, put.height)

    @property
    def body(self) -> Rect:
        """The room the figure was given."""
        room, _ = self.ground
        if self.table is None:
            return room
        top = written(self.table).y
        return Rect(room.x, top, room.width, room.bottom - top)

    @property
    def moved(self) -> dict[str, Rect]:
        """The boxes that people moved or resized, and where they are, in the coordinates they were put in.

        Where the notes of places are missing, every box counts as moved.
        """
        back = Scale(*self.ground).back
        places = {name_of(shape): (back.to(rect_of(shape)), written(shape)) for shape in self.shapes if is_box(shape)}
        return {
            name: now
            for name, (now, put) in places.items()
            if not self.is_noted or max(abs(one - other) for one, other in zip(now, put)) > MOVED
        }

    @property
    def at(self) -> Scale:
        """From where the ground was put to where it is on the slide."""
        put, now = self.ground
        return Scale(put, group_scale(self.group).to(now))

    @property
    def zoom(self) -> float:
        """How much larger people made the figure; 1 where that is hardly anything."""
        put, now = self.at.source, self.at.target
        ratio = min(now.width / (put.width or 1), now.height / (put.height or 1))
        return ratio if abs(ratio - 1) > SCALED else 1

    @property
    def numbers(self) -> dict[str, int]:
        """The ids of all shapes by their names."""
        named = {name_of(shape): number_of(identity(shape)) for shape in self.shapes}
        table = {TABLE: number_of(identity(self.table))} if self.table is not None else {}
        return {"figure": number_of(identity(self.group)), **table, **named}

    @property
    def fonts(self) -> Fonts:
        """The fonts it is written in."""
        latin, asian = (self.group.find(f".//{qualified(tag)}") for tag in ("a:latin", "a:ea"))
        if latin is None or asian is None:
            return Fonts()
        return Fonts(latin.get("typeface"), asian.get("typeface"))
