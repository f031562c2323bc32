"""A table of a drawing as one of HTML, with its merged cells and its colours."""

from html import escape

from csirtgraph.drawing.layout.table import span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cells import covered_by, fill_of, html_spans, rules_above


def grid(drawing: Drawing, theme: Theme) -> str:
    """The whole table; its header is repeated on every page."""
    covered, rules = covered_by(drawing), rules_above(drawing)
    height = 1 + max(row for row, _ in covered)
    width, total = len(drawing.table.columns), sum(drawing.table.columns)
    columns = "".join(f'<col style="width:{100 * column / total:.2f}%">' for column in drawing.table.columns)
    rows = []
    for row in range(height):
        tag = "th" if row < drawing.table.header else "td"
        places = ((row, column) for column in range(width))
        cells = (cell(place, covered.get(place), tag, theme, rules.get(place)) for place in places)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    header = drawing.table.header
    head, body = "".join(rows[:header]), "".join(rows[header:])
    return f'<table class="grid"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'


def cell(place: tuple[int, int], box: Box | None, tag: str, theme: Theme, rule: Box | None) -> str:
    """What begins at a row and column: a box, a gap between two tables, or nothing within a merged cell."""
    if box is None:
        return '<td class="gap"></td>'
    span = span_of(box)
    if place != (span.row, span.column):
        return ""
    scope = ' scope="col"' if tag == "th" else ""
    classes = f"fill-{fill_of(box)}" + (" middle" if span.align == "middle" else "") + (" name" if is_name(box) else "")
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
