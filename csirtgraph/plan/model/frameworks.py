"""Frameworks of the field whose entries roles and services may name: what they do, in words others share.

frameworks: {first: ["6.2", "6.4.1"], nice: PD-WRL-003}

`frameworks.json` holds identifiers and names only, with their source and licence.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from csirtgraph.plan.yaml.containers import pairs_of
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import problem
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import shown
from csirtgraph.records import dataclass
from csirtgraph.text import Text

FILE = Path(__file__).with_name("frameworks.json")
NAMES = ("first", "nice")


@dataclass(frozen=True)
class Entry:
    """A service, a function of one, or a work role; `within` is the id of what it belongs to."""

    id: str
    name: Text
    within: str


@dataclass(frozen=True)
class Framework:
    """A framework: its areas, its entries, and the parts of its entries, all by id."""

    id: str
    title: Text
    area: Text  # what its areas are called
    entry: Text  # what its entries are called
    areas: Mapping[str, Entry]
    entries: Mapping[str, Entry]
    parts: Mapping[str, Entry]

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything a plan may name."""
        return (*self.entries, *self.parts)


@cache
def framework(name: str) -> Framework:
    """A framework of NAMES."""
    data = json.loads(FILE.read_text(encoding="utf-8"))[name]
    areas = data["areas"]
    entries = [(item, area["id"]) for area in areas for item in area["entries"]]
    parts = [(item, above["id"]) for above, _ in entries for item in above.get("parts", ())]
    return Framework(
        id=name,
        title=Text(**data["title"]),
        area=Text(**data["area"]),
        entry=Text(**data["entry"]),
        areas=dict(listed([(area, "") for area in areas])),
        entries=dict(listed(entries)),
        parts=dict(listed(parts)),
    )


def listed(items: list[tuple[dict[str, Any], str]]) -> Iterator[tuple[str, Entry]]:
    """Entries by id, each with what it belongs to."""
    for item, within in items:
        yield item["id"], Entry(item["id"], Text(**item["name"]), within)


def read_frameworks(node: Node, reader: Reader) -> dict[str, tuple[str, ...]]:
    """The ids named of each framework; those that do not exist are problems."""
    found = {}
    for name, value in pairs_of(node, reader).items():
        if name in NAMES:
            items = value.value if isinstance(value.value, list) else [value]
            found[name] = tuple(item.text for item in items if is_known(framework(name), item, reader))
        else:
            reader.problems.append(problem(value.place, "unknown-key", key=name, advice=reader.advice(name, NAMES)))
    return found


def is_known(of: Framework, node: Node, reader: Reader) -> bool:
    """Whether a value is an id of the framework; notes the problem where it is not."""
    if node.text in of.ids:
        return True
    near = reader.advice(node.text, of.ids)
    reader.note(node, "unknown-id", value=shown(node.text) or "{}", sections=of.title.en, advice=near)
    return False


FRAMEWORKS = Shape(read_frameworks, {"$ref": "#/$defs/frameworks"})
