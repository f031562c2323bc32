"""What is to be placed, as plain numbers: sizes of boxes and frames, and the ties between them."""

from collections.abc import Sequence
from math import sqrt
from typing import Any, NamedTuple

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.drawing.slide import Slide

SIDE = 14.0  # pt between the side of a frame and what is in it
ABOVE = 7.0  # pt between the top of a frame and its name
BELOW = 10.0  # pt between the name of a frame and what is in it
HEAD_ROOM = 24.0  # pt beside a label for its arrow's ends
BARE = 28.0  # pt between neighbours whose arrow has no label

#: Two parts that are tied, as bits, by how many arrows, and the room between them in pt where they are neighbours.
Need = tuple[int, int, float]
Pull = tuple[int, int, int]  # a part, one that it is tied to, and by how many arrows


class Tie(NamedTuple):
    """All arrows between the same two parts (by number): how many, and the room their labels need in pt."""

    one: int
    other: int
    arrows: int  # how many
    width: float
    height: float
    is_bundled: bool = False  # whether it is a branch of a line to many


class Problem:
    """The parts to place, by number: boxes first, then frames; what follows from them is worked out once."""

    def __init__(
        self,
        ids: tuple[str, ...],
        boxes: int,
        sizes: tuple[tuple[float, float], ...],
        parents: tuple[int, ...],
        ties: tuple[Tie, ...],
        levels: tuple[int, ...],
        outsiders: tuple[int, ...],
        slide: Slide,
    ):
        self.ids, self.ties, self.slide = ids, ties, slide
        self.boxes = boxes  # how many of the parts are boxes
        self.sizes = sizes  # width and height of boxes; of frames, those of their names
        self.parents = parents  # the frame around each part, or -1
        self.levels = levels  # of each box, from 0 at the top; -1 where it may stand anywhere
        self.outsiders = outsiders  # boxes that stand at the edge of the sheet
        self.least = (
            min([width for width, _ in sizes[:boxes]]),
            min([height for _, height in sizes[:boxes]]),
        )  # of boxes
        self.members = members_of(parents)
        self.ranks = ranks_of(levels)
        self.sequence = sequence_of(parents, levels)
        self.chains = [chain_of(part, parents) for part in range(len(ids))]
        self.held = held_by(self.chains)
        free = [tie for tie in ties if not tie.is_bundled]
        self.bundled = [(1 << tie.one | 1 << tie.other, tie) for tie in ties if tie.is_bundled]  # as bits, and the tie
        self.branches = [(tie.one, tie.other) for _, tie in self.bundled]
        self.needs = [needs_along(1, free), needs_along(0, free)]  # below each other, and side by side
        self.lines = [(tie.one, tie.other, sqrt(tie.arrows), strangers(tie, parents[:boxes])) for tie in free]
        self.tied = tied_to(ties, len(ids))
        self.pulls = pulls_on(ties, self.chains)
        self.label_rooms = label_rooms_of(ties, self.chains)
        self.nodes: dict[object, Any] = {}  # made so far, by what is in them
        self.gaps: dict[object, list[float]] = {}  # known so far, by what is beside them

    def children(self, frame: int) -> list[int]:
        """The parts directly in a frame, or on the sheet for -1."""
        return self.members.get(frame, [])


def members_of(parents: Sequence[int]) -> dict[int, list[int]]:
    """The parts directly in each frame."""
    found: dict[int, list[int]] = {}
    for part, parent in enumerate(parents):
        found.setdefault(parent, []).append(part)
    return found


def ranks_of(levels: Sequence[int]) -> list[list[int]]:
    """The boxes of each level, from the top."""
    known = sorted({level for level in levels if level >= 0})
    return [[box for box, own in enumerate(levels) if own == level] for level in known]


def sequence_of(parents: Sequence[int], levels: Sequence[int]) -> list[tuple[int, int]]:
    """Each two parts of one frame and level that follow each other in the plan."""
    last: dict[tuple[int, int], int] = {}
    found = []
    for part, parent in enumerate(parents):
        key = (parent, levels[part] if part < len(levels) else -2)
        if key in last:
            found.append((last[key], part))
        last[key] = part
    return found


def chain_of(part: int, parents: Sequence[int]) -> list[int]:
    """A part and the frames around it, from the inside out."""
    found = []
    while part >= 0:
        found.append(part)
        part = parents[part]
    return found


def held_by(chains: Sequence[Sequence[int]]) -> list[list[int]]:
    """Each part with everything inside it."""
    parts = range(len(chains))
    return [[other for other in parts if part in chains[other]] for part in parts]


def needs_along(axis: int, ties: Sequence[Tie]) -> list[Need]:
    """What ties need between neighbours along one axis (0 across, 1 down)."""
    rooms = [(tie.width, tie.height)[axis] for tie in ties]
    return [
        (1 << tie.one | 1 << tie.other, tie.arrows, room + HEAD_ROOM if room else BARE)
        for tie, room in zip(ties, rooms)
    ]


def strangers(tie: Tie, parents: Sequence[int]) -> int:
    """The boxes that are neither at the ends of a tie nor inside them, as bits."""
    ends = (tie.one, tie.other)
    return sum([1 << box for box, parent in enumerate(parents) if box not in ends and parent not in ends])


def tied_to(ties: Sequence[Tie], count: int) -> list[int]:
    """The parts that each of so many parts is tied to, as bits."""
    found = [0] * count
    for tie in ties:
        found[tie.one] |= 1 << tie.other
        found[tie.other] |= 1 << tie.one
    return found


def pulls_on(ties: Sequence[Tie], chains: Sequence[Sequence[int]]) -> list[list[Pull]]:
    """What pulls on each part: what is inside it, what that is tied to elsewhere, and by how many arrows."""
    found: list[list[Pull]] = [[] for _ in chains]
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            around, beside = chains[one], chains[other]
            if other not in around and one not in beside:
                for part in around:
                    if part not in beside:
                        found[part].append((one, other, tie.arrows))
    return found


def label_rooms_of(ties: Sequence[Tie], chains: Sequence[Sequence[int]]) -> dict[tuple[int, int], tuple[float, float]]:
    """The width and height of the labels between each two parts that are tied, or what is in them is."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for tie in ties:
        around, beside = chains[tie.one], chains[tie.other]
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
