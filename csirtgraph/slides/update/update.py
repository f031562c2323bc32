"""Update a deck: redraw the figures of csirtgraph in place.

The deck stays the archive it is; of all its parts only slides whose figures
changed are written anew.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.theme import Theme
from csirtgraph.pipeline import NoFigure
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.draw import keys_of, shapes_of
from csirtgraph.slides.legend import Pen
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.pages import FigureRequest, Page, pages_of
from csirtgraph.slides.pptx.markup import NAMES, Element, emu, qualified
from csirtgraph.slides.pptx.package import DeckError, check_free, packed, parsed, parts_in
from csirtgraph.slides.pptx.palette import palette
from csirtgraph.slides.pptx.text import TextStyle
from csirtgraph.slides.update.animation import forget
from csirtgraph.slides.update.by_hand import with_boxes_at
from csirtgraph.slides.update.changes import Change, changes_between
from csirtgraph.slides.update.existing import (
    Placed,
    Scale,
    figures_in,
    identity,
    loose_in,
    name_of,
    number_of,
    rect_of,
    slides_in,
)
from csirtgraph.slides.update.merge import all_merged
from csirtgraph.slides.update.renamed import new_ids, rename
from csirtgraph.slides.update.tables import merge_table, table_changes

SCALED = 0.02  # of its size by which a group may differ without its text
#: What is told first.
ORDER = ("box", "frame", "flow", "row", "legend", "notes")


@dataclass(frozen=True)
class UpdateRequest:
    """What to bring up to date: a plan's figures (none named: all), and whether boxes go back to where they were."""

    plan: Plan
    figures: tuple[str, ...]
    relayout: bool
    engine: Engine


@dataclass(frozen=True)
class Result:
    """What became of one figure: on which slide it is, and its changes; or why it was left alone."""

    slide: int  # 0 for one that the deck has no slide for
    mark: Mark
    changes: tuple[Change, ...] = ()
    problem: str = ""  # "no-slide", "no-part", "no-figure" or "loose"
    kept: int = 0  # boxes that stay where people put them

    @property
    def is_changed(self) -> bool:
        """Whether the slide is written anew."""
        return any(change.how != "kept" for change in self.changes)


def updated(path: Path, wish: UpdateRequest) -> tuple[bytes, list[Result]]:
    """The deck with its figures drawn anew, and what changed. Raises DeckError, LayoutError."""
    check_free(path)
    parts = parts_in(path)
    slides = slides_in(parts, path)
    roots = {name: parsed(parts[name], path) for name in slides}
    ids = new_ids(wish.plan)
    loose = [number for number, name in enumerate(slides, 1) if loose_in(roots[name])]
    found = [
        figure
        for number, name in enumerate(slides, 1)
        for figure in figures_in(name, number, roots[name])
        if figure.mark.plan == wish.plan.plan.id and (not wish.figures or figure.mark.figure in wish.figures)
    ]
    if not found and not loose:
        raise DeckError(path, "no-figures", wish.plan.plan.id)
    results = [result for same in alike(found) for result in redrawn(same, wish, ids, roots, path)]
    results += [Result(number, Mark(wish.plan.plan.id, ""), problem="loose") for number in loose]
    for name in sorted({figure.slide for figure in found}):
        if any(result.is_changed and slides[result.slide - 1] == name for result in results if result.slide):
            parts[name] = as_bytes(roots[name])
    return packed(parts), sorted(results, key=lambda result: (result.slide or len(slides) + 1, result.mark.name))


def as_bytes(root: Element) -> bytes:
    """A slide as the bytes of its part."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def alike(found: list[Placed]) -> list[list[Placed]]:
    """The parts of one figure together; of slides that people copied, each copy by itself."""
    together: dict[tuple[Mark, int], list[Placed]] = defaultdict(list)
    copies: Counter[Mark] = Counter()
    for figure in found:
        together[replace(figure.mark, part=""), copies[figure.mark]].append(figure)
        copies[figure.mark] += 1
    return list(together.values())


def redrawn(
    same: list[Placed], wish: UpdateRequest, ids: Mapping[str, str], roots: dict[str, Element], path: Path
) -> list[Result]:
    """All parts of one figure drawn anew."""
    mark = same[0].mark
    renamed = {name for figure in same for name in rename(figure.shapes, ids)}
    has_parts = any(figure.mark.part for figure in same)
    asked = FigureRequest(wish.plan, mark.lang, mark.theme, wish.engine, has_parts, 0)
    try:
        pages = pages_of(asked, mark.figure, Mode(mark.mode) if mark.mode else None, same[0].body)
    except NoFigure:
        return [Result(figure.number, figure.mark, problem="no-figure") for figure in same]
    of_part = {page.mark.part: page for page in pages}  # earlier releases named them `group:x` and `only:x`
    results = []
    for figure in same:
        page = of_part.get(figure.mark.part) or of_part.get(figure.mark.part.rpartition(":")[2])
        if page is None:
            results.append(Result(figure.number, figure.mark, problem="no-part"))
        else:
            kept = page if wish.relayout else with_boxes_at(page, figure.moved)
            results.append(replaced(figure, kept, wish, renamed, roots[figure.slide], path))
    shown = {name for figure in same for name in (figure.mark.part, figure.mark.part.rpartition(":")[2])}
    return [*results, *(Result(0, page.mark, problem="no-slide") for page in pages if page.mark.part not in shown)]


def replaced(
    figure: Placed, page: Page, wish: UpdateRequest, renamed: Collection[str], root: Element, path: Path
) -> Result:
    """One figure brought up to date in its slide, unless nothing of it changed."""
    moved = figure.moved
    shapes = drawn(figure, page, root, theme_of(figure, path))
    group = shapes[-1]
    changes = [*changes_between(figure.shapes, group, renamed)]
    if figure.table is not None and len(shapes) > 1:
        changes += table_changes(figure.table, shapes[0])
    if wish.relayout:
        changes += [Change("freed", "box", spoken) for spoken in spoken_names(figure, moved)]
    told = tuple(sorted(changes, key=lambda change: ORDER.index(change.what)))
    kept = 0 if wish.relayout else len(moved.keys() & page.layout.boxes.keys())
    result = Result(figure.number, figure.mark, told, kept=kept)
    if not result.is_changed:
        return result
    before = set(figure.numbers.values())
    back = Scale(*figure.ground).back
    own, others = ([brought_back(shape, back) for shape in found] for found in (figure.shapes, figure.others))
    if figure.is_noted and not wish.relayout:
        all_merged(group, own)
    group.extend(others)
    swap(figure.group, group)
    if figure.table is not None and len(shapes) > 1:
        merge_table(figure.table, shapes[0])
        swap(figure.table, shapes[0])
    there = {number_of(found) for found in root.iter(qualified("p:cNvPr"))}
    forget(root, before - there)
    return result


def spoken_names(figure: Placed, names: dict[str, Rect]) -> list[str]:
    """Boxes in words."""
    return [identity(shape).get("descr", "") or name_of(shape) for shape in figure.shapes if name_of(shape) in names]


def theme_of(figure: Placed, path: Path) -> Theme:
    """The colours a figure was drawn in; for those of the deck, its ground is looked at."""
    if figure.mark.theme:
        return palette(figure.mark.theme)
    from csirtgraph.slides.pptx.template import is_dark, opened

    layout = opened(path).slides[figure.number - 1].slide_layout
    return palette("", is_dark(layout, path))


def drawn(figure: Placed, page: Page, root: Element, theme: Theme) -> list[Element]:
    """The shapes of a figure with the ids they had, new ones with new ids."""
    known, free = figure.numbers, 1 + max(number_of(found) for found in root.iter(qualified("p:cNvPr")))
    numbers: dict[str, int] = {}
    for name in dict.fromkeys(keys_of(page)):
        numbers[name] = known.get(name) or free
        free += name not in known
    voice = TextStyle(figure.fonts, figure.mark.lang)
    table_at = rect_of(figure.table) if figure.table is not None else None
    shapes = shapes_of(page, Pen(theme, voice, numbers), None, table_at)
    resize(shapes[-1], figure.at)
    follow_scale(shapes[-1], figure.at)
    return shapes


def follow_scale(group: Element, at: Scale) -> None:
    """Text as much smaller or larger as people made the group."""
    ratio = min(at.target.width / (at.source.width or 1), at.target.height / (at.source.height or 1))
    if abs(ratio - 1) > SCALED:
        for name, tags in (("sz", ("a:rPr", "a:endParaRPr")), ("val", ("a:spcPts",))):
            for found in group.iter(*map(qualified, tags)):
                found.set(name, str(max(round(int(found.get(name, "0")) * ratio), 100 if name == "sz" else 0)))


def resize(group: Element, at: Scale) -> None:
    """Put a group where the old one stands, as large as all that is in it."""
    inner = around([rect_of(shape) for shape in group if identity(shape) is not None])
    whole = at.to(inner)
    place = group.find("p:grpSpPr/a:xfrm", NAMES)
    for rect, (off, ext) in ((whole, ("a:off", "a:ext")), (inner, ("a:chOff", "a:chExt"))):
        write(place.find(off, NAMES), place.find(ext, NAMES), rect)


def write(corner: Element, size: Element, rect: Rect) -> None:
    """A rectangle into the two elements that tell it."""
    for found, names, values in ((corner, ("x", "y"), rect[:2]), (size, ("cx", "cy"), rect[2:])):
        for name, value in zip(names, values):
            found.set(name, str(emu(value)))


def brought_back(shape: Element, back: Scale) -> Element:
    """A shape that people put into the group, in the coordinates the new group has."""
    place = next(shape.iter(qualified("a:xfrm"), qualified("p:xfrm")), None)
    if place is not None and back.source != back.target:
        write(place.find("a:off", NAMES), place.find("a:ext", NAMES), back.to(rect_of(shape)))
    return shape


def swap(old: Element, new: Element) -> None:
    """A new element in the place of an old one, so that the order from back to front stays."""
    old.getparent().replace(old, new)
