"""Whose absence cuts others off: the articulation points of a graph, in one walk through it."""

from collections.abc import Iterable, Mapping


def cut_off(near: Mapping[str, Iterable[str]], first: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each end without which others lose their connection, with those others.

    `near` are the neighbours of everyone; connections are counted from `first`,
    as far as they are there. Of one of the first itself all but the largest part is cut off.
    """
    found: dict[str, tuple[str, ...]] = {}
    order: dict[str, int] = {}
    for start in [*(end for end in first if end in near), *near]:
        if start not in order:
            found |= walked(near, start, order)
    return found


def walked(near: Mapping[str, Iterable[str]], start: str, order: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """The cuts of the part around `start`: Tarjan's walk, without recursion."""
    order[start] = len(order)
    met, low = [start], {start: order[start]}
    cuts: dict[str, list[tuple[str, ...]]] = {}
    way, ahead = [start], [iter(near[start])]
    while ahead:
        end, other = way[-1], next(ahead[-1], None)
        if other is None:
            ahead.pop()
            way.pop()
            if way:
                low[way[-1]] = min(low[way[-1]], low[end])
                if low[end] >= order[way[-1]]:
                    cuts.setdefault(way[-1], []).append(tuple(met[order[end] - order[start] :]))
        elif other not in order:
            order[other] = low[other] = len(order)
            met.append(other)
            way.append(other)
            ahead.append(iter(near[other]))
        else:
            low[end] = min(low[end], order[other])
    around = sorted(cuts.pop(start, []), key=len)[:-1]
    found = {end: tuple(name for part in parts for name in part) for end, parts in cuts.items()}
    return found | ({start: tuple(name for part in around for name in part)} if around else {})
