"""The rows of a table that say something: without empty ones, totals and notes, and with what 〃 stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from csirtgraph.imports.facts import Facts
from csirtgraph.imports.grid import Cell
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.find import SUBJECTS, Table
from csirtgraph.imports.tables.words import DITTO, FOOTNOTE, TOTALS, plain

BLANK = " \t　 "
BRANCHES = "├└│─┣┗┃━・" + BLANK  # what stands before a name that is indented


@dataclass(frozen=True)
class Row:
    """A row: its cells by field, and how deep it stands in a hierarchy (0 where nothing says so)."""

    cells: Mapping[Field, Cell]
    level: int
    place: str
    others: Mapping[str, Cell] = field(default_factory=dict)  # by heading: cells of columns that are not imported

    def text(self, field: Field) -> str:
        """What a column says here, without outer spaces; "" for nothing."""
        return self.cells[field].text if field in self.cells else ""

    def at(self, field: Field) -> str:
        """Where that stands."""
        return self.cells[field].place if field in self.cells else self.place


def rows_of(table: Table, facts: Facts) -> Iterator[Row]:
    """The rows that say something of a plan; remarks in `facts` on those that are left out, except empty ones."""
    above: dict[int, str] = {}
    subject = next((field for field in SUBJECTS if table.has(field)), None)
    for number in range(table.start, table.end):
        texts = {column: text for column, text in enumerate(table.grid.rows[number]) if text.strip(BLANK)}
        if not texts:
            continue
        place = table.grid.place(number, min(texts))
        if code := why_left_out(table, texts):
            facts.remark(place, code, next(iter(texts.values())).strip(BLANK))
            continue
        texts = {n: above.get(n, "") if plain(text) in DITTO else text for n, text in texts.items()}
        above |= texts
        yield row_of(table, number, texts, subject, place)


def why_left_out(table: Table, texts: Mapping[int, str]) -> str:
    """The code of the remark on a row that is a total, a note or a heading over the rows below; "" for others."""
    first = plain(next(iter(texts.values())))
    if first.replace(" ", "") in TOTALS:
        return "total"
    words = {*texts.values()}
    if len(words) == 1 and first.startswith(FOOTNOTE):
        return "footnote"
    width = len(table.columns) + len(table.levels)
    is_subject = any(table.columns.get(column) in SUBJECTS for column in texts) or texts.keys() & table.levels.keys()
    if len(words) == 1 and width > 2 and (len(texts) > 2 or not is_subject):
        return "section"
    return ""


def whole_name(cells: Mapping[Field, Cell]) -> Cell:
    """A name whose parts stand in two columns, in the order of its language."""
    surname, given = cells[Field.SURNAME], cells.get(Field.GIVEN_NAME, Cell("", ""))
    parts = (given.text, surname.text) if surname.text.isascii() else (surname.text, given.text)
    return Cell(" ".join(filter(None, parts)), surname.place)


def row_of(table: Table, number: int, texts: Mapping[int, str], subject: Field | None, place: str) -> Row:
    """A row by fields, each that has a column; a name in a level column counts as the name of a post."""
    cells = {field: Cell("", table.grid.place(number, column)) for column, field in table.columns.items()}
    level = 0
    for column, text in texts.items():
        cell = Cell(text.strip(BLANK), table.grid.place(number, column))
        if column in table.levels:
            level = table.levels[column]
            cells[Field.POST] = cell
        elif (field := table.columns.get(column)) and field is not Field.IGNORED:
            if field is subject and (bare := text.lstrip(BRANCHES)) != text:
                level = 1 + len(text) - len(bare)
                cell = Cell(bare.rstrip(BLANK), cell.place)
            if field is Field.UNIT or not cells[field].text:  # of 部 and 課 the narrower one
                cells[field] = cell
    if Field.PERSON not in cells and Field.SURNAME in cells:
        cells[Field.PERSON] = whole_name(cells)
    others = {
        table.grid.cell(table.start - 1, n).text: Cell(text, table.grid.place(number, n))
        for n, text in texts.items()
        if n not in table.columns
    }
    return Row(cells, level, place, others)
