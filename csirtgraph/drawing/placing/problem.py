"""What is to be placed, as plain numbers: sizes of boxes and frames, and the ties between them."""

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from math import sqrt
from typing import Any

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.drawing.slide import Slide
from csirtgraph.records import dataclass

SIDE = 14.0  # pt between the side of a frame and what is in it
ABOVE = 7.0  # pt between the top of a frame and its name
BELOW = 10.0  # pt between the name of a frame and what is in it
HEAD_ROOM = 24.0  # pt beside a label for its arrow's ends
BARE = 28.0  # pt between neighbours whose arrow has no label

#: Two parts that are tied, as bits, by how many arrows, and the room between them in pt where they are neighbours.
Need = tuple[int, int, float]


@dataclass(frozen=True)
class Tie:
    """All arrows between the same two parts (by number): how many, and the room their labels need in pt."""

    one: int
    other: int
    count: int
    width: float
    height: float
    is_bundled: bool = False  # whether it is a branch of a line to many

    @cached_property
    def weight(self) -> float:
        """How much it counts."""
        return sqrt(self.count)


@dataclass(frozen=True)
class Problem:
    """The parts to place, by number: boxes first, then frames."""

    ids: tuple[str, ...]
    boxes: int  # how many of the parts are boxes
    sizes: tuple[tuple[float, float], ...]  # width and height of boxes; of frames, those of their names
    parents: tuple[int, ...]  # the frame around each part, or -1
    ties: tuple[Tie, ...]
    levels: tuple[int, ...]  # of each box, from 0 at the top; -1 where it may stand anywhere
    outsiders: tuple[int, ...]  # boxes that stand at the edge of the sheet
    slide: Slide
    nodes: dict[object, Any] = field(default_factory=dict, repr=False)  # made so far, by what is in them
    gaps: dict[object, list[float]] = field(default_factory=dict, repr=False)  # known so far, by what is beside them

    def children(self, frame: int) -> list[int]:
        """The parts directly in a frame, or on the sheet for -1."""
        return self.members.get(frame, [])

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The parts directly in each frame."""
        found: dict[int, list[int]] = {}
        for part, parent in enumerate(self.parents):
            found.setdefault(parent, []).append(part)
        return found

    @cached_property
    def needs(self) -> tuple[list[Need], list[Need]]:
        """What the ties that are no branches need between neighbours: below each other, and side by side."""
        return self.needs_along(1), self.needs_along(0)

    def needs_along(self, axis: int) -> list[Need]:
        """The same along one axis (0 across, 1 down)."""
        ties = [tie for tie in self.ties if not tie.is_bundled]
        rooms = [(tie.width, tie.height)[axis] for tie in ties]
        return [
            (1 << tie.one | 1 << tie.other, tie.count, room + HEAD_ROOM if room else BARE)
            for tie, room in zip(ties, rooms)
        ]

    @cached_property
    def bundled(self) -> tuple[tuple[int, Tie], ...]:
        """The ties that are branches, each with its two parts as bits."""
        return tuple((1 << tie.one | 1 << tie.other, tie) for tie in self.ties if tie.is_bundled)

    @cached_property
    def ranks(self) -> tuple[tuple[int, ...], ...]:
        """The boxes of each level, from the top."""
        levels = sorted({level for level in self.levels if level >= 0})
        return tuple(tuple(box for box, own in enumerate(self.levels) if own == level) for level in levels)

    @cached_property
    def sequence(self) -> tuple[tuple[int, int], ...]:
        """Each two parts of one frame and level that follow each other in the plan."""
        last: dict[tuple[int, int], int] = {}
        found = []
        for part, parent in enumerate(self.parents):
            key = (parent, self.levels[part] if part < self.boxes else -2)
            if key in last:
                found.append((last[key], part))
            last[key] = part
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[tuple[int, int, float, int], ...]:
        """Of each tie that is no branch: its parts, its weight and its strangers, as bits."""
        return tuple((tie.one, tie.other, tie.weight, self.strangers(tie)) for tie in self.ties if not tie.is_bundled)

    def strangers(self, tie: Tie) -> int:
        """The boxes that are neither at the ends of a tie nor inside them, as bits."""
        ends = (tie.one, tie.other)
        return sum(1 << box for box in range(self.boxes) if box not in ends and self.parents[box] not in ends)

    @cached_property
    def branches(self) -> tuple[tuple[int, int], ...]:
        """The parts of each tie that is a branch."""
        return tuple((tie.one, tie.other) for tie in self.ties if tie.is_bundled)

    @cached_property
    def least(self) -> tuple[float, float]:
        """The least width and the least height of a box."""
        boxes = self.sizes[: self.boxes]
        return min(width for width, _ in boxes), min(height for _, height in boxes)

    @cached_property
    def tied(self) -> tuple[int, ...]:
        """The parts that each part is tied to, as bits."""
        found = [0] * len(self.ids)
        for tie in self.ties:
            found[tie.one] |= 1 << tie.other
            found[tie.other] |= 1 << tie.one
        return tuple(found)

    @cached_property
    def chains(self) -> tuple[tuple[int, ...], ...]:
        """Each part with the frames around it, from the inside out."""
        return tuple(tuple(self.chain(part)) for part in range(len(self.ids)))

    def chain(self, part: int) -> Iterator[int]:
        """A part and the frames around it, from the inside out."""
        while part >= 0:
            yield part
            part = self.parents[part]

    @cached_property
    def held(self) -> tuple[tuple[int, ...], ...]:
        """Each part with everything inside it."""
        parts = range(len(self.ids))
        return tuple(tuple(other for other in parts if part in self.chains[other]) for part in parts)

    @cached_property
    def pulls(self) -> tuple[tuple[tuple[int, int, int], ...], ...]:
        """What pulls on each part: what is inside it, what that is tied to elsewhere, and by how many arrows."""
        found: list[list[tuple[int, int, int]]] = [[] for _ in self.ids]
        for tie in self.ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                around, beside = self.chains[one], self.chains[other]
                if other not in around and one not in beside:
                    for part in around:
                        if part not in beside:
                            found[part].append((one, other, tie.count))
        return tuple(map(tuple, found))

    @cached_property
    def label_rooms(self) -> dict[tuple[int, int], tuple[float, float]]:
        """The width and height of the labels between each two parts that are tied, or what is in them is."""
        found: dict[tuple[int, int], tuple[float, float]] = {}
        for tie in self.ties:
            around, beside = self.chains[tie.one], self.chains[tie.other]
            for one in around:
                for other in beside:
                    if one not in beside and other not in around:
                        width, height = found.get((one, other), (0.0, 0.0))
                        room = max(width, tie.width), max(height, tie.height)
                        found[one, other] = found[other, one] = room
        return found


def problem_of(drawing: Drawing, measures: Measures) -> Problem:
    """The numbers of a drawing. Rows order its boxes; where there are frames, rows only say who is an outsider."""
    ids = tuple(part.id for part in drawing.parts)
    number = {id: place for place, id in enumerate(ids)} | {"": -1}
    rows = {row: place for place, row in enumerate(drawing.rows)}
    levels = tuple(rows.get(box.row, -1) for box in drawing.boxes)
    has_levels = not drawing.frames and len(set(levels) - {-1}) > 1
    return Problem(
        ids=ids,
        boxes=len(drawing.boxes),
        sizes=(
            *((measures.boxes[box.id].width, measures.boxes[box.id].height) for box in drawing.boxes),
            *((measures.frames[frame.id].width, measures.frames[frame.id].height) for frame in drawing.frames),
        ),
        parents=tuple(number[part.frame] for part in drawing.parts),
        ties=tuple(ties_of(drawing.arrows, measures, number)),
        levels=levels if has_levels else (-1,) * len(levels),
        outsiders=tuple(box for box, level in enumerate(levels) if level >= 0) if drawing.frames else (),
        slide=drawing.slide,
    )


def ties_of(arrows: tuple[Arrow, ...], measures: Measures, number: dict[str, int]) -> list[Tie]:
    """The arrows between each two parts, taken together."""
    bundles = bundles_of(arrows)
    found: dict[tuple[int, int], list[Arrow]] = {}
    for arrow in arrows:
        if arrow.tail != arrow.head:
            one, other = sorted((number[arrow.tail], number[arrow.head]))
            found.setdefault((one, other), []).append(arrow)
    return [
        Tie(
            *ends,
            len(group),
            max(measures.arrows[arrow.id].width for arrow in group),
            max(measures.arrows[arrow.id].height for arrow in group),
            all(arrow.id in bundles for arrow in group),
        )
        for ends, group in found.items()
    ]
