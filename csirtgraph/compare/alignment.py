"""The old drawing made comparable with the new one: the same id stands for the same thing, box or frame."""

from dataclasses import replace

from csirtgraph.drawing.model import Box, Drawing, Frame, Tree

EARLIER = "~"  # behind the id of a part of the old drawing that the new one has as another kind or in another frame
KINDS = ("role", "party", "team", "post")  # tags that say what a part stands for


def kinds_of(drawing: Drawing) -> dict[str, str]:
    """What each part stands for, where its tags say so: a part of another kind is another one, whatever its id."""
    parts: tuple[Box | Frame, ...] = (*drawing.frames, *drawing.boxes)
    found = {part.id: next((tag for tag in part.tags if tag in KINDS), "") for part in parts}
    return {id: kind for id, kind in found.items() if kind}


def earlier_id(id: str) -> str:
    """The id of a part of the old drawing where the new one's is another thing."""
    first, slash, rest = id.partition("/")
    return f"{first}{EARLIER}{slash}{rest}"


def earlier(drawing: Drawing, gone: set[str]) -> Drawing:
    """A drawing with other ids for some boxes, frames or rows of a table, and the arrows that touch them."""

    def renamed(id: str) -> str:
        return earlier_id(id) if id.partition("/")[0] in gone else id

    shown = drawing.holding(
        tuple(replace(box, id=renamed(box.id), frame=renamed(box.frame)) for box in drawing.boxes),
        tuple(replace(frame, id=renamed(frame.id), frame=renamed(frame.frame)) for frame in drawing.frames),
        tuple(
            replace(arrow, id=arrow.id + EARLIER, tail=renamed(arrow.tail), head=renamed(arrow.head))
            if {arrow.tail, arrow.head} & gone
            else arrow
            for arrow in drawing.arrows
        ),
    )
    if isinstance(shown.body, Tree):
        shown = replace(shown, body=replace(shown.body, staff=tuple(map(renamed, shown.body.staff))))
    return shown


def as_in(old: Drawing, new: Drawing) -> Drawing:
    """The old drawing with what the new one frames as a frame there, and what it has as one box as that box."""
    framed = {box.id for box in old.boxes} & {frame.id for frame in new.frames}
    boxed = {frame.id for frame in old.frames} & {box.id for box in new.boxes}
    return old.holding(
        (
            *(box for box in old.boxes if box.id not in framed),
            *(box for box in new.boxes if box.id in boxed),
        ),
        (
            *(frame for frame in old.frames if frame.id not in boxed),
            *(replace(frame, frame="") for frame in new.frames if frame.id in framed),
        ),
        old.arrows,
    )
