"""The smallest stretch of a text that a change concerns: whole lines that are YAML alone, as they are among all.

Such are those of a pair of a mapping without braces, from its key to the next key, where both begin their lines. What
stands above ends before them, since they are indented no further than its key; and they end before what stands below,
for the same reason.
"""

import re
from typing import NamedTuple

from csirtgraph.edits.yaml.values import Data
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.problems import Position

NEXT = re.compile("\n")
ALONE = re.compile("\r(?!\n)")  # a line break of YAML, which no line here ends with


class Stretch(NamedTuple):
    """The characters from `start` to `end`, below so many lines; `keys` lead to the pair in them."""

    keys: tuple[str, ...]
    start: int
    end: int
    lines: int


def stretch_of(text: str, tree: Node, before: Data, wanted: Data) -> Stretch:
    """The smallest stretch around all that differs; the whole text, without keys, where there is no smaller one."""
    found = Stretch((), 0, len(text), 0)
    if ALONE.search(text):
        return found
    starts = [0, *(line.end() for line in NEXT.finditer(text))]
    while name := only_change(before, wanted):
        inner = pair_in(found, text, starts, tree, name)
        if not inner:
            return found
        found, tree = inner, entries_at(tree)[name]
        before, wanted = before[name], wanted[name]  # type: ignore[call-overload,index]
    return found


def only_change(before: Data, wanted: Data) -> str:
    """The key of the one value in which two mappings differ; "" where more than that is different."""
    if not isinstance(before, dict) or not isinstance(wanted, dict) or [*before] != [*wanted]:
        return ""
    different = [name for name, value in before.items() if value != wanted[name]]
    return different[0] if len(different) == 1 else ""


def pair_in(around: Stretch, text: str, starts: list[int], tree: Node, name: str) -> Stretch | None:
    """The stretch of a pair of the mapping `tree`, which is in another; None where it shares lines or has braces."""
    pairs = entries_at(tree)
    names = [*pairs]
    number = names.index(name)
    keys = [pairs[one].place for one in names[number : number + 2]]
    if tree.at != pairs[names[0]].key or not all(begins_line(text, starts, key) for key in keys):
        return None
    end = starts[keys[1].line - 1] if len(keys) > 1 else around.end
    return Stretch((*around.keys, name), starts[keys[0].line - 1], end, keys[0].line - 1)


def begins_line(text: str, starts: list[int], key: Position) -> bool:
    """Whether only spaces stand before a key on its line."""
    start = starts[key.line - 1]
    return not text[start : start + key.column - 1].strip(" ")
