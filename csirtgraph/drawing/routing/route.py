"""All arrows of a drawing with their labels, one after another, and again where another has taken the better way."""

from collections.abc import Mapping, Sequence
from math import ceil, fsum
from operator import itemgetter

from csirtgraph.drawing.bundles import bundles_of
from csirtgraph.drawing.geometry import Edges, Point, Rect, around, meeting
from csirtgraph.drawing.laid_out import NAME_LEFT, NAME_TOP, Layout
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow, Drawing, holders
from csirtgraph.drawing.right_angles import corners, route_of
from csirtgraph.drawing.routing.find_path import path_between
from csirtgraph.drawing.routing.grid import STEP, Grid
from csirtgraph.drawing.routing.label_places import TAKEN, best_place
from csirtgraph.drawing.routing.sites import Site, sites_of
from csirtgraph.drawing.routing.ways import Way, border, loop_at

ROUNDS = 2  # in which every arrow is routed again
SIZE = 0.35  # what a figure costs for each pt of its height on a slide, in steps of the grid
FEW = 25  # arrows; of more, crowded labels are looked at only once
SIDES = [(out, into) for out in range(4) for into in range(4)]
HASTE = 1.25  # when arrows are routed for the first time, see `path_between`
BEHIND = 1.25  # times the cost of the best floor plan so far, from which on another one does not become better
NEVER = 1e6  # a limit that no cost reaches
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
        self.known_sites: dict[tuple[str, bool], list[Site]] = {}
        self.solid = [rect.edges for rect in (*self.boxes.values(), *self.names.values())]
        self.borders = [line for rect in self.frames.values() for line in border(rect)]

    def run(self, limit: float = NEVER) -> bool:
        """Route every arrow once, the shortest first; False where one finds no way, or all together cost too much."""
        limit -= SIZE * self.extent
        for arrow in sorted(self.arrows, key=self.distance):
            self.add(arrow, haste=HASTE, limit=limit)
            if arrow.id not in self.ways:
                return False
            limit -= self.ways[arrow.id].cost
        return True

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
        lines = [line for other in others for line in other.lines]
        labels = [other.label.edges for other in others if other.label]
        return meeting(way.label.edges, lines + labels) > 0

    def negative_cost(self, arrow: Arrow) -> float:
        """A key that sorts the most expensive way first."""
        return -self.ways[arrow.id].cost

    @property
    def cost(self) -> float:
        """The cost of all ways."""
        return fsum(way.cost for way in self.ways.values())

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
                way = self.ways[arrow.id]
                routes[arrow.id] = route_of(arrow, way.points, way.label)
        return Layout(self.drawing, self.measures, self.boxes, self.frames, routes)

    def distance(self, arrow: Arrow) -> float:
        """How far apart the ends of an arrow are, in pt."""
        a, b = self.places[arrow.tail], self.places[arrow.head]
        across = max(a.x - b.right, b.x - a.right, 0)
        down = max(a.y - b.bottom, b.y - a.bottom, 0)
        return across + down + (40 if across and down else 0)

    def outer(self, id: str) -> list[str]:
        """The frames around a box or frame, and itself where it is a frame."""
        return [name for name in holders(id, self.parents) if name in self.frames]

    def add(self, arrow: Arrow, with_sides: bool = False, haste: float = 1.0, limit: float = NEVER) -> None:
        """Find a way for one arrow, below a limit, and a place for its label; from and to each side if asked for."""
        tail, head = arrow.tail, arrow.head
        tail_in, head_in = self.outer(tail), self.outer(head)
        starts, ends = self.sites(tail, tail in head_in), self.sites(head, head in tail_in)
        allowed = {0, *(self.grid.numbers[id] for id in (*tail_in, *head_in))}
        if tail in self.frames and tail not in head_in:
            allowed.discard(self.grid.numbers[tail])
        if head in self.frames and head not in tail_in:
            allowed.discard(self.grid.numbers[head])
        way = self.way(arrow, starts, ends, allowed, limit, haste)
        for out, into in SIDES if with_sides else ():
            limit = way.cost if way else NEVER
            found = self.way(arrow, at_side(starts, out), at_side(ends, into), allowed, limit)
            way = found if found and found.cost < limit else way
        if way:
            self.ways[arrow.id] = way
            self.mark(way, self.numbers[arrow.id])

    def sites(self, id: str, is_inside: bool) -> list[Site]:
        """Where arrows may leave a box or a frame, worked out once."""
        if (id, is_inside) not in self.known_sites:
            found = sites_of(self.places[id], self.grid, id in self.frames, is_inside)
            self.known_sites[id, is_inside] = list(found)
        return self.known_sites[id, is_inside]

    def way(
        self,
        arrow: Arrow,
        starts: list[Site],
        ends: list[Site],
        allowed: set[int],
        limit: float,
        haste: float = 1.0,
    ) -> Way | None:
        """The cheapest way from some sites to others, below a limit, with the best place for the label beside it."""
        found = path_between(starts, ends, self.grid, allowed, self.numbers[arrow.id], ceil(limit * STEP), haste)
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
        """Route an arrow again with all others where they are; it stays where it is if it finds no other way."""
        number, before = self.numbers[arrow.id], self.ways.pop(arrow.id, None)
        if before:
            self.mark(before, 0)
            for id, way in self.ways.items() if number in self.grid.shared else ():
                if self.numbers[id] == number:
                    self.mark(way, number)
        self.add(arrow, with_sides)
        if before and arrow.id not in self.ways:
            self.ways[arrow.id] = before
            self.mark(before, number)

    def in_the_way(self) -> list[Edges]:
        """What no label may stand on."""
        return self.solid + [way.label.edges for way in self.ways.values() if way.label]

    def lines(self) -> list[Edges]:
        """The lines of arrows and frames, as thin rectangles."""
        found = list(self.borders)
        for way in self.ways.values():
            found += way.lines
        return found

    def mark(self, way: Way, number: int) -> None:
        """Write a way into the grid, or 0 to take it out."""
        self.grid.mark(way.cells, (way.points[0], way.points[-1]), way.label, number)


def at_side(sites: list[Site], way: int) -> list[Site]:
    """The sites of one side."""
    return [site for site in sites if site.way == way]


def routed(drawing: Drawing, measures: Measures, places: Sequence[Mapping[str, Rect]], most: int) -> list[Layout]:
    """The layouts of some floor plans with their arrows: of those that are cheapest when each arrow is routed once.

    At most so many; one in which an arrow finds no way is left out, as is one that has come before.
    """
    best: list[tuple[float, Router]] = []
    for number, one in enumerate(places):
        if one in places[:number]:
            continue
        router = Router(drawing, measures, one)
        if router.run(best[-1][0] if len(best) == most else BEHIND * best[0][0] if best else NEVER):
            best.append((router.cost + SIZE * router.extent, router))
            best = sorted(best, key=itemgetter(0))[:most]
    near = [router for cost, router in best if cost <= BEHIND * best[0][0]]
    for router in near:
        router.improve()
    return [router.layout() for router in near]
