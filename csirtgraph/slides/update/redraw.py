"""A figure redrawn in its slide: as large as people made it, with what they put into it."""

from contextlib import suppress
from copy import deepcopy

from csirtgraph.drawing.geometry import around
from csirtgraph.drawing.theme import Theme
from csirtgraph.slides.draw import keys_of, shapes_of
from csirtgraph.slides.legend import Pen
from csirtgraph.slides.marks import mark_in
from csirtgraph.slides.notes import SIZE
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx.alternatives import add_alternatives
from csirtgraph.slides.pptx.markup import NAMES, NOTE, Element, qualified
from csirtgraph.slides.pptx.package import parsed
from csirtgraph.slides.pptx.palette import palette
from csirtgraph.slides.pptx.parts import related
from csirtgraph.slides.pptx.template import is_dark
from csirtgraph.slides.pptx.text import TextStyle
from csirtgraph.slides.update.animation import forget
from csirtgraph.slides.update.existing import SCALED, Placed
from csirtgraph.slides.update.finding import OpenDeck, Slide
from csirtgraph.slides.update.merge import all_merged, scale_text
from csirtgraph.slides.update.shapes import (
    GROUP,
    Scale,
    group_scale,
    identity,
    name_of,
    number_of,
    put_at,
    rect_of,
    write,
)
from csirtgraph.slides.update.tables import merge_table


def theme_of(figure: Placed, deck: OpenDeck) -> Theme:
    """The colours a figure was drawn in; for those of the deck, its ground is looked at. Raises DeckError."""
    if figure.mark.theme:
        return palette(figure.mark.theme)
    parts, path = deck.parts, deck.path
    layout = related(figure.slide, "/slideLayout", parts, path)
    master = related(layout, "/slideMaster", parts, path)
    theme = related(master, "/theme", parts, path)
    return palette("", is_dark(parsed(parts[master], path), parsed(parts[theme], path)))


def drawn(figure: Placed, page: Page, root: Element, theme: Theme) -> tuple[Element | None, Element]:
    """The table and the group of a figure with the ids its shapes had, new ones with new ids."""
    known, free = figure.numbers, 1 + max(number_of(found) for found in root.iter(qualified("p:cNvPr")))
    numbers: dict[str, int] = {}
    for name in dict.fromkeys(keys_of(page)):
        numbers[name] = known.get(name) or free
        free += name not in known
    voice = TextStyle(figure.fonts, figure.mark.lang)
    table_at = rect_of(figure.table) if figure.table is not None else None
    *tables, group = shapes_of(page, Pen(theme, voice, numbers, slots_in(figure)), None, table_at)
    scale_text([group], figure.zoom)
    return next(iter(tables), None), group


def slots_in(figure: Placed) -> str:
    """The theme that the colours of a figure are slots of; "" where they are colours of their own, as in old decks."""
    parts = [figure.group, *([figure.table] if figure.table is not None else [])]
    has_slots = any(next(part.iter(qualified("a:schemeClr")), None) is not None for part in parts)
    return figure.mark.theme if has_slots else ""


def put_in(group: Element, table: Element | None, figure: Placed, page: Page, slide: Slide, keeps: bool) -> None:
    """The new group and table in the place of the old ones, with all that stays of these where that is asked."""
    before, moves = set(figure.numbers.values()), Scale(*figure.ground)
    own, others, is_noted = figure.shapes, figure.others, figure.is_noted
    put_at([*own, *others], moves.back)
    if is_noted and keeps:
        all_merged(group, own, growth(figure, page))
    group.extend(others)
    if figure.is_loose and "ground" not in map(name_of, own):  # nothing is seen of it
        group.remove(next(shape for shape in group if identity(shape) is not None and name_of(shape) == "ground"))
    put_at(group, moves)
    resize(group, group_scale(figure.group))
    swap(figure.group, group)
    if figure.table is not None and table is not None:
        merge_table(figure.table, table)
        swap(figure.table, table)
    there = {number_of(found) for found in slide.root.iter(qualified("p:cNvPr"))}
    forget(slide.root, before - there)


def growth(figure: Placed, page: Page) -> float | None:
    """How much larger the text of a figure is than when it was last drawn; None for one of an earlier release."""
    with suppress(KeyError, ValueError, ZeroDivisionError):
        ratio = page.text_size * figure.zoom / float(figure.facts[SIZE])
        return ratio if abs(ratio - 1) > SCALED else 1
    return None


def resize(group: Element, scale: Scale) -> None:
    """A group as large as all that is in it, which stands on the slide where a scale puts it."""
    inner = around([rect_of(shape) for shape in group if identity(shape) is not None])
    place = group.find("p:grpSpPr/a:xfrm", NAMES)
    write(place, scale.to(inner))
    write(place, inner, "a:chOff", "a:chExt")


def swap(old: Element, new: Element) -> None:
    """A new element in the place of an old one, so that the order from back to front stays, and its links and tags."""
    kept = deepcopy(old[0])
    names, fresh = kept.find("p:cNvPr", NAMES), identity(new)
    is_named = mark_in(name_of(old)) is None
    names.attrib.update({key: value for key, value in fresh.attrib.items() if not (key == "name" and is_named)})
    new.replace(new[0], kept)
    old.getparent().replace(old, new)


def finish(slide: Slide) -> None:
    """A slide as it is written: without notes in its shapes, and with ungrouped figures as they were found."""
    for found in slide.root.iter(qualified("p:cNvPr")):
        found.attrib.pop(NOTE, None)
    for figure in slide.figures:
        if figure.is_loose:
            dissolve(
                next(
                    group
                    for group in slide.root.iter(GROUP)
                    if identity(group).get("id") == identity(figure.group).get("id")
                )
            )
    add_alternatives(slide.root)


def dissolve(group: Element) -> None:
    """Put the shapes of a group in its place."""
    home, place = group.getparent(), group.getparent().index(group)
    home[place : place + 1] = [shape for shape in group if identity(shape) is not None]
