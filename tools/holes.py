"""The largest empty place in a figure: how much of it a rectangle takes in which nothing stands and no arrow runs."""

from collections.abc import Iterator
from math import ceil, floor

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.quality import traces_of

CELL = 6.0  # pt, how exactly it is measured


def largest_hole(layout: Layout) -> float:
    """The largest empty rectangle of a figure, as a share of it."""
    bounds = layout.bounds
    width, height = ceil(bounds.width / CELL), ceil(bounds.height / CELL)
    heights, largest = [0] * width, 0
    taken = {cell for rect in things_in(layout) for cell in cells(rect.moved(-bounds.x, -bounds.y))}
    for row in range(height):
        heights = [0 if (column, row) in taken else heights[column] + 1 for column in range(width)]
        largest = max(largest, largest_below(heights))
    return largest / (width * height)


def things_in(layout: Layout) -> Iterator[Rect]:
    """The rectangles of boxes, names, labels and pieces of arrows."""
    yield from layout.boxes.values()
    yield from (layout.name_of(frame) for frame in layout.frames)
    yield from (route.label for route in layout.routes.values() if route.label)
    for trace in traces_of(layout).values():
        for a, b in zip(trace.points, trace.points[1:]):
            yield Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def cells(rect: Rect) -> Iterator[tuple[int, int]]:
    """The cells that a rectangle touches."""
    for column in range(floor(rect.x / CELL), floor(rect.right / CELL) + 1):
        for row in range(floor(rect.y / CELL), floor(rect.bottom / CELL) + 1):
            yield column, row


def largest_below(heights: list[int]) -> int:
    """The largest rectangle below a skyline of columns."""
    stack: list[tuple[int, int]] = []
    largest = 0
    for place, height in enumerate([*heights, 0]):
        start = place
        while stack and stack[-1][1] >= height:
            start, before = stack.pop()
            largest = max(largest, before * (place - start))
        stack.append((start, height))
    return largest
