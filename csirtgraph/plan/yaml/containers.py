"""The shapes of values that hold others: lists, mappings from ids, a value for each member of an enum."""

from enum import Enum
from itertools import islice
from typing import Any

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.ids import is_id, slug
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import problem
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import shown


def pairs_of(node: Node, reader: Reader) -> dict[str, Node]:
    """The pairs of a mapping; none, with a problem noted, for anything else (`key:` alone is empty)."""
    if isinstance(node.value, dict):
        return node.value
    if node.value is not None:
        reader.note(node, "no-mapping")
    return {}


def many(shape: Shape) -> Shape:
    """A list; a single value counts as a list of one."""

    def read(node: Node, reader: Reader) -> tuple[Any, ...]:
        if isinstance(node.value, dict) and shape.schema.get("type") == "string":
            reader.note(node, "not-list")
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        if not items:
            reader.note(node, "empty-list")
        return tuple(shape.read(item, reader) for item in items)

    return Shape(read, {"anyOf": [{"type": "array", "items": shape.schema}, shape.schema]})


def table(shape: Shape) -> Shape:
    """A mapping from ids to values, in the file's order."""

    def read(node: Node, reader: Reader) -> dict[str, Any]:
        pairs = pairs_of(node, reader)
        if len(pairs) > limits.ENTRIES:
            reader.note(node, "too-many", section="entries", limit=limits.ENTRIES)
            return {}
        return {name: shape.read(value, reader) for name, value in pairs.items() if id_key(name, value, reader)}

    return Shape(read, {"type": "object", "additionalProperties": shape.schema})


def id_key(name: str, value: Node, reader: Reader) -> bool:
    """Whether a key may be an id; notes the problem at the key where it may not."""
    if not is_id(name):
        code = problem(value.place, "not-id", value=shown(name), example=slug(name))
        reader.problems.append(code)
    return is_id(name)


def per(options: type[Enum], shape: Shape) -> Shape:
    """A value for every member of an enum: one for all, or a mapping with a value each."""
    words = [option.value for option in options]
    is_mapping = "object" in shape.schema.get("type", ())  # so that `ja:` is a key of it, and no text

    def read(node: Node, reader: Reader) -> dict[Any, Any]:
        is_text = not is_mapping and isinstance(node.value, dict) and node.value and node.value.keys() <= {"ja", "en"}
        if not isinstance(node.value, dict) or is_text:
            return dict.fromkeys(options, shape.read(node, reader))
        for name in islice((name for name in node.value if name not in words), limits.PROBLEMS + 1):
            code = problem(node.value[name].place, "unknown-key", key=name, advice=reader.advice(name, words))
            reader.problems.append(code)
        return {options(name): shape.read(value, reader) for name, value in node.value.items() if name in words}

    properties = dict.fromkeys(words, shape.schema)
    return Shape(read, {"anyOf": [shape.schema, {"type": "object", "properties": properties}]})
