"""Pairs and items that are new in a mapping or a list."""

from collections.abc import Iterator

from csirtgraph.edits.yaml.places import Around, Page, Patch
from csirtgraph.edits.yaml.slots import Slot
from csirtgraph.edits.yaml.source import Piece
from csirtgraph.edits.yaml.writing import inline, pair, pair_lines


def added(
    page: Page, piece: Piece, slot: Slot, before: Slot | None, after: Slot | None, around: Around
) -> Iterator[Patch]:
    """The patch of a new pair or item."""
    assert slot.wanted is not None
    if piece.style:
        words = pair(slot.name, slot.wanted) if slot.name else inline(slot.wanted, True)
        at = before.end if before else piece.start + 1
        yield Patch(at, at, f", {words}" if before else f"{words}, " if after else words)
        return
    column = page.column(piece.start)
    if slot.name:
        lines = pair_lines(slot.name, slot.wanted, column, page.step, around.depth)
    else:
        lines = [" " * column + "- " + inline(slot.wanted)]
    if before:
        spaced = around.depth == 0 and not after and is_apart(page, before)
        yield page.lines_at(page.next_line(before.end), [""] * spaced + lines)
    elif page.opens_line(piece.start):
        yield page.lines_at(page.line_start(piece.start), lines)
    else:
        words = page.newline.join(lines).lstrip() + page.newline + " " * column
        yield Patch(piece.start, piece.start, words)


def is_apart(page: Page, before: Slot) -> bool:
    """Whether a blank line goes before a new last section: others have one, or the one before has several lines."""
    return page.newline * 2 in page.text or "\n" in page.text[before.start : before.end]
