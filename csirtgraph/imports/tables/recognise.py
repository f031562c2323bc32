"""From tables to facts: a row is a role, a post, an outside party or a flow, by the columns of its table."""

from collections.abc import Mapping, Sequence

from csirtgraph.export.sheets import ID
from csirtgraph.imports.facts import Facts, FlowFact, PartyFact
from csirtgraph.imports.grid import Grid
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.find import SUBJECTS, Table, tables_in
from csirtgraph.imports.tables.posts import is_of_posts, take_posts
from csirtgraph.imports.tables.roles import remark_contacts, role_fact, row_modes, text_in
from csirtgraph.imports.tables.rows import Row, rows_of
from csirtgraph.imports.tables.words import Value, modes_in, value_of
from csirtgraph.plan.model.enums import Direction, FlowKind, PartyKind
from csirtgraph.text import Language


def recognised(grids: Sequence[Grid], mapping: Mapping[str, Field], facts: Facts) -> None:
    """Take what all sheets say into `facts`; sheets without a table are remarked on."""
    figures = [grid for grid in grids if grid.is_ours and not any(row[:1] == (ID,) for row in grid.rows)]
    if figures:
        facts.remark(figures[0].file, "figure", ", ".join(grid.sheet for grid in figures))
    for grid in grids:
        if grid in figures:
            continue
        tables = tables_in(grid, mapping, facts)
        first = next((n for n, row in enumerate(grid.rows) if any(text.strip() for text in row)), None)
        if not tables and first is not None:
            facts.remark(grid.place(first, 0), "no-table")
        for table in tables:
            take(table, facts)


def take(table: Table, facts: Facts) -> None:
    """Take what a table says."""
    rows = list(rows_of(table, facts))
    modes = modes_in(table.title)
    language = language_of(table)
    if table.has(Field.SENDER) and table.has(Field.RECEIVER):
        for row in rows:
            take_flow(row, language, facts)
    elif table.has(Field.PARTY) and not table.has(Field.NAME, Field.POST, Field.PERSON):
        for row in rows:
            take_party(row, language, facts)
    elif not table.has(*SUBJECTS) and not table.levels:
        facts.remark(table.grid.place(table.start - 1, 0), "no-subject")
    elif is_of_posts(table, rows):
        take_posts(table, rows, modes, language, facts)
    else:
        for row in rows:
            if row.text(Field.NAME):
                facts.roles.append(role_fact(row, language, facts))
            else:
                facts.remark(row.place, "nameless")


def language_of(table: Table) -> Language | None:
    """The language of a table, where its headings and cells are in one with Japanese letters; None for any other."""
    row = table.grid.rows[table.start - 1]
    return "ja" if any(not text.isascii() for text in row) else "en" if any(row) else None


def take_flow(row: Row, language: Language | None, facts: Facts) -> None:
    """A row that is a flow."""
    sender, receiver = row.text(Field.SENDER), row.text(Field.RECEIVER)
    if not sender or not receiver:
        facts.remark(row.place, "one-end")
        return
    kind = value_in(row, Field.KIND, FlowKind, facts) or value_of(FlowKind, row.text(Field.LABEL))
    facts.flows.append(
        FlowFact(
            place=row.place,
            id=row.text(Field.ID),
            sender=sender,
            receiver=receiver,
            label=text_in(row, Field.LABEL, language),
            kind=kind,
            modes=row_modes(row, facts),
            direction=value_in(row, Field.DIRECTION, Direction, facts),
        )
    )


def take_party(row: Row, language: Language | None, facts: Facts) -> None:
    """A row of someone outside."""
    if not row.text(Field.PARTY):
        facts.remark(row.place, "nameless")
        return
    facts.parties.append(
        PartyFact(
            place=row.place,
            id=row.text(Field.ID),
            name=text_in(row, Field.PARTY, language),
            kind=value_in(row, Field.KIND, PartyKind, facts),
            note=text_in(row, Field.NOTE, language) or text_in(row, Field.DUTY, language),
            modes=row_modes(row, facts),
        )
    )
    remark_contacts(row, facts)


def value_in(row: Row, field: Field, options: type[Value], facts: Facts) -> Value | None:
    """The value of an enum that a cell names; remarks on words that name none."""
    text = row.text(field)
    value = value_of(options, text) if text else None
    if text and value is None:
        facts.remark(row.at(field), "word", text)
    return value
