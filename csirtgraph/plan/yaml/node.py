"""Values of a YAML file that know where they stand, and how to find one."""

from typing import TypeAlias

from csirtgraph.plan.yaml.problems import Position
from csirtgraph.records import dataclass

Value: TypeAlias = "dict[str, Node] | list[Node] | str | int | bool | None"


@dataclass(slots=True)
class Node:
    """A YAML value, its text as written (scalars), its place and that of its key."""

    value: Value
    at: Position
    text: str = ""
    key: Position | None = None

    @property
    def place(self) -> Position:
        """Where to point a reader: at the key, or at the value where there is none."""
        return self.key or self.at


def size_of(tree: Node) -> int:
    """How many values and keys there are in a tree."""
    count, ahead = 0, [tree]
    while ahead:
        value = ahead.pop().value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        count += 1 + len(inner) * isinstance(value, dict)
        ahead += inner
    return count


def find(tree: Node | None, *path: str) -> Node | None:
    """The node at a path of keys, or None."""
    for name in path:
        tree = tree.value.get(name) if tree and isinstance(tree.value, dict) else None
    return tree


def entries_at(tree: Node | None, *path: str) -> dict[str, Node]:
    """The pairs of the mapping at a path of keys; none where there is no mapping."""
    node = find(tree, *path)
    return node.value if node and isinstance(node.value, dict) else {}
