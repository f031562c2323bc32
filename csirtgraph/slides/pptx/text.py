"""Text in shapes and cells: fonts for Japanese and Latin alike, line heights that do not depend on the font."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Literal

from csirtgraph.drawing.text.fonts import LINE
from csirtgraph.slides.pptx.markup import Element, clean, element, emu, fill
from csirtgraph.text import Language

LOCALES = {"ja": "ja-JP", "en": "en-GB"}


@dataclass(frozen=True)
class Fonts:
    """The typefaces of a deck: names, or `+mn-lt` and `+mn-ea` for those of its theme."""

    latin: str = "Yu Gothic"
    asian: str = "Yu Gothic"


@dataclass(frozen=True)
class Words:
    """A paragraph: its lines, which the reader's program may break further, its size in pt and its colour."""

    lines: Sequence[str]
    size: float
    colour: str
    bold: bool = False
    align: Literal["start", "middle"] = "middle"
    hang: float = 0.0  # pt by which further lines stand to the right of the first


@dataclass(frozen=True)
class TextStyle:
    """How a deck writes: its fonts, and the language its words are in."""

    fonts: Fonts
    language: Language


def body(
    paragraphs: Sequence[Words],
    voice: TextStyle,
    inset: tuple[float, float] = (0, 0),
    tag: str = "p:txBody",
    wraps: bool = True,
) -> Element:
    """Paragraphs in the middle of a shape, with room of so many pt at the sides and above; nothing is shrunk."""
    made = copy(drawn_body(inset, tag, wraps))
    made.extend([paragraph(words, voice) for words in paragraphs] or [paragraph(Words([""], 9, "none"), voice)])
    return made


@cache
def drawn_body(inset: tuple[float, float], tag: str, wraps: bool) -> Element:
    """The room of paragraphs, before there are any."""
    x, y = emu(inset[0]), emu(inset[1])
    sides = {"lIns": x, "tIns": y, "rIns": x, "bIns": y, "anchor": "ctr", "rtlCol": 0}
    frame = {"wrap": "square" if wraps else "none", **sides} if tag == "p:txBody" else {}
    properties = element("a:bodyPr", frame, *([element("a:noAutofit")] if frame else []))
    return element(tag, {}, properties, element("a:lstStyle"))


def paragraph(words: Words, voice: TextStyle) -> Element:
    """A paragraph of exact line height, its own lines parted by line breaks."""
    made = copy(drawn_paragraph(words.size, words.align, words.hang))
    lines = [line for line in words.lines if line]
    for number, text in enumerate(lines):
        if number:
            made.append(element("a:br", {}, style("a:rPr", words, voice)))
        made.append(run(text, words, voice))
    if not lines:
        made.append(style("a:endParaRPr", words, voice))
    return made


@cache
def drawn_paragraph(size: float, align: str, hang: float) -> Element:
    """A paragraph without words."""
    spacing = element("a:lnSpc", {}, element("a:spcPts", {"val": round(size * LINE * 100)}))
    none = [element(tag, {}, element("a:spcPts", {"val": 0})) for tag in ("a:spcBef", "a:spcAft")]
    sides = {"algn": "ctr" if align == "middle" else "l", "marL": emu(hang), "indent": -emu(hang)}
    return element("a:p", {}, element("a:pPr", sides, spacing, *none, element("a:buNone")))


def run(text: str, words: Words, voice: TextStyle) -> Element:
    """A run of text in one style."""
    said = element("a:t")
    said.text = clean(text)
    return element("a:r", {}, style("a:rPr", words, voice), said)


def style(tag: str, words: Words, voice: TextStyle) -> Element:
    """Size, weight, colour, fonts and language of a run."""
    return copy(drawn_style(tag, words.size, words.bold, words.colour, voice))


@cache
def drawn_style(tag: str, size: float, bold: bool, ink: str, voice: TextStyle) -> Element:
    """A style as it is drawn the first time."""
    other = {"altLang": "en-US"} if voice.language == "ja" else {"altLang": "ja-JP"}
    plain = {"lang": LOCALES[voice.language], **other, "sz": round(size * 100), "b": int(bold), "i": 0}
    return element(
        tag,
        plain | {"dirty": 0},
        fill(ink) if ink != "none" else None,
        element("a:latin", {"typeface": voice.fonts.latin}),
        element("a:ea", {"typeface": voice.fonts.asian}),
        element("a:cs", {"typeface": voice.fonts.latin}),
    )
