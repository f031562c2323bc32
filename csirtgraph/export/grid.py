"""A table of a drawing as plain rows and columns of texts, without spans."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csirtgraph.drawing.model import Box, Drawing, Span
from csirtgraph.markdown import BREAK, escaped
from csirtgraph.text import Text

BULLET = Text("・", "• ")
REPEATED = 40  # characters of a cell that is repeated in each of its rows …
DITTO = "〃"  # … and what stands in the other rows of a longer one


@dataclass(frozen=True)
class Wording:
    """How a cell is written: its text, what stands out in it, and what parts its lines."""

    text: Callable[[str], str]
    strong: str
    line: str
    repeats_all: bool  # whether a long cell too is repeated in each of its rows


MARKDOWN = Wording(escaped, "**", BREAK, False)
PLAIN = Wording(str, "", "\n", True)


def tables_of(drawing: Drawing, wording: Wording = MARKDOWN) -> Iterator[list[list[str]]]:
    """The tables that stand side by side in a drawing, parted where no box is; the first row is the header."""
    cells = cells_of(drawing, wording)
    rows = 1 + max(row for row, _ in cells)
    for columns in parts_of({column for _, column in cells}):
        header = [heading(cells, column, drawing.table.header) for column in columns]
        body = [[cells.get((row, column), "") for column in columns] for row in range(drawing.table.header, rows)]
        yield [header, *(row for row in body if any(row))]


def parts_of(used: set[int]) -> Iterator[range]:
    """Runs of columns next to each other."""
    start = min(used)
    for column in range(start, max(used) + 2):
        if column not in used:
            if column > start:
                yield range(start, column)
            start = column + 1


def heading(cells: dict[tuple[int, int], str], column: int, rows: int) -> str:
    """The header of a column: what stands in its header rows, once each."""
    words = dict.fromkeys(cells.get((row, column), "") for row in range(rows))
    return " – ".join(word for word in words if word)


def cells_of(drawing: Drawing, wording: Wording) -> dict[tuple[int, int], str]:
    """The text at each row and column that a box covers."""
    found: dict[tuple[int, int], str] = {}
    boxes = [(box, box.span) for box in drawing.boxes if box.span]
    for box, span in boxes:
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                found[row, column] = text_at(row, column, box, span, drawing, wording)
    add_meanings([(box, span) for box, span in boxes if span.row >= drawing.table.header], found, drawing, wording)
    for box, span in boxes:
        if span.rows == 0:
            add_line(box, span, found, drawing, wording)
    return found


def text_at(row: int, column: int, box: Box, span: Span, drawing: Drawing, wording: Wording) -> str:
    """What stands at one of the rows and columns of a box: nothing right of its first column, but for headers."""
    is_header = row < drawing.table.header
    if column > span.column and not is_header:
        return ""
    text = text_of(box, is_header, drawing, wording)
    is_told = row == span.row or is_header or wording.repeats_all or is_short(box)
    return text if is_told or not text else DITTO


def is_short(box: Box) -> bool:
    """Whether a cell is repeated in each of its rows, so that each row can be read alone."""
    return not box.items and sum(map(len, (box.name, *box.lines))) <= REPEATED


def text_of(box: Box, is_header: bool, drawing: Drawing, wording: Wording) -> str:
    """A cell: its name, its lines, its items with bullets."""
    name, strong = wording.text(box.name), wording.strong
    lines = [name if is_header or not name else f"{strong}{name}{strong}", *map(wording.text, box.lines)]
    items = [BULLET.to(drawing.language) + wording.text(item) for item in box.items]
    return wording.line.join(text for text in (*lines, *items) if text)


def add_meanings(
    boxes: list[tuple[Box, Span]], found: dict[tuple[int, int], str], drawing: Drawing, wording: Wording
) -> None:
    """Say what a cell's colour means where neither its row nor its left neighbour says so."""
    words = {key.look: wording.text(key.words) for key in drawing.keys if key.kind == "box"}
    marks = {key.mark for key in drawing.keys if key.mark}
    looks = {(span.row, span.column): box.look for box, span in boxes}
    said: dict[int, set[str]] = defaultdict(set)
    for (row, _), text in found.items():
        said[row].update(plain(text, wording).split(wording.line))
    for box, span in boxes:
        place, meaning = (span.row, span.column), words.get(box.look, "")
        text = found.get(place, "")
        beside = looks.get((span.row, span.column - 1)) == box.look
        is_said = beside or said[span.row].issuperset(meaning.split(wording.line))
        if meaning and text and plain(text, wording).split("/")[0] not in marks and not is_said:
            found[place] = f"{text} ({meaning})"


def plain(text: str, wording: Wording) -> str:
    """A cell's text without emphasis."""
    return text.replace(wording.strong, "") if wording.strong else text


def add_line(box: Box, span: Span, found: dict[tuple[int, int], str], drawing: Drawing, wording: Wording) -> None:
    """Say what a line means at the end of the cell above it."""
    words = next((wording.text(key.words) for key in drawing.keys if key.look == box.look), "")
    row = span.row - 1
    place = (row, span.column)
    found[place] = wording.line.join(text for text in (found.get(place, ""), f"― {words} ―") if text)
