"""What stands below a figure: its legend, the plan's name, the remarks and the source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.model import Key
from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.drawing.theme import Theme
from csirtgraph.drawing.title_block import SWATCH
from csirtgraph.export.parts import look_of
from csirtgraph.slides.marks import noted
from csirtgraph.slides.pages import KEY_ROW, SMALL, STRIP_GAP, Page, key_rows, notes_height, notes_of
from csirtgraph.slides.pptx import markup
from csirtgraph.slides.pptx.markup import DASHES, Element
from csirtgraph.slides.pptx.text import TextStyle, Words, body

HATCH = "#d0d0d0"


@dataclass(frozen=True)
class Pen:
    """How a slide is drawn: its colours, its voice, and the id of every shape by its name.

    `slots` is the theme whose colours the scheme of the deck has; "" where colours do not follow the deck.
    """

    theme: Theme
    voice: TextStyle
    numbers: Mapping[str, int]
    slots: str = ""


def strip(page: Page) -> Rect:
    """Where legend and notes stand."""
    top = page.room.bottom + STRIP_GAP
    return Rect(page.body.x, top, page.body.width, page.body.bottom - top)


def legend(page: Page, pen: Pen) -> Iterator[Element]:
    """The samples with their words, in rows at the bottom."""
    number = 0
    for row, keys in enumerate(key_rows(page.drawing, page.body)):
        x, y = page.body.x, page.room.bottom + STRIP_GAP + row * KEY_ROW
        for key in keys:
            number += 1
            rect = Rect(x, y + (KEY_ROW - SWATCH[1]) / 2 - 1, *SWATCH)
            width = text_width(key.words, SMALL) + 12
            yield swatch(key, rect, f"legend {number}", page, pen)
            yield words_at(key.words, Rect(rect.right + 5, y, width, KEY_ROW - 2), f"legend {number} text", pen)
            x = rect.right + 5 + width + 6


def swatch(key: Key, rect: Rect, name: str, page: Page, pen: Pen) -> Element:
    """A sample: a small box, a line, or the bullet of an item."""
    look = look_of(key, page.drawing, pen.theme)
    identity = markup.named(pen.numbers[name], name, key.words, noted("legend", rect))
    line = markup.line(look.line, look.width, "dash" if key.dashed else DASHES[look.dash])
    if key.kind == "arrow":
        middle = Rect(rect.x, rect.middle.y, rect.width, 0)
        drawn = markup.line(look.line, look.width, DASHES[look.dash], "end" if look.head else "none", head=look.head)
        straight = markup.element("a:prstGeom", {"prst": "line"}, markup.element("a:avLst"))
        return markup.shape(identity, middle, straight, [drawn], body([], pen.voice))
    if key.kind == "item":
        words = body([Words([BULLET.to(pen.voice.language).strip()], SMALL, pen.theme.text, True)], pen.voice)
        return markup.shape(
            identity, rect, markup.rectangle(rect, 0), [markup.fill("none"), markup.line("none", 0)], words
        )
    parts = [markup.fill(look.fill, HATCH if key.dashed and pen.theme.hatched else ""), line]
    return markup.shape(identity, rect, markup.rectangle(rect, min(look.radius, 4)), parts, body([], pen.voice))


def words_at(text: str, rect: Rect, name: str, pen: Pen) -> Element:
    """Words of the legend."""
    identity = markup.named(pen.numbers[name], name, "", noted("legend", rect))
    words = body([Words([text], SMALL, pen.theme.text, False, "start")], pen.voice, wraps=False)
    look = [markup.fill("none"), markup.line("none", 0)]
    return markup.shape(identity, rect, markup.rectangle(rect, 0), look, words, is_words=True)


def notes(page: Page, pen: Pen) -> Element:
    """The plan's name, the remarks and the source, at the bottom."""
    height = notes_height(page.drawing, page.body)
    rect = Rect(page.body.x, page.body.bottom - height, page.body.width, height)
    identity = markup.named(pen.numbers["notes"], "notes", "", noted("notes", rect))
    paragraphs = [Words([line], SMALL, pen.theme.quiet, False, "start") for line in notes_of(page.drawing)]
    look = [markup.fill("none"), markup.line("none", 0)]
    return markup.shape(identity, rect, markup.rectangle(rect, 0), look, body(paragraphs, pen.voice), is_words=True)
