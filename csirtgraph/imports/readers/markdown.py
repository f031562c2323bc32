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
    """The lines of a page as rows, where a table has any; places are those of the page. Raises ImportFailure."""
    lines = decode(data, name).split("\n")
    rows: list[tuple[str, ...]] = [()] * len(lines)
    start = 0
    for number, line in enumerate(lines):
        if RULE.fullmatch(line) and number:
            start = number
            rows[number - 1] = cells_of(lines[number - 1])
        elif start and "|" in line:
            rows[number] = cells_of(line)
        else:
            start = 0
    check_size(name, sum(map(bool, rows)), sum(map(len, rows)))
    return [Grid(name, "", tuple(rows))] if any(rows) else []


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line, without emphasis and links."""
    parts = CELLS.split(line.strip().removeprefix("|").removesuffix("|"))
    return tuple(MARKS.sub("", LINK.sub(r"\1", part)).replace("\\|", "|").strip() for part in parts)
