"""What a connector costs its reader: what it hides, what it crosses, how it bends, how long it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from csirtgraph.drawing.geometry import Point, Rect, along, around, distance
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.quality import crossed, passes
from csirtgraph.drawing.model import Tree
from csirtgraph.drawing.trees.lines import curve_of
from csirtgraph.slides.layout.ports import MIDDLE

AIR = 5.0  # pt between a line and a box it passes
THROUGH_BOX, ON_LINE, OUTSIDE, FOREIGN_FRAME, THROUGH_NAME = (
    200.0,
    120.0,
    110.0,
    25.0,
    30.0,
)  # what a line costs its reader
CROSSING, BEND, BACK, SHARED, JOINED = 14.0, 9.0, 25.0, 2.0, 6.0
PARALLEL = 2.0  # of two straight lines between the same sides, which come to slots of their own
FAR = 20.0  # pt of length that cost as much as one point


@dataclass(frozen=True)
class Link:
    """The corners of a connector, and what it is glued to: an id and a side at each end, and the slots there."""

    points: tuple[Point, ...]
    start: tuple[str, int]
    end: tuple[str, int]
    slots: tuple[int, int] = (MIDDLE, MIDDLE)
    is_curved: bool = False  # for one that goes back to the side it came from

    @property
    def curve(self) -> tuple[Point, ...]:
        """The line that is seen, as Bézier curves."""
        return tuple(curved(*self.points) if self.is_curved else curve_of(self.points))

    @cached_property
    def path(self) -> Sequence[Point]:
        """The line that is seen, as a chain."""
        return list(along(self.curve, 4)) if self.is_curved else self.points


def curved(start: Point, one: Point, other: Point, end: Point) -> Iterator[Point]:
    """The curve that PowerPoint leads from a point to another, past two corners."""
    yield start
    for a, b, share in (
        (start, one, 0.5),
        (one, other, 0.25),
        (one, other, 0.5),
        (one, other, 0.75),
        (other, end, 0.5),
    ):
        yield Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    yield end


def price(link: Link, layout: Layout, room: Rect, others: Sequence[Link]) -> float:
    """What a connector costs the reader: what it hides first, then lines that cross, then bends and length."""
    rects = {**layout.frames, **layout.boxes}
    ends = {link.start[0], link.end[0]}
    path = link.path
    pairs = list(zip(path, path[1:]))
    whole = around([Rect(*point, 0, 0) for point in path]).grown(0.1)
    cost = BEND * (len(link.points) - 2) + BACK * link.is_curved + sum(distance(*pair) for pair in pairs) / FAR
    shared = SHARED * (
        8 if isinstance(layout.drawing.body, Tree) else 1
    )  # lines of command have their sides to themselves
    cost += OUTSIDE * any(not room.grown(1).holds(point) for point in link.points)
    for name, rect in rects.items():
        edged = rect.grown(-1.0 if name in ends else AIR if name in layout.boxes else 0.0)
        if not (edged.meets(whole) and any(passes(edged, *pair) for pair in pairs)):
            continue
        if any(rect.contains(rects[end]) for end in ends - {name}):
            continue
        cost += THROUGH_BOX if name in layout.boxes or name in ends else FOREIGN_FRAME
    cost += THROUGH_NAME * sum(any(passes(layout.name_of(name), *pair) for pair in pairs) for name in layout.frames)
    for other in others:
        cost += CROSSING * crossed(path, other.path)
        if are_parallel(link, other):
            cost += PARALLEL
            continue
        if lies_on(link, other):
            cost += JOINED if link.end == other.end and link.start != other.start else ON_LINE
        cost += shared * len({link.start, link.end} & {other.start, other.end})
    return cost


def are_parallel(link: Link, other: Link) -> bool:
    """Whether both lead straight from a side to another, the same for both."""
    return {link.start, link.end} == {other.start, other.end} and len(link.points) == len(other.points) == 2


def lies_on(link: Link, other: Link) -> bool:
    """Whether two connectors share a stretch: both join the same sites, or two right-angled parts run as one."""
    if {link.points[0], link.points[-1]} == {other.points[0], other.points[-1]}:
        return True
    for a, b in zip(link.points, link.points[1:]):
        for c, d in zip(other.points, other.points[1:]):
            if a.x == b.x == c.x == d.x and overlap(a.y, b.y, c.y, d.y) > 1:
                return True
            if a.y == b.y == c.y == d.y and overlap(a.x, b.x, c.x, d.x) > 1:
                return True
    return False


def hidden(links: Iterable[Link]) -> int:
    """How many connectors lie on another one that does not come to the same side."""
    return sum(one.end != other.end and lies_on(one, other) for one, other in combinations(links, 2))


def overlap(a: float, b: float, c: float, d: float) -> float:
    """How long two stretches of one line lie on each other."""
    return min(max(a, b), max(c, d)) - max(min(a, b), min(c, d))
