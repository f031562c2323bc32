"""Frames in bands: which of them stand above which, so that a drawing of many frames stays compact."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from csirtgraph.drawing.model import Drawing

SEARCHED = 12  # frames; more are only filled up, band by band


def bands_of(drawing: Drawing, count: int) -> dict[str, int]:
    """The band of every outermost frame, from the top down, when there are `count` (1 or 2) bands.

    In two bands as many arrows as possible go from one to the other, the upper
    one has the frames with arrows to boxes outside, and both are equally wide.
    """
    frames = [frame.id for frame in drawing.frames if not frame.frame]
    if count == 1 or len(frames) < 3:
        return dict.fromkeys(frames, 0)
    sizes = Counter(outermost(drawing)[box.id] for box in drawing.boxes)
    if len(frames) > SEARCHED:
        return filled(frames, sizes)
    ties = ties_of(drawing)
    splits = [set(upper) for size in range(1, len(frames)) for upper in combinations(frames, size)]
    best = max(splits, key=lambda upper: merit(upper, frames, sizes, ties))
    return {frame: int(frame not in best) for frame in frames}


def merit(upper: set[str], frames: list[str], sizes: Mapping[str, int], ties: Mapping[tuple[str, str], int]) -> float:
    """How good it is to have these frames in the upper band."""
    across = sum(number for (one, other), number in ties.items() if (one in upper) != (other in upper))
    outside = sum(number for (one, other), number in ties.items() if one == "" and other in upper)
    above = sum(sizes[frame] for frame in upper)
    below = sum(sizes[frame] for frame in frames) - above
    return across + 0.5 * outside - abs(above - below)


def ties_of(drawing: Drawing) -> Counter[tuple[str, str]]:
    """How many arrows there are between two outermost frames ("" is outside of all)."""
    home = outermost(drawing)
    pairs = [tuple(sorted((home[arrow.tail], home[arrow.head]))) for arrow in drawing.arrows]
    return Counter((one, other) for one, other in pairs if one != other)


def outermost(drawing: Drawing) -> dict[str, str]:
    """The outermost frame of every box and frame; "" for what is in none."""
    parents = {frame.id: frame.frame for frame in drawing.frames}
    home = {}
    for name in parents:
        top = name
        while parents[top]:
            top = parents[top]
        home[name] = top
    return home | {box.id: home.get(box.frame, "") for box in drawing.boxes}


def filled(frames: list[str], sizes: Mapping[str, int]) -> dict[str, int]:
    """Frames in the order of the drawing, the first half of their boxes above."""
    half, seen, bands = sum(sizes[frame] for frame in frames) / 2, 0, {}
    for frame in frames:
        bands[frame] = int(seen >= half)
        seen += sizes[frame]
    return bands
