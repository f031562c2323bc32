"""The cheapest way of one arrow over the grid, by A*."""

from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from csirtgraph.drawing.routing.grid import BARRED, SHARED, STEP, Grid
from csirtgraph.drawing.routing.sites import DOWN, LEFT, RIGHT, UP, Site

BEND = 100  # in the unit of the grid, as all costs
FOREIGN = 280  # more, for each step inside a frame that holds neither end
TURNS = [[RIGHT, DOWN, UP], [LEFT, DOWN, UP], [DOWN, RIGHT, LEFT], [UP, RIGHT, LEFT]]
NOT_FOUND = -1
LOW = 20  # bits at least for a state in an entry of the queue, and as many for its rest: 60 are quick

State = int  # a cell and the way in which it is entered: 4 × cell + way


class Path(NamedTuple):
    """The cells of a way, the sites at its ends, and its cost."""

    cells: list[int]
    start: Site
    end: Site
    cost: int


def path_between(
    starts: Iterable[Site],
    ends: Iterable[Site],
    grid: Grid,
    allowed: Collection[int],
    own: int,
    limit: int = BARRED,
    haste: float = 1.0,
) -> Path | None:
    """The cheapest way from one of some sites to one of others; None where there is none below a limit of costs.

    `allowed` are the numbers of the frames around either end, and 0 for the sheet; `own` is the number of the
    arrow, which it shares with those that it may run along. More haste than 1 looks at fewer cells, for a way that
    may be as many times as dear as the cheapest.
    """
    prices, straight = grid.seen_by(own)
    first, goals = cheapest(starts, prices, is_end=False), cheapest(ends, prices, is_end=True)
    if not first or not goals:
        return None
    rest = Rest(goals, grid, SHARED if own in grid.shared else STEP, haste)
    foreign = [0 if number in allowed else FOREIGN for number in range(len(grid.numbers) + 1)]
    frame, columns, rows, (across, down, zone_across, zone_down) = grid.frame, grid.columns, grid.rows, rest.tables
    steps = [1, -1, grid.width, -grid.width]
    turns = [
        [(turn, steps[turn], prices[turn >> 1], BEND * (turn != way), rest.bends[turn]) for turn in TURNS[way]]
        for way in range(4)
    ]
    ahead = [turns[way][:1] for way in range(4)]
    best, kept = grid.best, grid.kept
    came: dict[State, State] = {}
    bits = max(LOW, (4 * grid.size).bit_length())
    end, mask = NOT_FOUND, (1 << bits) - 1
    queue = []
    for state, site in first.items():
        if site.cost < best[state >> 1]:
            best[state >> 1], kept[state >> 1] = site.cost, state
        left = rest.at(state >> 2, state & 3)
        queue.append(((site.cost + left) << bits | left) << bits | state)
    heapify(queue)
    while queue:
        entry = heappop(queue)
        if entry >> 2 * bits >= limit:
            break
        state = entry & mask
        if kept[state >> 1] != state:  # done, or there is a cheaper way
            continue
        kept[state >> 1] = NOT_FOUND
        cost, cell = best[state >> 1], state >> 2
        if state in goals and cost + goals[state].cost < limit:
            end, limit = state, cost + goals[state].cost
        for turn, step, price_of, bend, bends in (ahead if straight[cell] or state in first else turns)[state & 3]:
            after = cell + step
            total = cost + price_of[after] + bend + foreign[frame[after]]
            number = after * 4 + turn
            if total < best[number >> 1]:
                best[number >> 1], kept[number >> 1], came[number] = total, number, state
                x, y = columns[after], rows[after]
                left = across[x] + down[y] + bends[zone_across[x] + zone_down[y]]
                heappush(queue, ((total + left) << bits | left) << bits | number)
    for state in (*first, *came):
        best[state >> 1] = BARRED
    if end == NOT_FOUND:
        return None
    cells = cells_to(end, came)
    return Path(cells[0], first[cells[1]], goals[end], limit)


def cheapest(sites: Iterable[Site], prices: list[list[int]], is_end: bool) -> dict[State, Site]:
    """The free sites, by the state in which a way begins or ends there."""
    found: dict[State, Site] = {}
    for site in sites:
        if prices[site.way >> 1][site.cell] < BARRED:
            state = site.cell * 4 + (site.way ^ 1 if is_end else site.way)
            if state not in found or found[state].cost > site.cost:
                found[state] = site
    return found


class Rest:
    """What the way from a cell, entered in some way, to the nearest goal costs at least, times haste.

    It is the sum of what the column costs, the row, and the bends from their zone on, each in a table.
    """

    def __init__(self, goals: Collection[State], grid: Grid, step: int, haste: float):
        xs, ys = [grid.columns[state >> 2] for state in goals], [grid.rows[state >> 2] for state in goals]
        west, east, north, south = min(xs), max(xs), min(ys), max(ys)
        step = round(haste * step)
        across, down = outside(west, east, grid.width, step), outside(north, south, grid.height, step)
        zone_across = [1] * west + [0] * (east - west + 1) + [2] * (grid.width - east - 1)
        zone_down = [3] * north + [0] * (south - north + 1) + [6] * (grid.height - south - 1)
        self.tables = across, down, zone_across, zone_down
        self.bends = [[round(haste * BEND) * count for count in counts] for counts in BENDS]
        self.columns, self.rows = grid.columns, grid.rows

    def at(self, cell: int, way: int) -> int:
        """The same for one cell."""
        x, y = self.columns[cell], self.rows[cell]
        across, down, zone_across, zone_down = self.tables
        return across[x] + down[y] + self.bends[way][zone_across[x] + zone_down[y]]


def outside(first: int, last: int, count: int, step: int) -> list[int]:
    """What so many lines cost by their distance from those between a first and a last one, a step each."""
    before, after = range(first * step, 0, -step), range(step, (count - last) * step, step)
    return [*before, *[0] * (last - first + 1), *after]


def bends_from(way: int, zone: int) -> int:
    """How many bends lead at least to goals in a zone: 1 right of here, 2 left; 3 more below, 6 above."""
    ways = {(None, RIGHT, LEFT)[zone % 3], (None, DOWN, UP)[zone // 3]} - {None}
    if ways <= {way}:
        return 0
    return 2 if way ^ 1 in ways else 1


BENDS = [[bends_from(way, zone) for zone in range(9)] for way in range(4)]


def cells_to(end: State, came: Mapping[State, State]) -> tuple[list[int], State]:
    """The cells of the way to a state, and the state that it began with."""
    cells = [end >> 2]
    while end in came:
        end = came[end]
        cells.append(end >> 2)
    return cells[::-1], end
