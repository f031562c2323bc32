"""The events of a YAML file, without what a plan does not need and an attacker does.

PyYAML's event stream is read once, without recursion in C (which crashes on
100 KB of `[`), so aliases, tags and depth are refused before anything grows.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError, Position, problem

#: Without libyaml, PyYAML gives the same events, seven times slower.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
VALUES = (yaml.ScalarEvent, *OPENING)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


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
