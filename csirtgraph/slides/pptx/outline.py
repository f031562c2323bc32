"""The outline of a shape with its ports, as a geometry of PowerPoint.

PowerPoint's own rectangles have one port in the middle of each side, where all
arrows would meet. The shapes here have the same outline and resize as those do.
"""

from collections.abc import Iterator

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.layout.ports import ORDER, SLOTS
from csirtgraph.slides.pptx.markup import Element, element

EDGES = ("t", "l", "b", "r")
ANGLES = ("3cd4", "cd2", "cd4", "0")  # which way each edge looks, in the words of a geometry
#: The corners of a round rectangle from the top left on: where its arc begins, and its angle.
ARCS = (("l", "x1", "cd2"), ("x2", "t", "3cd4"), ("r", "y2", "0"), ("x1", "b", "cd4"))


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
