"""The events of a YAML file, without what a plan does not need and an attacker does.

PyYAML's event stream is read once, without recursion in C (which crashes on
100 KB of `[`), so aliases, tags and depth are refused before anything grows.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem

#: Without libyaml, PyYAML gives the same events, seven times slower.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
VALUES = (yaml.ScalarEvent, *OPENING, yaml.AliasEvent)


def checked(text: str, name: str, most: int) -> Iterator[Any]:
    """The events of a text, refusing what a plan does not need and an attacker does."""
    depth = documents = values = 0
    for event in iter(Loader(text).get_event, None):
        kind = type(event)
        if kind in VALUES:
            depth += kind in OPENING
            values += 1
            if event.anchor or event.tag or depth > limits.DEPTH or values > most:
                raise PlanError([refusal(event, name, depth)])
        elif kind in CLOSING:
            depth -= 1
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise PlanError([problem(begin(event, name), "documents")])
        yield event


def refusal(event: Any, name: str, depth: int) -> Problem:
    """Why a value is refused."""
    at = begin(event, name)
    if event.anchor:
        return problem(at, "alias")
    if event.tag:
        return problem(at, "tag", tag=event.tag[:80])
    if depth > limits.DEPTH:
        return problem(at, "depth", limit=limits.DEPTH)
    return problem(at, "too-many-values", limit=limits.VALUES)


def begin(event: Any, name: str) -> Position:
    """Where an event begins."""
    mark = event.start_mark
    return Position(name, mark.line + 1, mark.column + 1)
