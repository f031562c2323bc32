"""One YAML file as a tree of values that know where they stand."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import ESCAPED, decode, read_bytes
from csirtgraph.plan.yaml.events import CLOSING, begin, checked
from csirtgraph.plan.yaml.lookalikes import sign_in, signs_meant
from csirtgraph.plan.yaml.node import Node, Value, size_of
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem, sign_problem
from csirtgraph.plan.yaml.trees import Document, Trees

NOTICED = 3  # lines back from a syntax error that may be to blame
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


TREES = Trees()


def read_file(path: Path, name: str) -> Node:
    """The tree of one file; messages call it `name`. Raises PlanError."""
    return document_in(path, name, limits.VALUES).tree


def document_in(path: Path, name: str, most: int) -> Document:
    """One file of at most so many values and keys. Raises PlanError."""
    return read_document(decode(read_bytes(path, name), name), name, most)


def read_text(text: str, name: str) -> Node:
    """The tree of one YAML document. Raises PlanError with every duplicate key, or the first syntax error."""
    return read_document(text, name).tree


def read_document(text: str, name: str, most: int = limits.VALUES) -> Document:
    """One YAML document, remembered or read. Raises PlanError."""
    known = TREES.get(text, name)
    if known and known.size <= most:
        return known
    tree = parsed(text, name, most)
    document = Document(tree, size_of(tree))
    TREES.put(text, name, document)
    return document


def parsed(text: str, name: str, most: int = limits.VALUES) -> Node:
    """The tree of a document, which is read anew. Raises PlanError."""
    problems: list[Problem] = []
    try:
        if (
            len(text) > 2 * most
        ):  # a value and what ends it: there may be too many, which is found out before any is kept
            deque(checked(text, name, most), maxlen=0)
        events = checked(text, name, most)
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
    """The pairs of one mapping; a duplicate key is a problem."""
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
