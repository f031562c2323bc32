"""What Markdown is made of: text that stays text, tables, lists."""

import re
from collections.abc import Sequence
from html import escape

BREAK = "<br>"
#: Marks that mean something to Markdown wherever they stand, and those that do so at the beginning of a line.
ANYWHERE = re.compile(r"([\\`*_\[\]|~$#])")
#: What GitHub takes for an address and makes a link of, with the words of other scripts that follow it.
ADDRESS = re.compile(r":(?=//)|\.(?<=www\.)", re.IGNORECASE)
FIRST = re.compile(r"^(?:[+=-]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """Text that neither Markdown nor HTML takes for more than text, within a line."""
    lines = [ANYWHERE.sub(r"\\\1", escape(line.strip(), quote=False)) for line in text.splitlines()]
    return ADDRESS.sub(reference, BREAK.join(line for line in lines if line))


def reference(found: re.Match[str]) -> str:
    """A mark as a character reference, which begins no address."""
    return f"&#{ord(found[0])};"


def paragraph(text: str) -> str:
    """The same at the beginning of a line, where more marks mean something."""
    return FIRST.sub(first, escaped(text))


def first(found: re.Match[str]) -> str:
    """A mark at the beginning of a line, or a number that would begin a list, as plain text."""
    mark = found[0]
    return f"\\{mark}" if mark in "+=-" else f"&#{ord(mark[0])};{mark[1:]}"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table of Markdown texts; the first row is its header."""
    head, *body = rows
    return [row_line(head), "|" + " --- |" * len(head), *(row_line(row) for row in body)]


def row_line(cells: Sequence[str]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cells) + " |"


def bullets(items: Sequence[str], depth: int = 0) -> list[str]:
    """The lines of a list of Markdown texts; each is one that may begin a line."""
    return [f"{'  ' * depth}- {item}" for item in items]
