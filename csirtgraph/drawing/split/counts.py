"""How many changes a part of a comparison has, for those who see only its overview."""

from collections import Counter
from collections.abc import Collection, Iterable

from csirtgraph.drawing.model import SIGNS, Drawing, holders


def marks_inside(name: str, members: Collection[str], drawing: Drawing) -> list[str]:
    """The marks of some boxes, the frames around them inside the frame of a name, and the arrows between them."""
    if not drawing.is_compared:
        return []
    around = {frame.id: frame.frame for frame in drawing.frames}
    frames = {holder for box in drawing.boxes if box.id in members for holder in holders(box.frame, around)} - {name}
    inside = {*members, *frames}
    arrows = [arrow for arrow in drawing.arrows if {arrow.tail, arrow.head} <= inside | {name}]
    return [item.mark for item in (*(part for part in drawing.parts if part.id in inside), *arrows)]


def counted(marks: Iterable[str]) -> str:
    """How many there are of each mark, with its sign; nothing where nothing changed."""
    counts = Counter(marks)
    return " ".join(f"{sign}{counts[mark]}" for mark, sign in SIGNS.items() if counts[mark])


def mark_of(marks: Iterable[str]) -> str:
    """The mark of what stands for several things: theirs where all have the same, else that something changed."""
    found = {*marks}
    return found.pop() if len(found) == 1 else "changed"
