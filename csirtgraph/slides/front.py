"""Slides without a figure: the cover of a deck, and the first slide of a chapter."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from csirtgraph.figures.caption import audience_line
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx.markup import clean, renumber
from csirtgraph.slides.pptx.template import TITLES, kind_of, layout_of
from csirtgraph.text import Language, Text

COVER = Text("表紙", "Cover")
BESIDE = ("subTitle", "body", "obj")  # placeholders for what stands below the title


@dataclass(frozen=True)
class Chapter:
    """Slides that belong together: what they are called, a sentence about them, and their figures."""

    title: str
    intro: str
    pages: Sequence[Page]


def cover_lines(plan: Plan, language: Language) -> list[str]:
    """What stands below the title of a cover: whose it is, the revision, and for whom it is."""
    lines = [plan.csirt.name.to(language), plan.plan.revision, *audience_line(plan, language)]
    return [line for line in lines if line]


def add_front(title: str, lines: Sequence[str], kind: str, deck: Any) -> None:
    """A slide on the layout of a type, or on that of figures where the deck has none, with a title and lines."""
    slide = deck.file.slides.add_slide(layout_of(kind, deck.file) or deck.layout)
    texts = dict.fromkeys(TITLES, title) | dict.fromkeys(BESIDE, "\n".join(lines))
    said = set()
    for shape in list(slide.placeholders):
        text = texts.get(kind_of(shape), "")
        if text and text not in said:
            shape.text_frame.text = clean(text)
            said.add(text)
        else:
            shape.element.getparent().remove(shape.element)
    if kind != "title":
        slide.shapes._spTree.extend(deepcopy(shape) for shape in deck.printed)
        renumber(slide.shapes._spTree)
