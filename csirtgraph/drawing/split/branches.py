"""The sections of a large tree that has no frames: the branches below its head."""

from collections import Counter
from collections.abc import Iterator, Sequence

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.trees.forest import Forest, forest_of


def branches(drawing: Drawing, most: int, room: int) -> list[list[str]]:
    """Branches of at most `most` boxes where that can be; small ones beside each other are one if there is no room.

    Boxes above the branches, and those beside them with nothing below, are in none.
    """
    forest = forest_of(drawing)
    found = [group for group in grown(forest, most) if len(group) > 1]
    return found if len(found) <= room else joined(found, most)


def grown(forest: Forest, most: int) -> Iterator[list[str]]:
    """The branches, from the top down, that are small enough; each from its head down."""
    order, sizes = forest.top_down, Counter(forest.top_down)
    for box in reversed(order):
        if box in forest.above:
            sizes[forest.above[box]] += sizes[box]
    start = 0 if len(forest.tops) > 1 else 1  # the only head is above all branches
    while start < len(order):
        size = sizes[order[start]]
        if size <= most:
            yield list(order[start : start + size])
        start += size if size <= most else 1


def joined(groups: Sequence[list[str]], most: int) -> list[list[str]]:
    """Groups of which neighbours are one as long as it has at most `most` boxes."""
    found: list[list[str]] = [[]]
    for group in groups:
        if found[-1] and len(found[-1]) + len(group) > most:
            found.append([])
        found[-1] += group
    return found
