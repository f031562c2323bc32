"""A YAML text with other values, and every line that has none of them as it was."""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.edits.yaml.additions import added
from csirtgraph.edits.yaml.places import Around, Page, Patch, applied
from csirtgraph.edits.yaml.removals import flow_removal, removal
from csirtgraph.edits.yaml.replacements import listed_with, replaced
from csirtgraph.edits.yaml.slots import Slot, slots_of
from csirtgraph.edits.yaml.source import Piece, data_in, pieces_of
from csirtgraph.edits.yaml.values import Data
from csirtgraph.edits.yaml.writing import inline, pair, scalar


def patched(page: Page, wanted: Data, depth: int = 0) -> str:
    """The text of a mapping with the values wanted, below so many keys; neither may be empty."""
    root = pieces_of(page.text)
    return applied(page.text, changes(page, root, wanted, Around(depth, 0, False)))


def changes(page: Page, piece: Piece, wanted: Data, around: Around) -> Iterator[Patch]:
    """The patches that make a piece what is wanted."""
    old = data_in(piece)
    if old == wanted:
        return
    if old and wanted and isinstance(old, (dict, list)) and type(old) is type(wanted):
        yield from inside(page, piece, wanted, around)
    elif piece.key and isinstance(old, dict) and isinstance(wanted, list) and wanted[:-1] == [old]:
        yield from listed_with(page, piece, wanted[-1], around)
    else:
        yield from replaced(page, piece, wanted, around)


def inside(page: Page, piece: Piece, wanted: Data, around: Around) -> Iterator[Patch]:
    """The patches of a mapping that stays one, or a list."""
    if renamed := renaming(piece, wanted):
        yield renamed
        return
    slots = slots_of(page, piece, wanted)
    is_row = bool(piece.style) and "\n" not in page.text[piece.start : piece.end]
    if is_row and not all(slot.is_kept for slot in slots):
        yield row(page, piece, slots, around)
        return
    for slot in slots:
        yield from kept(page, slot, piece, around)
    for before, slot, after in neighbours(slots):
        if slot.old is None:
            yield from added(page, piece, slot, before, after, around)
        elif slot.wanted is None:
            yield flow_removal(page, slot) if piece.style else removal(page, slot, after)


def kept(page: Page, slot: Slot, piece: Piece, around: Around) -> Iterator[Patch]:
    """The patches within a slot that stays."""
    if slot.old is not None and slot.wanted is not None:
        in_flow = bool(piece.style)
        indent = around.indent if in_flow else page.column(slot.start)
        yield from changes(page, slot.old, slot.wanted, Around(around.depth + 1, indent, in_flow))


def neighbours(slots: list[Slot]) -> Iterator[tuple[Slot | None, Slot, Slot | None]]:
    """Every slot with the kept ones before and after it."""
    before = None
    for number, slot in enumerate(slots):
        yield before, slot, next((other for other in slots[number + 1 :] if other.is_kept), None)
        before = slot if slot.is_kept else before


def renaming(piece: Piece, wanted: Data) -> Patch | None:
    """The patch of a key, where one key got another name and nothing else is different."""
    if not isinstance(piece.value, dict) or not isinstance(wanted, dict):
        return None
    different = [(old, new) for old, new in zip(piece.value, wanted) if old != new]
    if len(different) != 1 or list(wanted.values()) != [data_in(value) for value in piece.value.values()]:
        return None
    ((old, new),) = different
    key = piece.value[old].key
    return Patch(*key, scalar(new, True)) if key else None


def row(page: Page, piece: Piece, slots: list[Slot], around: Around) -> Patch:
    """A mapping or list in braces on one line, rebuilt from the parts it keeps."""
    there = [slot for slot in slots if slot.old]
    text, first, last = page.text, there[0], there[-1]
    between = text[first.end : there[1].start] if len(there) > 1 else ", "
    parts = [part(page, slot, around) for slot in slots if slot.wanted is not None]
    ending = text[last.end : piece.end].replace(",", "")
    return Patch(piece.start, piece.end, text[piece.start : first.start] + between.join(parts) + ending)


def part(page: Page, slot: Slot, around: Around) -> str:
    """A pair or an item within braces."""
    assert slot.wanted is not None
    if slot.old is None:
        return pair(slot.name, slot.wanted) if slot.name else inline(slot.wanted, True)
    found = changes(page, slot.old, slot.wanted, replace(around, depth=around.depth + 1, in_flow=True))
    moved = [Patch(start - slot.start, end - slot.start, words) for start, end, words in found]
    return applied(page.text[slot.start : slot.end], moved)
