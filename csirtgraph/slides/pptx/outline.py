"""The outline of a shape with sites of its own, as a geometry of PowerPoint.

PowerPoint's own rectangles have one site in the middle of each side, where all
arrows would meet. The shapes here have the same outline and resize as those do.
"""

from collections.abc import Iterator, Sequence

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.slides.pptx.markup import Element, element, rectangle

WHOLE = 100_000
#: The places of the middles.
EDGES = (("mx", "t"), ("l", "my"), ("mx", "b"), ("r", "my"))
#: Which way a site looks, by the side it is nearest to: top, left, bottom, right.
ANGLES = ("3cd4", "cd2", "cd4", "0")
#: The corners of a round rectangle from the top left on: where its arc begins, and its angle.
ARCS = (("l", "x1", "cd2"), ("x2", "t", "3cd4"), ("r", "y2", "0"), ("x1", "b", "cd4"))


def outline(rect: Rect, radius: float, extra: Sequence[Point]) -> Element:
    """A rectangle with round corners of a radius in pt: PowerPoint's own, or one with sites at more places (shares)."""
    if not extra:
        return rectangle(rect, radius)
    share = round(min(radius / (min(rect.width, rect.height) or 1), 0.5) * WHOLE)
    formulas = [("x1", f"*/ ss {share} {WHOLE}"), ("x2", "+- r 0 x1"), ("y2", "+- b 0 x1")]
    formulas += [("il", "*/ x1 29289 100000"), ("ir", "+- r 0 il"), ("ib", "+- b 0 il")]
    formulas += [("mx", "*/ w 1 2"), ("my", "*/ h 1 2")]
    for number, site in enumerate(extra):
        formulas.append((f"s{number}", f"*/ w {round(site.x * WHOLE)} {WHOLE}"))
        formulas.append((f"t{number}", f"*/ h {round(site.y * WHOLE)} {WHOLE}"))
    return element(
        "a:custGeom",
        {},
        element("a:avLst"),
        element("a:gdLst", {}, *(element("a:gd", {"name": name, "fmla": formula}) for name, formula in formulas)),
        element("a:ahLst"),
        element("a:cxnLst", {}, *sites(extra)),
        element("a:rect", {"l": "il", "t": "il", "r": "ir", "b": "ib"}),
        element("a:pathLst", {}, element("a:path", {}, *path(share > 0))),
    )


def sites(extra: Sequence[Point]) -> Iterator[Element]:
    """All sites, in the order of their numbers."""
    for (x, y), angle in zip(EDGES, ANGLES):
        yield element("a:cxn", {"ang": angle}, element("a:pos", {"x": x, "y": y}))
    for number, site in enumerate(extra):
        gaps = [site.y, site.x, 1 - site.y, 1 - site.x]
        angle = ANGLES[gaps.index(min(gaps))]
        yield element("a:cxn", {"ang": angle}, element("a:pos", {"x": f"s{number}", "y": f"t{number}"}))


def path(is_round: bool) -> Iterator[Element]:
    """The outline, from the left of the top corner on."""
    for corner, (x, y, angle) in enumerate(ARCS):
        yield element("a:lnTo" if corner else "a:moveTo", {}, element("a:pt", {"x": x, "y": y}))
        if is_round:
            yield element("a:arcTo", {"wR": "x1", "hR": "x1", "stAng": angle, "swAng": "cd4"})
    yield element("a:close")
