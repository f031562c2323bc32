"""Labels moved to a better place on their own arrow where Graphviz left them in the way."""

from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from csirtgraph.drawing.geometry import Point, Rect, around, centred, distance
from csirtgraph.drawing.laid_out import NAME_LEFT, Layout
from csirtgraph.drawing.layout.quality import Trace, label_faults, touches, traces_of

SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # of an arrow's length
OFF = 4.0  # pt between a label and its arrow
SOLID = 3  # lines that are in the way as much as one box or label


def with_names_placed(layout: Layout) -> Layout:
    """The layout with the names of frames where no arrow runs through them: at the left, right or between."""
    traces = list(traces_of(layout).values())
    names = {}
    for frame, rect in layout.frames.items():
        name = layout.name_of(frame)
        room = rect.width - name.width - 2 * NAME_LEFT
        shares = (0.0, 1.0, *(tenths / 10 for tenths in range(1, 10)))
        places = [name._replace(x=rect.x + NAME_LEFT + share * max(room, 0)) for share in shares]
        names[frame] = min(places, key=lambda place: sum(touches(trace, place) for trace in traces)).x
    return replace(layout, names=names)


def with_labels_placed(layout: Layout) -> Layout:
    """The layout with every faulty label put where it is free, or else where least is in its way."""
    traces = traces_of(layout)
    routes, names = dict(layout.routes), [layout.name_of(frame) for frame in layout.frames]
    for name in sorted({fault.one for fault in label_faults(layout, traces)}):
        label = routes[name].label
        assert label is not None
        others = [route.label for other, route in routes.items() if route.label and other != name]
        blocked = [*layout.boxes.values(), *names, *others]
        routes[name] = replace(routes[name], label=freest(list(places(traces[name], label)), blocked, layout, traces))
    return replace(layout, routes=routes)


def freest(found: list[Rect], blocked: list[Rect], layout: Layout, traces: dict[str, Trace]) -> Rect:
    """The first of the places at which least is in the way; only what is near any of them is looked at."""
    area = around(found)
    solid = [rect for rect in blocked if rect.meets(area)]
    frames = [rect for rect in layout.frames.values() if rect.meets(area)]
    near = [trace for trace in traces.values() if trace.bounds.grown(0.1).meets(area)]
    kept, least = found[0], in_the_way(found[0], solid, frames, near)
    for place in found[1:]:
        if not least:
            break
        if (cost := in_the_way(place, solid, frames, near, least)) < least:
            kept, least = place, cost
    return kept


def places(trace: Trace, label: Rect) -> Iterator[Rect]:
    """Where a label may stand: from the middle of its arrow outwards, at the right, left, above, below, then aslant."""
    beside, above = label.width / 2 + OFF, label.height / 2 + OFF
    sides = ((beside, 0), (-beside, 0), (0, -above), (0, above))
    straight = [(dx * far, dy * far) for dx, dy in sides for far in (1, 1.6)]
    aslant = [(dx * far, dy * far) for dx in (beside, -beside) for dy in (-above, above) for far in (0.6, 1)]
    for ways in (straight, aslant):
        for share in SHARES:
            x, y = point_at(trace.points, share)
            for dx, dy in ways:
                yield centred(Point(x + dx, y + dy), label.width, label.height)


def in_the_way(
    place: Rect, blocked: list[Rect], frames: list[Rect], traces: list[Trace], enough: float = float("inf")
) -> int:
    """How much a label would hide there, or be hidden by: boxes and labels most, then arrows and lines of frames.

    No more is counted than `enough`, or a little above it.
    """
    count = SOLID * sum(place.meets(other) for other in blocked)
    count += sum(place.meets(frame) and not frame.contains(place.grown(2)) for frame in frames)
    for trace in traces:
        if count >= enough:
            break
        count += touches(trace, place)
    return count


def point_at(points: list[Point], share: float) -> Point:
    """The point of a chain where `share` of its length is behind."""
    steps = [distance(one, other) for one, other in zip(points, points[1:])]
    left = share * fsum(steps)
    for point, after, step in zip(points, points[1:], steps):
        if step and left <= step:
            t = left / step
            return Point(point.x + (after.x - point.x) * t, point.y + (after.y - point.y) * t)
        left -= step
    return points[-1]
