"""Fonts as fontTools reads them: which glyphs a line has, and how far each moves on."""

from functools import cache
from threading import RLock
from typing import Any, NamedTuple
from unicodedata import category, normalize

from csirtgraph.drawing.text.fonts import FILES, is_narrow
from csirtgraph.drawing.text.graphemes import seen
from csirtgraph.drawing.text.right_to_left import in_visual_order
from csirtgraph.export.system_fonts import system_font_with

#: Held while a font is read: fontTools reads a file in pieces, and `build` draws in several threads.
READING = RLock()
#: Categories of characters of JIS X 0213 that the shipped fonts have, all but a few.
COMMON = ("Lm", "Lo", "No", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sm", "So", "Zs")
RARE = "‾‿≒⅓⅔⅕⦅⦆ǂʔˈˌːˑ"
GLYPHLESS = ("Mn", "Me", "Cf")  # characters that need no glyph of their own


class Glyph(NamedTuple):
    """A glyph by its name in a font."""

    font: Any
    name: str

    @property
    def advance(self) -> int:
        """How far it moves on, in units of the font."""
        width: int = self.font["hmtx"][self.name][0]
        return width

    @property
    def family(self) -> str:
        """What the font is called."""
        return str(self.font["name"].getDebugName(1))

    @property
    def units(self) -> int:
        """Units of the font to an em."""
        count: int = self.font["head"].unitsPerEm
        return count


@cache
def shipped(bold: bool) -> Any:
    """A shipped font, opened once."""
    from fontTools.ttLib import TTFont

    return TTFont(FILES[bold], lazy=True, recalcTimestamp=False, recalcBBoxes=False)


@cache
def is_lacking(character: str) -> bool:
    """Whether the shipped fonts cannot draw a character that is seen; most are known without opening a font."""
    if is_narrow(character) or is_common(character) or not seen(character):
        return False
    with READING:
        return category(character) not in GLYPHLESS and glyph_in(shipped(False), character) is None


@cache
def is_lacking_mark(character: str) -> bool:
    """Whether it is a mark upon the letter before it that the shipped fonts lack; the letter stands without it."""
    with READING:
        return category(character) in GLYPHLESS and glyph_in(shipped(False), character) is None


def is_common(character: str) -> bool:
    """Whether it is one of the kanji, kana, numbers and signs of JIS X 0213 that the shipped fonts have: nearly all."""
    is_sign = category(character) in COMMON and character not in RARE
    return is_sign and bool(character.encode("shift_jis_2004", "ignore"))


def glyphs_of(text: str, bold: bool) -> list[Glyph] | None:
    """The glyphs of a line from the left; None where neither the shipped font nor one of the machine has one."""
    glyphs = []
    for character in in_visual_order(seen(text)):
        glyph = glyph_of(character, bold)
        if glyph:
            glyphs.append(glyph)
        elif category(character) not in GLYPHLESS:
            return None
    return glyphs


@cache
def glyph_of(character: str, bold: bool) -> Glyph | None:
    """The glyph of a character, or of the letter that it is a form of; None where no font has it."""
    own = glyph_in(shipped(bold), character)
    if own or category(character) in GLYPHLESS:
        return own
    for sign in dict.fromkeys((character, normalize("NFKC", character))):
        font = system_font_with(ord(sign), bold) if len(sign) == 1 else None
        if font:
            return glyph_in(font, sign)
    return None


def glyph_in(font: Any, character: str) -> Glyph | None:
    """The glyph of a character in a font."""
    name = font.getBestCmap().get(ord(character))
    return Glyph(font, name) if name else None
