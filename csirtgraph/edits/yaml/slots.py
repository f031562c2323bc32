"""What is inside a mapping or a list, beside what is wanted there: kept, gone or new."""

import re
from dataclasses import dataclass

from csirtgraph.edits.yaml.places import Page
from csirtgraph.edits.yaml.source import Piece, data_in
from csirtgraph.edits.yaml.values import Data


@dataclass(frozen=True)
class Slot:
    """A pair or an item: the piece that is there, if any, and the value wanted, if any.

    `start` is the first character of its key or dash.
    """

    name: str  # "" for items of lists
    old: Piece | None
    wanted: "Data | None"
    start: int = 0

    @property
    def is_kept(self) -> bool:
        """Whether it is there and stays."""
        return self.old is not None and self.wanted is not None

    @property
    def end(self) -> int:
        """The character after its last; of one that is there."""
        return max(self.old.end, self.old.key[1] if self.old.key else 0) if self.old else 0


def slots_of(page: Page, piece: Piece, wanted: Data) -> list[Slot]:
    """The slots of a mapping or of a list, in their order in the text; new ones behind those they follow."""
    if isinstance(piece.value, dict) and isinstance(wanted, dict):
        return pair_slots(piece.value, wanted)
    if isinstance(piece.value, list) and isinstance(wanted, list):
        return item_slots(page, piece, piece.value, wanted)
    return []


def pair_slots(old: dict[str, Piece], wanted: dict[str, Data]) -> list[Slot]:
    """The pairs of a mapping."""
    slots = [Slot(name, value, wanted.get(name), value.key[0] if value.key else 0) for name, value in old.items()]
    for before, name in zip([None, *wanted], wanted):
        if name not in old:
            at = next((number for number, slot in enumerate(slots, 1) if slot.name == before), 0)
            slots.insert(at, Slot(name, None, wanted[name]))
    return slots


def item_slots(page: Page, piece: Piece, old: list[Piece], wanted: list[Data]) -> list[Slot]:
    """The items of a list: those alike at both ends are kept, those between are changed one by one."""
    known = [data_in(item) for item in old]
    head = alike(known, wanted)
    tail = alike(known[head:][::-1], wanted[head:][::-1])
    between = wanted[head : len(wanted) - tail]
    middle = len(old) - tail
    slots = []
    for number, item in enumerate(old):
        behind = number - head
        after = wanted[number] if behind < 0 else wanted[len(wanted) - len(old) + number]
        inside = between[behind] if 0 <= behind < len(between) else None
        kept = inside if head <= number < middle else after
        slots.append(Slot("", item, kept, start_of_item(page, piece, old, number)))
    slots[middle:middle] = [Slot("", None, value) for value in between[max(middle - head, 0) :]]
    return slots


def alike(one: list[Data], other: list[Data]) -> int:
    """How many equal values two lists begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))


def start_of_item(page: Page, piece: Piece, items: list[Piece], number: int) -> int:
    """Where an item of a list begins: at its dash in a block list."""
    if piece.style:
        return items[number].start
    if number == 0:
        return piece.start
    dash = re.compile(rf"^ {{{page.column(piece.start)}}}-(?=\s)", re.MULTILINE)
    found = dash.search(page.text, items[number - 1].end, items[number].start)
    return found.end() - 1 if found else items[number].start
