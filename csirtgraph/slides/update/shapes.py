"""A shape of a slide: its name, what is noted of it, and where it is; and places that follow a figure people move."""

from collections.abc import Iterable
from dataclasses import dataclass

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.marks import note_in
from csirtgraph.slides.pptx.markup import EMU, NAMES, NOTE, Element, emu, qualified

LONGEST = 20  # digits of an id
MOVED = 0.75  # pt; less is rounding
NAMED, ALONE = ("flow ", "label ", "legend "), ("ground", "notes")
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


def identity(shape: Element) -> Element:
    """Id and name of a shape; None for what is none."""
    return shape.find("./*/p:cNvPr", NAMES) if isinstance(shape.tag, str) else None


def note_of(shape: Element) -> tuple[str, Rect] | None:
    """What csirtgraph noted of a shape."""
    named = identity(shape)
    return note_in(named.get(NOTE, "")) if named is not None else None


def number_of(named: Element) -> int:
    """The id of a shape; 0 for one that is no number."""
    number = named.get("id", "")
    return int(number) if number.isdecimal() and len(number) < LONGEST else 0


def name_of(shape: Element) -> str:
    """The name of a shape; "" for what is none."""
    named = identity(shape)
    return str(named.get("name", "")) if named is not None else ""


def written(shape: Element) -> Rect:
    """Where a shape was put; where it is, if it has no note."""
    note = note_of(shape)
    return note[1] if note else rect_of(shape)


def is_box(shape: Element) -> bool:
    """Whether a shape is a box, or a frame that looks like one."""
    note = note_of(shape)
    return note[0] == "box" if note else not name_of(shape).startswith(NAMED) and name_of(shape) not in ALONE


def place_of(shape: Element) -> Element | None:
    """The element with the place of a shape."""
    return shape.find(".//a:xfrm", NAMES) if shape.tag != qualified("p:graphicFrame") else shape.find("p:xfrm", NAMES)


def rect_of(shape: Element) -> Rect:
    """Where a shape is, in pt."""
    return rect_in(place_of(shape), "a:off", "a:ext")


def rect_in(place: Element | None, off: str, ext: str) -> Rect:
    """The rectangle in two elements, in pt."""
    if place is None or place.find(off, NAMES) is None or place.find(ext, NAMES) is None:
        return NOWHERE
    corner, size = place.find(off, NAMES), place.find(ext, NAMES)
    try:
        return Rect(*(int(value) / EMU for value in (corner.get("x"), corner.get("y"), size.get("cx"), size.get("cy"))))
    except (TypeError, ValueError):
        return NOWHERE


def write(place: Element, rect: Rect, off: str = "a:off", ext: str = "a:ext") -> None:
    """Write a rectangle into its two elements."""
    for found, names, values in (
        (place.find(off, NAMES), ("x", "y"), rect[:2]),
        (place.find(ext, NAMES), ("cx", "cy"), rect[2:]),
    ):
        for name, value in zip(names, values):
            found.set(name, str(emu(value)))


def put_at(shapes: Iterable[Element], scale: Scale) -> None:
    """Shapes where a scale puts them; those it leaves in place stay as they are."""
    for shape in shapes:
        place, now = place_of(shape), rect_of(shape)
        if place is not None and now is not NOWHERE and scale.source != scale.target:
            write(place, scale.to(now))


def group_scale(group: Element) -> Scale:
    """From the coordinates of a group's children to those around it."""
    place = group.find("p:grpSpPr/a:xfrm", NAMES)
    return Scale(rect_in(place, "a:chOff", "a:chExt"), rect_in(place, "a:off", "a:ext"))
