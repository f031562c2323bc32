"""Lines and columns of a YAML text, and pieces of it replaced."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from csirtgraph.plan.yaml.node import Node, entries_at

STEP = 2  # columns, in a text that does not indent anything


class Patch(NamedTuple):
    """The characters from `start` to `end` become `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Around:
    """What is around a value: how many keys are above it, the column of the last one, and whether braces are."""

    depth: int
    indent: int
    in_flow: bool


@dataclass(frozen=True)
class Page:
    """A text, how its lines end, and by how many columns it indents."""

    text: str
    newline: str
    step: int

    def line_start(self, at: int) -> int:
        """The beginning of the line around a place."""
        return self.text.rfind("\n", 0, at) + 1

    def next_line(self, at: int) -> int:
        """The beginning of the line below, or the end of the text; what ends with its line break ends there."""
        if at and self.text[at - 1] == "\n":
            return at
        return (self.text.find("\n", at) + 1) or len(self.text)

    def column(self, at: int) -> int:
        """How many characters stand before a place on its line."""
        return at - self.line_start(at)

    def opens_line(self, at: int) -> bool:
        """Whether only blanks stand before a place on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def lines_at(self, at: int, lines: list[str]) -> Patch:
        """Lines inserted at the beginning of a line, or at the end of the text."""
        words = self.newline.join(lines)
        if at == len(self.text) and not self.text.endswith("\n"):
            return Patch(at, at, self.newline + words)
        return Patch(at, at, words + self.newline)


def page_of(text: str, tree: Node) -> Page:
    """A text with its line ends and its indentation, which its tree shows."""
    return Page(text, "\r\n" if "\r\n" in text else "\n", step_of(tree))


def step_of(tree: Node) -> int:
    """By how many columns the first mapping without braces is indented."""
    for around in entries_at(tree).values():
        inner = next(iter(entries_at(around).values()), None)
        if inner and inner.key == around.at and around.key:
            return max(around.at.column - around.key.column, 1)
    return STEP


def applied(text: str, patches: Iterable[Patch]) -> str:
    """The text with all patches, of which no two touch the same characters."""
    parts, done = [], 0
    for patch in sorted(patches, key=lambda patch: patch[:2]):
        parts += [text[done : patch.start], patch.words]
        done = patch.end
    return "".join([*parts, text[done:]])
