"""The cheapest way of one arrow over the grid, by A*."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from csirtgraph.drawing.routing.grid import Grid
from csirtgraph.drawing.routing.sites import DOWN, LEFT, RIGHT, UP, Site

BEND = 5.0  # in steps of the grid, as all that follow
CROSSING = 10.0
SHARED = 0.4  # each step along an arrow of the same number
BESIDE = 0.7  # each step next to another arrow
HUGGING = 0.5  # each step close to a box
FOREIGN = 14.0  # each step inside a frame that holds neither end
ON_LABEL = 30.0
TURNS = ((RIGHT, DOWN, UP), (LEFT, DOWN, UP), (DOWN, RIGHT, LEFT), (UP, RIGHT, LEFT))
END = -1  # in the queue: the best way is known

State = int  # a cell and the way in which it is entered: 4 × cell + way


@dataclass(frozen=True)
class Path:
    """The cells of a way, the sites at its ends, and its cost."""

    cells: list[int]
    start: Site
    end: Site
    cost: float


def path_between(
    starts: Iterable[Site], ends: Iterable[Site], grid: Grid, allowed: Collection[int], own: int
) -> Path | None:
    """The cheapest way from one of some sites to one of others; None where there is none.

    `allowed` are the numbers of the frames around either end, and 0 for the sheet; `own` is the number of the
    arrow, which it shares with those that it may run along.
    """
    first = cheapest(starts, grid, own, is_end=False)
    goals = cheapest(ends, grid, own, is_end=True)
    if not first or not goals:
        return None
    rest = estimate_to(goals, grid.width, SHARED if own in grid.shared else 1.0)
    best = {state: site.cost for state, site in first.items()}
    came: dict[State, State] = {}
    queue = [(cost + rest(state >> 2), cost, state) for state, cost in best.items()]
    queue.sort()
    done: set[State] = set()
    end, final = END, 1e9
    while queue:
        _, cost, state = heappop(queue)
        if state == END:
            break
        if state in done:
            continue
        done.add(state)
        if state in goals and cost + goals[state].cost < final:
            end, final = state, cost + goals[state].cost
            heappush(queue, (final, final, END))
        for after, price in steps_from(state, state not in first, grid, allowed, own):
            total = cost + price
            if total < best.get(after, 1e9):
                best[after], came[after] = total, state
                heappush(queue, (total + rest(after >> 2), total, after))
    if end == END:
        return None
    cells = cells_to(end, came)
    return Path(cells[0], first[cells[1]], goals[end], final)


def cheapest(sites: Iterable[Site], grid: Grid, own: int, is_end: bool) -> dict[State, Site]:
    """The free sites, by the state in which a way begins or ends there."""
    found: dict[State, Site] = {}
    for site in sites:
        used = grid.across if site.way < DOWN else grid.down
        if not grid.solid[site.cell] and used[site.cell] in (0, own):
            state = site.cell * 4 + (site.way ^ 1 if is_end else site.way)
            if state not in found or found[state].cost > site.cost:
                found[state] = site
    return found


def estimate_to(goals: Collection[State], width: int, step: float) -> Callable[[int], float]:
    """What the way from a cell to the nearest goal costs at least: its steps, and a bend where it needs one."""
    xs, ys = [state // 4 % width for state in goals], [state // 4 // width for state in goals]
    west, east, north, south = min(xs), max(xs), min(ys), max(ys)

    def rest(cell: int) -> float:
        x, y = cell % width, cell // width
        across = west - x if x < west else max(x - east, 0)
        down = north - y if y < north else max(y - south, 0)
        return step * (across + down) + (BEND if across and down else 0)

    return rest


def steps_from(
    state: State, may_turn: bool, grid: Grid, allowed: Collection[int], own: int
) -> Iterator[tuple[State, float]]:
    """The states that follow one, each with what the step costs; no arrow turns where another one runs."""
    cell, way = state >> 2, state & 3
    is_free = may_turn and grid.across[cell] in (0, own) and grid.down[cell] in (0, own)
    for turn in TURNS[way] if is_free else TURNS[way][:1]:
        is_across = turn < DOWN
        barred = grid.no_across if is_across else grid.no_down
        step, side = (1, grid.width) if is_across else (grid.width, 1)
        along, athwart = (grid.across, grid.down) if is_across else (grid.down, grid.across)
        after = cell + (step if turn in (RIGHT, DOWN) else -step)
        if grid.solid[after] or barred[after] or barred[cell] or along[after] not in (0, own):
            continue
        price = (SHARED if along[after] else 1.0) + (0 if turn == way else BEND)
        if athwart[after] not in (0, own):
            price += CROSSING
        if along[after - side] not in (0, own) or along[after + side] not in (0, own):
            price += BESIDE
        if grid.near[after]:
            price += HUGGING
        if grid.label[after]:
            price += ON_LABEL
        if grid.frame[after] not in allowed:
            price += FOREIGN
        yield after * 4 + turn, price


def cells_to(end: State, came: Mapping[State, State]) -> tuple[list[int], State]:
    """The cells of the way to a state, and the state that it began with."""
    cells = [end >> 2]
    while end in came:
        end = came[end]
        cells.append(end >> 2)
    return cells[::-1], end
