"""The fonts a picture names, and how wide text is in them.

Readers' machines fall back from Noto Sans JP to Hiragino, Yu Gothic or Meiryo.
Kana and kanji are one em wide in all of them; Latin differs, so it is measured
with slack and a box holds its text in any font of the stack.
"""

from bisect import bisect_right
from functools import cache, reduce
from operator import add
from pathlib import Path
from typing import Literal, TypeAlias
from unicodedata import bidirectional, category, east_asian_width

from csirtgraph.drawing.text.graphemes import UNSEEN
from csirtgraph.drawing.text.widths import NARROW

#: The `font-family` of every picture; CairoSVG and resvg take the first name.
STACK = "Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"
#: How a picture holds its words: as text, as text with a font inside, as the paths of its glyphs.
TextKind: TypeAlias = Literal["plain", "embed", "outline"]
FOLDER = Path(__file__).parents[2] / "fonts"
FILES = (FOLDER / "NotoSansJP-Regular.ttf", FOLDER / "NotoSansJP-Bold.ttf")

LATIN_SLACK = 1.15  # other fonts' Latin against Noto's
RIGHT_TO_LEFT = 0.75  # of an em: a letter of Arabic or Hebrew, which the shipped fonts lack, in any font
ASCENT = 0.88  # of the em, from the base line to the top of a kanji
LINE = 1.3  # from one base line to the next, in em

FIRSTS = [run[0] for run in NARROW]
EM = 1000


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` is at `size`, in the same unit (pt).

    Widths are added one by one: `sum` is more exact from Python 3.12 on, and layouts would depend on the version.
    """
    return reduce(add, map(widths(bold).__getitem__, text), 0) * size / EM


class Widths(dict[str, float]):
    """The widths of the characters that were measured: looked up a million times for a large figure."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self.bold = bold

    def __missing__(self, character: str) -> float:
        """Measure a character that is new."""
        self[character] = width = character_width(character, self.bold)
        return width


@cache
def widths(bold: bool) -> Widths:
    """The widths of plain or of bold characters."""
    return Widths(bold)


def character_width(character: str, bold: bool) -> float:
    """The width of one character, in thousandths of an em."""
    if UNSEEN.match(character):
        return 0
    if is_narrow(character):
        return run_before(character)[3 if bold else 2] * LATIN_SLACK
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    if character > "\uffff" and east_asian_width(character) == "W":
        return 1.3 * EM  # emoji fonts are wider than text fonts
    return RIGHT_TO_LEFT * EM if bidirectional(character) in ("R", "AL") else EM


def is_narrow(character: str) -> bool:
    """Whether the shipped fonts have a character and draw it in another width than one em."""
    first, last, *_ = run_before(character)
    return first <= ord(character) <= last


def run_before(character: str) -> tuple[int, int, int, int]:
    """The last run of narrow characters that does not begin behind a character."""
    return NARROW[bisect_right(FIRSTS, ord(character)) - 1]
