"""The geometry of connectors: PowerPoint has a few presets, turned and flipped until they fit."""

from collections.abc import Mapping

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.layout.cost import Link
from csirtgraph.slides.layout.ports import number
from csirtgraph.slides.pptx.markup import Element, element, guides, place

TINY = 0.1  # pt; a connector without width has no place for its corners
QUARTER = 5_400_000  # 60,000ths of a degree
WHOLE = 100_000  # an adjustment of 1


def connector(identity: Element, link: Link, numbers: Mapping[str, int], look: Element) -> Element:
    """A connector glued to the shapes with these numbers."""
    glue = [
        element(tag, {"id": numbers[name], "idx": number(side, slot)})
        for tag, (name, side), slot in zip(("a:stCxn", "a:endCxn"), (link.start, link.end), link.slots)
    ]
    rect, turn, geometry = geometry_of(link)
    return element(
        "p:cxnSp",
        {},
        element("p:nvCxnSpPr", {}, identity, element("p:cNvCxnSpPr", {}, *glue), element("p:nvPr")),
        element("p:spPr", {}, place(rect, "a:xfrm", turn), geometry, look),
    )


def geometry_of(link: Link) -> tuple[Rect, Mapping[str, object], Element]:
    """The rectangle of a connector before it is turned, how it is turned, and its preset.

    The preset of a bent connector begins to the right. One that begins upwards or
    downwards is turned by a quarter, which takes its right to down and its down to left.
    """
    start, end = link.points[0], link.points[-1]
    dx, dy = end.x - start.x, end.y - start.y
    bends = len(link.points) - 2
    is_turned = bool(bends) and link.points[1].x == start.x
    along, across = (dy, -dx) if is_turned else (dx, dy)
    width, height = (max(abs(length), TINY if bends else 0) for length in (along, across))
    rect = Rect((start.x + end.x - width) / 2, (start.y + end.y - height) / 2, width, height)
    turn = ({"rot": QUARTER} if is_turned else {}) | flips(along, across)
    if not bends:
        return rect, turn, element("a:prstGeom", {"prst": "straightConnector1"}, element("a:avLst"))
    name = f"{'curved' if link.is_curved else 'bent'}Connector{bends + 1}"
    return rect, turn, element("a:prstGeom", {"prst": name}, guides(shares(link, is_turned)))


def flips(along: float, across: float) -> dict[str, int]:
    """Which ways a connector is mirrored."""
    return ({"flipH": 1} if along < 0 else {}) | ({"flipV": 1} if across < 0 else {})


def shares(link: Link, is_turned: bool) -> list[float]:
    """Where a bent connector turns: by turns along and across, as shares of its whole length that way."""
    start, end = link.points[0], link.points[-1]
    found = []
    for turn, corner in enumerate(link.points[1:-2]):
        is_x = is_turned == bool(turn % 2)
        done, whole = (corner.x - start.x, end.x - start.x) if is_x else (corner.y - start.y, end.y - start.y)
        if abs(whole) < TINY:  # then nothing is mirrored, but a quarter turn takes down to left
            whole = -TINY if is_turned and is_x else TINY
        found.append(done / whole * WHOLE)
    return found
