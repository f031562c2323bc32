"""Arrows that are drawn as one line with branches: many of one look that all begin, or all end, at the same part."""

from collections.abc import Iterable

from csirtgraph.drawing.model import Arrow

LEAST = 8  # arrows that make a bundle


def bundles_of(arrows: Iterable[Arrow]) -> dict[str, int]:
    """The number of the bundle of each arrow that is in one, by its id; an arrow is in the larger one of its ends."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for arrow in arrows:
        if arrow.tail != arrow.head:
            groups.setdefault(("from", arrow.tail, arrow.look, arrow.heads), []).append(arrow.id)
            groups.setdefault(("to", arrow.head, arrow.look, arrow.heads), []).append(arrow.id)
    found: dict[str, int] = {}
    for number, ids in enumerate(sorted(groups.values(), key=len, reverse=True)):
        free = [id for id in ids if id not in found]
        if len(free) >= LEAST:
            found |= dict.fromkeys(free, number)
    return found
