"""A table as a label of Graphviz: an HTML-like table, of which each cell has the id of its box as a port."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from csirtgraph.drawing.content import label_of
from csirtgraph.drawing.layout.table import BULLET, PADDING_X, rules_of, span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.parts import look_of

BREAK = '<BR ALIGN="LEFT"/>'
NO_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what Graphviz's parser refuses


def html_label(drawing: Drawing, theme: Theme) -> str:
    """The whole table; rows in which no cell begins would be no rows to Graphviz, and are left out."""
    rules = rules_of(drawing)
    cells = [box for box in drawing.boxes if box not in rules]
    starts = sorted({span_of(box).row for box in cells})
    rows = (row_of([box for box in cells if span_of(box).row == start], starts, drawing, theme) for start in starts)
    attributes = f'BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="{theme.looks["cell"].line}"'
    return f"<<TABLE {attributes}>{''.join(rows)}</TABLE>>"


def row_of(boxes: Iterable[Box], starts: list[int], drawing: Drawing, theme: Theme) -> str:
    """A row of the table, from left to right."""
    in_order = sorted(boxes, key=lambda box: span_of(box).column)
    return f"<TR>{''.join(cell_of(box, starts, drawing, theme) for box in in_order)}</TR>"


def cell_of(box: Box, starts: list[int], drawing: Drawing, theme: Theme) -> str:
    """A cell with its port, its ground and its words."""
    span, look = span_of(box), look_of(box, drawing, theme)
    rows = sum(span.row <= start < span.row + span.rows for start in starts)
    attributes = {
        "PORT": text(box.id),
        **({"ROWSPAN": rows} if rows > 1 else {}),
        **({"COLSPAN": span.columns} if span.columns > 1 else {}),
        **({"BGCOLOR": look.fill} if look.fill != "none" else {}),
        **({"ALIGN": "LEFT", "BALIGN": "LEFT"} if span.align == "start" else {}),
    }
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<TD{written}>{'<BR/>'.join(words_of(box, drawing)) or ' '}</TD>"


def words_of(box: Box, drawing: Drawing) -> Iterator[str]:
    """The lines of a cell, broken to the width of its columns; its name is bold."""
    span = span_of(box)
    room = sum(drawing.table.columns[span.column : span.column + span.columns]) - 2 * PADDING_X
    yield from (f"<B>{text(line)}</B>" for line in label_of(box.name, room, bold=True).lines)
    for said in (*box.lines, *(BULLET + item for item in box.items)):
        yield from map(text, label_of(said, room).lines)


def text(words: str) -> str:
    """Words that Graphviz shows as they are."""
    return escape(NO_XML.sub("", words)).replace("\\", r"\\")  # or Graphviz would replace \N
