"""Where connectors meet a shape: five ports on each of its sides, so that each arrow comes to a place of its own."""

from csirtgraph.drawing.geometry import Point, Rect

#: Which way a side looks, by its number: top, left, bottom, right.
WAYS = (Point(0, -1), Point(-1, 0), Point(0, 1), Point(1, 0))
SLOTS = 5  # sites of a side, from the left or from the top
MIDDLE = SLOTS // 2
ORDER = [(side, MIDDLE) for side in range(4)]
ORDER += [(side, slot) for side in range(4) for slot in range(SLOTS) if slot != MIDDLE]
#: By how many connectors a side has, the slots they come to.
TAKEN = ((), (2,), (1, 3), (0, 2, 4), (0, 1, 3, 4), (0, 1, 2, 3, 4))


def site(rect: Rect, side: int, slot: int = MIDDLE) -> Point:
    """A place on a side."""
    way, along = WAYS[side], (slot + 1) / (SLOTS + 1) - 0.5
    across, down = (along, way.y / 2) if way.x == 0 else (way.x / 2, along)
    return Point(rect.middle.x + across * rect.width, rect.middle.y + down * rect.height)


def number(side: int, slot: int) -> int:
    """The number of a site in the geometry of its shape: the middles first, as PowerPoint's own shapes have them."""
    return ORDER.index((side, slot))


def taken(count: int) -> tuple[int, ...]:
    """The slots that so many connectors come to; more than there are share them."""
    return TAKEN[count] if count < len(TAKEN) else tuple(number * SLOTS // count for number in range(count))
