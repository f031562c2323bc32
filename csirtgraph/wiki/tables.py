"""A table of a plan as a table of the wiki's own, with merged cells and colours where it has them."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.layout.table import span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.export.cells import covered_by, fill_of, html_spans
from csirtgraph.export.grid import Wording, tables_of
from csirtgraph.markdown import BREAK, escaped, table
from csirtgraph.themes import LIGHT
from csirtgraph.wiki import escaping

PLAIN = ("cell", "head")  # looks that the wiki's own colours stand for
Escape: TypeAlias = Callable[[str], str]
Row: TypeAlias = list[Box | None]  # what begins in it; None for a gap between two tables
WORDING = Wording(escaping.markdown_lines, "**", BREAK, False)  # of Markdown
GUARDED_WORDING = Wording(
    lambda text: escaped(escaping.twins(text)), "**", BREAK, False
)  # where cells are searched for macros


def markdown(drawing: Drawing, wording: Wording = WORDING) -> str:
    """A table of Markdown, which knows no merged cells, with its title above and its notes below."""
    title = f"**{wording.text(short_title(drawing))}**"
    grids = ("\n".join(table(rows)) for rows in tables_of(drawing, wording))
    return "\n\n".join([title, *grids, *(wording.text(note) for note in drawing.notes)])


def guarded_markdown(drawing: Drawing) -> str:
    """The same for a wiki that looks for links and macros in the cells."""
    return markdown(drawing, GUARDED_WORDING)


def html(drawing: Drawing) -> str:
    """A table of a page of one's own."""
    rows = []
    for number, row in rows_of(drawing):
        tag, scope = ("th", ' scope="col"') if number < drawing.table.header else ("td", "")
        cells = (f"<{tag}{spans(box)}{scope}{style(box)}>{html_words(box)}</{tag}>" for box in row)
        rows.append(f"  <tr>{''.join(cells)}</tr>")
    caption = f"  <caption>{escaping.html(short_title(drawing))}</caption>"
    notes = [f"<p><small>{escaping.html(note)}</small></p>" for note in drawing.notes]
    return "\n".join(["<table>", caption, *rows, "</table>", *notes])


def mediawiki(drawing: Drawing) -> str:
    """A wikitable with its caption, and its notes below."""
    lines = ['{| class="wikitable"', f"|+ {escaping.wikitext(short_title(drawing))}"]
    for number, row in rows_of(drawing):
        lines.append("|-")
        for box in row:
            mark, scope = ("!", ' scope="col"') if number < drawing.table.header else ("|", "")
            words = words_of(box, escaping.wikitext, "'''{}'''", "<br>") if box else ""
            lines.append(f"{mark}{spans(box)}{scope}{style(box)} | {words}".replace("|  |", "| |"))
    notes = [f"<small>{escaping.wikitext(note)}</small>" for note in drawing.notes]
    return "\n\n".join(["\n".join([*lines, "|}"]), *notes])


def confluence(drawing: Drawing) -> str:
    """A table in the storage format; colours are those of the editor's own cells."""
    rows = []
    for number, row in rows_of(drawing):
        tag = "th" if number < drawing.table.header else "td"
        cells = (f"<{tag}{spans(box)}{highlight(box)}><p>{html_words(box)}</p></{tag}>" for box in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    title = f"<p><strong>{escaping.html(short_title(drawing))}</strong></p>"
    notes = "".join(f"<p><sub>{escaping.html(note)}</sub></p>" for note in drawing.notes)
    return f"{title}<table><tbody>{''.join(rows)}</tbody></table>{notes}"


def textile(drawing: Drawing) -> str:
    """A table of Textile, in which a row is one line."""
    lines = []
    for number, row in rows_of(drawing):
        cells = (textile_cell(box, number < drawing.table.header) for box in row)
        lines.append(f"|{'|'.join(cells)}|")
    notes = [escaping.textile(note) for note in drawing.notes]
    return "\n\n".join([f"*{escaping.textile(short_title(drawing))}*", "\n".join(lines), *notes])


def textile_cell(box: Box | None, is_header: bool) -> str:
    """One cell: its spans, and its words with line breaks as elements."""
    if box is None:
        return " "
    span = span_of(box)
    marks = f"{f'{chr(92)}{span.columns}' if span.columns > 1 else ''}{f'/{span.rows}' if span.rows > 1 else ''}"
    marks = f"_{marks}" if is_header else marks
    words = words_of(box, escaping.textile, "{}", "<br />")
    return f"{marks}. {words}" if marks else f" {words} "


def rows_of(drawing: Drawing) -> Iterator[tuple[int, Row]]:
    """The boxes that begin in each row, from the left."""
    covered = covered_by(drawing)
    for row in range(1 + max(row for row, _ in covered)):
        cells: Row = []
        for column in range(len(drawing.table.columns)):
            box = covered.get((row, column))
            if box is None or (row, column) == (span_of(box).row, span_of(box).column):
                cells.append(box)
        yield row, cells


def words_of(box: Box, escape: Escape, strong: str, line: str) -> str:
    """The text of a cell: its name, its lines, its items with bullets."""
    name = [strong.format(escape(box.name))] if box.name else []
    lines = [escape(part) for text in box.lines for part in text.split("\n")]
    return line.join([*name, *lines, *(f"• {escape(item)}" for item in box.items)])


def html_words(box: Box | None) -> str:
    """The text of a cell in the storage format."""
    return words_of(box, escaping.html, "<strong>{}</strong>", "<br />") if box else ""


def spans(box: Box | None) -> str:
    """The attributes of a merged cell; none for a gap between two tables."""
    return html_spans(box) if box else ""


def style(box: Box | None) -> str:
    """The colours of a cell in MediaWiki; words keep theirs where a skin is dark."""
    if box is None or fill_of(box) in PLAIN:
        return ""
    return f' style="background:{LIGHT.looks[fill_of(box)].fill};color:{LIGHT.text}"'


def highlight(box: Box | None) -> str:
    """The colour of a cell in Confluence."""
    if box is None or fill_of(box) in PLAIN:
        return ""
    fill = LIGHT.looks[fill_of(box)].fill
    return f' class="highlight-{fill}" data-highlight-colour="{fill}"'
