"""The shapes a value in a plan may have: each reads a YAML node and describes itself.

A shape never raises: it notes every problem in the `Reader` and answers a
harmless value, so that one reading finds all mistakes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import Enum
from itertools import islice
from typing import Any
from unicodedata import category

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.advice import CHECK, advice, advice_of_choice
from csirtgraph.plan.yaml.lookalikes import sign_in
from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.plan.yaml.tree import Node, entries_at, problem, sign_problem
from csirtgraph.text import NOTHING, Text

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
#: Without a user or a password, and with nothing that would end it early where it is written.
LINK = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?")


#: Problems behind which a sign may be that YAML did not take for its own.
OF_SIGNS = ("no-mapping", "not-list", "not-id", "not-choice", "not-boolean", "not-number")


@dataclass
class Reader:
    """What one reading gathers: problems, and the ids that others must define."""

    problems: list[Problem] = field(default_factory=list)
    references: list[tuple[Node, tuple[str, ...]]] = field(default_factory=list)
    labels: dict[str, Text] = field(default_factory=dict)

    suggested: int = 0

    def advice(self, word: str, known: Iterable[str]) -> Text:
        """What to write instead of `word`; to check its spelling when enough has been looked for."""
        self.suggested += 1
        return advice(word, known) if self.suggested <= limits.SUGGESTED else CHECK

    def note(self, node: Node, code: str, **values: object) -> None:
        """Remember a problem at this node's value; the sign in it that was meant for YAML, where there is one."""
        sign = sign_in(node.text) if code in OF_SIGNS else None
        self.problems.append(sign_problem(node.at, sign) if sign else problem(node.at, code, **values))


@dataclass(frozen=True)
class Shape:
    """How to read a value, and what it is in JSON Schema's words."""

    read: Callable[[Node, Reader], Any]
    schema: Mapping[str, Any]


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


def read_entry(model: type, node: Node, reader: Reader, **given: Any) -> Any:
    """An instance of the dataclass `model` from a mapping; `given` fields are not read from it."""
    pairs = pairs_of(node, reader)
    is_entry = isinstance(node.value, dict) or node.value is None
    known = {yaml_key(item): item for item in fields(model) if "shape" in item.metadata}
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
    return model(**values)


def missing(node: Node, key: str, shape: Shape) -> Problem:
    """A problem with a key that is not there; its possible values are named where they are few."""
    if choices := shape.schema.get("enum"):
        return problem(node.place, "missing-choice", key=key, choices=", ".join(choices))
    return problem(node.place, "missing-key", key=key)


def pairs_of(node: Node, reader: Reader) -> dict[str, Node]:
    """The pairs of a mapping; none, with a problem noted, for anything else (`key:` alone is empty)."""
    if isinstance(node.value, dict):
        return node.value
    if node.value is not None:
        reader.note(node, "no-mapping")
    return {}


def read_text(node: Node, reader: Reader) -> Text:
    """Words for both languages, or {ja:, en:} of them."""
    if not isinstance(node.value, dict):
        words = read_string(node, reader)
        return Text(words, words)
    if not node.value or node.value.keys() - {"ja", "en"}:
        reader.note(node, "not-text")
        return NOTHING
    return Text(**{language: read_string(words, reader) for language, words in node.value.items()})


def read_string(node: Node, reader: Reader) -> str:
    """A scalar as it is written (2026 stays "2026"), without the spaces and line breaks around it."""
    if isinstance(node.value, (dict, list)):
        reader.note(node, "not-text")
        return ""
    words = node.text.strip()
    if not is_visible(words):
        reader.note(node, "blank")
    elif len(words) > limits.TEXT:
        reader.note(node, "long-text", length=len(words), limit=limits.TEXT)
    return words


def is_visible(words: str) -> bool:
    """Whether there is anything to see in a text, and not only spaces, marks upon nothing, or joiners."""
    return any(category(character) not in UNSEEN and character not in UNDRAWN for character in words)


UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me", "Mc"}  # categories of Unicode
UNDRAWN = "\u115f\u1160\u2800\u3164\uffa0"  # letters and a symbol that look like nothing


def read_id(node: Node, reader: Reader) -> str:
    """An id as it may be defined or named."""
    words = read_string(node, reader)
    if words and not is_id(words):
        reader.note(node, "not-id", value=shown(words), example=slug(words))
    return words


def read_folder(node: Node, reader: Reader) -> str:
    """The id of a plan, after which folders are named: no device of Windows, which any folder may be read on."""
    words = read_id(node, reader)
    if words in DEVICES:
        reader.note(node, "device", value=words)
    return words


def read_link(node: Node, reader: Reader) -> str:
    """The address of a page, https alone."""
    words = read_string(node, reader)
    if words and not LINK.fullmatch(words):
        reader.note(node, "not-link", value=shown(words))
        return ""
    return words


def is_id(words: str) -> bool:
    """Whether `words` may be an id: it stands in file names and in the ids of SVG elements."""
    return len(words) <= limits.ID and ID.fullmatch(words) is not None


def slug(words: str) -> str:
    """The id nearest to some words."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))[: limits.ID].rstrip("-") or "soc-lead"


def shown(words: str) -> str:
    """User text short enough for a message."""
    return words if len(words) <= 40 else words[:39] + "…"


def whole(low: int, high: int) -> Shape:
    """A whole number between two bounds, both included."""

    def read(node: Node, reader: Reader) -> int:
        if isinstance(node.value, int) and not isinstance(node.value, bool) and low <= node.value <= high:
            return node.value
        reader.note(node, "not-number", low=low, high=high, value=shown(node.text) or "{}")
        return low

    return Shape(read, {"type": "integer", "minimum": low, "maximum": high})


def read_boolean(node: Node, reader: Reader) -> bool:
    """true or false."""
    if not isinstance(node.value, bool):
        reader.note(node, "not-boolean", value=shown(node.text) or "{}")
    return node.value is True


def choice(options: type[Enum]) -> Shape:
    """One of the values of an enum."""
    words = [option.value for option in options]

    def read(node: Node, reader: Reader) -> Enum:
        if node.text in words:
            return options(node.text)
        reader.note(
            node,
            "not-choice",
            value=shown(node.text) or "{}",
            advice=advice_of_choice(node.text, words),
        )
        return next(iter(options))

    return Shape(read, {"enum": words})


def reference(*sections: str) -> Shape:
    """The id of an entry of one of the plan's sections; checked when the whole plan is read."""

    def read(node: Node, reader: Reader) -> str:
        if isinstance(node.value, (dict, list)):
            reader.note(node, "not-one-id")
            return ""
        words = read_string(node, reader)
        if words:
            reader.references.append((node, sections))
        return words

    return Shape(read, {"type": "string", "description": "an id of " + ", ".join(sections)})


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
    known = [item for item in fields(model) if "shape" in item.metadata]
    return {
        "type": ["object", "null"],
        "properties": {yaml_key(item): item.metadata["shape"].schema for item in known},
        "required": [yaml_key(item) for item in known if is_required(item)],
        "additionalProperties": False,
    }


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


TEXT = Shape(read_text, {"$ref": "#/$defs/text"})
STRING = Shape(read_string, {"type": ["string", "number"]})
NAME = Shape(read_id, {"type": "string", "pattern": f"^{ID.pattern}$"})
FOLDER = Shape(read_folder, NAME.schema)
ADDRESS = Shape(read_link, {"type": "string", "pattern": "^https://"})
FLAG = Shape(read_boolean, {"type": "boolean"})
