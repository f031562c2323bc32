"""The boxes of two drawings as those of one: each marked, and with what changed written on it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from csirtgraph.compare.texts import change, merged
from csirtgraph.drawing.model import Box, Drawing, Frame, Tree
from csirtgraph.plan.model.enums import Sourcing
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Language

Tops: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]  # in the old and the new tree, who stands above whom


def united_boxes(old: Drawing, new: Drawing) -> Iterator[Box]:
    """The boxes of the new drawing, and each one that is gone behind the one it stood behind."""
    before = {box.id: box for box in old.boxes}
    after = {box.id for box in new.boxes}
    frames = {frame.id for frame in (*old.frames, *new.frames)}
    waiting = followers([box.id for box in old.boxes], after)
    tops = (superiors(old), superiors(new))
    yield from (removed(before[id], frames) for id in waiting.get("", ()))
    for box in new.boxes:
        yield changed_box(before[box.id], box, old, new, tops) if box.id in before else replace(box, mark="added")
        yield from (removed(before[id], frames) for id in waiting.get(box.id, ()))


def followers(order: list[str], kept: set[str]) -> Mapping[str, list[str]]:
    """What is gone, by what of those kept stood before it ("" for nothing)."""
    found: dict[str, list[str]] = {}
    last = ""
    for id in order:
        if id in kept:
            last = id
        else:
            found.setdefault(last, []).append(id)
    return found


def removed(box: Box, frames: set[str]) -> Box:
    """A box that is gone."""
    return replace(box, mark="removed", frame=box.frame if box.frame in frames else "")


def changed_box(before: Box, after: Box, old: Drawing, new: Drawing, tops: Tops = ({}, {})) -> Box:
    """A box of both drawings: marked, and with what changed written on it."""
    homes = [change_of_frame(before, after, old, new), change_of_superior(after.id, old, new, tops)]
    moves = [words for words in homes if words]
    looks = [kind_of(before, old), kind_of(after, new)]
    sourcings = [sourcing_of(box, new.language) for box in (before, after)]
    kinds = [change(*pair) for pair in (looks, sourcings) if pair[0] != pair[1] and all(pair)]
    same = (before.name, before.lines, before.items) == (after.name, after.lines, after.items)
    if same and not moves and looks[0] == looks[1]:
        return after
    if sourcings[0] != sourcings[1]:  # a line that says only this is left out, as it would repeat it
        before, after = (replace(box, lines=without(box.lines, sourcings)) for box in (before, after))
    texts = merged(before.lines, after.lines)
    return replace(
        after,
        name=change(before.name, after.name),
        lines=(*(kind for kind in dict.fromkeys(kinds) if kind not in texts), *texts, *moves),
        items=merged(before.items, after.items),
        mark="moved" if moves and same and not kinds else "changed",
    )


def kind_of(box: Box, drawing: Drawing) -> str:
    """What the legend says of a box's look; "" where it says nothing."""
    return next((key.words for key in drawing.keys if key.kind == "box" and key.look == box.look), "")


def sourcing_of(box: Box, language: Language) -> str:
    """Who provides what a box stands for, as far as its tags say."""
    return next((word_of(sourcing).to(language) for sourcing in Sourcing if sourcing.value in box.tags), "")


def without(lines: tuple[str, ...], words: list[str]) -> tuple[str, ...]:
    """The lines that are none of these words."""
    return tuple(line for line in lines if line not in words)


def change_of_frame(before: Box, after: Box, old: Drawing, new: Drawing) -> str:
    """From which frame to which a box went; "" if it stayed."""
    if before.frame == after.frame:
        return ""
    return f"{name_of(before.frame, old) or '–'} → {name_of(after.frame, new) or '–'}"


def change_of_superior(box: str, old: Drawing, new: Drawing, tops: Tops) -> str:
    """In a tree, from under which box to which a box went; "" if it stayed."""
    before, after = (above.get(box, "") for above in tops)
    if before == after or not (isinstance(old.body, Tree) and isinstance(new.body, Tree)):
        return ""
    return f"{name_of(before, old) or '–'} → {name_of(after, new) or '–'}"


def superiors(drawing: Drawing) -> dict[str, str]:
    """By box, the one above it in a tree; none for other drawings."""
    if not isinstance(drawing.body, Tree):
        return {}
    return {arrow.head: arrow.tail for arrow in drawing.arrows if arrow.is_rank}


def name_of(id: str, drawing: Drawing) -> str:
    """What a box or frame is called."""
    named: tuple[Frame | Box, ...] = (*drawing.frames, *drawing.boxes)
    return next((item.name for item in named if item.id == id), "")
