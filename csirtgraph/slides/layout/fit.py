"""A figure laid out for a slide: text of at least nine points, connectors from side to side, labels beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from csirtgraph.drawing.geometry import Point, Rect, centred
from csirtgraph.drawing.graphviz.answer import read_layout
from csirtgraph.drawing.graphviz.dot import dot_of
from csirtgraph.drawing.graphviz.engine import Engine, LayoutError
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.layout.choose_layout import CHEAP, SECONDS, candidates
from csirtgraph.drawing.layout.labels import point_at, with_labels_placed, with_names_placed
from csirtgraph.drawing.layout.quality import crossings, faults
from csirtgraph.drawing.layout.tree import tree_layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing, Tree
from csirtgraph.slides.layout.connectors import links_of
from csirtgraph.slides.layout.cost import Link, hidden
from csirtgraph.slides.layout.ports import MIDDLE
from csirtgraph.slides.layout.sizes import BREADTHS, measures_of
from csirtgraph.slides.layout.spread import spread

FULL = 0.62  # share of a room that boxes may fill, with their gaps it is full then
AIR = 2.0  # pt beside the words of a label that everything leaves free
FAULT, CROSSING, SMALLNESS = 10.0, 2.0, 8.0


@dataclass(frozen=True)
class Fit:
    """A layout in its place on the slide, its connectors, how much larger its text is than the least, and how broad.

    `homes` has the places that boxes would have if nobody had moved them.
    """

    layout: Layout
    links: Mapping[str, Link]
    scale: float
    homes: Mapping[str, Rect]
    breadth: float = 1.0

    @cached_property
    def crowded(self) -> set[str]:
        """The boxes and frames that have arrows beside the middle of a side."""
        ends = ((link.start, link.slots[0]) for link in self.links.values())
        others = ((link.end, link.slots[1]) for link in self.links.values())
        return {name for (name, _), slot in (*ends, *others) if slot != MIDDLE}


Pins = Mapping[str, Rect]  # where people put boxes


def fitted(drawing: Drawing, room: Rect, engine: Engine, pins: Pins | None = None, must: bool = False) -> Fit | None:
    """The cheapest way to show a drawing in a room; None where text would be too small for it, but for `must`.

    Raises LayoutError where no layout is found at all.
    """
    for breadth in BREADTHS:
        measures = measures_of(drawing, breadth)
        filled = sum(size.width * size.height for size in measures.boxes.values())
        if must or filled < FULL * room.width * room.height:
            found = cheapest_of(drawing, measures, room, engine, pins or {}, must)
            if found:
                return replace(found, breadth=breadth)
    return None


def cheapest_of(drawing: Drawing, measures: Measures, room: Rect, engine: Engine, pins: Pins, must: bool) -> Fit | None:
    """The layout of these sizes that fits and has the lowest cost."""
    kept, price = None, 0.0
    for layout in layouts(drawing, measures, engine):
        found = spread(layout, room, must)
        if not found:
            continue
        fit = linked(*found, room, pins)
        outside = sum(not room.grown(2).contains(route.label) for route in fit.layout.routes.values() if route.label)
        wrong = outside + len(faults(fit.layout)) + hidden(fit.links.values())
        cost = FAULT * wrong + CROSSING * crossings(fit.layout) + SMALLNESS / fit.scale
        if kept is None or cost < price:
            kept, price = fit, cost
        if price <= SMALLNESS:
            break
    return kept


def layouts(drawing: Drawing, measures: Measures, engine: Engine) -> Iterator[Layout]:
    """The layouts worth trying."""
    if isinstance(drawing.body, Tree):
        yield tree_layout(drawing, measures)
        return
    tried = [settings for turn in candidates(drawing) for settings in turn]
    try:
        for settings in tried:
            yield read_layout(drawing, measures, engine.run(dot_of(drawing, measures, settings), SECONDS))
    except LayoutError as error:
        if error.reason == "missing":
            raise
        yield read_layout(drawing, measures, engine.run(dot_of(drawing, measures, CHEAP), SECONDS))


def linked(layout: Layout, scale: float, room: Rect, pins: Pins) -> Fit:
    """The layout with the boxes that people moved where they put them, with connectors, and labels beside them."""
    homes = layout.boxes
    layout = replace(layout, boxes={name: held(pins.get(name, rect), rect) for name, rect in homes.items()})
    links = links_of(layout, room)
    routes = {name: route_of(link, layout.measures, name) for name, link in links.items()}
    named = with_labels_placed(with_names_placed(replace(layout, routes=routes)))
    routes = {name: replace(route, label=inside(route, room)) for name, route in named.routes.items()}
    return Fit(replace(named, routes=routes), links, scale, homes)


def held(pin: Rect, home: Rect) -> Rect:
    """A box where somebody put it, as large as they made it, or larger where its text now needs that."""
    return Rect(pin.x, pin.y, max(pin.width, home.width), max(pin.height, home.height))


def inside(route: Route, room: Rect) -> Rect | None:
    """The label of a route, on the other side of its line where it would stand beyond the sides of the room."""
    label = route.label
    if label is None or (label.x >= room.x and label.right <= room.right):
        return label
    middle = point_at(list(route.curve[::3]), 0.5)
    other = centred(Point(2 * middle.x - label.middle.x, label.middle.y), label.width, label.height)
    return other._replace(x=min(max(other.x, room.x), max(room.right - other.width, room.x)))


def route_of(link: Link, measures: Measures, name: str) -> Route:
    """A connector as a route, its label on its middle until it is put beside it."""
    size = measures.arrows[name]
    middle = point_at(list(link.points), 0.5)
    place = centred(middle, size.width + 2 * AIR, size.height) if size.lines else None
    return Route(link.curve, label=place)
