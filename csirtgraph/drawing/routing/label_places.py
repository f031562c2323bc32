"""Where the label of an arrow may stand: beside a straight piece of it, nearer to it than to any other."""

from collections.abc import Iterator, Sequence

from csirtgraph.drawing.content import Label
from csirtgraph.drawing.geometry import Edges, Point, Rect, meeting

OFF = 3.0  # pt between a label and its arrow
AWAY = 5.0  # pt between a label and any other line
SHIFTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # of the piece that the label stands beside
HEAD = 11.0  # pt of a piece's end that stay free for the head
TAKEN = 80.0  # what a label costs that stands on something
NEAR_LINE = 1.5  # the same for each line that it stands near


def pieces(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The straight pieces of a way, the longest first."""
    found = list(zip(points, points[1:]))
    return sorted(found, key=lambda piece: -abs(piece[0].x - piece[1].x) - abs(piece[0].y - piece[1].y))


def places(points: Sequence[Point], label: Label) -> Iterator[tuple[Rect, float]]:
    """Where a label may stand, and what that costs besides what is in the way."""
    for rank, (a, b) in enumerate(pieces(points)):
        if a.y == b.y:
            low, high, need = min(a.x, b.x) + HEAD, max(a.x, b.x) - HEAD, label.width
        else:
            low, high, need = min(a.y, b.y) + HEAD, max(a.y, b.y) - HEAD, label.height
        room = high - low - need
        short = max(0.0, -room) / 6
        for number, share in enumerate(SHIFTS if room > 0 else SHIFTS[:1]):
            start = low + room * share
            for side in (0, 1):
                if a.y == b.y:
                    rect = Rect(start, a.y - OFF - label.height if side == 0 else a.y + OFF, label.width, label.height)
                else:
                    x = a.x + OFF + 2 if side == 0 else a.x - OFF - 2 - label.width
                    rect = Rect(x, start, label.width, label.height)
                yield rect, 0.8 * rank + 0.25 * number + short + 0.1 * side


def best_place(
    points: Sequence[Point], label: Label, solid: Sequence[Edges], lines: Sequence[Edges]
) -> tuple[Rect, float]:
    """The cheapest place and its cost: not on `solid`, and not near `lines` (as thin rectangles)."""
    own = [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(1).edges
        for a, b in zip(points, points[1:])
    ]
    best, least = None, 1e9
    for rect, price in places(points, label):
        if price >= least:
            continue
        price += TAKEN * meeting(rect.grown(1.5).edges, solid)
        if price >= least:
            continue
        price += TAKEN * meeting(rect.edges, own)
        if price >= least:
            continue
        price += crowd(rect, lines)
        if price < least:
            best, least = rect, price
    assert best is not None
    return best, least


def crowd(rect: Rect, lines: Sequence[Edges]) -> float:
    """What a label costs for the lines that it stands on, and for those that it stands near."""
    near = meeting(rect.grown(AWAY).edges, lines)
    on = meeting(rect.grown(1).edges, lines) if near else 0
    return TAKEN * on + NEAR_LINE * (near - on)
