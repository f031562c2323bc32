"""A table brought up to date: rows that the plan did not change stay as people left them, and columns they added."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from csirtgraph.slides.marks import digest, drawn_in, rows_of, text_of
from csirtgraph.slides.pptx.markup import NAMES, NOTE, Element, qualified
from csirtgraph.slides.update.changes import Change, How
from csirtgraph.slides.update.merge import resize_text
from csirtgraph.slides.update.shapes import identity

Row = tuple[str, ...]  # text and colour of each cell in turn


class Pair(NamedTuple):
    """A row of the new table, and the number of the same row in the old one; whether the plan left it as it was."""

    name: str
    row: Row
    number: int | None
    is_same: bool


def table_changes(old: Element, new: Element) -> Iterator[Change]:
    """The rows that a table loses, gains and says otherwise; a row is known by its first words."""
    known, has_note = drawn_in(identity(old).get(NOTE, "")), NOTE in identity(old).attrib
    before = list(by_name(rows_of(old, columns_of(old, new))).items())
    found = list(pairs(old, new))
    for pair in found:
        if pair.number is None:
            yield Change("added", "row", pair.name)
            continue
        was = before[pair.number][1]
        if was != pair.row and (has_note or was[::2] != pair.row[::2]):  # LibreOffice writes other colours
            is_edited = bool(known) and digest(was) not in known
            how: How = "kept" if pair.is_same else "overwritten" if is_edited else "changed"
            yield Change(how, "row", pair.name, " / ".join(filter(None, was[::2])))
    there = {pair.number for pair in found}
    yield from (Change("removed", "row", name) for number, (name, _) in enumerate(before) if number not in there)


def pairs(old: Element, new: Element) -> Iterator[Pair]:
    """Each row of the new table with that of the old: the one that was drawn the same, else the one of its name."""
    known = list(drawn_in(identity(old).get(NOTE, "")))
    names = list(by_name(rows_of(old, columns_of(old, new))))
    drawn = known if len(known) == len(names) else []
    for name, row in by_name(rows_of(new)).items():
        mark = digest(row)
        is_same = mark in drawn
        number = drawn.index(mark) if is_same else names.index(name) if name in names else None
        if is_same and number is not None:
            drawn[number] = ""
        yield Pair(name, row, number, is_same)


def by_name(rows: Sequence[Row]) -> dict[str, Row]:
    """Rows by their first words, or their number."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows):
        words = [text.split("\n")[0] for text in row[::2] if text.strip()]
        name = next(iter(words), str(number + 1))
        while name in found:
            name = f"{name} / {words[1] if len(words) > 1 and words[1] not in name else number + 1}"
        found[name] = row
    return found


def columns_of(old: Element, new: Element) -> list[int]:
    """Which columns of the old table are those of the new one; all, where its heads are others."""
    before, after = (
        [text_of(cell) for cell in next(table.iter(qualified("a:tr"))).findall(qualified("a:tc"))]
        for table in (old, new)
    )
    found: list[int] = []
    for head in after:
        start = found[-1] + 1 if found else 0
        if head not in before[start:]:
            return list(range(len(before)))
        found.append(before.index(head, start))
    return found


def is_regular(table: Element) -> bool:
    """Whether each row of a table has a cell for each column, as every program writes it."""
    columns = len(table.findall(".//a:tblGrid/a:gridCol", NAMES))
    counts = {len(row.findall(qualified("a:tc"))) for row in table.iter(qualified("a:tr"))}
    return counts == {columns}


def merge_table(old: Element, new: Element) -> None:
    """Put into the new table the rows of the old one that the plan did not change, and the columns people added."""
    if not is_regular(old):
        return
    own, rows = columns_of(old, new), list(old.iter(qualified("a:tr")))
    extra = [number for number in range(len(rows[0].findall(qualified("a:tc")))) if number not in own]
    for pair, row in zip(list(pairs(old, new)), new.iter(qualified("a:tr"))):
        cells = rows[pair.number if pair.number is not None else -1].findall(qualified("a:tc"))
        if pair.is_same:
            for number, cell in zip(own, row.findall(qualified("a:tc"))):
                kept = deepcopy(cells[number])
                resize_text(kept, cell)
                row.replace(cell, kept)
        for number in extra:
            row.findall(qualified("a:tc"))[-1].addnext(deepcopy(cells[number]))
            if pair.number is None:
                empty(row.findall(qualified("a:tc"))[-1])
    grids = [next(table.iter(qualified("a:tblGrid"))) for table in (old, new)]
    grids[1].extend(deepcopy(grids[0][number]) for number in extra)


def empty(cell: Element) -> None:
    """Take the words out of a cell."""
    for run in cell.iter(qualified("a:t")):
        run.text = ""
