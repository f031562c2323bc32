"""What is wrong with a layout: text on text, arrows through boxes, crossings. Less is better."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.geometry import Point, Rect, along, around
from csirtgraph.drawing.laid_out import Layout, curve_of
from csirtgraph.drawing.model import holders
from csirtgraph.drawing.slide import LARGEST
from csirtgraph.drawing.slide import scale_on_slide as scale_of_sheet
from csirtgraph.drawing.surroundings import USUAL, worth_in
from csirtgraph.drawing.title_block import sheet_of

NEAR = 16.0  # pt, how far a label may be from its own arrow
HEAD = 4.0  # pt; heads nearer than that look like one
SIZE_COST = 14.0  # of a layout that shows in its own size
BEND_COST = 0.12


class Fault(NamedTuple):
    """Two things in each other's way: what kind, and their ids."""

    kind: str
    one: str
    other: str


class Trace(NamedTuple):
    """An arrow as a chain of points, with the rectangle around it."""

    points: list[Point]
    bounds: Rect
    is_straight: bool = False  # whether it has corners alone


def faults(layout: Layout) -> list[Fault]:
    """Everything that hides or confuses: labels on labels, boxes or foreign arrows; arrows through boxes."""
    return faults_along(layout, traces_of(layout))


def faults_along(layout: Layout, traces: dict[str, Trace]) -> list[Fault]:
    """The faults of a layout whose arrows are known as points."""
    return [*label_faults(layout, traces), *box_faults(layout, traces), *frame_faults(layout, traces), *shared(layout)]


def traces_of(layout: Layout) -> dict[str, Trace]:
    """Every arrow as points: its corners, or points on its curves."""
    found = {}
    for name, route in layout.routes.items():
        corners = route.curve[::3]
        is_straight = curve_of(corners) == route.curve
        chain = corners if is_straight else tuple(along(route.curve))
        points = [*([route.start] if route.start else []), *chain, *([route.end] if route.end else [])]
        found[name] = Trace(points, around([Rect(*point, 0, 0) for point in points]), is_straight)
    return found


def label_faults(layout: Layout, traces: dict[str, Trace]) -> Iterator[Fault]:
    """Labels that touch another label, a box, or an arrow that is not theirs."""
    labels = {name: route.label for name, route in layout.routes.items() if route.label}
    for (one, rect), (other, second) in combinations(labels.items(), 2):
        if rect.meets(second):
            yield Fault("label on label", one, other)
    for name, rect in labels.items():
        yield from (Fault("label on box", name, box) for box, place in layout.boxes.items() if rect.meets(place))
        yield from (
            Fault("label on frame", name, frame)
            for frame, place in layout.frames.items()
            if rect.meets(place) and (not place.contains(rect) or rect.meets(layout.name_of(frame)))
        )
        if not touches(traces[name], rect.grown(NEAR)):
            yield Fault("label away from its arrow", name, name)
        for other, trace in traces.items():
            if touches(trace, rect.grown(-1.5) if other == name else rect):
                yield Fault("label on arrow", name, other)


def box_faults(layout: Layout, traces: dict[str, Trace]) -> Iterator[Fault]:
    """Boxes on boxes, and arrows through boxes that are not their ends."""
    for (one, rect), (other, second) in combinations(layout.boxes.items(), 2):
        if rect.meets(second):
            yield Fault("box on box", one, other)
    for arrow in layout.drawing.arrows:
        for box, rect in layout.boxes.items():
            if box not in (arrow.tail, arrow.head) and touches(traces[arrow.id], rect):
                yield Fault("arrow through box", arrow.id, box)
        for frame in layout.drawing.frames:
            if touches(traces[arrow.id], layout.name_of(frame.id)):
                yield Fault("arrow on name", arrow.id, frame.id)


def frame_faults(layout: Layout, traces: dict[str, Trace]) -> Iterator[Fault]:
    """Arrows through frames that hold neither of their ends."""
    around_of = {part.id: part.frame for part in layout.drawing.parts}
    for arrow in layout.drawing.arrows:
        own = {*holders(arrow.tail, around_of), *holders(arrow.head, around_of)}
        for frame, rect in layout.frames.items():
            if frame not in own and touches(traces[arrow.id], rect):
                yield Fault("arrow through frame", arrow.id, frame)


def shared(layout: Layout) -> Iterator[Fault]:
    """Heads of two arrows at one point, unless they are branches of one line."""
    tips = [(id, tip) for id, route in layout.routes.items() for tip in (route.start, route.end) if tip]
    bundles = bundles_of(layout.drawing.arrows)
    for (one, tip), (other, second) in combinations(tips, 2):
        if (
            one != other
            and bundles.get(one, one) != bundles.get(other, other)
            and abs(tip.x - second.x) < HEAD
            and abs(tip.y - second.y) < HEAD
        ):
            yield Fault("shared head", one, other)


def touches(trace: Trace, rect: Rect) -> bool:
    """Whether an arrow runs through a rectangle; that a piece of it is wholly at one side is quickly seen."""
    if not rect.meets(trace.bounds.grown(0.1)):
        return False
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    for a, b in zip(trace.points, trace.points[1:]):
        if not (
            (a.x <= left and b.x <= left)
            or (a.x >= right and b.x >= right)
            or (a.y <= top and b.y <= top)
            or (a.y >= bottom and b.y >= bottom)
        ) and passes(rect, a, b):
            return True
    return False


def passes(rect: Rect, a: Point, b: Point) -> bool:
    """Whether a straight line runs through a rectangle."""
    low, high = 0.0, 1.0
    for start, step, near, far in ((a.x, b.x - a.x, rect.x, rect.right), (a.y, b.y - a.y, rect.y, rect.bottom)):
        if not step:
            if not near < start < far:
                return False
            continue
        first, second = sorted(((near - start) / step, (far - start) / step))
        low, high = max(low, first), min(high, second)
    return low < high


def crossings(layout: Layout) -> int:
    """How often arrows cross one another; branches of one line meet and do not count."""
    return crossings_among(layout, traces_of(layout))


def crossings_among(layout: Layout, traces: dict[str, Trace]) -> int:
    """The crossings of a layout whose arrows are known as points; of curves, every second one is enough."""
    bundles = bundles_of(layout.drawing.arrows)
    chains = {id: trace.points if trace.is_straight else trace.points[::2] for id, trace in traces.items()}
    return sum(
        crossed(chains[first], chains[second])
        for (first, one), (second, other) in combinations(traces.items(), 2)
        if one.bounds.meets(other.bounds) and bundles.get(first, first) != bundles.get(second, second)
    )


def crossed(one: Sequence[Point], other: Sequence[Point]) -> int:
    """How many segments of two chains cross."""
    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for a, b in zip(one, one[1:])
        for c, d in zip(other, other[1:])
    )


def side(a: Point, b: Point, c: Point) -> float:
    """On which side of the line a–b the point c is, by sign."""
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def scale_on_slide(layout: Layout) -> float:
    """How large the figure with title, legend and notes shows on its slide; 1 is its own size."""
    sheet = sheet_of(layout)
    return min(LARGEST, scale_of_sheet(sheet.width, sheet.height, layout.drawing.slide))


def bends(layout: Layout) -> int:
    """How many corners the arrows have, where they run at right angles; each curve counts as one."""
    return sum(max(len(route.curve) // 3 - 1, 0) for route in layout.routes.values())


def cost(layout: Layout) -> float:
    """What a layout costs the reader: faults first, then crossings, small text, corners; not the words around it."""
    bounds, traces, slide = layout.bounds, traces_of(layout), layout.drawing.slide
    hidden = 10 * len(faults_along(layout, traces)) + 2 * crossings_among(layout, traces)
    return hidden + SIZE_COST / worth_in(USUAL, bounds.width, bounds.height, slide) + BEND_COST * bends(layout)
