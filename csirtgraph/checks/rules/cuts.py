"""Whose absence cuts others off: the articulation points of a graph, in one walk through it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

SHOWN = 20  # names that are kept of a cut; a chain of n would need n² in all


class Cut(NamedTuple):
    """Those who lose their connection: the first of them, and how many there are."""

    first: tuple[str, ...]
    size: int


def cut_off(near: Mapping[str, Iterable[str]], first: Iterable[str]) -> dict[str, Cut]:
    """Each end without which others lose their connection, with those others.

    `near` are the neighbours of everyone; connections are counted from `first`,
    as far as they are there. Of one of the first itself all but the largest part is cut off.
    """
    found: dict[str, Cut] = {}
    order: dict[str, int] = {}
    for start in [*(end for end in first if end in near), *near]:
        if start not in order:
            found |= walked(near, start, order)
    return found


def walked(near: Mapping[str, Iterable[str]], start: str, order: dict[str, int]) -> dict[str, Cut]:
    """The cuts of the part around `start`: Tarjan's walk, without recursion."""
    order[start] = len(order)
    met, low = [start], {start: order[start]}
    cuts: dict[str, list[Cut]] = {}
    way, ahead = [start], [iter(near[start])]
    while ahead:
        end, other = way[-1], next(ahead[-1], None)
        if other is None:
            ahead.pop()
            way.pop()
            if way:
                low[way[-1]] = min(low[way[-1]], low[end])
                if low[end] >= order[way[-1]]:
                    place = order[end] - order[start]
                    part = Cut(tuple(met[place : place + SHOWN]), len(met) - place)
                    cuts.setdefault(way[-1], []).append(part)
        elif other not in order:
            order[other] = low[other] = len(order)
            met.append(other)
            way.append(other)
            ahead.append(iter(near[other]))
        else:
            low[end] = min(low[end], order[other])
    around = sorted(cuts.pop(start, []), key=lambda part: part.size)[:-1]
    return {end: together(parts) for end, parts in [*cuts.items(), *([(start, around)] if around else [])]}


def together(parts: list[Cut]) -> Cut:
    """Several cuts as one."""
    return Cut(tuple(name for part in parts for name in part.first)[:SHOWN], sum(part.size for part in parts))
