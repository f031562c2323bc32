"""The cheapest way of one arrow over the grid, by A*."""

from collections.abc import Collection
from heapq import heappop, heappush

from csirtgraph.drawing.routing.grid import Grid
from csirtgraph.drawing.routing.sites import DOWN, LEFT, RIGHT, UP, Site

BEND = 5.0  # in steps of the grid
CROSSING = 10.0
BESIDE = 0.7  # each step next to another arrow
FOREIGN = 14.0  # each step inside a frame that holds neither end
ON_LABEL = 14.0


def path_between(
    starts: list[Site], ends: list[Site], grid: Grid, allowed: Collection[int]
) -> tuple[list[int], Site, Site, float] | None:
    """The cells of the cheapest way with its two sites and its cost; None where there is none.

    `allowed` are the numbers of the frames around either end, and 0.
    """
    width = grid.width
    solid, across, down = grid.solid, grid.across, grid.down
    frame, label = grid.frame, grid.label
    blocked = (grid.no_across, grid.no_across, grid.no_down, grid.no_down)
    steps = (1, -1, width, -width)
    turns = ((RIGHT, DOWN, UP), (LEFT, DOWN, UP), (DOWN, RIGHT, LEFT), (UP, RIGHT, LEFT))
    goals: dict[int, Site] = {}
    for site in ends:
        if not solid[site.cell] and not (across if site.way < 2 else down)[site.cell]:
            state = site.cell * 4 + (site.way ^ 1)
            if state not in goals or goals[state].cost > site.cost:
                goals[state] = site
    if not goals:
        return None
    xs = [state // 4 % width for state in goals]
    ys = [state // 4 // width for state in goals]
    near, far, high, low = min(xs), max(xs), min(ys), max(ys)

    def rest(cell: int) -> float:
        x, y = cell % width, cell // width
        return (near - x if x < near else x - far if x > far else 0) + (
            high - y if y < high else y - low if y > low else 0
        )

    best: dict[int, float] = {}
    came: dict[int, int] = {}
    first: dict[int, Site] = {}
    queue: list[tuple[float, float, int]] = []
    for site in starts:
        cell = site.cell
        if solid[cell] or (across if site.way < 2 else down)[cell]:
            continue
        state = cell * 4 + site.way
        if site.cost < best.get(state, 1e9):
            best[state], first[state] = site.cost, site
            heappush(queue, (site.cost + rest(cell), site.cost, state))
    done: set[int] = set()
    end, final = -1, 0.0
    while queue:
        estimate, cost, state = heappop(queue)
        if state == -1:
            break
        if state in done:
            continue
        done.add(state)
        if state in goals:
            total = cost + goals[state].cost
            if end < 0 or total < final:
                end, final = state, total
                heappush(queue, (total, total, -1))
            continue
        cell, way = state >> 2, state & 3
        is_free = not (across[cell] or down[cell])
        for turn in turns[way] if state not in first and is_free else turns[way][:1]:
            step = steps[turn]
            after = cell + step
            if solid[after] or blocked[turn][after]:
                continue
            if turn < 2:
                if across[after] or blocked[0][cell]:
                    continue
                price = cost + 1 + (CROSSING if down[after] else 0)
                if across[after - width] or across[after + width]:
                    price += BESIDE
            else:
                if down[after] or blocked[2][cell]:
                    continue
                price = cost + 1 + (CROSSING if across[after] else 0)
                if down[after - 1] or down[after + 1]:
                    price += BESIDE
            if turn != way:
                price += BEND
            if label[after]:
                price += ON_LABEL
            if frame[after] not in allowed:
                price += FOREIGN
            new = after * 4 + turn
            if price < best.get(new, 1e9):
                best[new] = price
                came[new] = state
                heappush(queue, (price + rest(after), price, new))
    if end < 0:
        return None
    goal, cells = goals[end], []
    state = end
    while True:
        cells.append(state >> 2)
        if state not in came:
            break
        state = came[state]
    return cells[::-1], first[state], goal, final
