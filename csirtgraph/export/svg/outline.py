"""Text as outlines of the shipped fonts: looks the same wherever no font can be relied on.

One `path` a line: `use`, which would save repeating a glyph, is dropped by
sanitisers. Points are whole numbers in the font's own units, relative to each
other, which keeps them short and exact.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from csirtgraph.export.shapes import Words, n
from csirtgraph.export.svg.elements import text
from csirtgraph.export.svg.typeface import advance, characters_of, typeface, units

STARTS = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a line stands before its anchor


def outlined(words: Words) -> str:
    """A line of text as a path; as text where the fonts lack a character of it. Raises MissingExtra."""
    glyphs = characters_of(words.text, words.bold)
    if glyphs is None:
        return text(words)
    scale = words.size / units(words.bold)
    width = sum(advance(glyph, words.bold) for glyph in glyphs)
    left = words.x - width * scale * STARTS[words.anchor]
    data = "".join(placed(glyphs, words.bold))
    return (
        f'<path transform="translate({n(left)} {n(words.y)}) scale({scale:.5f} {-scale:.5f})" '
        f'fill="{words.fill}" d="{data}"/>'
    )


def placed(glyphs: Iterable[str], bold: bool) -> Iterator[str]:
    """The data of each glyph behind the one before it."""
    x = 0
    for glyph in glyphs:
        data = outline_of(glyph, bold)
        if data:
            yield f"M{x} 0{data}"
        x += advance(glyph, bold)


@cache
def outline_of(glyph: str, bold: bool) -> str:
    """Path data of one glyph, relative to where it begins."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    glyphs = typeface(bold).getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return "".join(relative(pen.value))


def relative(moves: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """What a pen recorded, as relative path data."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    at = start = (0, 0)
    for kind, points in moves:
        if kind == "moveTo":
            yield "m" + steps(at, points)
            at = start = points[0]
        elif kind == "lineTo":
            yield "l" + steps(at, points)
            at = points[0]
        elif kind == "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                yield "q" + steps(at, (control, end))
                at = end
        else:
            yield "z"
            at = start


def steps(origin: tuple[float, float], points: Iterable[tuple[float, float]]) -> str:
    """Points as seen from another one; a minus sign parts numbers as well as a space does."""
    numbers = [n(value) for x, y in points for value in (x - origin[0], y - origin[1])]
    return " ".join(numbers).replace(" -", "-")
