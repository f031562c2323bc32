"""Who stands below whom in a drawing of trees, and inside which frames."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from csirtgraph.drawing.model import Arrow, Drawing, Tree
from csirtgraph.records import dataclass


@dataclass(frozen=True)
class Forest:
    """The boxes of a drawing as trees, each list in the order of the drawing.

    `below` are the boxes under one inside its frame, `beyond` those placed under it outside that frame,
    `staff` those beside its line; `opened` are the frames that begin with a box, the outermost first.
    """

    tops: tuple[str, ...]
    above: Mapping[str, str]
    below: Mapping[str, list[str]]
    beyond: Mapping[str, list[str]]
    staff: Mapping[str, list[str]]
    opened: Mapping[str, list[str]]
    top_down: tuple[str, ...]
    apart: frozenset[str]  # boxes placed under another box than their superior
    ties: tuple[Arrow, ...]  # every arrow that is no line of command

    def is_led(self, box: str) -> bool:
        """Whether a box stands below its superior, so that the form of the branch has a way to it."""
        return box in self.above and box not in self.apart

    def depths(self) -> dict[str, int]:
        """How many boxes stand above each."""
        found: dict[str, int] = {}
        for box in self.top_down:
            found[box] = found[self.above[box]] + 1 if box in self.above else 0
        return found


def forest_of(drawing: Drawing) -> Forest:
    """The trees of a drawing: the first ranking arrow to a box is its line of command, every other one is a tie."""
    boxes = [box.id for box in drawing.boxes]
    above = lines_of(drawing)
    order = top_down(boxes, above)
    parents = {frame.id: frame.frame for frame in drawing.frames}
    around = {box.id: chain(box.frame, parents) for box in drawing.boxes}
    opened = {
        box: [frame for frame in around[box] if frame not in around.get(above.get(box, ""), ())][::-1] for box in boxes
    }
    superiors = set(above.values())
    beside = {box for box in (drawing.body.staff if isinstance(drawing.body, Tree) else ()) if box not in superiors}
    below: dict[str, list[str]] = defaultdict(list)
    beyond: dict[str, list[str]] = defaultdict(list)
    staff: dict[str, list[str]] = defaultdict(list)
    apart: set[str] = set()
    for box in boxes:
        if box not in above:
            continue
        host = host_of(box, above, around, opened)
        if host:
            beyond[host].append(box)
            apart |= {box} if host != above[box] else set()
        else:
            (staff if box in beside else below)[above[box]].append(box)
    ties = tuple(arrow for arrow in drawing.arrows if not (arrow.is_rank and above.get(arrow.head) == arrow.tail))
    tops = tuple(box for box in boxes if box not in above)
    return Forest(tops, above, below, beyond, staff, opened, tuple(order), frozenset(apart), ties)


def lines_of(drawing: Drawing) -> dict[str, str]:
    """The box above each box; of boxes in a circle, the first stands on top."""
    known = {box.id for box in drawing.boxes}
    above: dict[str, str] = {}
    for arrow in drawing.arrows:
        if arrow.is_rank and {arrow.tail, arrow.head} <= known and arrow.tail != arrow.head:
            above.setdefault(arrow.head, arrow.tail)
    reached = set(top_down(known, above))
    for box in drawing.boxes:
        if box.id not in reached:
            del above[box.id]
            reached |= set(under(box.id, above))
    return above


def under(top: str, above: Mapping[str, str]) -> Iterator[str]:
    """A box and all below it."""
    below = defaultdict(list)
    for box, superior in above.items():
        below[superior].append(box)
    ahead = [top]
    while ahead:
        yield (box := ahead.pop())
        ahead += below[box]


def top_down(boxes: Iterable[str], above: Mapping[str, str]) -> list[str]:
    """Every box after the one above it, otherwise in the given order."""
    below = defaultdict(list)
    for box in boxes:
        below[above.get(box, "")].append(box)
    found, ahead = [], below[""][::-1]
    while ahead:
        found.append(ahead.pop())
        ahead += below[found[-1]][::-1]
    return found


def chain(frame: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """A frame and those around it, the innermost first."""
    found: list[str] = []
    while frame and frame not in found:
        found.append(frame)
        frame = parents.get(frame, "")
    return tuple(found)


def host_of(
    box: str, above: Mapping[str, str], around: Mapping[str, tuple[str, ...]], opened: Mapping[str, list[str]]
) -> str:
    """The box under whose frame a box stands because it is in none of its superior's frames; "" if it is inside."""
    left = [frame for frame in around[above[box]] if frame not in around[box]]
    host = above[box] if left else ""
    while host and left[-1] not in opened[host]:
        host = above.get(host, "")
    return host
