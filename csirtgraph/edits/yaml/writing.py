"""Values written as YAML: words in quotes only where they need them, entries on one line where they fit."""

import json
import re

from csirtgraph.edits.yaml.values import Data, Plain
from csirtgraph.plan.yaml.plain import plain

WIDTH = 120  # columns of a line that is rewritten; words alone are never broken

#: What begins no unquoted word, ends none, or stands in none.
LEADING = tuple(".-?:,[]{}#&*!|>'\"%@`= ")
INSIDE = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|\s$|^\s")
INSIDE_FLOW = re.compile(r"[,\[\]{}:]")
#: What other readers of YAML would take for numbers, dates and flags.
NUMBERS = re.compile(r"[-+0-9][-+.0-9a-fA-F:_,xoTZ ]*")
FLAGS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<"}
#: Line breaks of YAML that JSON leaves as they are, and what no file may begin with.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\xa0\u2028\u2029\ufeff"}


def scalar(value: str | Plain, in_flow: bool, style: str = "") -> str:
    """A text or a number; a text keeps the quotes (`style`) of the one it replaces."""
    if isinstance(value, Plain):
        return value.text or "null"
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and may_be_bare(value, in_flow):
        return value
    return json.dumps(value, ensure_ascii=False).translate(ESCAPES)


def may_be_bare(words: str, in_flow: bool) -> bool:
    """Whether every reader of YAML takes the words for just these words without quotes."""
    return not (
        not words
        or words.startswith(LEADING)
        or INSIDE.search(words)
        or (in_flow and INSIDE_FLOW.search(words))
        or NUMBERS.fullmatch(words)
        or words.lower() in FLAGS
        or not isinstance(plain(words), str)
    )


def inline(value: Data, in_flow: bool = False, style: str = "") -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(name, item) for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, True) for item in value) + "]"
    return scalar(value, in_flow, style)


def pair(name: str, value: Data) -> str:
    """A key and its value inside braces."""
    return f"{scalar(name, True)}: {inline(value, True)}"


def pair_lines(name: str, value: Data, indent: int, step: int, depth: int) -> list[str]:
    """A key and its value on lines of their own; `depth` counts the keys above."""
    head = " " * indent + scalar(name, False) + ":"
    if is_block(value, len(head), depth):
        return [head, *block_lines(value, indent + step, step, depth + 1)]
    return [f"{head} {inline(value)}"]


def block_lines(value: Data, indent: int, step: int, depth: int) -> list[str]:
    """The pairs of a mapping or the items of a list, on lines of their own."""
    if isinstance(value, dict):
        return [line for name, item in value.items() for line in pair_lines(name, item, indent, step, depth)]
    return [f"{' ' * indent}- {inline(item)}" for item in value] if isinstance(value, list) else []


def is_entry(value: Data) -> bool:
    """Whether a value is more than words; a removed entry counts as one."""
    return isinstance(value, (dict, list)) or (isinstance(value, Plain) and value.is_nothing)


def is_block(value: Data, used: int, depth: int) -> bool:
    """Whether a value gets lines of its own: sections, entries of entries, lists of them, and what is long."""
    if not value or not isinstance(value, (dict, list)):
        return False
    items = list(value.values()) if isinstance(value, dict) else value
    if depth == 0 and isinstance(value, dict):
        return True
    if depth < 2 and isinstance(value, dict) and all(is_entry(item) for item in items):
        return True
    if isinstance(value, list) and all(isinstance(item, dict) for item in items):
        return True
    return used + 1 + len(inline(value)) > WIDTH
