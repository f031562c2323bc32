"""The tables of a Markdown page."""

import re

from csirtgraph.imports.grid import Grid
from csirtgraph.imports.readers.csv import check_size
from csirtgraph.imports.readers.text import decode

RULE = re.compile(r"\s*\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?)?\s*")  # below the headings
CELLS = re.compile(r"(?<!\\)\|")
MARKS = re.compile(r"\*\*|__|`|</?[a-zA-Z][^>]*>")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def read_markdown(data: bytes, name: str) -> list[Grid]:
    """Each table of a page, its rows at their lines, so that places are those of the page. Raises ImportFailure."""
    lines = decode(data, name).split("\n")
    tables: list[list[tuple[str, ...]]] = []
    is_inside = False
    for number, line in enumerate(lines):
        if RULE.fullmatch(line) and number:
            tables.append([*[()] * (number - 1), cells_of(lines[number - 1]), ()])
            is_inside = True
        elif is_inside and "|" in line:
            tables[-1].append(cells_of(line))
        else:
            is_inside = False
    rows = [row for table in tables for row in table if row]
    check_size(name, len(rows), sum(map(len, rows)))
    return [Grid(name, "", tuple(table)) for table in tables]


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line, without emphasis and links."""
    parts = CELLS.split(line.strip().removeprefix("|").removesuffix("|"))
    return tuple(MARKS.sub("", LINK.sub(r"\1", part)).replace("\\|", "|").strip() for part in parts)
