"""The sheet around a laid-out figure: title, badge and legend above, notes below, margins."""

from collections.abc import Iterator, Sequence
from math import fsum

from csirtgraph.drawing.content import Label, label_of
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Drawing, Key, Table
from csirtgraph.drawing.slide import worth
from csirtgraph.drawing.text.fonts import ASCENT, LINE, text_width
from csirtgraph.records import dataclass
from csirtgraph.text import one_line

MARGIN = 14.0  # pt
TITLE_SIZE = 16.0
SUBTITLE_SIZE = 10.0
NOTE_SIZE = 8.5
KEY_SIZE = 9.5
SWATCH = (26.0, 14.0)  # pt, of a sample in the legend
KEY_STEP = 22.4  # pt from a line of the legend to the next
GAP = 14.0
BESIDE = 30.0  # pt between the title and a legend that stands beside it
ASIDE = 26.0  # pt between the figure and a legend at its right
SIDE_GAIN = 1.03  # how much better the figure must be read for that
WIDER = 1.12  # how much wider words of the legend may be in another font
BADGE_GAP = 9.0


@dataclass(frozen=True)
class Placed:
    """A line of text on the sheet that begins at x; a badge's is around it."""

    text: str
    x: float
    y: float
    size: float
    role: str  # "title", "subtitle", "note", "key", "badge"


@dataclass(frozen=True)
class Sheet:
    """Everything around the figure, and how far the figure itself is moved; lengths in pt."""

    width: float
    height: float
    dx: float
    dy: float
    texts: tuple[Placed, ...]
    badge: Rect | None
    swatches: tuple[tuple[Key, Rect], ...]


def sheet_of(layout: Layout) -> Sheet:
    """Room and places for title, legend and notes of a figure; the legend stands where the figure is read best."""
    under = composed(layout)
    if isinstance(layout.drawing.body, Table) or not layout.drawing.keys:
        return under
    right, slide = composed(layout, is_right=True), layout.drawing.slide
    is_better = worth(right.width, right.height, slide) > worth(under.width, under.height, slide) * SIDE_GAIN
    return right if is_better else under


def composed(layout: Layout, is_right: bool = False) -> Sheet:
    """A sheet with the legend at the right of the figure, else beside the title or below the figure."""
    drawing, bounds = layout.drawing, layout.bounds
    head = list(header(layout))
    reach = max(text.x + text_width(text.text, text.size, text.role == "title") for text in head) - MARGIN
    legend = [[key] for key in drawing.keys] if is_right else list(legend_rows(drawing.keys, max(bounds.width, 480.0)))
    key_width, key_height = max(map(row_width, legend), default=0.0), len(legend) * KEY_STEP
    beside = ASIDE + WIDER * key_width if is_right else 0.0
    widest = max(bounds.width + beside, reach, 0 if is_right else key_width)
    notes = [label_of(note, widest, NOTE_SIZE) for note in drawing.notes]
    top = MARGIN + TITLE_SIZE * LINE + SUBTITLE_SIZE * LINE + GAP
    y = bottom = top + max(bounds.height, key_height if is_right else 0) + GAP
    if is_right:
        corner = (MARGIN + widest - WIDER * key_width, top)
    elif len(legend) == 1 and reach + BESIDE + WIDER * key_width <= widest:
        corner = (MARGIN + widest - WIDER * key_width, MARGIN + 4)
    else:
        corner = (MARGIN, y)
        y += key_height
    swatches, key_texts = place_legend(legend, *corner)
    note_texts = list(place_notes(notes, y))
    y += fsum(note.height for note in notes)
    return Sheet(
        width=widest + 2 * MARGIN,
        height=y - (GAP if y == bottom else 0) + MARGIN,  # nothing may stand below the figure
        dx=MARGIN + (widest - beside - bounds.width) / 2 - bounds.x,
        dy=top - bounds.y,
        texts=(*head, *key_texts, *note_texts),
        badge=badge_rect(layout.drawing),
        swatches=tuple(swatches),
    )


def header(layout: Layout) -> Iterator[Placed]:
    """Title, badge and subtitle."""
    drawing = layout.drawing
    base = MARGIN + TITLE_SIZE * ASCENT + TITLE_SIZE * (LINE - 1) / 2
    badge = badge_rect(drawing)
    yield Placed(one_line(drawing.title), badge.right + BADGE_GAP if badge else MARGIN, base, TITLE_SIZE, "title")
    if badge:
        yield Placed(drawing.badge, badge.middle.x, badge.bottom - 5, KEY_SIZE, "badge")
    base += SUBTITLE_SIZE * LINE + 4
    yield Placed(one_line(drawing.subtitle), MARGIN, base, SUBTITLE_SIZE, "subtitle")


def badge_rect(drawing: Drawing) -> Rect | None:
    """The coloured band of the badge, before the title."""
    if not drawing.badge:
        return None
    width = text_width(drawing.badge, KEY_SIZE, bold=True) + 16
    return Rect(MARGIN, MARGIN + 2, width, 17)


def legend_rows(keys: Sequence[Key], width: float) -> Iterator[list[Key]]:
    """The entries of the legend, in rows no wider than `width`."""
    row: list[Key] = []
    for key in keys:
        if row and row_width([*row, key]) > width:
            yield row
            row = []
        row.append(key)
    if row:
        yield row


def row_width(row: Sequence[Key]) -> float:
    """The width of one row of the legend."""
    return fsum(SWATCH[0] + 6 + text_width(one_line(key.words), KEY_SIZE) + GAP for key in row) - GAP


def place_legend(rows: list[list[Key]], left: float, top: float) -> tuple[list[tuple[Key, Rect]], list[Placed]]:
    """Samples and words of the legend, from a corner down."""
    swatches, texts = [], []
    for number, row in enumerate(rows):
        x, y = left, top + number * KEY_STEP
        for key in row:
            swatches.append((key, Rect(x, y, *SWATCH)))
            x += SWATCH[0] + 6
            texts.append(Placed(one_line(key.words), x, y + SWATCH[1] / 2 + KEY_SIZE * 0.38, KEY_SIZE, "key"))
            x += text_width(one_line(key.words), KEY_SIZE) + GAP
    return swatches, texts


def place_notes(notes: list[Label], top: float) -> Iterator[Placed]:
    """The notes, line by line."""
    y = top
    for note in notes:
        for text in note.lines:
            yield Placed(text, MARGIN, y + NOTE_SIZE * ASCENT, NOTE_SIZE, "note")
            y += NOTE_SIZE * LINE
