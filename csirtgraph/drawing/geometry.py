"""Points, rectangles and curves; lengths are pt, and y grows downwards."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the picture."""

    x: float
    y: float


Edges = tuple[float, float, float, float]  # left, top, right and bottom of a rectangle


class Rect(NamedTuple):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def edges(self) -> Edges:
        """Its four sides."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> "Rect":
        """The same rectangle with more room on all four sides."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, point: Point) -> bool:
        """Whether the point is inside."""
        return self.x < point.x < self.right and self.y < point.y < self.bottom

    def contains(self, other: "Rect") -> bool:
        """Whether the other is inside this one, or as large."""
        return self.x <= other.x and other.right <= self.right and self.y <= other.y and other.bottom <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def centred(point: Point, width: float, height: float) -> Rect:
    """The rectangle of a size around a point."""
    return Rect(point.x - width / 2, point.y - height / 2, width, height)


def meeting(one: Edges, others: Iterable[Edges]) -> int:
    """How many of some rectangles share any area with one."""
    left, top, right, bottom = one
    found = 0
    for x, y, end, foot in others:
        if x < right and left < end and y < bottom and top < foot:
            found += 1
    return found


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of them."""
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def along(curve: Sequence[Point], steps: int = 12) -> Iterator[Point]:
    """Points on a chain of cubic Bézier curves (1 + 3 n control points), `steps` to each."""
    for start in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[start : start + 4]
        for step in range(steps + (start + 4 >= len(curve))):
            t = step / steps
            u = 1 - t
            yield Point(
                u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y,
            )


def distance(a: Point, b: Point) -> float:
    """How far apart two points are."""
    return hypot(a.x - b.x, a.y - b.y)


def halves(curve: Sequence[Point], t: float) -> tuple[list[Point], list[Point]]:
    """One cubic Bézier curve cut in two at `t` (0 to 1), by de Casteljau's construction."""
    rows = [list(curve)]
    while len(rows[-1]) > 1:
        row = rows[-1]
        rows.append([Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) for a, b in zip(row, row[1:])])
    return [row[0] for row in rows], [row[-1] for row in reversed(rows)]


def outside(curve: Sequence[Point], rect: Rect) -> list[Point]:
    """The part of a chain of curves up to where it enters `rect` for the last time; it must end inside."""
    for start in range(len(curve) - 4, -1, -3):
        piece = list(curve[start : start + 4])
        if rect.holds(piece[0]):
            continue
        low, high = 0.0, 1.0
        for _ in range(20):
            t = (low + high) / 2
            low, high = (low, t) if rect.holds(halves(piece, t)[0][-1]) else (t, high)
        return [*curve[:start], *halves(piece, low)[0]]
    return list(curve)


def without_end(curve: Sequence[Point], length: float) -> list[Point]:
    """A chain of curves that ends `length` (pt) before its old end, or with its last curve where that is shorter."""
    *rest, a, b, c, end = curve
    low, high = 0.0, 1.0
    for _ in range(20):
        t = (low + high) / 2
        low, high = (t, high) if distance(halves([a, b, c, end], t)[0][-1], end) > length else (low, t)
    return [*rest, *halves([a, b, c, end], high)[0]]
