"""One YAML file as a tree of values that know where they stand.

PyYAML's event stream is read once, without recursion in C (which crashes on
100 KB of `[`), so aliases, tags and depth are refused before anything grows.
"""

import re
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.lookalikes import Sign, sign_in, signs_meant
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem
from csirtgraph.text import Text

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same events, seven times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Value: TypeAlias = "dict[str, Node] | list[Node] | str | int | bool | None"

#: What no file may hold: control characters and what XML lacks; separators at which some programs break lines and
#: others do not; marks that show what stands behind them in another order than it is written.
ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
#: The same, and the carriage return, where they are written as escapes; in a file it ends a line.
ESCAPED = re.compile(f"\r|{ILLEGAL.pattern}")
SMALL, REMEMBERED = 32_000, 32  # characters of a text whose tree is remembered, and how many are
DENSEST = 3  # values and keys to a character, at most: a `?` alone is a mapping, its key and its value
NOTICED = 3  # lines back from a syntax error that may be to blame
TAB = re.compile(r"^ *\t", re.MULTILINE)
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Node:
    """A YAML value, its text as written (scalars), its place and that of its key."""

    value: Value
    at: Position
    text: str = ""
    key: Position | None = None

    @property
    def place(self) -> Position:
        """Where to point a reader: at the key, or at the value where there is none."""
        return self.key or self.at


def size_of(tree: Node) -> int:
    """How many values and keys there are in a tree."""
    count, ahead = 0, [tree]
    while ahead:
        value = ahead.pop().value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        count += 1 + len(inner) * isinstance(value, dict)
        ahead += inner
    return count


def find(tree: Node | None, *path: str) -> Node | None:
    """The node at a path of keys, or None."""
    for name in path:
        tree = tree.value.get(name) if tree and isinstance(tree.value, dict) else None
    return tree


def entries_at(tree: Node | None, *path: str) -> dict[str, Node]:
    """The pairs of the mapping at a path of keys; none where there is no mapping."""
    node = find(tree, *path)
    return node.value if node and isinstance(node.value, dict) else {}


def read_file(path: Path, name: str, most: int = limits.VALUES) -> Node:
    """The tree of one file of at most so many values and keys; messages call it `name`. Raises PlanError."""
    return read_text(decode(read_bytes(path, name), name), name, most)


def read_bytes(path: Path, name: str) -> bytes:
    """The file's bytes, never more than the limit."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except OSError as error:
        raise PlanError([problem(Position(name), "unreadable", reason=error.strerror or "?")]) from error
    if size > limits.FILE_BYTES:
        raise PlanError([problem(Position(name), "too-large", size=size, limit=limits.FILE_BYTES)])
    return data


def decode(data: bytes, name: str) -> str:
    """UTF-8 text without a byte order mark and without forbidden characters."""
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = place_of(data[: error.start].decode("utf-8", "replace"), name)
        raise PlanError([problem(position, "encoding", byte=f"{data[error.start]:02x}")]) from error
    found = [
        problem(place_of(text[: match.start()], name), "character", point=f"{ord(match[0]):04X}")
        for match in islice(ILLEGAL.finditer(text), 20)
    ] + [problem(place_of(text[: match.end() - 1], name), "tab") for match in islice(TAB.finditer(text), 20)]
    if found:
        raise PlanError(found)
    return text


def read_text(text: str, name: str, most: int = limits.VALUES) -> Node:
    """The tree of one YAML document. Raises PlanError with every duplicate key, or the first syntax error.

    Trees are never changed, so those of small files are remembered: of a plan that is read at every save, most are.
    How many values are still allowed is no part of what they are known by; a file that may have more is read anew.
    """
    if len(text) <= SMALL and len(text) * DENSEST < most:
        return remembered(text, name)
    return parsed(text, name, most)


def parsed(text: str, name: str, most: int = limits.VALUES) -> Node:
    """The tree of a document, read anew. Raises PlanError."""
    problems: list[Problem] = []
    try:
        if (
            len(text) > 2 * most
        ):  # a value and what ends it: there may be too many, which is found out before any is kept
            deque(checked(yaml.parse(text, Loader=Loader), name, most), maxlen=0)
        events = checked(yaml.parse(text, Loader=Loader), name, most)
        root = build(events, name, problems)
        deque(events, maxlen=0)  # what follows is checked too
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Position(name, mark.line + 1, mark.column + 1) if mark else Position(name)
        if "nesting depth" in (error.problem or ""):  # libyaml has a limit too, and reads ahead of us
            raise PlanError([problem(at, "depth", limit=limits.DEPTH)]) from error
        found = [*signs_before(text, at)]
        raise PlanError(found or [problem(at, "syntax", reason=error.problem or "?")]) from error
    except yaml.YAMLError as error:
        raise PlanError([problem(Position(name), "syntax", reason=str(error).splitlines()[0])]) from error
    if problems:
        raise PlanError(problems)
    if root is None or root.value is None:
        raise PlanError([problem(Position(name), "empty")])
    if not isinstance(root.value, dict):
        raise PlanError([problem(root.at, "no-mapping")])
    return root


remembered = lru_cache(REMEMBERED)(parsed)


def checked(events: Iterator[Any], name: str, most: int) -> Iterator[Any]:
    """The same events, refusing what a plan does not need and an attacker does."""
    depth = documents = values = 0
    for event in events:
        kind = type(event)
        depth += (kind in OPENING) - (kind in CLOSING)
        documents += kind is yaml.DocumentStartEvent
        values += kind in VALUES
        if getattr(event, "anchor", None):
            raise PlanError([problem(begin(event, name), "alias")])
        if getattr(event, "tag", None):
            raise PlanError([problem(begin(event, name), "tag", tag=event.tag[:80])])
        if depth > limits.DEPTH:
            raise PlanError([problem(begin(event, name), "depth", limit=limits.DEPTH)])
        if values > most:
            raise PlanError([problem(begin(event, name), "too-many-values", limit=limits.VALUES)])
        if documents > 1:
            raise PlanError([problem(begin(event, name), "documents")])
        yield event


def begin(event: Any, name: str) -> Position:
    """Where an event begins."""
    return Position(name, event.start_mark.line + 1, event.start_mark.column + 1)


OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
VALUES = (yaml.ScalarEvent, *OPENING)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def build(events: Iterator[Any], name: str, problems: list[Problem]) -> Node | None:
    """Consume events up to the end of one value; None when the value's container ends instead."""
    for event in events:
        kind = type(event)
        at = begin(event, name)
        if kind is yaml.ScalarEvent:
            if found := ESCAPED.search(event.value):  # written as an escape
                problems.append(problem(at, "character", point=f"{ord(found[0]):04X}"))
            return Node(plain(event.value) if event.implicit[0] else event.value, at, event.value)
        if kind is yaml.MappingStartEvent:
            return Node(mapping(events, name, problems), at)
        if kind is yaml.SequenceStartEvent:
            return Node(list(iter(lambda: build(events, name, problems), None)), at)
        if kind in CLOSING:
            return None
    return None


def mapping(events: Iterator[Any], name: str, problems: list[Problem]) -> dict[str, Node]:
    """The pairs of one mapping; a key that stands twice is a problem, not the last one's victory."""
    pairs: dict[str, Node] = {}
    while (key := build(events, name, problems)) is not None:
        value = build(events, name, problems)
        assert value is not None  # the parser itself pairs keys with values
        value.key = key.at
        if isinstance(key.value, (dict, list)):
            problems.append(problem(key.at, "complex-key"))
        elif sign := sign_in(key.text):
            problems.append(sign_problem(key.at._replace(column=key.at.column + sign.at), sign))
        elif key.text == "<<":
            problems.append(problem(key.at, "merge-key"))
        elif len(key.text) > limits.TEXT:
            problems.append(problem(key.at, "long-text", length=len(key.text), limit=limits.TEXT))
        elif key.text in pairs:
            problems.append(problem(key.at, "duplicate-key", key=key.text, first=pairs[key.text].place))
        else:
            pairs[key.text] = value
    return pairs


def signs_before(text: str, at: Position) -> Iterator[Problem]:
    """Signs that are not YAML's in the lines where a syntax error is noticed, and in those that lead to it."""
    lines = text.split("\n")[: at.line]
    for number, line in list(enumerate(lines, 1))[-NOTICED:]:
        for sign in signs_meant(line):
            yield sign_problem(Position(at.file, number, sign.at + 1), sign)


def plain(text: str) -> Value:
    """The value of an unquoted scalar: true, false, null, an integer or text (so `no` stays a word)."""
    if text in WORDS:
        return WORDS[text]
    return int(text) if INTEGER.fullmatch(text) else text


def place_of(before: str, name: str) -> Position:
    """The position just after the text `before`."""
    return Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def problem(at: Position, code: str, **values: object) -> Problem:
    """A problem whose values are words on one line."""
    gaps = {name: value if isinstance(value, Text) else " ".join(str(value).split()) for name, value in values.items()}
    return Problem(at, code, gaps)


def sign_problem(at: Position, sign: Sign) -> Problem:
    """A problem with a sign that is not YAML's."""
    return problem(at, "sign" if sign.plain else "unseen-sign", sign=sign.name, plain=sign.plain)
