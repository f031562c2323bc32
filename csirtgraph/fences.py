"""Fenced blocks of Markdown, by their lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

FENCE = re.compile(r"^(?P<indent>(?:[ \t]*>)*[ \t]*)(?P<fence>`{3,}|~{3,}) *(?:\{ *\.?)?(?P<language>[^\s`{}]*)[^`]*$")


class Block(NamedTuple):
    """A fenced block: its first and last line, from 0, its indentation, its language and what is in it."""

    first: int
    last: int
    indent: str
    language: str
    text: str


def blocks_in(lines: list[str]) -> Iterator[Block]:
    """The fenced blocks of a page, also in quotes; one within another is text."""
    opened: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(lines):
        if opened is None:
            found = FENCE.match(line)
            opened = (number, found) if found else None
            continue
        first, begun = opened
        if re.fullmatch(rf"(?:[ \t]*>)*[ \t]*{re.escape(begun['fence'])}{re.escape(begun['fence'][0])}*[ \t]*", line):
            text = "\n".join(inner.removeprefix(begun["indent"]) for inner in lines[first + 1 : number])
            yield Block(first, number, begun["indent"], begun["language"], text)
            opened = None
