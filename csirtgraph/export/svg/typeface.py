"""The shipped fonts as fontTools reads them: which glyphs a text has, and how far each moves on."""

from functools import cache
from typing import Any
from unicodedata import category

from csirtgraph.drawing.text.fonts import FILES
from csirtgraph.drawing.text.graphemes import seen
from csirtgraph.extras import MissingExtra

GLYPHLESS = ("Mn", "Me", "Cf")  # characters that need no glyph of their own


@cache
def typeface(bold: bool) -> Any:
    """A shipped font, opened once. Raises MissingExtra."""
    try:
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise MissingExtra("wiki", "fonttools") from error
    return TTFont(FILES[bold], lazy=True, recalcTimestamp=False, recalcBBoxes=False)


def characters_of(text: str, bold: bool) -> list[str] | None:
    """The glyphs of a text, by name; None where the font lacks one, so that another font must draw it."""
    table = characters(bold)
    codes = [code for code in map(ord, seen(text)) if code in table or category(chr(code)) not in GLYPHLESS]
    return [table[code] for code in codes] if all(code in table for code in codes) else None


@cache
def characters(bold: bool) -> dict[int, str]:
    """The font's glyph names by code point."""
    table: dict[int, str] = typeface(bold).getBestCmap()
    return table


@cache
def advance(glyph: str, bold: bool) -> int:
    """How far a glyph moves on, in units of the font."""
    width: int = typeface(bold)["hmtx"][glyph][0]
    return width


@cache
def units(bold: bool) -> int:
    """Units of the font to an em."""
    count: int = typeface(bold)["head"].unitsPerEm
    return count
