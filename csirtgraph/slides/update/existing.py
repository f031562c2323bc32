"""Figures that stand in a deck: which, on which slide, and what people moved in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.slides.marks import PREFIX, Mark, mark_in, note_in
from csirtgraph.slides.pptx.markup import EMU, NAMES, Element, qualified
from csirtgraph.slides.pptx.package import MAIN, parsed
from csirtgraph.slides.pptx.text import Fonts

MOVED = 0.75  # pt; less is rounding
NAMED, ALONE = ("flow ", "label ", "legend "), ("ground", "notes")
#: Names that csirtgraph gives; programs name shapes "TextBox 3".
OURS = re.compile(r"(flow |label )\S+|legend \d+( text)?|[a-z0-9][a-z0-9/_.-]*")
NOWHERE = Rect(0, 0, 0, 0)
GROUP = qualified("p:grpSp")


@dataclass(frozen=True)
class Scale:
    """How places go from where they were put to where they are: a factor and a distance for each direction."""

    source: Rect
    target: Rect

    def to(self, rect: Rect) -> Rect:
        """Where a rectangle goes."""
        across = self.target.width / (self.source.width or 1)
        down = self.target.height / (self.source.height or 1)
        left = self.target.x + (rect.x - self.source.x) * across
        top = self.target.y + (rect.y - self.source.y) * down
        return Rect(left, top, rect.width * across, rect.height * down)

    @property
    def back(self) -> "Scale":
        """The other way."""
        return Scale(self.target, self.source)


@dataclass(frozen=True)
class Placed:
    """A figure in a deck: its slide, its group and, for a table, the table."""

    slide: str
    number: int
    mark: Mark
    group: Element
    table: Element | None

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
        grounds = [shape for shape in self.shapes if name_of(shape) == "ground"] or self.shapes
        return around([written(shape) for shape in grounds]), around([rect_of(shape) for shape in grounds])

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

        Where nothing tells who moved what, every box counts as moved.
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
    def numbers(self) -> dict[str, int]:
        """The ids of all shapes by their names."""
        named = {name_of(shape): number_of(identity(shape)) for shape in self.shapes}
        table = {"table": number_of(identity(self.table))} if self.table is not None else {}
        return {"figure": number_of(identity(self.group)), **table, **named}

    @property
    def fonts(self) -> Fonts:
        """The fonts it is written in."""
        latin, asian = (self.group.find(f".//{qualified(tag)}") for tag in ("a:latin", "a:ea"))
        if latin is None or asian is None:
            return Fonts()
        return Fonts(latin.get("typeface"), asian.get("typeface"))


def identity(shape: Element) -> Element:
    """Id and name of a shape; None for what is none."""
    return shape.find("./*/p:cNvPr", NAMES) if isinstance(shape.tag, str) else None


def note_of(shape: Element) -> tuple[str, Rect] | None:
    """What csirtgraph noted of a shape."""
    named = identity(shape)
    return note_in(named.get("title", "")) if named is not None else None


def number_of(named: Element) -> int:
    """The id of a shape; 0 for one that is no number."""
    told = named.get("id", "")
    return int(told) if told.isdecimal() else 0


def name_of(shape: Element) -> str:
    """The name of a shape."""
    return str(identity(shape).get("name", ""))


def written(shape: Element) -> Rect:
    """Where a shape was put; where it is, if nothing tells."""
    note = note_of(shape)
    return note[1] if note else rect_of(shape)


def is_box(shape: Element) -> bool:
    """Whether a shape is a box, or a frame that cannot be told from one."""
    note = note_of(shape)
    return note[0] == "box" if note else not name_of(shape).startswith(NAMED) and name_of(shape) not in ALONE


def rect_of(shape: Element) -> Rect:
    """Where a shape is, in pt."""
    place = shape.find(".//a:xfrm", NAMES) if shape.tag != qualified("p:graphicFrame") else shape.find("p:xfrm", NAMES)
    return rect_in(place, "a:off", "a:ext")


def rect_in(place: Element, off: str, ext: str) -> Rect:
    """A rectangle that two elements tell, in pt."""
    if place is None or place.find(off, NAMES) is None or place.find(ext, NAMES) is None:
        return NOWHERE
    corner, size = place.find(off, NAMES), place.find(ext, NAMES)
    try:
        return Rect(*(int(value) / EMU for value in (corner.get("x"), corner.get("y"), size.get("cx"), size.get("cy"))))
    except (TypeError, ValueError):
        return NOWHERE


def group_scale(group: Element) -> Scale:
    """From the coordinates of a group's children to those around it."""
    place = group.find("p:grpSpPr/a:xfrm", NAMES)
    return Scale(rect_in(place, "a:chOff", "a:chExt"), rect_in(place, "a:off", "a:ext"))


def figures_in(slide: str, number: int, root: Element) -> Iterator[Placed]:
    """The figures of a slide, wherever people put their groups."""
    tables: dict[Mark, Element] = {}
    for table in root.iter(qualified("p:graphicFrame")):
        if mark := mark_in(identity(table).get("name", "")):
            tables.setdefault(mark, table)
    for group in root.iter(qualified("p:grpSp")):
        if mark := mark_in(identity(group).get("name", "")):
            yield Placed(slide, number, mark, group, tables.get(mark))


def loose_in(root: Element) -> bool:
    """Whether a slide has a ground outside every figure: its group was ungrouped or renamed."""
    grounds = [shape for shape in root.iter(qualified("p:sp")) if note_of(shape) and name_of(shape) == "ground"]
    return any(
        not any(identity(group).get("name", "").startswith(PREFIX) for group in shape.iterancestors(GROUP))
        for shape in grounds
    )


def slides_in(parts: dict[str, bytes], path: Path) -> list[str]:
    """The names of the slides' parts in their order. Raises DeckError."""
    relations = parsed(parts.get("ppt/_rels/presentation.xml.rels", b"<none/>"), path)
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    root = parsed(parts[MAIN], path)
    names = [targets.get(item.get(qualified("r:id")), "") for item in root.iterfind("p:sldIdLst/p:sldId", NAMES)]
    full = [name[1:] if name.startswith("/") else normpath(str(PurePosixPath("ppt") / name)) for name in names]
    return [name for name in full if name in parts]
