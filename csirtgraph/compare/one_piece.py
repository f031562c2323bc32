"""A table in several pieces side by side as one: comparing needs each row below the one before it."""

from dataclasses import replace

from csirtgraph.drawing.model import Box, Drawing, Span

MORE = ":2"  # behind the id of a cell that goes on with one at the end of the piece before


def span(box: Box) -> Span:
    """The span of a cell."""
    assert box.span is not None
    return box.span


def in_one_piece(drawing: Drawing) -> Drawing:
    """The table with its pieces, which columns without any cell part, below one another."""
    first, *others = pieces_of(drawing)
    if not others:
        return drawing
    boxes = [box for box in drawing.boxes if span(box).column in first]
    for piece in others:
        down = max(span(box).row + span(box).rows for box in boxes) - drawing.table.header
        for box in drawing.boxes:
            if span(box).column in piece and span(box).row >= drawing.table.header:
                add(boxes, moved(box, down, span(box).column - piece.start))
    columns = drawing.table.columns[first.start : first.stop]
    return replace(drawing, body=replace(drawing.table, boxes=tuple(boxes), columns=columns))


def add(boxes: list[Box], box: Box) -> None:
    """One more cell, or more of the one that it goes on with."""
    for number, known in enumerate(boxes):
        if known.id + MORE == box.id:
            boxes[number] = replace(known, span=replace(span(known), rows=span(known).rows + span(box).rows))
            return
    boxes.append(box)


def moved(box: Box, down: int, column: int) -> Box:
    """A cell so many rows further down, in another column."""
    return replace(box, span=replace(span(box), row=span(box).row + down, column=column))


def pieces_of(drawing: Drawing) -> list[range]:
    """The runs of columns that have cells."""
    used = {place for box in drawing.boxes for place in range(span(box).column, span(box).column + span(box).columns)}
    starts = [column for column in sorted(used) if column - 1 not in used]
    ends = [column + 1 for column in sorted(used) if column + 1 not in used]
    return [range(start, end) for start, end in zip(starts, ends)] or [range(0)]
