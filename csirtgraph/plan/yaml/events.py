"""The events of a YAML file as a tree, without what a plan does not need and an attacker does.

PyYAML's events are read once, without recursion in C (which crashes on
100 KB of `[`), so aliases, tags and depth are refused before anything grows.
"""

from typing import Any

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import ESCAPED, is_printable
from csirtgraph.plan.yaml.lookalikes import sign_in
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.plain import plain
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem, sign_problem

#: Without libyaml, PyYAML gives the same events, seven times slower.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
VALUES = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def built(text: str, name: str, most: int, problems: list[Problem]) -> Node | None:
    """The tree of a text of at most so many values and keys, all of which is read; None for an empty one.

    What is wrong with keys and words is added to `problems`. Raises PlanError for what is refused, and yaml.YAMLError.
    """
    root = None
    inside: list[Node] = []  # the mappings and lists that have not ended
    keys: list[Node | None] = []  # of each, the key that has no value yet
    has_escapes = "\\" in text or not is_printable(text)
    values = documents = 0
    for event in iter(Loader(text).get_event, None):
        kind = type(event)
        if kind in VALUES:
            values += 1
            if event.anchor or event.tag or values > most:
                raise PlanError([refusal(event, name)])
            node = node_of(event, kind, name)
            if not inside:
                root = node
            elif isinstance(around := inside[-1].value, list):
                around.append(node)
            elif key := keys[-1]:
                add(around, key, node, problems)
                keys[-1] = None
            else:
                keys[-1] = node
            if kind is not yaml.ScalarEvent:
                inside.append(node)
                keys.append(None)
                if len(inside) > limits.DEPTH:
                    raise PlanError([problem(node.at, "depth", limit=limits.DEPTH)])
            elif has_escapes and (found := ESCAPED.search(node.text)):
                problems.append(problem(node.at, "character", point=f"{ord(found[0]):04X}"))
        elif kind in CLOSING:
            inside.pop()
            keys.pop()
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise PlanError([problem(begin(event, name), "documents")])
    return root


def node_of(event: Any, kind: type, name: str) -> Node:
    """The node that an event begins."""
    mark = event.start_mark
    at = Position(name, mark.line + 1, mark.column + 1)
    if kind is yaml.ScalarEvent:
        text = event.value
        return Node(plain(text) if event.implicit[0] else text, at, text)
    return Node({} if kind is yaml.MappingStartEvent else [], at)


def add(pairs: Any, key: Node, value: Node, problems: list[Problem]) -> None:
    """Add a pair to those of a mapping; a key that is none is a problem."""
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


def refusal(event: Any, name: str) -> Problem:
    """Why a value is refused."""
    at = begin(event, name)
    if event.anchor:
        return problem(at, "alias")
    if event.tag:
        return problem(at, "tag", tag=event.tag[:80])
    return problem(at, "too-many-values", limit=limits.VALUES)


def begin(event: Any, name: str) -> Position:
    """Where an event begins."""
    mark = event.start_mark
    return Position(name, mark.line + 1, mark.column + 1)
