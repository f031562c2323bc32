"""Markdown: a table as tables, every other figure as lists of its boxes and arrows.

Colours are written in words: what the legend says of a box follows its text in
brackets, unless its row says so anyway.
"""

from collections import Counter
from collections.abc import Iterator

from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.export.grid import tables_of
from csirtgraph.markdown import bullets, escaped, paragraph, table
from csirtgraph.text import Text

BOXES = Text("要素", "Elements")
ARROWS = Text("関係", "Relations")
LEGEND = Text("凡例: ", "Legend: ")
COMMA = Text("、", ", ")
HEADS = {"end": "→", "both": "↔", "none": "–"}


def markdown(drawing: Drawing) -> bytes:
    """The whole figure: its title, what it shows, its legend and its notes."""
    title = f"# {escaped(short_title(drawing))}"
    shown = grid(drawing) if isinstance(drawing.body, Table) else lists(drawing)
    lines = [title, "", paragraph(drawing.subtitle), "", *shown, *legend(drawing)]
    notes = [line for note in drawing.notes for line in (paragraph(note), "")]
    return ("\n".join([*lines, *notes]).rstrip("\n") + "\n").encode()


def grid(drawing: Drawing) -> Iterator[str]:
    """Each table of a drawing, followed by an empty line."""
    for rows in tables_of(drawing):
        yield from table(rows)
        yield ""


def lists(drawing: Drawing) -> Iterator[str]:
    """The boxes, those of a frame below it, and the arrows between them."""
    yield from (f"## {BOXES.to(drawing.language)}", "", *boxes_in("", drawing, 0), "")
    names = names_of(drawing)
    if drawing.arrows:
        yield from (f"## {ARROWS.to(drawing.language)}", "")
        words = {key.look: key.words for key in drawing.keys if key.kind == "arrow" and key.look != "flow"}
        for arrow in drawing.arrows:
            ends = f"{names[arrow.tail]} {HEADS[arrow.heads]} {names[arrow.head]}"
            line = f"{ends}: {escaped(arrow.label)}" if arrow.label else ends
            yield from bullets([f"{line} ({escaped(words[arrow.look])})" if arrow.look in words else line])
        yield ""


def boxes_in(frame: str, drawing: Drawing, depth: int) -> Iterator[str]:
    """The frames and boxes directly in a frame (or in none), each with what is in it."""
    for inner in drawing.frames:
        if inner.frame == frame:
            yield from bullets([f"**{escaped(inner.name)}**"], depth)
            yield from boxes_in(inner.id, drawing, depth + 1)
    for box in drawing.boxes:
        if box.frame == frame:
            yield from bullets([box_line(box, drawing)], depth)


def box_line(box: Box, drawing: Drawing) -> str:
    """A box: its name, what its colour means, its lines and items."""
    said = (box.name, *box.lines)
    keys = [key.words for key in drawing.keys if key.kind == "box" and key.look == box.look]
    meaning = [words for words in keys if words not in said]
    name = f"**{escaped(box.name)}**" + "".join(f" ({escaped(words)})" for words in meaning)
    items = COMMA.to(drawing.language).join(map(escaped, box.items))
    parts = [part for part in (*map(escaped, box.lines), items) if part]
    return f"{name}: {' / '.join(parts)}" if parts else name


def names_of(drawing: Drawing) -> dict[str, str]:
    """What boxes and frames are called at arrows: those of the same name by their first line too, or by a number."""
    count = Counter(box.name for box in drawing.boxes)
    names = {frame.id: frame.name for frame in drawing.frames}
    for box in drawing.boxes:
        names[box.id] = f"{box.name} ({box.lines[0]})" if count[box.name] > 1 and box.lines else box.name
    same = Counter(names.values())
    seen: Counter[str] = Counter()
    for name, words in names.items():
        seen[words] += 1
        names[name] = paragraph(f"{words} [{seen[words]}]" if same[words] > 1 else words)
    return names


def legend(drawing: Drawing) -> list[str]:
    """What colours and marks mean, in a line followed by an empty one."""
    words = list(dict.fromkeys(key.words for key in drawing.keys if key.kind == "box"))
    legend = COMMA.to(drawing.language).join(map(escaped, words))
    return [LEGEND.to(drawing.language) + legend, ""] if legend else []
