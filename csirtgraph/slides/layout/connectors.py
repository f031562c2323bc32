"""Connectors between the sides of boxes: straight where nothing is in the way, else with right angles.

PowerPoint glues a connector to sites of shapes, and leads it anew when a box is
moved. For every arrow the pair of sides is taken that is cheapest to the reader;
then all that come to a side are spread over its sites.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Arrow, Tree
from csirtgraph.drawing.trees.lines import corners as without_bends
from csirtgraph.slides.layout.cost import Link, price
from csirtgraph.slides.layout.ports import MIDDLE, WAYS, site, taken

LITTLE = 5.0  # pt below a box, where a line goes across to its trunk
OUT = 14.0  # pt that a line goes out before it turns
TURNS = 2  # how often each connector is chosen


def links_of(layout: Layout, room: Rect) -> dict[str, Link]:
    """A connector for every arrow of a layout in its room: those of command, then the shortest first.

    Once all are there, each is chosen again, knowing the ones that came after it.
    """
    rects = {**layout.frames, **layout.boxes}
    found: dict[str, Link] = {}
    if isinstance(layout.drawing.body, Tree):
        found |= lines_of_command(layout)
    rest = [arrow for arrow in layout.drawing.arrows if arrow.id not in found]
    rest.sort(key=lambda arrow: distance(rects[arrow.tail].middle, rects[arrow.head].middle))
    for arrow in rest * TURNS:
        found[arrow.id] = cheapest(arrow, layout, room, [link for name, link in found.items() if name != arrow.id])
    return found | spread_out({arrow.id: found[arrow.id] for arrow in rest}, rects)


def spread_out(links: Mapping[str, Link], rects: Mapping[str, Rect]) -> dict[str, Link]:
    """The connectors with sites of their own, on each side in the order of where they lead."""
    sides: dict[tuple[str, int], list[tuple[float, str, int]]] = defaultdict(list)
    for name, link in sorted(links.items()):
        for end, (here, there) in enumerate(((link.start, link.end), (link.end, link.start))):
            far = rects[there[0]].middle
            sides[here].append((far.x if here[1] in (0, 2) else far.y, name, end))
    slots = {name: [MIDDLE, MIDDLE] for name in links}
    for ends in sides.values():
        for slot, (_, name, end) in zip(taken(len(ends)), sorted(ends)):
            slots[name][end] = slot
    return {name: at_slots(link, rects, (slots[name][0], slots[name][1])) for name, link in links.items()}


def at_slots(link: Link, rects: Mapping[str, Rect], slots: tuple[int, int]) -> Link:
    """A connector led to other slots of its sides, as it was; where that cannot be, the connector."""
    (tail, one), (head, other) = link.start, link.end
    ways = ways_between(rects[tail], one, rects[head], other, slots)
    points = next((points for points in ways if len(points) == len(link.points)), None)
    return replace(link, points=points, slots=slots) if points else link


def lines_of_command(layout: Layout) -> Iterator[tuple[str, Link]]:
    """The lines of an organisation chart, as its layout leads them, but from the middle of the box above."""
    for arrow in layout.drawing.arrows:
        if arrow.is_rank:
            start, *rest = layout.routes[arrow.id].curve[::3]
            middle = site(layout.boxes[arrow.tail], 2)
            bent = [middle, Point(middle.x, start.y + LITTLE), Point(start.x, start.y + LITTLE)]
            points = without_bends([*(bent if abs(middle.x - start.x) > 1 else [middle]), *rest])
            side = 0 if points[-1].y > points[-2].y else 1 if points[-1].x > points[-2].x else 3
            yield arrow.id, Link(points, (arrow.tail, 2), (arrow.head, side))


def corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """A chain without the points that lie on the way between their neighbours."""
    kept = [points[0]]
    for point, after in zip(points[1:], [*points[2:], None]):
        if point == kept[-1]:
            continue
        flat = after and (kept[-1].x == point.x == after.x or kept[-1].y == point.y == after.y)
        if not flat:
            kept.append(point)
    return tuple(kept if len(kept) > 1 else points[:2])


def cheapest(arrow: Arrow, layout: Layout, room: Rect, others: Sequence[Link]) -> Link:
    """The connector of an arrow that costs the reader least."""
    rects = {**layout.frames, **layout.boxes}
    tail, head = rects[arrow.tail], rects[arrow.head]
    ways = [
        Link(points, (arrow.tail, one), (arrow.head, other), is_curved=one == other and len(points) == 4)
        for one, other in product(range(4), repeat=2)
        for points in ways_between(tail, one, head, other)
    ]
    if not ways:  # one of the two lies in the other
        one, other = min(
            product(range(4), repeat=2), key=lambda pair: distance(site(tail, pair[0]), site(head, pair[1]))
        )
        ways = [Link((site(tail, one), site(head, other)), (arrow.tail, one), (arrow.head, other))]
    return min(ways, key=lambda link: price(link, layout, room, others))


def ways_between(
    tail: Rect, one: int, head: Rect, other: int, slots: tuple[int, int] = (MIDDLE, MIDDLE)
) -> Iterator[tuple[Point, ...]]:
    """The lines from a side to a side that leave and arrive from outside."""
    start, end = site(tail, one, slots[0]), site(head, other, slots[1])
    if leaves(start, one, end, 0.25) and leaves(end, other, start, 0.25):
        yield (start, end)
    is_across, ends_across = one % 2 == 1, other % 2 == 1
    if is_across != ends_across:
        corner = Point(end.x, start.y) if is_across else Point(start.x, end.y)
        if leaves(start, one, corner) and leaves(end, other, corner):
            yield (start, corner, end)
        return
    if one == other:
        edges = [point.x if is_across else point.y for point in (start, end)]
        middle = max(edges) + OUT if one in (2, 3) else min(edges) - OUT
    else:
        middle = (start.x + end.x) / 2 if is_across else (start.y + end.y) / 2
    first, second = (
        (Point(middle, start.y), Point(middle, end.y)) if is_across else (Point(start.x, middle), Point(end.x, middle))
    )
    if distance(first, second) > 1 and leaves(start, one, first) and leaves(end, other, second):
        yield (start, first, second, end)


def leaves(point: Point, side: int, to: Point, share: float = 0.0) -> bool:
    """Whether the way from a side to a point goes out of the box, so steeply and for at least a few pt."""
    way = WAYS[side]
    out = (to.x - point.x) * way.x + (to.y - point.y) * way.y
    return out >= max(OUT / 2, share * distance(point, to))
