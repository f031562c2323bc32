"""Where connectors meet a shape: five sites on each of its sides, told in its geometry.

PowerPoint's own rectangles have one site in the middle of each side, where all
arrows would meet. The shapes here have the same outline, resize as those do, and
let every arrow come to a place of its own.
"""

from collections.abc import Iterator

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.slides.pptx.markup import Element, element

#: Which way a side looks, by its number: top, left, bottom, right.
WAYS = (Point(0, -1), Point(-1, 0), Point(0, 1), Point(1, 0))
EDGES = ("t", "l", "b", "r")
ANGLES = ("3cd4", "cd2", "cd4", "0")  # the same in the words of a geometry
SLOTS = 5  # sites of a side, from the left or from the top
MIDDLE = SLOTS // 2
ORDER = [(side, MIDDLE) for side in range(4)]
ORDER += [(side, slot) for side in range(4) for slot in range(SLOTS) if slot != MIDDLE]
#: By how many connectors a side has, the slots they come to.
TAKEN = ((), (2,), (1, 3), (0, 2, 4), (0, 1, 3, 4), (0, 1, 2, 3, 4))
#: The corners of a round rectangle from the top left on: where its arc begins, and its angle.
ARCS = (("l", "x1", "cd2"), ("x2", "t", "3cd4"), ("r", "y2", "0"), ("x1", "b", "cd4"))


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


def outline(rect: Rect, radius: float) -> Element:
    """A rectangle with round corners of a radius in pt, and its sites."""
    share = round(min(radius / (min(rect.width, rect.height) or 1), 0.5) * 100_000)
    formulas = [("x1", f"*/ ss {share} 100000"), ("x2", "+- r 0 x1"), ("y2", "+- b 0 x1")]
    formulas += [("il", "*/ x1 29289 100000"), ("ir", "+- r 0 il"), ("ib", "+- b 0 il")]
    formulas += [(f"s{slot}", f"*/ w {slot + 1} {SLOTS + 1}") for slot in range(SLOTS)]
    formulas += [(f"t{slot}", f"*/ h {slot + 1} {SLOTS + 1}") for slot in range(SLOTS)]
    guides = [element("a:gd", {"name": name, "fmla": formula}) for name, formula in formulas]
    return element(
        "a:custGeom",
        {},
        element("a:avLst"),
        element("a:gdLst", {}, *guides),
        element("a:ahLst"),
        element("a:cxnLst", {}, *sites()),
        element("a:rect", {"l": "il", "t": "il", "r": "ir", "b": "ib"}),
        element("a:pathLst", {}, element("a:path", {}, *path(share > 0))),
    )


def sites() -> Iterator[Element]:
    """All sites, in the order of their numbers."""
    for side, slot in ORDER:
        edge = EDGES[side]
        x, y = (f"s{slot}", edge) if edge in "tb" else (edge, f"t{slot}")
        yield element("a:cxn", {"ang": ANGLES[side]}, element("a:pos", {"x": x, "y": y}))


def path(is_round: bool) -> Iterator[Element]:
    """The outline, from the left of the top corner on."""
    for corner, (x, y, angle) in enumerate(ARCS):
        yield element("a:lnTo" if corner else "a:moveTo", {}, element("a:pt", {"x": x, "y": y}))
        if is_round:
            yield element("a:arcTo", {"wR": "x1", "hR": "x1", "stAng": angle, "swAng": "cd4"})
    yield element("a:close")
