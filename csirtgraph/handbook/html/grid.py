"""A table of a drawing as one of HTML, with its merged cells and its colours."""

from collections.abc import Mapping
from html import escape

from csirtgraph.drawing.layout.table import span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cells import covered_by, fill_of, html_spans, rule_above


def grid(drawing: Drawing, theme: Theme) -> str:
    """The whole table; its header is repeated on every page."""
    covered = covered_by(drawing)
    height = 1 + max(row for row, _ in covered)
    width, total = len(drawing.table.columns), sum(drawing.table.columns)
    columns = "".join(f'<col style="width:{100 * column / total:.2f}%">' for column in drawing.table.columns)
    rows = []
    for row in range(height):
        cells = (cell(row, column, covered, drawing, theme) for column in range(width))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    header = drawing.table.header
    head, body = "".join(rows[:header]), "".join(rows[header:])
    return f'<table class="grid"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'


def cell(row: int, column: int, covered: Mapping[tuple[int, int], Box], drawing: Drawing, theme: Theme) -> str:
    """What begins at a place: a box, a gap between two tables, or nothing within a merged cell."""
    box = covered.get((row, column))
    if box is None:
        return '<td class="gap"></td>'
    span = span_of(box)
    if (row, column) != (span.row, span.column):
        return ""
    tag, scope = ("th", ' scope="col"') if row < drawing.table.header else ("td", "")
    classes = f"fill-{fill_of(box)}" + (" middle" if span.align == "middle" else "") + (" name" if is_name(box) else "")
    rule = rule_above(row, column, drawing)
    look = theme.looks[rule.look] if rule else None
    style = f' style="border-top:{look.width:g}pt solid {look.line}"' if look else ""
    return f'<{tag}{html_spans(box)}{scope} class="{classes}"{style}>{words(box)}</{tag}>'


def is_name(box: Box) -> bool:
    """Whether a cell is nothing but a name; an element of its own for each takes time and memory to lay out."""
    return bool(box.name) and not (box.lines or box.items or "specialist" in box.tags)


def words(box: Box) -> str:
    """The text of a cell: its name, its lines, its items."""
    strong = ' class="specialist"' if "specialist" in box.tags else ""
    name = f"<b{strong}>{escape(box.name)}</b>" if box.name and not is_name(box) else escape(box.name)
    lines = "<br>".join(escape(line).replace("\n", "<br>") for line in box.lines)
    items = "".join(f"<li>{escape(item)}</li>" for item in box.items)
    return "<br>".join(part for part in (name, lines) if part) + (f"<ul>{items}</ul>" if items else "")
