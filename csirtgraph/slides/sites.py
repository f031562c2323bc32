"""Where arrows meet shapes: in the middle of a side, which every shape has as a site, or at a site of their own."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import hypot

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import Layout, Route

NEAR = 0.1  # pt from the middle of a side that count as the middle
#: The sites of PowerPoint's own rectangles as shares of width and height: top, left, bottom, right.
MIDDLES = (Point(0.5, 0), Point(0, 0.5), Point(0.5, 1), Point(1, 0.5))


@dataclass(frozen=True)
class Sites:
    """The sites that each shape has besides the middles, as shares, and the number of the site at each arrow's ends."""

    extra: Mapping[str, list[Point]]
    of_arrow: Mapping[str, tuple[int, int]]


def sites_of(layout: Layout) -> Sites:
    """The sites of a layout's boxes and frames, in the order of the arrows, whose routes lead from tail to head."""
    rects = {**layout.frames, **layout.boxes}
    extra: dict[str, list[Point]] = defaultdict(list)
    numbers = {}
    for arrow in layout.drawing.arrows:
        start, end = ends_of(layout.routes[arrow.id])
        numbers[arrow.id] = (
            number(rects[arrow.tail], start, extra[arrow.tail]),
            number(rects[arrow.head], end, extra[arrow.head]),
        )
    return Sites(extra, numbers)


def directed(layout: Layout) -> Layout:
    """The layout with every route leading from the tail of its arrow to the head; some are laid out backwards."""
    rects = {**layout.frames, **layout.boxes}
    routes = {
        arrow.id: from_to(layout.routes[arrow.id], rects[arrow.tail], rects[arrow.head])
        for arrow in layout.drawing.arrows
    }
    return replace(layout, routes=routes)


def from_to(route: Route, tail: Rect, head: Rect) -> Route:
    """A route, or the same backwards, whichever begins nearer to the tail and ends nearer to the head."""
    start, end = ends_of(route)
    if gap(tail, start) + gap(head, end) <= gap(tail, end) + gap(head, start):
        return route
    return Route(route.curve[::-1], route.end, route.start, route.label)


def gap(rect: Rect, point: Point) -> float:
    """How far a point is from the line of a rectangle."""
    across = max(rect.x - point.x, point.x - rect.right)
    down = max(rect.y - point.y, point.y - rect.bottom)
    return hypot(max(across, 0), max(down, 0)) if max(across, down) > 0 else -max(across, down)


def ends_of(route: Route) -> tuple[Point, Point]:
    """Where a route begins and ends, its heads included."""
    return route.start or route.curve[0], route.end or route.curve[-1]


def number(rect: Rect, end: Point, extra: list[Point]) -> int:
    """The number of the site at an end, which is added to the `extra` ones where it is none yet."""
    for site, middle in enumerate(MIDDLES):
        if distance(at(rect, middle), end) < NEAR:
            return site
    share = Point(round((end.x - rect.x) / (rect.width or 1), 5), round((end.y - rect.y) / (rect.height or 1), 5))
    if share not in extra:
        extra.append(share)
    return len(MIDDLES) + extra.index(share)


def at(rect: Rect, share: Point) -> Point:
    """A place of a rectangle."""
    return Point(rect.x + rect.width * share.x, rect.y + rect.height * share.y)
