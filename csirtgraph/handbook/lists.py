"""The lists behind two diagrams, as tables of words: all flows, and the posts of each mode."""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.documents.tables.workbook import flows_sheet, sheet_of
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Box, Drawing, Span, Table
from csirtgraph.export.sheets import ID, Sheet
from csirtgraph.figures import kind_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language, Text

LIST = Text("{title}の一覧", "List: {title}")
NARROW, BROAD = 46.0, 220.0  # pt, of a column
LETTER = 7.0  # pt, of a letter on average


def list_after(figure: str, plan: Plan, language: Language) -> Iterator[tuple[str, list[Layout | Drawing]]]:
    """The flows after the relations, the posts after the organisation charts."""
    if figure == "relations" and plan.flows:
        sheet = flows_sheet(plan, View(language=language))
        title = LIST.to(language).format(title=sheet.title)
        yield title, [table_of(replace(sheet, title=title), language)]
    if figure == "orgchart":
        for mode in kind_of(figure).modes(plan):
            sheet = sheet_of(plan, figure, View(mode or Mode.INCIDENT, language))
            title = LIST.to(language).format(title=sheet.title)
            yield title, [table_of(replace(sheet, title=title), language)]


def table_of(sheet: Sheet, language: Language) -> Drawing:
    """The rows of a sheet as a drawing of a table, without ids."""
    columns = [number for number, heading in enumerate(sheet.header) if heading != ID]
    rows = [[str(row[number]) for number in columns] for row in (sheet.header, *sheet.rows)]
    boxes = [
        Box(
            id=f"{row}/{column}",
            name="" if row else text,
            lines=tuple(text.split("\n")) if row and text else (),
            look="cell" if row else "head",
            span=Span(row, column),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    widths = tuple(min(max(NARROW, max(map(len, column)) * LETTER), BROAD) for column in zip(*rows))
    body = Table(boxes=tuple(boxes), columns=widths)
    return Drawing(title=sheet.title, subtitle=sheet.subtitle, language=language, body=body)
