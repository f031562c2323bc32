"""前 → 後: what was and what is, in one text."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from csirtgraph.drawing.model import SIGNS


def change(before: str, after: str) -> str:
    """Both texts with an arrow between them, one where they are alike; a sign where there is only one."""
    if before == after:
        return after
    if before and after:
        return f"{before} → {after}"
    return f"{SIGNS['added']} {after}" if after else f"{SIGNS['removed']} {before}"


def merged(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Two lists of texts as one, the changed ones written as changes."""
    return tuple(pairs(before, after))


def pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The texts of the merged list."""
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield from after[c:d]
            continue
        gone, come = before[a:b], after[c:d]
        for number in range(max(len(gone), len(come))):
            one = gone[number] if number < len(gone) else ""
            yield change(one, come[number] if number < len(come) else "")
