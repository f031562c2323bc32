"""All arrows of a drawing with their labels, one after another, and again where another took the better way."""

from collections.abc import Mapping, Sequence

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.laid_out import NAME_LEFT, NAME_TOP, Layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.drawing.routing.find_path import path_between
from csirtgraph.drawing.routing.grid import STEP, Grid
from csirtgraph.drawing.routing.label_places import TAKEN, best_place
from csirtgraph.drawing.routing.sites import Site, sites_of
from csirtgraph.drawing.routing.ways import Way, border, corners, loop_at, route_of, thin

ROUNDS = 2  # in which every arrow is routed again
SIZE = 0.35  # what a figure costs for each pt of its height on a slide, in steps of the grid
FEW = 25  # arrows; of more, crowded labels are looked at only once
REPAIRS, REPAIRED = 4, 12  # rounds for crowded labels, and how many of them in each


class Router:
    """A drawing whose boxes have their places, and the ways found so far."""

    def __init__(self, drawing: Drawing, measures: Measures, places: Mapping[str, Rect]):
        self.drawing, self.measures, self.places = drawing, measures, places
        self.boxes = {box.id: places[box.id] for box in drawing.boxes}
        self.frames = {frame.id: places[frame.id] for frame in drawing.frames}
        self.parents = {part.id: part.frame for part in drawing.parts}
        self.names = {
            id: Rect(rect.x + NAME_LEFT, rect.y + NAME_TOP, measures.frames[id].width, measures.frames[id].height)
            for id, rect in self.frames.items()
        }
        self.grid = Grid(self.boxes, self.frames, self.names)
        bundles = bundles_of(drawing.arrows)
        self.numbers = {arrow.id: number for number, arrow in enumerate(drawing.arrows, 1)}
        self.numbers |= {id: len(drawing.arrows) + 1 + number for id, number in bundles.items()}
        self.grid.shared = {self.numbers[id] for id in bundles}
        self.arrows = [arrow for arrow in drawing.arrows if arrow.tail != arrow.head]
        self.ways: dict[str, Way] = {}
        self.solid = [*self.boxes.values(), *self.names.values()]
        self.borders = [line for rect in self.frames.values() for line in border(rect)]

    def run(self) -> None:
        """Route every arrow once, the shortest first."""
        for arrow in sorted(self.arrows, key=self.distance):
            self.add(arrow)

    def improve(self) -> None:
        """Route every arrow again while it helps; last those whose labels have no place."""
        arrows = self.arrows
        for _ in range(ROUNDS):
            before = self.cost
            for arrow in sorted((arrow for arrow in arrows if arrow.id in self.ways), key=self.negative_cost):
                self.again(arrow)
            if self.cost >= before - 0.5:
                break
        for _ in range(REPAIRS if len(arrows) <= FEW else 1):
            crowded = [arrow for arrow in arrows if self.is_crowded(arrow.id)]
            for arrow in crowded[:REPAIRED]:
                self.again(arrow, with_sides=True)
            if not crowded:
                break

    def is_crowded(self, id: str) -> bool:
        """Whether the label of an arrow stands on anything, or anything runs through it."""
        way = self.ways.get(id)
        if way is None or way.label is None:
            return False
        if way.taken:
            return True
        others = [other for name, other in self.ways.items() if name != id]
        lines = [thin(a, b) for other in others for a, b in zip(other.points, other.points[1:])]
        labels = [other.label for other in others if other.label]
        return any(way.label.meets(rect) for rect in (*lines, *labels))

    def negative_cost(self, arrow: Arrow) -> float:
        """What puts the dearest way first."""
        return -self.ways[arrow.id].cost

    @property
    def cost(self) -> float:
        """The cost of all ways."""
        return sum(way.cost for way in self.ways.values())

    @property
    def extent(self) -> float:
        """The height of a slide that the figure fills, in pt."""
        bounds = around([*self.boxes.values(), *self.frames.values()])
        return max(bounds.width * 9 / 16, bounds.height)

    def layout(self) -> Layout:
        """The drawing laid out with the ways found."""
        routes = {}
        for arrow in self.drawing.arrows:
            if arrow.tail == arrow.head:
                routes[arrow.id] = loop_at(arrow, self.places[arrow.tail], self.measures)
            else:
                routes[arrow.id] = route_of(arrow, self.ways[arrow.id])
        return Layout(self.drawing, self.measures, self.boxes, self.frames, routes)

    def distance(self, arrow: Arrow) -> float:
        """How far apart the ends of an arrow are, in pt."""
        a, b = self.places[arrow.tail], self.places[arrow.head]
        across = max(a.x - b.right, b.x - a.right, 0)
        down = max(a.y - b.bottom, b.y - a.bottom, 0)
        return across + down + (40 if across and down else 0)

    def outer(self, id: str) -> list[str]:
        """The frames around a box or frame, and itself where it is a frame."""
        found = [id] if id in self.frames else []
        while id := self.parents[id]:
            found.append(id)
        return found

    def add(self, arrow: Arrow, with_sides: bool = False) -> None:
        """Find a way for one arrow and a place for its label, from and to each side where that is asked for."""
        tail, head = arrow.tail, arrow.head
        tail_in, head_in = self.outer(tail), self.outer(head)
        starts = list(sites_of(self.places[tail], self.grid, tail in self.frames, tail in head_in))
        ends = list(sites_of(self.places[head], self.grid, head in self.frames, head in tail_in))
        allowed = {0, *(self.grid.numbers[id] for id in (*tail_in, *head_in))}
        if tail in self.frames and tail not in head_in:
            allowed.discard(self.grid.numbers[tail])
        if head in self.frames and head not in tail_in:
            allowed.discard(self.grid.numbers[head])
        way = self.way(arrow, starts, ends, allowed)
        if with_sides:
            sides = [(out, into) for out in range(4) for into in range(4)]
            ways = [self.way(arrow, at_side(starts, out), at_side(ends, into), allowed) for out, into in sides]
            way = min([found for found in (way, *ways) if found], key=lambda found: found.cost, default=None)
        if way:
            self.ways[arrow.id] = way
            self.mark(way, self.numbers[arrow.id])

    def way(self, arrow: Arrow, starts: list[Site], ends: list[Site], allowed: set[int]) -> Way | None:
        """The cheapest way from some sites to others, with the best place for the label beside it."""
        found = path_between(starts, ends, self.grid, allowed, self.numbers[arrow.id])
        if found is None:
            return None
        cells, cost = found.cells, found.cost / STEP
        middle = [Point(self.grid.x_of(cell), self.grid.y_of(cell)) for cell in cells]
        points = corners([found.start.point, *middle, found.end.point])
        label = self.measures.arrows[arrow.id]
        if not label.lines:
            return Way(cells, points, None, cost)
        place, price = best_place(points, label, self.in_the_way(), self.lines())
        return Way(cells, points, place, cost + price, price >= TAKEN)

    def again(self, arrow: Arrow, with_sides: bool = False) -> None:
        """Route an arrow again with all others where they are."""
        if arrow.id in self.ways:
            number = self.numbers[arrow.id]
            self.mark(self.ways.pop(arrow.id), 0)
            for id, way in self.ways.items() if number in self.grid.shared else ():
                if self.numbers[id] == number:
                    self.mark(way, number)
        self.add(arrow, with_sides)

    def in_the_way(self) -> list[Rect]:
        """What no label may stand on."""
        return [*self.solid, *(way.label for way in self.ways.values() if way.label)]

    def lines(self) -> list[Rect]:
        """The lines of arrows and frames, as thin rectangles."""
        found = list(self.borders)
        for way in self.ways.values():
            found += [thin(a, b) for a, b in zip(way.points, way.points[1:])]
        return found

    def mark(self, way: Way, number: int) -> None:
        """Write a way into the grid, or 0 to take it out."""
        self.grid.mark(way.cells, (way.points[0], way.points[-1]), way.label, number)


def at_side(sites: list[Site], way: int) -> list[Site]:
    """The sites of one side."""
    return [site for site in sites if site.way == way]


def routed(drawing: Drawing, measures: Measures, places: Sequence[Mapping[str, Rect]], most: int) -> list[Layout]:
    """The layouts of some floor plans with their arrows: of those that are cheapest when each arrow is routed once.

    At most so many; one in which an arrow finds no way is left out.
    """
    routers = [Router(drawing, measures, one) for one in places]
    for router in routers:
        router.run()
    whole = [router for router in routers if len(router.ways) == len(router.arrows)]
    best = sorted(whole, key=lambda router: router.cost + SIZE * router.extent)[:most]
    for router in best:
        router.improve()
    return [router.layout() for router in best]
