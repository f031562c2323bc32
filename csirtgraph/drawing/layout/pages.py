"""A large table on several pages, each readable on a 16:9 slide or on paper: its columns are parted, then its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import fsum
from typing import TypeAlias

from csirtgraph.drawing.content import TEXT_SIZE, Content
from csirtgraph.drawing.layout.table import cell_content, cell_width, row_tops, span_of, widened
from csirtgraph.drawing.layout.tall_rows import with_tall_rows_divided
from csirtgraph.drawing.model import Box, Drawing, Span, Table
from csirtgraph.drawing.slide import READABLE, WIDE
from csirtgraph.drawing.surroundings import sheet_around
from csirtgraph.drawing.title_block import MARGIN

LARGEST = TEXT_SIZE / READABLE  # how much larger than the slide a page may be
ROOM = (WIDE.width * LARGEST, WIDE.height * LARGEST)  # pt, of the largest page that is readable on a slide
SIDE = 1  # columns that stand on every page

Cell: TypeAlias = tuple[int, int, float]  # the first row or column it covers, how many, and the room its text needs
Way: TypeAlias = tuple[tuple[int, int, float], list[int]]  # what is kept small, and the edges of the parts


def pages_of(drawing: Drawing, room: tuple[float, float] = ROOM) -> list[Drawing]:
    """The drawing itself, or parts of its table with header and first column on each and (1/3) in the title.

    No page is larger than `room`, title and notes included.
    """
    if not isinstance(drawing.body, Table):
        return [drawing]
    pages = [page for part in side_by_side(drawing, room[0]) for page in below_each_other(part, room[1])]
    if len(pages) == 1:
        return [drawing]
    return [numbered(page, number, len(pages)) for number, page in enumerate(pages, 1)]


def numbered(page: Drawing, number: int, count: int) -> Drawing:
    """A page that says which of how many it is; its id differs, so that pages can stand in one document."""
    return replace(page, title=f"{page.title} ({number}/{count})", id=page.id and f"{page.id}-{number}")


def side_by_side(drawing: Drawing, width: float) -> Iterator[Drawing]:
    """The columns of a table, parted where it is wider than a page."""
    widths = drawing.table.columns
    room = width - 2 * MARGIN
    if fsum(widths) <= room:
        yield drawing
        return
    cells = [(span_of(box).column, span_of(box).columns, 0.0) for box in drawing.boxes]
    for start, end in parted(widths, SIDE, room, cells):
        boxes = tuple(part for box in drawing.boxes if (part := cut_sideways(box, start, end)))
        columns = (*widths[:SIDE], *widths[start:end])
        yield replace(drawing, body=replace(drawing.table, boxes=boxes, columns=columns))


def below_each_other(whole: Drawing, height: float) -> Iterator[Drawing]:
    """The rows of a table, parted where it is higher than a page; a row higher than that goes on in others."""
    room = height - sheet_around(whole, fsum(widened(whole).table.columns), 0.0)[1]
    contents, tops = measured(whole)
    if tops[-1] <= room:
        yield whole
        return
    header = whole.table.header
    drawing = with_tall_rows_divided(whole, contents, room - tops[header])
    if drawing is not whole:
        contents, tops = measured(drawing)
    heights = [below - above for above, below in zip(tops, tops[1:])]
    cells = [(span_of(box).row, span_of(box).rows, contents[box.id].height) for box in drawing.boxes]
    near = cells_near(cells, header)
    for start, end in parted(heights, header, room, [cell for cell in cells if cell[1] > 1]):
        cut_out = (cut_downwards(drawing.boxes[number], start, end, header) for number in near(start, end))
        boxes = tuple(box for box in cut_out if box)
        yield replace(drawing, body=replace(drawing.table, boxes=boxes))


def cells_near(cells: Sequence[Cell], header: int) -> Callable[[int, int], list[int]]:
    """What finds the numbers of the cells that may stand on a page of some rows, and of those in the header."""
    high = [(number, first, count) for number, (first, count, _) in enumerate(cells) if count > 1 and first >= header]
    rest: dict[int, list[int]] = {}  # by the row in which they begin
    for number, (first, count, _) in enumerate(cells):
        if count <= 1 or first < header:
            rest.setdefault(first, []).append(number)

    def near(start: int, end: int) -> list[int]:
        found = {number for row in (*range(header), *range(start - 1, end + 1)) for number in rest.get(row, ())}
        found |= {number for number, first, count in high if first <= end and first + count >= start}
        return sorted(found)

    return near


def measured(drawing: Drawing) -> tuple[dict[str, Content], list[float]]:
    """What stands in each cell of a table, and where its rows begin."""
    contents = {box.id: cell_content(box, cell_width(box, drawing)) for box in drawing.boxes}
    return contents, row_tops(drawing, contents)


def cut_sideways(box: Box, start: int, end: int) -> Box | None:
    """A box as it stands on a page with the columns from `start` up to `end`, or None when it does not."""
    span = span_of(box)
    column, columns = cut(span.column, span.columns, start, end, SIDE)
    return moved(box, Span(span.row, column, span.rows, columns, span.align)) if columns else None


def cut_downwards(box: Box, start: int, end: int, header: int) -> Box | None:
    """The same for rows; a line on an edge that two pages share stands on both."""
    span = span_of(box)
    row, rows = cut(span.row, span.rows, start, end, header)
    if rows or (span.rows == 0 and start <= span.row <= end):
        return moved(box, Span(row, span.column, rows, span.columns, span.align))
    return None


def moved(box: Box, span: Span) -> Box:
    """A box in other cells; `replace` takes three times as long, and a large table has thousands."""
    return Box(**{**vars(box), "span": span})


def cut(first: int, count: int, start: int, end: int, fixed: int) -> tuple[int, int]:
    """Where a cell begins on a page of the fixed rows (or columns) and those from `start`, and what it keeps."""
    begin = first if first < fixed else max(first, start) - start + fixed
    kept = max(0, min(first + count, fixed) - first) + max(0, min(first + count, end) - max(first, start))
    return begin, kept


def parted(sizes: Sequence[float], fixed: int, room: float, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """Where rows (or columns) are parted: in the fewest parts, through the fewest cells, as evenly as can be."""
    sums = [0.0, *accumulate(sizes)]
    across: dict[int, list[Cell]] = {edge: [] for edge in range(len(sums))}
    for cell in cells:
        for edge in range(cell[0] + 1, cell[0] + cell[1]):
            across[edge].append(cell)
    best: dict[int, Way] = {fixed: ((0, 0, 0.0), [fixed])}
    for end in range(fixed + 1, len(sums)):
        ways: list[Way] = []
        for start in range(end - 1, fixed - 1, -1):
            size = sums[fixed] + sums[end] - sums[start]
            if across[start] or across[end]:
                size += repeated(sums, start, end, [*across[start], *across[end]])
            if ways and size > room:
                break
            (parts, cuts, squares), edges = best[start]
            ways.append(((parts + 1, cuts + len(across[start]), squares + size**2), [*edges, end]))
        best[end] = min(ways)
    edges = best[len(sizes)][1]
    return list(zip(edges, edges[1:]))


def repeated(sums: Sequence[float], start: int, end: int, cells: Sequence[Cell]) -> float:
    """How much longer a part gets because cells that are cut repeat their text in it."""
    rests = [need - sums[min(first + count, end)] + sums[max(first, start)] for first, count, need in cells]
    return max([0.0, *rests])
