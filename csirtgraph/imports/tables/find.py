"""The tables of a sheet: where each begins, what its columns say, where it ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csirtgraph.imports.facts import Facts
from csirtgraph.imports.grid import Grid
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.spelling import CONTACTS, NAMES, REPORTS_TO, field_of, level_of, spelled

#: What a row of a table may be called by, the likeliest first.
SUBJECTS = (Field.NAME, Field.POST, Field.PERSON, Field.UNIT)
TITLES = 2  # rows of titles in our own sheets
LOOKED_AT = 30  # rows, for headings of which only one is known
#: In a communication plan, its owner sends something to each party.
TELLS = {Field.PARTY: Field.RECEIVER, Field.PERSON: Field.SENDER}
#: What a table of people has that one of roles has not.
OF_PEOPLE = {Field.POST, Field.MANAGER, Field.MANAGER_ID, Field.LEVEL, Field.UNIT, Field.NAME}


@dataclass(frozen=True)
class Table:
    """The rows from `start` to `end` of a sheet, and the field or the level of each column."""

    grid: Grid
    start: int
    end: int
    columns: Mapping[int, Field]
    levels: Mapping[int, int]  # by column, from 1
    title: str  # the words above it, and the sheet's name

    def has(self, *fields: Field) -> bool:
        """Whether there is a column of any of these fields."""
        return any(field in fields for field in self.columns.values())


def tables_in(grid: Grid, mapping: Mapping[str, Field], facts: Facts) -> list[Table]:
    """The tables of a sheet from the top down; `mapping` says what headings mean beyond those that are known."""
    heads = list(heads_in(grid, mapping)) or likely_head(grid, mapping)
    tables = []
    for number, (row, height) in enumerate(heads[:1] if grid.is_ours else heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(grid.rows)
        before = heads[number - 1][0] + 1 if number else 0
        titles = min(row, TITLES) if grid.is_ours else row  # notes stand below them
        words = [text for above in grid.rows[before:titles] for text in set(above) if text] if not number else []
        columns, levels = columns_of(grid, row, height, mapping, facts)
        tables.append(Table(grid, row + height, end, columns, levels, " ".join([*words[:5], grid.sheet])))
    return tables


def heads_in(grid: Grid, mapping: Mapping[str, Field]) -> Iterator[tuple[int, int]]:
    """Each row of headings, and how many rows it takes."""
    row = 0
    while row < len(grid.rows):
        if is_head(grid.rows[row], mapping):
            height = 2 if continues(grid, row + 1, mapping) else 1
            yield row, height
            row += height
        else:
            row += 1


def likely_head(grid: Grid, mapping: Mapping[str, Field]) -> list[tuple[int, int]]:
    """The first row with a heading of what a row may be called by, where no row has two headings."""
    for row, texts in enumerate(grid.rows[:LOOKED_AT]):
        if any(means(text, mapping) in SUBJECTS for text in texts if len(text.strip()) > 1):
            return [(row, 1)]
    return []


def is_head(texts: tuple[str, ...], mapping: Mapping[str, Field]) -> bool:
    """Whether at least half of a row are headings, and two of them."""
    words = {text for text in texts if text.strip()}
    known = {means(text, mapping) for text in words} - {None}
    levels = {level_of(text) for text in words} - {0}
    count = len(known - {Field.IGNORED}) + len(levels)
    return count >= 2 and 2 * (len(known) + len(levels)) >= len(words)


def means(heading: str, mapping: Mapping[str, Field]) -> Field | None:
    """What a heading means, by the user's words or by its own."""
    words = spelled(heading)
    if words in mapping:
        return mapping[words]
    return Field.PERSON if words in NAMES else field_of(heading)


def continues(grid: Grid, row: int, mapping: Mapping[str, Field]) -> bool:
    """Whether a row goes on with the headings above it, which then are merged cells."""
    if row >= len(grid.rows):
        return False
    above, texts = grid.rows[row - 1], grid.rows[row]
    pairs = [(above[n] if n < len(above) else "", text) for n, text in enumerate(texts) if text.strip()]
    same = sum(up == text for up, text in pairs)
    others = [text for up, text in pairs if up != text]
    return bool(others) and (same > 0 or not above[0]) and all(means(text, mapping) for text in others)


def columns_of(
    grid: Grid, row: int, height: int, mapping: Mapping[str, Field], facts: Facts
) -> tuple[dict[int, Field], dict[int, int]]:
    """What each column says, and which are levels; adds each to `facts`, unknown ones too."""
    heads = heads_of(grid, row, height)
    levels = {column: level for column, words in heads.items() if (level := level_of(words[0]))}
    levels = levels if len(levels) > 1 else {}
    known = {column: meant[0] for column, words in heads.items() if (meant := known_in(words, mapping))}
    fields = resolved(known, heads, mapping)
    for column, words in heads.items():
        field = fields[column].value if column in fields else ""
        shown = f"level-{levels[column]}" if column in levels else field
        facts.column(grid.place(row + height - 1, column), words[0], shown)
    return {column: field for column, field in fields.items() if column not in levels}, levels


def heads_of(grid: Grid, row: int, height: int) -> dict[int, list[str]]:
    """The headings of each column that has some, the lowest first."""
    found = {}
    for column in range(max(len(grid.rows[n]) for n in range(row, row + height))):
        stacked = [grid.cell(n, column).text.strip() for n in range(row, row + height)]
        if words := [text for text in reversed(stacked) if text]:
            found[column] = words
    return found


def known_in(words: list[str], mapping: Mapping[str, Field]) -> list[Field]:
    """What the headings of a column mean, the lowest first."""
    return [field for text in words if (field := means(text, mapping))]


def resolved(found: dict[int, Field], texts: Mapping[int, list[str]], mapping: Mapping[str, Field]) -> dict[int, Field]:
    """The fields of a table by what else stands in it: names of people or of roles, managers or receivers."""
    fields = {*found.values()}
    result = {}
    for column, field in found.items():
        words = {spelled(text) for text in texts[column]}
        if not words & mapping.keys():
            if field is Field.PERSON and words & NAMES and not fields & OF_PEOPLE:
                field = Field.NAME
            elif field is Field.MANAGER and words & REPORTS_TO and Field.SENDER in fields:
                field = Field.RECEIVER
            elif {Field.PARTY, Field.LABEL, Field.PERSON} <= fields and field in TELLS:
                field = TELLS[field]
            elif field is Field.RECEIVER and Field.SENDER not in fields:
                field = Field.CONTACT if words & CONTACTS else Field.IGNORED
        result[column] = field
    return result
