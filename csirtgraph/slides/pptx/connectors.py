"""The geometry of connectors: PowerPoint's presets where they can say a line, turned and flipped; else one's own.

PowerPoint shows a connector as it is stored, and routes it again when a shape it
is glued to is moved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Route
from csirtgraph.slides.pptx.markup import Element, element, emu, guides, place, qualified

TINY = 0.1  # pt; a connector without width has no place for its corners
SAME = 0.05  # pt by which two lengths may differ and count as one
QUARTER = 5_400_000  # 60,000ths of a degree
WHOLE = 100_000  # an adjustment of 1
PIECES = 5  # of bentConnector5, which has the most


def connector(identity: Element, curve: Sequence[Point], glue: Sequence[tuple[int, int]], look: Element) -> Element:
    """A connector along a chain of Bézier curves, glued at both ends to (shape, site)."""
    glued = [element(tag, {"id": id, "idx": site}) for tag, (id, site) in zip(("a:stCxn", "a:endCxn"), glue)]
    rect, turn, geometry = geometry_of(curve)
    return element(
        "p:cxnSp",
        {},
        element("p:nvCxnSpPr", {}, identity, element("p:cNvCxnSpPr", {}, *glued), element("p:nvPr")),
        element("p:spPr", {}, place(rect, "a:xfrm", turn), geometry, look),
    )


def whole_curve(route: Route) -> list[Point]:
    """The curve of a route with its heads, to which it leads straight."""
    first, last = route.curve[0], route.curve[-1]
    before = [route.start, route.start, first] if route.start else []
    after = [last, route.end, route.end] if route.end else []
    return [*before, *route.curve, *after]


def geometry_of(curve: Sequence[Point]) -> tuple[Rect, Mapping[str, object], Element]:
    """The rectangle of a connector before it is turned, how it is turned, and its geometry."""
    corners = corners_of(curve)
    if corners and (len(corners) == 2 or is_bent(corners)):
        return preset(corners)
    return freeform(curve)


def corners_of(curve: Sequence[Point]) -> list[Point] | None:
    """The corners of a chain of straight pieces; None where a piece is curved."""
    pieces = [curve[at : at + 4] for at in range(0, len(curve) - 3, 3)]
    if not all(is_between(a, b, d) and is_between(a, c, d) for a, b, c, d in pieces):
        return None
    kept = [curve[0]]
    for point, after in pairwise([*(piece[3] for piece in pieces), curve[-1]]):
        if not is_between(kept[-1], point, after):
            kept.append(point)
    return [*kept, curve[-1]]


def is_between(start: Point, point: Point, end: Point) -> bool:
    """Whether a point is on the straight line between two others."""
    dx, dy = end.x - start.x, end.y - start.y
    px, py = point.x - start.x, point.y - start.y
    length = hypot(dx, dy)
    if length < SAME:
        return hypot(px, py) < SAME
    along = (px * dx + py * dy) / length
    return abs(px * dy - py * dx) / length < SAME and -SAME < along < length + SAME


def is_bent(corners: Sequence[Point]) -> bool:
    """Whether a chain turns by right angles, and no more often than the presets can."""
    ways = [abs(a.x - b.x) < SAME for a, b in pairwise(corners)]
    level = [abs(a.y - b.y) < SAME for a, b in pairwise(corners)]
    return len(ways) <= PIECES and all(ways[n] != level[n] and ways[n] == (ways[0] ^ n % 2) for n in range(len(ways)))


def preset(corners: Sequence[Point]) -> tuple[Rect, Mapping[str, object], Element]:
    """A straight or a bent connector.

    The preset of a bent connector begins to the right. One that begins upwards or
    downwards is turned by a quarter, which takes its right to down and its down to left.
    """
    start, end = corners[0], corners[-1]
    dx, dy = end.x - start.x, end.y - start.y
    bends = len(corners) - 2
    is_turned = bool(bends) and abs(corners[1].x - start.x) < SAME
    along, across = (dy, -dx) if is_turned else (dx, dy)
    width, height = (max(abs(length), TINY if bends else 0) for length in (along, across))
    rect = Rect((start.x + end.x - width) / 2, (start.y + end.y - height) / 2, width, height)
    turn = ({"rot": QUARTER} if is_turned else {}) | flips(along, across)
    if not bends:
        return rect, turn, element("a:prstGeom", {"prst": "straightConnector1"}, element("a:avLst"))
    return rect, turn, element("a:prstGeom", {"prst": f"bentConnector{bends + 1}"}, guides(shares(corners, is_turned)))


def flips(along: float, across: float) -> dict[str, int]:
    """Which ways a connector is mirrored."""
    return ({"flipH": 1} if along < 0 else {}) | ({"flipV": 1} if across < 0 else {})


def shares(corners: Sequence[Point], is_turned: bool) -> list[float]:
    """Where a bent connector turns: by turns along and across, as shares of its whole length that way."""
    start, end = corners[0], corners[-1]
    found = []
    for turn, corner in enumerate(corners[1:-2]):
        is_x = is_turned == bool(turn % 2)
        done, whole = (corner.x - start.x, end.x - start.x) if is_x else (corner.y - start.y, end.y - start.y)
        if abs(whole) < TINY:  # then nothing is mirrored, but a quarter turn takes down to left
            whole = -TINY if is_turned and is_x else TINY
        found.append(done / whole * WHOLE)
    return found


def freeform(curve: Sequence[Point]) -> tuple[Rect, Mapping[str, object], Element]:
    """A line of one's own, of straight and curved pieces.

    Its rectangle is that between its ends, as of every connector; the line may leave it.
    """
    start, end = curve[0], curve[-1]
    dx, dy = end.x - start.x, end.y - start.y
    rect = Rect(min(start.x, end.x), min(start.y, end.y), max(abs(dx), TINY), max(abs(dy), TINY))
    across, down = (-1 if dx < 0 else 1), (-1 if dy < 0 else 1)
    seen = [Point((point.x - start.x) * across, (point.y - start.y) * down) for point in curve]
    return rect, flips(dx, dy), own_geometry(rect.width, rect.height, steps(seen))


def own_geometry(width: float, height: float, path: Iterable[Element]) -> Element:
    """A geometry of the steps of a path, in a shape so wide and high."""
    drawn = element("a:path", {"w": emu(width), "h": emu(height), "fill": "none"}, *path)
    frame = element("a:rect", {"l": "l", "t": "t", "r": "r", "b": "b"})
    empty = [element(tag) for tag in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst")]
    return element("a:custGeom", {}, *empty, frame, element("a:pathLst", {}, drawn))


def corners_in(preset: Element, width: float, height: float) -> list[Point]:
    """The corners of a bent connector so wide and high, of a preset; by turns along and across."""
    turns = [int(guide.get("fmla").split()[1]) / WHOLE for guide in preset.iter(qualified("a:gd"))]
    found = [Point(0, 0)]
    for number, turn in enumerate(turns):
        last = found[-1]
        found.append(Point(last.x, turn * height) if number % 2 else Point(turn * width, last.y))
    last = found[-1]
    return [*found, Point(last.x, height) if len(turns) % 2 else Point(width, last.y), Point(width, height)]


def steps(curve: Sequence[Point]) -> Iterator[Element]:
    """The pieces of a path."""
    if corners := corners_of(curve):
        yield from straight(corners)
        return
    yield element("a:moveTo", {}, point(curve[0]))
    for start in range(0, len(curve) - 3, 3):
        piece = curve[start : start + 4]
        if corners_of(piece):
            yield element("a:lnTo", {}, point(piece[3]))
        else:
            yield element("a:cubicBezTo", {}, *(point(place) for place in piece[1:]))


def straight(corners: Sequence[Point]) -> Iterator[Element]:
    """Straight pieces from corner to corner."""
    for number, corner in enumerate(corners):
        yield element("a:lnTo" if number else "a:moveTo", {}, point(corner))


def point(place: Point) -> Element:
    """A point of a path."""
    return element("a:pt", {"x": emu(place.x), "y": emu(place.y)})
