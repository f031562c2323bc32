"""Tracks for ties: right-angled, beside boxes and names, never on a line of command or on each other.

A track is searched (A*) on the grid of the places beside boxes: crossing a line costs, running along one is not
allowed.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import NamedTuple, TypeAlias

from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.right_angles import corners

AIR = 2.5  # pt that a track leaves to boxes and names
APART = 4.9  # pt between lines that run side by side
OUT = (5.0, 10.5)  # pt beside a box, where tracks go
PORT_X, PORT_Y = 18.0, 8.0  # pt from the middle of a side to where a tie meets it
BEND, CROSSING = 25.0, 60.0  # what each costs, in pt of length
STEPS = 100_000  # of the search for one track

Lines = list[tuple[Point, Point]]
Place: TypeAlias = tuple[int, int, bool]  # a column and a row of the grid, and whether a track comes there upright


class Port(NamedTuple):
    """Where a tie meets a box, and the first point outside."""

    at: Point
    out: Point

    @property
    def is_upright(self) -> bool:
        """Whether it is above or below its box."""
        return self.at.x == self.out.x


class Scene(NamedTuple):
    """What tracks have to keep away from: rectangles, and lines they may only cross."""

    solid: Sequence[Rect]
    lines: Lines
    borders: Lines  # of frames, which cost nothing to cross


def track(tail: Rect, head: Rect, scene: Scene) -> tuple[Point, ...] | None:
    """The cheapest track between two boxes; None where there is none."""
    starts, ends = list(ports(tail, head)), list(ports(head, tail))
    grid = Grid(scene, [port.out for port in (*starts, *ends)])
    goals = {grid.index(port.out): port for port in ends if grid.is_free(port)}
    goal_of = {(*index, port.is_upright): port for index, port in goals.items()}
    to_column, to_row = ([abs(at - to) for at in places] for places, to in zip((grid.xs, grid.ys), head.middle))
    queue: list[tuple[float, int, float, Place, object]] = []
    reached: dict[Place, float] = {}
    done: dict[Place, float] = {}
    for port in starts:
        place = (*grid.index(port.out), port.is_upright)
        if place not in reached and grid.is_free(port):
            reached[place] = 0.0
            queue.append((0.0, len(queue), 0.0, place, (port, None)))
    count = len(queue)
    while queue and count < STEPS:
        _, _, cost, place, way = heappop(queue)
        if done.get(place, inf) <= cost:
            continue
        done[place] = cost
        if place in goal_of:
            return traced(way, goal_of[place], grid)
        for other, price in grid.steps(place):
            if price is None:
                continue
            bent = cost + price + BEND * (other[2] != place[2])
            if bent < reached.get(other, inf):
                count += 1
                reached[other] = bent
                rest = to_column[other[0]] + to_row[other[1]]
                heappush(queue, (bent + rest, count, bent, other, (other, way)))
    return None


def traced(way: object, goal: Port, grid: "Grid") -> tuple[Point, ...]:
    """The corners of a way that was found, from port to port."""
    points = [goal.at]
    while isinstance(way, tuple):
        step, way = way
        points += [step.out, step.at] if isinstance(step, Port) else [grid.point(step)]
    return corners(points[::-1])


def ports(box: Rect, other: Rect) -> Iterator[Port]:
    """The places where a tie may meet a box, beside where lines of command do, or opposite the other box."""
    out = OUT[0]
    for x in along_side(box, other, 0, PORT_X):
        yield Port(Point(x, box.y), Point(x, box.y - out))
        yield Port(Point(x, box.bottom), Point(x, box.bottom + out))
    for y in along_side(box, other, 1, PORT_Y):
        yield Port(Point(box.right, y), Point(box.right + out, y))
        yield Port(Point(box.x, y), Point(box.x - out, y))


def along_side(box: Rect, other: Rect, axis: int, off: float) -> list[float]:
    """Where on a side ports are: beside its middle, and where those of the other box are, if that is on the side."""
    own, far = box.middle[axis], other.middle[axis]
    low, high = box[axis] + off / 2, box[axis] + box[axis + 2] - off / 2
    tried = [own + off, own - off, far + off, far - off]
    return [place for place in dict.fromkeys(tried) if low <= place <= high and abs(place - own) >= APART]


class Grid:
    """The places beside boxes, and which steps between neighbours are free."""

    def __init__(self, scene: Scene, extra: Iterable[Point]):
        self.scene = scene
        bounds = around(scene.solid).grown(2 * OUT[0])
        points = list(extra)
        xs = [bounds.x, bounds.right, *(point.x for point in points)]
        ys = [bounds.y, bounds.bottom, *(point.y for point in points)]
        for rect in scene.solid:
            xs += [edge for by in OUT for edge in (rect.x - by, rect.right + by)]
            ys += [edge for by in OUT for edge in (rect.y - by, rect.bottom + by)]
        self.xs, self.ys = sorted({round(x, 2) for x in xs}), sorted({round(y, 2) for y in ys})
        self.column_of = {x: number for number, x in enumerate(self.xs)}
        self.row_of = {y: number for number, y in enumerate(self.ys)}
        self.across: dict[int, list[float | None]] = {}
        self.down: dict[int, list[float | None]] = {}

    def index(self, point: Point) -> tuple[int, int]:
        """The column and the row of a place of the grid."""
        return self.column_of[round(point.x, 2)], self.row_of[round(point.y, 2)]

    def point(self, place: Place) -> Point:
        """Where a column and a row meet."""
        return Point(self.xs[place[0]], self.ys[place[1]])

    def is_free(self, port: Port) -> bool:
        """Whether a tie can leave its box there: nothing runs along the first piece."""
        (a, b), lines = (port.at, port.out), self.scene.lines + self.scene.borders
        return not any(runs_along(a, b, c, d) for c, d in lines) and not any(
            rect.grown(AIR).holds(b) for rect in self.scene.solid
        )

    def steps(self, place: Place) -> tuple[tuple[Place, float | None], ...]:
        """The neighbours of a place, and at what cost they are reached; None where they are not."""
        column, row, _ = place
        across = self.across.get(row) or self.across.setdefault(row, self.prices(1, row))
        down = self.down.get(column) or self.down.setdefault(column, self.prices(0, column))
        return (
            ((column - 1, row, False), across[column]),
            ((column + 1, row, False), across[column + 1]),
            ((column, row - 1, True), down[row]),
            ((column, row + 1, True), down[row + 1]),
        )

    def prices(self, axis: int, track: int) -> list[float | None]:
        """What the piece before each place of a track costs, and that behind the last; None where it is blocked."""
        places = (self.xs, self.ys)[1 - axis]
        blocked, crossed = self.obstacles(axis, (self.xs, self.ys)[axis][track])
        found: list[float | None] = [None, *[high - low for low, high in pairwise(places)], None]
        for end, count in Counter(bisect_left(places, at) for at in crossed).items():
            if 0 < end < len(places):
                found[end] = places[end] - places[end - 1] + CROSSING * count
        for low, high in blocked:
            start, end = max(bisect_right(places, low), 1), min(bisect_left(places, high) + 1, len(places))
            found[start:end] = [None] * (end - start)
        return found

    def obstacles(self, axis: int, at: float) -> tuple[list[tuple[float, float]], list[float]]:
        """Where a track is blocked, from where to where, and where lines cross it."""
        other = 1 - axis
        blocked = [
            (rect[other] - AIR, rect[other] + rect[other + 2] + AIR)
            for rect in self.scene.solid
            if rect[axis] - AIR < at < rect[axis] + rect[axis + 2] + AIR
        ]
        crossed = []
        for number, (a, b) in enumerate((*self.scene.lines, *self.scene.borders)):
            if a[axis] == b[axis]:
                if abs(a[axis] - at) < APART:
                    blocked.append((min(a[other], b[other]) - AIR, max(a[other], b[other]) + AIR))
            elif number < len(self.scene.lines) and min(a[axis], b[axis]) <= at <= max(a[axis], b[axis]):
                crossed.append(a[other])
        return blocked, crossed


def runs_along(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two pieces of lines run beside each other too near to be distinguished."""
    axis = 0 if a.x == b.x else 1
    if c[axis] != d[axis] or abs(a[axis] - c[axis]) >= APART:
        return False
    other = 1 - axis
    return max(min(a[other], b[other]), min(c[other], d[other])) < min(max(a[other], b[other]), max(c[other], d[other]))


def pieces(chains: Iterable[Sequence[Point]]) -> Lines:
    """The straight pieces of chains of points."""
    return [(Point(*a), Point(*b)) for chain in chains for a, b in pairwise(chain)]


def edges(rects: Mapping[str, Rect]) -> Lines:
    """The sides of rectangles."""
    found = []
    for rect in rects.values():
        a, b = Point(rect.x, rect.y), Point(rect.right, rect.y)
        c, d = Point(rect.right, rect.bottom), Point(rect.x, rect.bottom)
        found += [(a, b), (b, c), (c, d), (d, a)]
    return found
