"""Boxes at their middles, and the frames that fit around them."""

from collections.abc import Mapping
from typing import TypeAlias

from csirtgraph.drawing.geometry import Point, Rect, around, centred
from csirtgraph.drawing.placing.problem import ABOVE, BELOW, SIDE, Problem

Middles: TypeAlias = Mapping[int, Point]  # by the number of a box, those that have a place


def rects_of(middles: Middles, problem: Problem) -> dict[int, Rect]:
    """The rectangles of placed boxes, and of the frames that hold any."""
    rects = {part: centred(middle, *problem.sizes[part]) for part, middle in middles.items()}
    for frame in inner_first(problem):
        if inside := [rects[part] for part in problem.children(frame) if part in rects]:
            rects[frame] = framed(around(inside), problem.sizes[frame])
    return rects


def inner_first(problem: Problem) -> list[int]:
    """The frames, each before the one around it."""
    frames = range(problem.boxes, len(problem.ids))
    return sorted(frames, key=lambda frame: -len(problem.chains[frame]))


def framed(inside: Rect, name: tuple[float, float]) -> Rect:
    """The frame around what it holds, with room for its name."""
    width, height = name
    more = max(width - inside.width, 0) / 2 + SIDE
    above = ABOVE + height + BELOW
    return Rect(inside.x - more, inside.y - above, inside.width + 2 * more, inside.height + above + SIDE)


def boxes_in(part: int, problem: Problem) -> list[int]:
    """The boxes in a frame at any depth; of a box itself."""
    return [box for box in range(problem.boxes) if part in problem.chains[box]]
