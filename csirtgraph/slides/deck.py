"""A deck of figures: our own or a template's, a slide for every page."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import count as numbers
from pathlib import Path
from typing import Any

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import LINE, text_width
from csirtgraph.drawing.theme import Theme
from csirtgraph.slides.draw import keys_of, shapes_of
from csirtgraph.slides.front import COVER, Chapter, add_front
from csirtgraph.slides.legend import Pen
from csirtgraph.slides.notes import taken
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx.alternatives import add_alternatives
from csirtgraph.slides.pptx.markup import EMU, NAMES, Element, qualified, renumber
from csirtgraph.slides.pptx.package import saved
from csirtgraph.slides.pptx.palette import palette
from csirtgraph.slides.pptx.properties import count, describe
from csirtgraph.slides.pptx.scheme import in_slots
from csirtgraph.slides.pptx.sections import add_sections
from csirtgraph.slides.pptx.tags import PART, RELATION, TYPE, refer, tag_list
from csirtgraph.slides.pptx.text import Fonts, TextStyle, Words, run
from csirtgraph.slides.speech import facts_of, speaker_notes
from csirtgraph.text import Language
from csirtgraph.themes import THEMES

BREATH = 0.94  # share of a title's room that it may fill
SMALLEST_TITLE = 14.0  # pt
TITLE_COLOURS = "none"  # those of the layout
#: Words for the mode on a dark ground, where the colours of its badge are too dim for text.
ON_DARK = {"peacetime": "#5cc8d7", "incident": "#ff8a7d"}


@dataclass(frozen=True)
class Deck:
    """A deck that slides are added to: where figures stand in it, and how it looks."""

    file: Any  # of python-pptx
    layout: Any
    rooms: Sequence[Rect]  # the usual one, then those for figures that cannot be read there
    theme: Theme
    fonts: Fonts
    template: Path | None
    language: Language
    slots: str = ""  # the theme whose colours its scheme has, where shapes name these by its slots
    printed: Sequence[Element] = ()  # date, footer and number of every slide


def own(size: str, theme: str, language: Language) -> Deck:
    """A deck of our own."""
    from csirtgraph.slides.pptx.base import blank
    from csirtgraph.slides.pptx.template import kinds, layout_of, rect_of

    file = blank(size, theme, language)
    layout = layout_of("titleOnly", file)
    room = rect_of(kinds(file.slide_master)["body"])
    assert room is not None
    number = kinds(layout)["sldNum"].element
    return Deck(file, layout, [room], THEMES[theme], Fonts("+mn-lt", "+mn-ea"), None, language, theme, [number])


def from_template(path: Path, theme: str, language: Language) -> Deck:
    """A deck that begins as a template does, with all that is in it. Raises DeckError."""
    from csirtgraph.slides.pptx import template

    file = template.opened(path)
    with template.readable(path):
        layout = template.layout_in(file, path)
        colours = palette(theme, template.is_dark(layout.slide_master.element, template.theme_of(layout, path)))
        printed = template.printed(file, layout)
        fonts = template.fonts_of(layout, path)
        rooms = template.rooms_of(layout, file, bool(printed))
    return Deck(file, layout, rooms, colours, fonts, path, language, printed=printed)


def deck_bytes(
    deck: Deck, chapters: Sequence[Chapter], title: str, revised: date | None, cover: Sequence[str] | None = None
) -> bytes:
    """The deck with a slide for every page, and before them a cover with these lines where one is wanted.

    Chapters with a title have a slide and a section of their own. The properties have the title and the day on which
    the plan was revised. Raises DeckError where a template is damaged.
    """
    from csirtgraph.slides.pptx.template import readable

    with readable(deck.template):
        return filled(deck, chapters, title, revised, cover)


def filled(
    deck: Deck, chapters: Sequence[Chapter], title: str, revised: date | None, cover: Sequence[str] | None
) -> bytes:
    """The same, with the errors of python-pptx."""
    sections, free = [], free_names(deck.file.part.package)
    if cover is not None:
        add_front(title, cover, "title", deck)
        sections.append((COVER.to(deck.language), 1))
    for chapter in chapters:
        if chapter.title:
            add_front(chapter.title, [chapter.intro], "secHead", deck)
            sections.append((chapter.title, len(chapter.pages) + 1))
        for page in chapter.pages:
            add(page, deck, free)
    if any(chapter.title for chapter in chapters):
        add_sections(deck.file, sections)
    if not deck.template:
        describe(deck.file, title, revised)
    count(deck.file)
    return saved(deck.file)


def add(page: Page, deck: Deck, free: Iterator[str]) -> None:
    """One slide at the end of the deck; `free` has names for the parts of its tags."""
    slide = deck.file.slides.add_slide(deck.layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (1, 3):  # a title, a title in the middle
            shape.element.getparent().remove(shape.element)
    voice = TextStyle(deck.fonts, page.drawing.language)
    set_title(slide.shapes.title, page, deck)
    tree = slide.element.find("p:cSld/p:spTree", NAMES)
    tree.extend(deepcopy(shape) for shape in deck.printed)
    renumber(tree)
    first = 1 + max(int(found.get("id")) for found in slide.element.iter(qualified("p:cNvPr")))
    ids = {name: id for id, name in enumerate(dict.fromkeys(keys_of(page)), first)}
    shapes = shapes_of(page, Pen(deck.theme, voice, ids, deck.slots))
    tree.extend(shapes)
    tag(slide, page, shapes, free)
    add_alternatives(slide.element)
    slide.notes_slide.notes_text_frame.text = speaker_notes(page)


def free_names(package: Any) -> Iterator[str]:
    """Names for parts of tags that no part of a package has; python-pptx would look at all parts for each."""
    known = {str(part.partname) for part in package.iter_parts()}
    return (name for number in numbers(1) if (name := f"/{PART.format(number)}") not in known)


def tag(slide: Any, page: Page, shapes: Sequence[Element], free: Iterator[str]) -> None:
    """The notes of a figure's shapes as tags of the slide and the figure."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    *tables, group = shapes
    own = [shape for shape in group if shape.find("./*/p:cNvPr", NAMES) is not None]
    values = taken(page.mark, facts_of(page), own, next(iter(tables), None))
    package, data = slide.part.package, tag_list(values)
    for holder in (slide.element.find("p:cSld", NAMES), group.find("p:nvGrpSpPr/p:nvPr", NAMES)):
        refer(holder, slide.part.relate_to(Part(PackURI(next(free)), TYPE, package, data), RELATION))


def set_title(shape: Any, page: Page, deck: Deck) -> None:
    """The title in its placeholder, the mode before it; smaller where it would not fit on its lines."""
    drawing = page.drawing
    words = f"{drawing.badge} | {page.title}" if drawing.badge else page.title
    size = fitting(words, shape, deck)
    paragraph = shape.element.find("p:txBody/a:p", NAMES)
    for old in list(paragraph):
        paragraph.remove(old)
    if drawing.badge:
        paragraph.append(title_run(drawing.badge, mode_colour(drawing, deck), size, page, deck))
        paragraph.append(title_run(" | ", TITLE_COLOURS, size, page, deck))
    paragraph.append(title_run(page.title, TITLE_COLOURS, size, page, deck))
    if deck.slots:
        in_slots([paragraph], deck.slots)


def mode_colour(drawing: Drawing, deck: Deck) -> str:
    """The colour of the mode in a title; in a template that of the title."""
    if deck.template:
        return TITLE_COLOURS
    return ON_DARK[drawing.badge_look] if deck.theme is THEMES["dark"] else deck.theme.looks[drawing.badge_look].fill


def title_run(text: str, colour: str, size: float | None, page: Page, deck: Deck) -> Element:
    """A run of the title: the size and the colour of the layout, but where others are given."""
    major = Fonts(deck.fonts.latin.replace("+mn", "+mj"), deck.fonts.asian.replace("+mn", "+mj"))
    made = run(text, Words([text], size or 0, colour), TextStyle(major, page.drawing.language))
    style = made[0]
    for name in ("b", "i", *(() if size else ("sz",))):
        del style.attrib[name]
    return made


def fitting(words: str, shape: Any, deck: Deck) -> float | None:
    """The size in pt at which a title fits its placeholder; None where that of the layout does."""
    size = inherited_size(deck)
    width, height = shape.width / EMU * BREATH, shape.height / EMU
    lines = max(int(height / (size * LINE)), 1)
    wanted = text_width(words, size, bold=True)
    return None if wanted <= width * lines else max(SMALLEST_TITLE, round(size * width * lines / wanted, 1))


def inherited_size(deck: Deck) -> float:
    """The size of titles in the layout, else in its master."""
    for found in (
        *deck.layout.element.iterfind(".//p:ph[@type='title']/../../..//a:lvl1pPr/a:defRPr[@sz]", NAMES),
        *deck.layout.slide_master.element.iterfind(".//p:titleStyle/a:lvl1pPr/a:defRPr[@sz]", NAMES),
    ):
        return int(found.get("sz")) / 100
    return 18.0
