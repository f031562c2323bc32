"""Boxes moved by hand: where they are put, or at the nearest place that is free."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from csirtgraph.drawing.arranging.frames import Middles, boxes_in
from csirtgraph.drawing.arranging.free_places import are_free, free_near, on_grid, with_new
from csirtgraph.drawing.arranging.make_room import with_room
from csirtgraph.drawing.arranging.spots import Spot, spot_at
from csirtgraph.drawing.geometry import Point
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.tiles import is_small
from csirtgraph.drawing.model import Diagram
from csirtgraph.drawing.placing.problem import Problem, problem_of

Shift: TypeAlias = tuple[float, float]  # pt to the right and down


def can_be_moved(layout: Layout) -> bool:
    """Whether the boxes of a layout may be moved by hand: those of a small diagram."""
    return isinstance(layout.drawing.body, Diagram) and is_small(layout.drawing) and not layout.is_cheap


def spots_moved(layout: Layout, shifts: Mapping[str, Shift]) -> dict[str, Spot]:
    """The spots of a layout once some boxes are moved, or frames with all that is in them; ids it lacks are ignored."""
    problem = problem_of(layout.drawing, layout.measures)
    middles = middles_of(layout, problem)
    for part, id in enumerate(problem.ids):
        if id in shifts:
            middles = moved(boxes_in(part, problem), shifts[id], middles, problem)
    return spots_in(middles, problem)


def spots_tidied(layout: Layout, ids: Iterable[str]) -> dict[str, Spot]:
    """The spots of a layout with some boxes at the free places nearest to their preferred ones."""
    problem = problem_of(layout.drawing, layout.measures)
    loose = set(ids)
    kept = {box: middle for box, middle in middles_of(layout, problem).items() if problem.ids[box] not in loose}
    return spots_in(with_new(kept, problem), problem)


def middles_of(layout: Layout, problem: Problem) -> dict[int, Point]:
    """The middles of all boxes, by number."""
    return {box: layout.boxes[id].middle for box, id in enumerate(problem.ids[: problem.boxes])}


def moved(boxes: list[int], shift: Shift, middles: Middles, problem: Problem) -> dict[int, Point]:
    """The middles with some boxes moved together; a single one that would overlap goes to a free place nearby."""
    wishes = {box: on_grid(Point(middles[box].x + shift[0], middles[box].y + shift[1])) for box in boxes}
    found = {**middles, **wishes}
    if are_free(boxes, found, problem):
        return found
    if len(boxes) == 1:
        return {**middles, boxes[0]: free_near(boxes[0], wishes[boxes[0]], middles, problem)}
    return with_new(with_room(found, problem), problem)


def spots_in(middles: Middles, problem: Problem) -> dict[str, Spot]:
    """Middles as spots by id, with room between them."""
    apart = with_new(with_room(middles, problem), problem)
    return {problem.ids[box]: spot_at(middle) for box, middle in sorted(apart.items())}
