"""Deputies (代理): who acts for a role, and when.

deputy-of: commander                                   # one role, or a list of them
deputy-of: {commander: {when: {ja: 不在時, en: …}}}      # and when
"""

from csirtgraph.plan.yaml.containers import table
from csirtgraph.plan.yaml.fields import entry, entry_schema, key
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import TEXT, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text

ROLE = reference("roles")


@dataclass(frozen=True, kw_only=True)
class Deputy:
    """When somebody acts for another; empty: whenever that one is absent."""

    when: Text = key(TEXT, NOTHING)


def read_deputies(node: Node, reader: Reader) -> dict[str, Deputy]:
    """By the role that is deputised for, in order."""
    if isinstance(node.value, dict):
        for name, value in node.value.items():
            ROLE.read(Node(name, value.place, name), reader)
        found: dict[str, Deputy] = table(entry(Deputy)).read(node, reader)
        return found
    names = node.value if isinstance(node.value, list) else [node]
    return {ROLE.read(name, reader): Deputy() for name in names}


SCHEMA = table(Shape(entry(Deputy).read, entry_schema(Deputy))).schema
DEPUTIES = Shape(read_deputies, {"anyOf": [{"type": "array", "items": ROLE.schema}, ROLE.schema, SCHEMA]})
