"""One YAML file as a tree of values that know where they stand."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import decode, read_bytes
from csirtgraph.plan.yaml.events import built
from csirtgraph.plan.yaml.lookalikes import signs_meant
from csirtgraph.plan.yaml.node import Node, size_of
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem, sign_problem
from csirtgraph.plan.yaml.trees import Document, Trees

NOTICED = 3  # lines back from a syntax error that may be to blame
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
        root = built(text, name, most, problems)
    except yaml.MarkedYAMLError as error:
        raise PlanError(syntax_problems(text, name, error)) from error
    except yaml.YAMLError as error:
        raise PlanError([problem(Position(name), "syntax", reason=str(error).splitlines()[0])]) from error
    if problems:
        raise PlanError(problems)
    if root is None or root.value is None:
        raise PlanError([problem(Position(name), "empty")])
    if not isinstance(root.value, dict):
        raise PlanError([problem(root.at, "no-mapping")])
    return root


def syntax_problems(text: str, name: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """What is wrong with a text that is no YAML: signs that are not YAML's, else where it ends to be it."""
    mark = error.problem_mark or error.context_mark
    at = Position(name, mark.line + 1, mark.column + 1) if mark else Position(name)
    if "nesting depth" in (error.problem or ""):  # libyaml has a limit too, and reads ahead of us
        return [problem(at, "depth", limit=limits.DEPTH)]
    return [*signs_before(text, at)] or [problem(at, "syntax", reason=error.problem or "?")]


def signs_before(text: str, at: Position) -> Iterator[Problem]:
    """Signs that are not YAML's in the lines where a syntax error is noticed, and in those that lead to it."""
    lines = text.split("\n")[: at.line]
    for number, line in list(enumerate(lines, 1))[-NOTICED:]:
        for sign in signs_meant(line):
            yield sign_problem(Position(at.file, number, sign.at + 1), sign)
