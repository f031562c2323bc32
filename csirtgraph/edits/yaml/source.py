"""Where every value of a YAML text begins and ends, so that one can be changed and the rest stays as it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from csirtgraph.edits.yaml.values import Data, Plain
from csirtgraph.plan.yaml.events import Loader
from csirtgraph.plan.yaml.plain import plain

KEEPS = re.compile(r"[|>][1-9]?\+")  # a block scalar to which the blank lines below it belong
Value: TypeAlias = "dict[str, Piece] | list[Piece] | str | Plain"


@dataclass(slots=True)
class Piece:
    """A value: its first character, the one after its last, and the same of its key.

    `style` is "{" for flow mappings and lists, "" for block ones, and the quote or the `|`, `>` of a scalar.
    """

    start: int
    end: int
    value: Value
    style: str = ""
    key: tuple[int, int] | None = None

    @property
    def children(self) -> "list[Piece]":
        """The values inside, in order."""
        return list(self.value.values()) if isinstance(self.value, dict) else items_of(self.value)


def items_of(value: Value) -> list[Piece]:
    """The items of a list; none for anything else."""
    return value if isinstance(value, list) else []


def data_in(piece: Piece) -> Data:
    """The values of a piece without their places."""
    if isinstance(piece.value, dict):
        return {name: data_in(value) for name, value in piece.value.items()}
    if isinstance(piece.value, list):
        return [data_in(item) for item in piece.value]
    return piece.value


def pieces_of(text: str) -> Piece:
    """The tree of a text that is known to be a YAML mapping."""
    events = (event for event in yaml.parse(text, Loader=Loader) if not isinstance(event, AROUND))
    return value_at(next(events), events, text)


AROUND = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def value_at(event: Any, events: Iterator[Any], text: str) -> Piece:
    """The value that begins with `event`, read up to its end."""
    start = event.start_mark.index
    if isinstance(event, yaml.ScalarEvent):
        value = plain(event.value) if event.implicit[0] else event.value
        words = value if isinstance(value, str) else Plain(event.value)
        return Piece(start, end_of_scalar(event, text), words, event.style or "")
    found: Value
    if isinstance(event, yaml.MappingStartEvent):
        found, last = pairs_at(events, text)
    else:
        found, last = items_at(events, text)
    piece = Piece(start, last.end_mark.index, found, "{" if event.flow_style else "")
    if not event.flow_style:  # its last event stands where the next value begins, beyond comments
        piece.end = max(child.end for child in piece.children)
    return piece


def pairs_at(events: Iterator[Any], text: str) -> tuple[dict[str, Piece], Any]:
    """The pairs of a mapping, and the event that ends it."""
    pairs = {}
    while not isinstance(event := next(events), CLOSING):
        key = event.value
        value = value_at(next(events), events, text)
        value.key = (event.start_mark.index, event.end_mark.index)
        pairs[key] = value
    return pairs, event


def items_at(events: Iterator[Any], text: str) -> tuple[list[Piece], Any]:
    """The items of a list, and the event that ends it."""
    items = []
    while not isinstance(event := next(events), CLOSING):
        items.append(value_at(event, events, text))
    return items, event


def end_of_scalar(event: Any, text: str) -> int:
    """Where a scalar ends; the blank lines below a block scalar count only where they are part of it."""
    start, end = int(event.start_mark.index), int(event.end_mark.index)
    if event.style not in ("|", ">") or KEEPS.match(text, start):
        return end
    return start + len(text[start:end].rstrip())
