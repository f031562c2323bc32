"""The values of a YAML file as plain data that edits change, and what distinguishes a word from a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from csirtgraph.plan.yaml.node import Node


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is no text: a number, true, false or nothing, as it is written."""

    text: str

    @property
    def is_nothing(self) -> bool:
        """Whether it is a key without a value."""
        return self.text in ("", "~", "null")


#: Texts are `str`, whatever their quotes.
Data: TypeAlias = "dict[str, Data] | list[Data] | str | Plain"
NOTHING = Plain("null")


def data_of(node: Node) -> Data:
    """The values of a tree without their places."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, dict):
        return {name: data_of(value) for name, value in node.value.items()}
    if isinstance(node.value, list):
        return [data_of(item) for item in node.value]
    return Plain(node.text)


def copied(value: Data) -> Data:
    """The same values, in mappings and lists that may be changed."""
    if isinstance(value, dict):
        return {name: copied(item) if isinstance(item, (dict, list)) else item for name, item in value.items()}
    return [copied(item) for item in value] if isinstance(value, list) else value


def words_of(value: "Data | None") -> str:
    """A scalar as it is written; "" for anything else."""
    if isinstance(value, Plain):
        return "" if value.is_nothing else value.text
    return value if isinstance(value, str) else ""


def listed(value: "Data | None") -> list[str]:
    """The words of a list; a single value counts as a list of one."""
    if isinstance(value, list):
        return [words_of(item) for item in value]
    return [words_of(value)] if words_of(value) else []


def one_or_list(words: Iterable[str]) -> Data:
    """Words as a plan states them: alone, or as a list."""
    found: list[Data] = list(words)
    return found[0] if len(found) == 1 else found


def pairs_in(value: "Data | None") -> dict[str, Data]:
    """The pairs of a mapping; none for anything else."""
    return value if isinstance(value, dict) else {}
