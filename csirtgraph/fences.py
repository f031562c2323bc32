"""Fenced blocks of Markdown, by their lines, and what looks like one of ours and is none."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from textwrap import dedent
from typing import NamedTuple

LANGUAGE = "csirtgraph"
#: What may stand before a fence: marks of quotes, and those of items of lists, one within another.
FENCE = re.compile(
    r"^(?P<indent>(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$"
)
VALUE = re.compile(r"""[\w-]+\s*=\s*("[^"]*"|'[^']*'|\S*)""")  # an attribute, such as title="…"
NAME = re.compile(r"[.#]?[\w-]+")
#: How a line begins that somebody wrote for a figure: a fence of any kind, HTML, an admonition.
MARK = re.compile(
    rf"[\s>*+\-\d.)]*(?:(?:`{{2,}}|~{{2,}}|:{{2,}})[^`]*\b{LANGUAGE}\b[^`]*$|(?:<(?:pre|code)\b|!!!|\?\?\?).*\b{LANGUAGE}\b)",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """A fenced block: its first and last line, from 0, its indentation, what it says of itself and what is in it."""

    first: int
    last: int
    indent: str
    names: tuple[str, ...]
    text: str

    @property
    def is_ours(self) -> bool:
        """Whether its language is ours, written as a word, as `{.word}` or among other classes."""
        classes = [name for name in self.names if not name.startswith("#")]
        return classes[:1] == [LANGUAGE] or f".{LANGUAGE}" in classes

    @property
    def is_nearly_ours(self) -> bool:
        """Whether it names our language elsewhere, or one that is spelt like it."""
        return any(get_close_matches(name.strip(".#"), [LANGUAGE], 1, 0.75) for name in self.names)


def blocks_in(lines: list[str]) -> Iterator[Block]:
    """The fenced blocks of a page, also in quotes and lists; one within another is text."""
    opened: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(lines):
        if opened is None:
            found = FENCE.match(line)
            is_fence = found and not (found["fence"][0] == "`" and "`" in found["info"])
            opened = (number, found) if found and is_fence else None
            continue
        first, begun = opened
        if re.fullmatch(rf"(?:[ \t]*>)*[ \t]*{re.escape(begun['fence'])}{re.escape(begun['fence'][0])}*\s*", line):
            quotes = begun["indent"].count(">")
            text = dedent("\n".join(without_quotes(inner, quotes) for inner in lines[first + 1 : number]))
            yield Block(first, number, begun["indent"], names_in(begun["info"]), text)
            opened = None


def without_quotes(line: str, count: int) -> str:
    """A line without the marks of the quotes that it stands in."""
    return re.sub(rf"^(?:[ \t]*>){{0,{count}}}", "", line)


def names_in(info: str) -> tuple[str, ...]:
    """The words behind a fence, without attributes such as `title="…"`."""
    return tuple(NAME.findall(VALUE.sub("", info).lower()))


def left_as_code(lines: list[str], blocks: Iterable[Block]) -> Iterator[int]:
    """The lines that look like a block of ours and stay code: misspelt, never closed, or no fence at all."""
    inside: set[int] = set()
    for block in blocks:
        inside.update(range(block.first, block.last + 1))
        if block.is_nearly_ours and not block.is_ours:
            yield block.first
    yield from (number for number, line in enumerate(lines) if number not in inside and MARK.match(line))
