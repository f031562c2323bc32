"""Fields of dataclasses as keys of a plan: each is read by a shape, which also describes it as JSON Schema.

A shape never raises: it notes every problem in the `Reader` and answers a
harmless value, so that one reading finds all mistakes.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.containers import pairs_of, table
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.problems import Problem, problem
from csirtgraph.plan.yaml.reader import Reader, Shape


def key(shape: Shape, default: Any = MISSING) -> Any:
    """A dataclass field read by `shape` from the YAML key of its name; required without a default."""
    if default is dict:
        return field(default_factory=dict, metadata={"shape": shape})
    return field(default=default, metadata={"shape": shape})


def is_required(item: Field[Any]) -> bool:
    """Whether a plan must give this field."""
    return item.default is MISSING and item.default_factory is MISSING


def yaml_key(attribute: Field[Any]) -> str:
    """The YAML spelling of a field: underscores become hyphens."""
    return attribute.name.rstrip("_").replace("_", "-")


@cache
def keys_of(model: type) -> Mapping[str, Field[Any]]:
    """The fields of a dataclass that are read, by their keys."""
    return MappingProxyType({yaml_key(item): item for item in fields(model) if "shape" in item.metadata})


def read_entry(model: type, node: Node, reader: Reader, **given: Any) -> Any:
    """An instance of the dataclass `model` from a mapping; `given` fields are not read from it."""
    pairs = pairs_of(node, reader)
    is_entry = isinstance(node.value, dict) or node.value is None
    known = keys_of(model)
    for name in islice((name for name in pairs if name not in known), limits.PROBLEMS + 1):
        reader.problems.append(problem(pairs[name].place, "unknown-key", key=name, advice=reader.advice(name, known)))
    values = dict(given)
    for name, value in entries_at(node, "evidence").items():
        if name not in known and name not in given:
            reader.problems.append(problem(value.place, "unknown-key", key=name, advice=reader.advice(name, known)))
    for name, item in known.items():
        if name in pairs:
            values[item.name] = item.metadata["shape"].read(pairs[name], reader)
        elif is_required(item):
            if is_entry:
                reader.problems.append(missing(node, name, item.metadata["shape"]))
            values[item.name] = item.metadata["shape"].read(Node("", node.at), Reader())  # a harmless value
        elif name in reader.defaults:
            values[item.name] = reader.defaults[name]
    return model(**values)


def missing(node: Node, key: str, shape: Shape) -> Problem:
    """A problem with a key that is not there; its possible values are named where they are few."""
    if choices := shape.schema.get("enum"):
        return problem(node.place, "missing-choice", key=key, choices=", ".join(choices))
    return problem(node.place, "missing-key", key=key)


def entries(model: type) -> Shape:
    """A mapping from ids to dataclass instances, each of which knows its id."""

    def read(node: Node, reader: Reader) -> dict[str, Any]:
        shapes = table(Shape(lambda value, _: value, {}))
        nodes: dict[str, Node] = shapes.read(node, reader)
        return {name: read_entry(model, value, reader, id=name) for name, value in nodes.items()}

    return Shape(read, {"type": "object", "additionalProperties": entry_schema(model)})


def entry(model: type) -> Shape:
    """One dataclass instance."""
    return Shape(lambda node, reader: read_entry(model, node, reader), entry_schema(model))


def entry_schema(model: type) -> dict[str, Any]:
    """The JSON Schema of a mapping read by `read_entry`."""
    known = keys_of(model)
    return {
        "type": ["object", "null"],
        "properties": {name: item.metadata["shape"].schema for name, item in known.items()},
        "required": [name for name, item in known.items() if is_required(item)],
        "additionalProperties": False,
    }
