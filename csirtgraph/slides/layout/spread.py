"""A layout spread over its room on a slide: boxes keep their proportions, what is empty between them gives way."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.slides.layout.sizes import scaled

#: How large text is shown, tried from the first on; 1 is the least that is readable.
SCALES = (1.4, 1.3, 1.2, 1.15, 1.1, 1.05, 1.0)
GAP_X, GAP_Y = 7.0, 15.0  # pt, what is left of a gap at least
TIGHT, TIGHTER = 0.75, 0.4  # how far gaps may shrink where text is large, and where it is as small as can be
WIDE_X, WIDE_Y, LABELLED = 1.7, 1.7, 2.2  # how far they may grow; downwards more where labels stand in them


@dataclass(frozen=True)
class Axis:
    """Where places of one direction go: (from, to) at each edge of what is full, straight in between."""

    edges: tuple[tuple[float, float], ...]

    def to(self, place: float) -> float:
        """Where a place goes."""
        number = min(max(bisect_right(self.edges, (place, float("inf"))) - 1, 0), len(self.edges) - 2)
        (low, new_low), (high, new_high) = self.edges[number : number + 2]
        return new_low + (place - low) * ((new_high - new_low) / (high - low) if high > low else 1)


def spread(layout: Layout, room: Rect, must: bool = False) -> tuple[Layout, float] | None:
    """The layout in the middle of `room`, and how much larger it is; None where it would not fit.

    `must` shows it in its least size all the same.
    """
    frames = [layout.frames[name] for name in layout.frames]
    names = [layout.name_of(name) for name in layout.frames]
    solid = [*layout.boxes.values(), *names]
    whole = around([*solid, *frames])
    high = LABELLED if any(arrow.label for arrow in layout.drawing.arrows) else WIDE_Y
    for scale in (1.0,) if must else SCALES:
        least = 0.0 if must else TIGHTER if scale == 1.0 else TIGHT
        x = axis([(r.x, r.right) for r in solid], (whole.x, whole.right), scale, room.width, (GAP_X, least, WIDE_X))
        y = axis([(r.y, r.bottom) for r in solid], (whole.y, whole.bottom), scale, room.height, (GAP_Y, least, high))
        if x and y:
            return placed(layout, x, y, scale, room), scale
    return None


def axis(
    parts: Iterable[tuple[float, float]],
    ends: tuple[float, float],
    scale: float,
    room: float,
    limits: tuple[float, float, float],
) -> Axis | None:
    """How one direction is spread over its room; None where its gaps would be less than the limits allow.

    The limits: what stays of each gap in any case, and what the rest may shrink and grow to.
    """
    floor, least, most = limits
    full = merged(parts)
    gaps = [
        max(after - before, 0)
        for before, after in zip([ends[0], *(b for _, b in full)], [*(a for a, _ in full), ends[1]])
    ]
    inner = [min(gap, floor) for gap in gaps]
    solid = sum(high - low for low, high in full) * scale + sum(inner)
    loose = sum(gaps) - sum(inner)
    growth = min((room - solid) / loose if loose > 0 else (most if room >= solid else -1), most)
    if growth < least and least:
        return None
    edges, at = [(ends[0], 0.0)], 0.0
    for (low, high), gap, kept in zip(full, gaps, inner):
        at += kept + (gap - kept) * max(growth, 0)
        edges.append((low, at))
        at += (high - low) * scale
        edges.append((high, at))
    edges.append((ends[1], at + inner[-1] + (gaps[-1] - inner[-1]) * max(growth, 0)))
    return Axis(tuple(edges))


def merged(parts: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches that do not touch, in order, covering what the given ones cover."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(parts):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def placed(layout: Layout, x: Axis, y: Axis, scale: float, room: Rect) -> Layout:
    """The layout with everything where the two directions put it, in the middle of the room."""
    left = room.x + (room.width - x.edges[-1][1]) / 2
    top = room.y + max(room.height - y.edges[-1][1], 0) / 2

    def moved(rect: Rect) -> Rect:
        return Rect(
            left + x.to(rect.x), top + y.to(rect.y), x.to(rect.right) - x.to(rect.x), y.to(rect.bottom) - y.to(rect.y)
        )

    def along(route: Route) -> Route:
        return Route(tuple(Point(left + x.to(point.x), top + y.to(point.y)) for point in route.curve))

    return replace(
        layout,
        measures=scaled(layout.measures, scale),
        boxes={name: moved(rect) for name, rect in layout.boxes.items()},
        frames={name: moved(rect) for name, rect in layout.frames.items()},
        routes={name: along(route) for name, route in layout.routes.items()},
        names={},
    )
