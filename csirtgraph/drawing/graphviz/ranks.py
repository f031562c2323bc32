"""Who stands above whom: rows, bands of frames, and which way each arrow is given to Graphviz."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from csirtgraph.drawing.graphviz.bands import bands_of, outermost
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.records import dataclass


@dataclass(frozen=True)
class Edge:
    """An arrow as Graphviz gets it: between two boxes, from above to below."""

    upper: str
    lower: str
    is_backwards: bool  # the upper box is the arrow's head
    is_rank: bool  # Graphviz may put the lower box lower because of it


@dataclass(frozen=True)
class Ranks:
    """Everything that decides about up and down."""

    edges: Mapping[str, Edge]  # by arrow
    same: tuple[tuple[str, ...], ...]  # boxes on one height
    above: tuple[tuple[str, str], ...]  # boxes above others without an arrow
    columns: tuple[tuple[str, str], ...]  # the same, straight below each other


def ranks_of(drawing: Drawing, bands: int, stack: int) -> Ranks:
    """The ranks of a drawing with its frames in `bands`, and free boxes of a frame in columns of `stack`."""
    levels = levels_of(drawing, bands)
    columns = tuple(columns_of(drawing, levels, stack))
    pairs = list(pairs_inside(drawing, levels)) + list(columns)
    lower, upper = {pair[1] for pair in pairs}, {pair[0] for pair in pairs}
    tops = [box.id for box in drawing.boxes if box.id not in lower]
    bottoms = [box.id for box in drawing.boxes if box.id not in upper]
    edges = dict(edges_of(drawing, levels, tops, bottoms))
    heights = by_level(tops if drawing.frames else [box.id for box in drawing.boxes], levels)
    above = list(steps(heights, by_level(bottoms if drawing.frames else [], levels)))
    if bands == 1 and drawing.frames:
        above += [(heights[0][0], box) for box in tops if box not in levels and 0 in heights]
        last = max(heights, default=0)
        above += [(box, heights[last][0]) for box in bottoms if box not in levels and last > 0]
    return Ranks(edges, tuple(tuple(boxes) for boxes in heights.values()), tuple(above), columns)


def steps(tops: Mapping[int, list[str]], bottoms: Mapping[int, list[str]]) -> Iterator[tuple[str, str]]:
    """Each level above the next: every lowest box of one over some uppermost box of the other."""
    levels = sorted(tops)
    for high, low in zip(levels, levels[1:]):
        for number, box in enumerate(bottoms.get(high) or tops[high][:1]):
            yield box, tops[low][number % len(tops[low])]


def levels_of(drawing: Drawing, bands: int) -> dict[str, int]:
    """How far down every box and frame stands, as far as rows and bands define it; others are left out.

    With frames, only the first and the last row count: the frames stand between them.
    """
    last = len(drawing.rows)
    rows = {row: number for number, row in enumerate(drawing.rows)}
    levels = {box.id: rows[box.row] for box in drawing.boxes if box.row in rows}
    if not drawing.frames:
        return levels
    outer = {name: 0 if row == 0 else last for name, row in levels.items() if row in (0, last - 1)}
    if bands == 1:
        return outer
    placed = bands_of(drawing, bands)
    return outer | {name: placed[home] + 1 for name, home in outermost(drawing).items() if home}


def by_level(boxes: list[str], levels: Mapping[str, int]) -> dict[int, list[str]]:
    """Boxes by how far down they stand."""
    found = defaultdict(list)
    for box in boxes:
        if box in levels:
            found[levels[box]].append(box)
    return dict(found)


def columns_of(drawing: Drawing, levels: Mapping[str, int], stack: int) -> Iterator[tuple[str, str]]:
    """Boxes of a frame that no arrow ties to another one there, in columns of `stack`.

    Those with arrows to what is above come first, those with arrows to what is below last.
    """
    pull: Counter[str] = Counter()
    for arrow in drawing.arrows:
        for one, other in ((arrow.tail, arrow.head), (arrow.head, arrow.tail)):
            pull[one] += levels.get(other, 1) - levels.get(one, 1)
    frame_of = {box.id: box.frame for box in drawing.boxes}
    tied = {
        end
        for arrow in drawing.arrows
        if frame_of.get(arrow.tail) == frame_of.get(arrow.head)
        for end in (arrow.tail, arrow.head)
    }
    for frame in drawing.frames:
        free = sorted(
            (box.id for box in drawing.boxes if box.frame == frame.id and box.id not in tied), key=lambda box: pull[box]
        )
        width = -(-len(free) // stack)
        yield from zip(free, free[width:])


def pairs_inside(drawing: Drawing, levels: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Boxes of the same outermost frame that an arrow ties, the upper one first."""
    home = outermost(drawing)
    boxes = {box.id for box in drawing.boxes}
    for arrow, (upper, lower) in oriented(drawing, levels):
        if home[upper] == home[lower] != "" and upper in boxes and lower in boxes and arrow.is_rank:
            yield upper, lower


def oriented(drawing: Drawing, levels: Mapping[str, int]) -> Iterator[tuple[Arrow, tuple[str, str]]]:
    """Every arrow with its upper and its lower end; all between the same two ends go the same way."""
    known: set[tuple[str, str]] = set()
    for arrow in drawing.arrows:
        ends = (arrow.tail, arrow.head)
        if ends[::-1] in known or is_upwards(arrow, levels, bool(drawing.frames)):
            ends = ends[::-1]
        known.add(ends)
        yield arrow, ends


def is_upwards(arrow: Arrow, levels: Mapping[str, int], framed: bool) -> bool:
    """Whether an arrow goes from a lower level to a higher one; frames without a level are between the rows."""
    tail, head = levels.get(arrow.tail), levels.get(arrow.head)
    if framed:
        return (1 if head is None else head) < (1 if tail is None else tail)
    return head is not None and tail is not None and head < tail


def edges_of(
    drawing: Drawing, levels: Mapping[str, int], tops: list[str], bottoms: list[str]
) -> Iterator[tuple[str, Edge]]:
    """The arrows between boxes; one that ends at a frame goes to its lowest or its uppermost boxes in turn."""
    inside, home = members(drawing), outermost(drawing)
    used: Counter[str] = Counter()
    for arrow, (upper, lower) in oriented(drawing, levels):
        starts = [box for box in inside[upper] if box in bottoms] or inside[upper]
        ends = [box for box in inside[lower] if box in tops] or inside[lower]
        start, end = starts[used[upper] % len(starts)], ends[used[lower] % len(ends)]
        used.update((upper, lower))
        beside = home[start] != home[end] and levels.get(start) == levels.get(end, -1)
        yield arrow.id, Edge(start, end, upper == arrow.head, arrow.is_rank and not beside)


def members(drawing: Drawing) -> dict[str, list[str]]:
    """The boxes in each frame, however deep, and every box as its own only member."""
    inside = {box.id: [box.id] for box in drawing.boxes} | {frame.id: [] for frame in drawing.frames}
    parents = {frame.id: frame.frame for frame in drawing.frames}
    for box in drawing.boxes:
        frame = box.frame
        while frame:
            inside[frame].append(box.id)
            frame = parents[frame]
    return inside
