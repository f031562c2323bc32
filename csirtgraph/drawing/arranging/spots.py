"""Kept places: the middle of each box in steps of the grid, which neither a language nor a theme changes."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from csirtgraph.drawing.geometry import Point, Rect, centred
from csirtgraph.drawing.laid_out import PITCH, Layout

Spot: TypeAlias = tuple[int, int]  # across and down, from any origin
Spots: TypeAlias = Mapping[str, Spot]  # by the id of a box


def spots_of(layout: Layout) -> dict[str, Spot]:
    """Where the boxes of a layout stand."""
    return {box: spot_at(rect.middle) for box, rect in layout.boxes.items()}


def spot_at(point: Point) -> Spot:
    """The spot nearest to a point."""
    return round(point.x / PITCH), round(point.y / PITCH)


def point_at(spot: Spot) -> Point:
    """The place of a spot in pt."""
    return Point(spot[0] * PITCH, spot[1] * PITCH)


def known_spots(spots: Spots, boxes: Iterable[str]) -> dict[str, Spot]:
    """The spots of boxes that there are."""
    return {box: spots[box] for box in boxes if box in spots}


def rects_at(spots: Spots) -> dict[str, Rect]:
    """Spots as rectangles without a size, for comparisons of places alone."""
    return {box: centred(point_at(spot), 0, 0) for box, spot in spots.items()}
