"""Ties told by numbers: boxes that belong together have the same number, where lines would be too many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Arrow, Box, Drawing
from csirtgraph.text import Text

MOST = 4  # ties that are drawn as lines
NOTE = Text("{numbers}: {words}(同じ番号どうし)", "{numbers}: {words} (those of the same number)")
CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))


def with_few_lines(drawing: Drawing, ties: Sequence[Arrow], most: int = MOST) -> Drawing:
    """The drawing with at most so many ties as lines; those of a look there is too much of become numbers.

    Ties with a head or a mark stay lines, since a number could not say which way they go or what happened to them.
    """
    left = len(ties)
    ranks = {arrow.look for arrow in drawing.arrows if arrow.is_rank}
    plain = [tie for tie in ties if tie.heads == "none" and not tie.mark and tie.look not in ranks]
    first = 1
    for look, count in Counter(tie.look for tie in plain).most_common():
        if left > most:
            group_of = groups([tie for tie in plain if tie.look == look])
            drawing = numbered(drawing, look, group_of, first)
            first += len(set(group_of.values()))
            left -= count
    return drawing


def numbered(drawing: Drawing, look: str, group_of: Mapping[str, str], first: int) -> Drawing:
    """The drawing with numbers from `first` on instead of the ties of a look, and a note that says what they mean."""
    order = list(dict.fromkeys(group_of[box.id] for box in drawing.boxes if box.id in group_of))
    signs = {group: sign(number) for number, group in enumerate(order, first)}
    boxes = tuple(with_sign(box, signs[group_of[box.id]]) if box.id in group_of else box for box in drawing.boxes)
    arrows = tuple(arrow for arrow in drawing.arrows if arrow.look != look or arrow.mark or arrow.heads != "none")
    shown = drawing.holding(boxes, drawing.frames, arrows)
    words = next((key.words for key in drawing.keys if key.kind == "arrow" and key.look == look), "")
    told = list(signs.values())
    numbers = f"{told[0]}–{told[-1]}" if len(told) > 1 else told[0]
    note = NOTE.to(drawing.language).format(numbers=numbers, words=words)
    return replace(shown, keys=tuple(occurring(shown)), notes=(note, *drawing.notes))


def groups(ties: Sequence[Arrow]) -> Mapping[str, str]:
    """By box, the one that stands for all that ties connect it to."""
    parent: dict[str, str] = {}

    def root(box: str) -> str:
        while parent.setdefault(box, box) != box:
            box = parent[box]
        return box

    for tie in ties:
        parent[root(tie.head)] = root(tie.tail)
    return {box: root(box) for box in list(parent)}


def with_sign(box: Box, sign: str) -> Box:
    """A box whose last line ends with a sign."""
    *lines, last = box.lines or ("",)
    gap = " " if last[-1:].isascii() else ""
    return replace(box, lines=(*lines, f"{last}{gap}{sign}".strip()))


def sign(number: int) -> str:
    """A number in a circle, or in brackets where there is none."""
    for first, last, start in CIRCLED:
        if first <= number <= last:
            return chr(ord(start) + number - first)
    return f"({number})"
