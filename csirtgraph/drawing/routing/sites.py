"""Where an arrow may leave a box or a frame: cells beside its sides."""

from collections.abc import Iterator
from math import ceil, floor
from typing import NamedTuple

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import PITCH
from csirtgraph.drawing.routing.grid import CLEAR, Grid

RIGHT, LEFT, DOWN, UP = 0, 1, 2, 3
CORNER = 6.0  # pt from a corner to the next site
OFF_MIDDLE = 6  # what a site costs for each line between it and the middle of its side, in the unit of the grid
OFF_FRAME = 1  # the same at a frame
EPSILON = 0.01


class Site(NamedTuple):
    """A cell beside a side, the point of the side before it, the way out, and what it costs."""

    cell: int
    point: Point
    way: int
    cost: int


def sites_of(rect: Rect, grid: Grid, is_frame: bool, is_inside: bool = False) -> Iterator[Site]:
    """The sites of all four sides, outside of the rectangle, or inside for what is in a frame."""
    weight = OFF_FRAME if is_frame else OFF_MIDDLE
    for side, way in ((rect.right, RIGHT), (rect.x, LEFT), (rect.bottom, DOWN), (rect.y, UP)):
        is_across = way in (RIGHT, LEFT)
        out = way ^ is_inside
        depth = beside(side, grid.left if is_across else grid.top, out in (RIGHT, DOWN))
        low, high, origin = (rect.y, rect.bottom, grid.top) if is_across else (rect.x, rect.right, grid.left)
        for number in range(ceil((low + CORNER - origin) / PITCH), floor((high - CORNER - origin) / PITCH) + 1):
            along = origin + number * PITCH
            cost = round(weight * abs(along - (low + high) / 2) / PITCH)
            if is_across:
                yield Site(number * grid.width + depth, Point(side, along), out, cost)
            else:
                yield Site(depth * grid.width + number, Point(along, side), out, cost)


def beside(side: float, origin: float, is_after: bool) -> int:
    """The first line of the grid after or before a side that keeps clear of it."""
    if is_after:
        return ceil((side + CLEAR + EPSILON - origin) / PITCH)
    return floor((side - CLEAR - EPSILON - origin) / PITCH)
