"""What stands out in a large drawing, such as changes or a way through it: which parts show it, and how often."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame
from csirtgraph.drawing.split.part import parts_of
from csirtgraph.drawing.split.section import Section

Item: TypeAlias = Box | Frame | Arrow
StandsOut: TypeAlias = Callable[[Item], bool]


def is_marked(item: Item) -> bool:
    """Whether something changed, in a comparison."""
    return bool(item.mark)


def in_parts(drawing: Drawing, sections: Iterable[Section], stands_out: StandsOut) -> tuple[Section, ...]:
    """The sections, of which those have a part in which something of their own stands out."""
    sections, number, found = tuple(sections), 0, []
    for section, shown in zip(sections, parts_of(drawing, sections, sections)):
        is_shown = any(map(stands_out, own_items(shown)))
        number += is_shown
        found.append(replace(section, number=number if is_shown else 0))
    return tuple(found)


def own_items(part: Drawing) -> Iterator[Item]:
    """What a part shows besides its neighbours."""
    yield from (box for box in part.boxes if "stub" not in box.tags)
    yield from part.frames
    yield from part.arrows


def with_lost_frames(overview: Drawing, drawing: Drawing, parts: Sequence[Drawing], stands_out: StandsOut) -> Drawing:
    """The overview with a box for each frame that stands out and is in no picture: its boxes are in several parts."""
    shown = {item.id for picture in (overview, *parts) for item in picture.parts}
    lost = (frame for frame in drawing.frames if stands_out(frame) and frame.id not in shown)
    boxes = (Box(id=frame.id, name=frame.name, look="frame", mark=frame.mark, tags=frame.tags) for frame in lost)
    return overview.holding((*overview.boxes, *boxes), overview.frames, overview.arrows)
