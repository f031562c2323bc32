"""Boxes that are alike put in the order of the plan, row by row."""

from collections.abc import Mapping

from csirtgraph.drawing.geometry import Rect, centred
from csirtgraph.drawing.placing.problem import Problem

GAP = 6.0  # pt between a box that has changed places and its neighbours, at least


def in_order(places: Mapping[str, Rect], problem: Problem) -> dict[str, Rect]:
    """The places with boxes that are tied to the same parts in the order of the plan, where they have the room."""
    found = dict(places)
    for group in [*alike(problem), *alike(problem, with_sizes=True)]:
        ids = [problem.ids[part] for part in group]
        order = sorted(ids, key=lambda id: (round(found[id].y), found[id].x))
        moved = {id: centred(found[old].middle, found[id].width, found[id].height) for id, old in zip(ids, order)}
        if order != ids and has_room(found | moved, ids, problem):
            found |= moved
    return found


def alike(problem: Problem, with_sizes: bool = False) -> list[list[int]]:
    """Boxes of one frame and level with the same ties (and sizes), in the order of the plan."""
    ties: dict[int, list[tuple[int, int]]] = {}
    for tie in problem.ties:
        ties.setdefault(tie.one, []).append((tie.other, tie.arrows))
        ties.setdefault(tie.other, []).append((tie.one, tie.arrows))
    groups: dict[object, list[int]] = {}
    for part in range(problem.boxes):
        own = tuple(sorted(ties.get(part, ())))
        size = tuple(map(round, problem.sizes[part])) if with_sizes else ()
        key = (problem.parents[part], problem.levels[part], part in problem.outsiders, own, size)
        groups.setdefault(key, []).append(part)
    return [group for group in groups.values() if len(group) > 1]


def has_room(places: Mapping[str, Rect], ids: list[str], problem: Problem) -> bool:
    """Whether some boxes stand clear of everything beside them, and inside their frame."""
    parent = problem.parents[problem.ids.index(ids[0])]
    beside = [problem.ids[part] for part in problem.children(parent)]
    return all(
        (parent < 0 or places[problem.ids[parent]].contains(places[id].grown(GAP)))
        and not any(other != id and places[id].grown(GAP).meets(places[other]) for other in beside)
        for id in ids
    )
