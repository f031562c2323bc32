"""Ties shown by numbers: boxes that belong together have the same number, where lines would be too many."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Arrow, Box, Drawing
from csirtgraph.text import Text

MOST = 4  # ties that are drawn as lines
NOTE = Text("{numbers}: {words}(同じ番号どうし)", "{numbers}: {words} (those of the same number)")
CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))


def with_few_lines(drawing: Drawing, ties: Sequence[Arrow], most: int = MOST) -> Drawing:
    """The drawing, which has numbers instead of ties between what is the same where it has more ties than `most`.

    Ties that a comparison marks stay lines, since a number could not say what happened to them.
    """
    same = [tie for tie in ties if tie.is_same and not tie.mark]
    return numbered(drawing, same) if same and len(ties) > most else drawing


def numbered(drawing: Drawing, ties: Sequence[Arrow]) -> Drawing:
    """The drawing with numbers instead of some ties, and a note that says what they mean."""
    group_of, gone = groups(ties), {tie.id for tie in ties}
    order = dict.fromkeys(group_of[box.id] for box in drawing.boxes if box.id in group_of)
    signs = {group: sign(number) for number, group in enumerate(order, 1)}
    boxes = tuple(with_sign(box, signs[group_of[box.id]]) if box.id in group_of else box for box in drawing.boxes)
    arrows = tuple(arrow for arrow in drawing.arrows if arrow.id not in gone)
    shown = drawing.holding(boxes, drawing.frames, arrows)
    words = next((key.words for key in drawing.keys if key.kind == "arrow" and key.look == ties[0].look), "")
    first, *others = signs.values()
    numbers = f"{first}–{others[-1]}" if others else first
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
