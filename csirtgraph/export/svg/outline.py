"""Text as outlines: looks the same without any font.

One `path` a line: `use`, which would save repeating a glyph, is dropped by
sanitisers. Points are whole numbers in the font's own units, relative to each
other, which keeps them short and exact.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

from csirtgraph.export.shapes import Words, n
from csirtgraph.export.svg.elements import text
from csirtgraph.export.svg.typeface import READING, Glyph, glyphs_of

STARTS = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a line stands before its anchor


def outlined(words: Words) -> str:
    """A line of text as paths; as text where no font has a character of it."""
    with READING:
        glyphs = glyphs_of(words.text, words.bold)
        return text(words) if glyphs is None else "".join(paths_of(glyphs, words))


def paths_of(line: list[Glyph], words: Words) -> Iterator[str]:
    """The paths of a line, beside each other."""
    left = words.x - sum(map(em_of, line)) * words.size * STARTS[words.anchor]
    for units, run in groupby(line, lambda glyph: glyph.units):
        glyphs = list(run)
        scale = words.size / units
        yield (
            f'<path transform="translate({n(left)} {n(words.y)}) scale({scale:.5f} {-scale:.5f})" '
            f'fill="{words.fill}" d="{"".join(placed(glyphs))}"/>'
        )
        left += sum(map(em_of, glyphs)) * words.size


def em_of(glyph: Glyph) -> float:
    """How far a glyph moves on, in em."""
    return glyph.advance / glyph.units


def placed(glyphs: Iterable[Glyph]) -> Iterator[str]:
    """The data of each glyph behind the one before it."""
    x = 0
    for glyph in glyphs:
        data = outline_of(glyph)
        if data:
            yield f"M{x} 0{data}"
        x += glyph.advance


@cache
def outline_of(glyph: Glyph) -> str:
    """Path data of one glyph, relative to where it begins."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    glyphs = glyph.font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph.name].draw(pen)
    return "".join(relative(pen.value))


def relative(moves: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """What a pen recorded, as relative path data; curves are TrueType's or OpenType's."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    at = start = (0.0, 0.0)
    for kind, points in moves:
        if kind == "moveTo" or None in points:  # a closed curve without a point of its own begins between two others
            begin = points[0] if kind == "moveTo" else middle(points[-2], points[0])
            yield "m" + steps(at, [begin])
            at = start = begin
        if kind == "lineTo":
            yield "l" + steps(at, points)
            at = points[0]
        elif kind == "curveTo":
            yield "c" + steps(at, points)
            at = points[-1]
        elif kind == "qCurveTo":
            for control, end in decomposeQuadraticSegment([point or start for point in points]):
                yield "q" + steps(at, (control, end))
                at = end
        elif kind in ("closePath", "endPath"):
            yield "z"
            at = start


def middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point half-way between two."""
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def steps(origin: tuple[float, float], points: Iterable[tuple[float, float]]) -> str:
    """Points as seen from another one; a minus sign parts numbers as well as a space does."""
    numbers = [n(value) for x, y in points for value in (x - origin[0], y - origin[1])]
    return " ".join(numbers).replace(" -", "-")
