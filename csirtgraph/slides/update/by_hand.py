"""A page with the boxes that people moved where they put them, and their arrows routed again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from csirtgraph.drawing.geometry import Point, Rect, centred, distance
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Layout, Route, curve_of
from csirtgraph.drawing.layout.labels import point_at, with_labels_placed
from csirtgraph.drawing.layout.quality import crossed, passes, traces_of
from csirtgraph.drawing.model import Arrow
from csirtgraph.slides.pages import Page
from csirtgraph.slides.sites import MIDDLES, at

#: Which way a side looks, by its number: top, left, bottom, right.
WAYS = (Point(0, -1), Point(-1, 0), Point(0, 1), Point(1, 0))
SHARES = (0.5, 0.3, 0.7)  # of a side, where arrows may meet it
OUT = 14.0  # pt that a line goes out before it turns
THROUGH, OVER, CROSSING, BEND, ASIDE, FAR = 200.0, 120.0, 14.0, 9.0, 3.0, 20.0  # what a line costs its reader


def with_boxes_at(page: Page, moved: Mapping[str, Rect]) -> Page:
    """The page with boxes at other places of the slide, as large as people made them, or as their text needs."""
    back = page.at.back
    homes = page.layout.boxes
    pins = {name: held(back.rect(rect), homes[name]) for name, rect in moved.items() if name in homes}
    if not pins:
        return page
    layout = replace(page.layout, boxes=homes | pins)
    arrows = [arrow for arrow in layout.drawing.arrows if {arrow.tail, arrow.head} & pins.keys()]
    for arrow in arrows:
        layout = replace(layout, routes=layout.routes | {arrow.id: led_anew(arrow, layout)})
    labels = with_labels_placed(layout).routes
    routes = {arrow.id: labels[arrow.id] for arrow in arrows}
    return replace(page, layout=replace(layout, routes=layout.routes | routes))


def held(pin: Rect, home: Rect) -> Rect:
    """A box where somebody put it."""
    return Rect(pin.x, pin.y, max(pin.width, home.width), max(pin.height, home.height))


def led_anew(arrow: Arrow, layout: Layout) -> Route:
    """The route of an arrow that costs its reader least, with its label on its middle."""
    rects = {**layout.frames, **layout.boxes}
    ways = list(ways_between(rects[arrow.tail], rects[arrow.head]))
    if not ways:  # one of the two is inside the other
        pairs = product(*((at(rects[end], middle) for middle in MIDDLES) for end in (arrow.tail, arrow.head)))
        ways = [min(pairs, key=lambda pair: distance(*pair))]
    others = [trace.points for name, trace in traces_of(layout).items() if name != arrow.id]
    points = min(ways, key=lambda way: price(way, arrow, layout, others))
    size = layout.measures.arrows[arrow.id]
    label = centred(point_at(list(points), 0.5), size.width, size.height) if size.lines else None
    return with_heads(points, arrow, label)


def with_heads(points: Sequence[Point], arrow: Arrow, label: Rect | None) -> Route:
    """A route along these corners, that ends where its heads begin."""
    inner = list(points)
    start = end = None
    if arrow.heads != "none":
        inner[-1], end = towards(points[-1], points[-2]), points[-1]
    if arrow.heads == "both":
        inner[0], start = towards(points[0], points[1]), points[0]
    return Route(tuple(curve_of(inner)), start, end, label)


def towards(tip: Point, before: Point) -> Point:
    """Where a head begins."""
    share = min(HEAD_LENGTH / (distance(tip, before) or 1), 1)
    return Point(tip.x + (before.x - tip.x) * share, tip.y + (before.y - tip.y) * share)


def ways_between(tail: Rect, head: Rect) -> Iterator[tuple[Point, ...]]:
    """The lines from a side to a side that leave and arrive from outside, with two turns at most."""
    for one, other, here, there in product(range(4), range(4), SHARES, SHARES):
        start, end = on_side(tail, one, here), on_side(head, other, there)
        for way in (corners for corners in corners_between(start, one, end, other)):
            if leaves(start, one, way[1]) and leaves(end, other, way[-2]):
                yield way


def on_side(rect: Rect, side: int, share: float) -> Point:
    """A place on a side."""
    middle = MIDDLES[side]
    return at(rect, Point(share, middle.y) if side in (0, 2) else Point(middle.x, share))


def corners_between(start: Point, one: int, end: Point, other: int) -> Iterator[tuple[Point, ...]]:
    """The right-angled lines between two places on sides: straight, with one turn, or with two."""
    across, ends_across = one % 2 == 1, other % 2 == 1
    if (start.y == end.y) if across else (start.x == end.x):
        yield (start, end)
    elif across != ends_across:
        yield (start, Point(end.x, start.y) if across else Point(start.x, end.y), end)
    else:
        edges = (start.x, end.x) if across else (start.y, end.y)
        middle = sum(edges) / 2 if one != other else max(edges) + OUT if one in (2, 3) else min(edges) - OUT
        if across:
            yield (start, Point(middle, start.y), Point(middle, end.y), end)
        else:
            yield (start, Point(start.x, middle), Point(end.x, middle), end)


def leaves(point: Point, side: int, to: Point) -> bool:
    """Whether the way from a side to a point goes out of the box for at least a few pt."""
    way = WAYS[side]
    return (to.x - point.x) * way.x + (to.y - point.y) * way.y >= OUT / 2


def price(points: Sequence[Point], arrow: Arrow, layout: Layout, others: Sequence[Sequence[Point]]) -> float:
    """What a line costs its reader: what it runs through first, then lines it crosses, then bends and length."""
    pieces = list(pairwise(points))
    solid = [rect.grown(-1.0 if name in (arrow.tail, arrow.head) else 4.0) for name, rect in layout.boxes.items()]
    solid += [layout.name_of(frame) for frame in layout.frames]
    solid += [route.label for name, route in layout.routes.items() if route.label and name != arrow.id]
    cost = THROUGH * sum(any(passes(rect, *piece) for piece in pieces) for rect in solid)
    cost += sum(CROSSING * crossed(points, other) for other in others)
    ends = {points[0], points[-1]}
    cost += OVER * sum(bool(ends & {other[0], other[-1]}) for other in others)
    rects = {**layout.frames, **layout.boxes}
    cost += ASIDE * sum(
        min(distance(end, at(rects[name], middle)) for middle in MIDDLES) > 1
        for end, name in ((points[0], arrow.tail), (points[-1], arrow.head))
    )
    return cost + BEND * (len(points) - 2) + sum(distance(*piece) for piece in pieces) / FAR
