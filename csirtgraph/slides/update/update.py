"""Update a deck: redraw the figures of csirtgraph in place.

The deck stays the archive it is; of all its parts only slides whose figures
changed are written again, and the tags of these figures.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.export.files import check_free
from csirtgraph.pipeline import NoFigure
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.renames import new_ids
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.notes import ORIGIN
from csirtgraph.slides.pages import FigureRequest, Page, pages_of, source_of
from csirtgraph.slides.pptx.package import DeckError, check_editable, packed
from csirtgraph.slides.pptx.parts import as_bytes
from csirtgraph.slides.update.by_hand import with_boxes_at
from csirtgraph.slides.update.changes import Change, changes_between, edits_in
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.finding import OpenDeck, read_deck
from csirtgraph.slides.update.record import record
from csirtgraph.slides.update.redraw import drawn, finish, put_in, theme_of
from csirtgraph.slides.update.renamed import rename
from csirtgraph.slides.update.shapes import identity, name_of
from csirtgraph.slides.update.tables import table_changes

#: The order in which changes are reported.
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
        """Whether the slide is written again."""
        return any(change.how != "kept" for change in self.changes)


def updated(path: Path, wish: UpdateRequest) -> tuple[bytes, list[Result]]:
    """The deck with its figures redrawn, and what changed. Raises HeldFile, DeckError, LayoutError."""
    check_free(path)
    deck = read_deck(path)
    check_editable(deck.parts, path)
    slides = deck.slides
    ids = new_ids(wish.plan)
    loose = [slide.number for slide in slides if slide.has_loose]
    found = [
        figure
        for slide in slides
        for figure in slide.figures
        if figure.mark.plan == wish.plan.plan.id and (not wish.figures or figure.mark.figure in wish.figures)
    ]
    if not found and not loose:
        raise DeckError(path, "no-figures", wish.plan.plan.id)
    results = [result for same in alike(found) for result in redrawn(same, wish, ids, deck)]
    results += [Result(number, Mark(wish.plan.plan.id, ""), problem="loose") for number in loose]
    changed = {result.slide for result in results if result.is_changed}
    for slide in slides:
        if slide.number in changed:
            finish(slide)
            deck.parts[slide.name] = as_bytes(slide.root)
    return packed(deck.parts), sorted(results, key=lambda result: (result.slide or len(slides) + 1, result.mark.name))


def alike(found: list[Placed]) -> list[list[Placed]]:
    """The parts of one figure together; of slides that people copied, each copy by itself."""
    together: dict[tuple[Mark, int], list[Placed]] = defaultdict(list)
    copies: Counter[Mark] = Counter()
    for figure in found:
        together[replace(figure.mark, part=""), copies[figure.mark]].append(figure)
        copies[figure.mark] += 1
    return list(together.values())


def redrawn(same: list[Placed], wish: UpdateRequest, ids: Mapping[str, str], deck: OpenDeck) -> list[Result]:
    """All parts of one figure redrawn."""
    mark = same[0].mark
    renamed = {name for figure in same for name in rename(figure.shapes, ids)}
    has_parts = any(figure.mark.part for figure in same)
    asked = FigureRequest(wish.plan, mark.lang, mark.theme, wish.engine, has_parts, 0)
    try:
        source = source_of(asked, mark.figure, Mode(mark.mode) if mark.mode else None)
    except NoFigure:
        return [Result(figure.number, figure.mark, problem="no-figure") for figure in same]
    if not wish.relayout and all(figure.facts.get(ORIGIN) == source.digest for figure in same):
        return [Result(figure.number, figure.mark, tuple(edits_in(figure.shapes))) for figure in same]
    pages = pages_of(asked, source, [same[0].body])
    of_part = {page.mark.part: page for page in pages}  # earlier releases named them `group:x` and `only:x`
    results = []
    for figure in same:
        page = of_part.get(figure.mark.part) or of_part.get(figure.mark.part.rpartition(":")[2])
        if page is None:
            results.append(Result(figure.number, figure.mark, problem="no-part"))
        else:
            kept = page if wish.relayout else with_boxes_at(page, figure.moved)
            results.append(replaced(figure, kept, wish, renamed, deck))
    shown = {name for figure in same for name in (figure.mark.part, figure.mark.part.rpartition(":")[2])}
    return [*results, *(Result(0, page.mark, problem="no-slide") for page in pages if page.mark.part not in shown)]


def replaced(figure: Placed, page: Page, wish: UpdateRequest, renamed: Collection[str], deck: OpenDeck) -> Result:
    """One figure brought up to date in its slide, unless nothing of it changed."""
    moved, zoom, slide = figure.moved, figure.zoom, deck.slides[figure.number - 1]
    table, group = drawn(figure, page, slide.root, theme_of(figure, deck))
    changes = [*changes_between(figure.shapes, group, renamed)]
    if figure.table is not None and table is not None:
        changes += table_changes(figure.table, table)
    if wish.relayout:
        changes += [Change("freed", "box", spoken) for spoken in spoken_names(figure, moved)]
    ordered = tuple(sorted(changes, key=lambda change: ORDER.index(change.what)))
    kept = 0 if wish.relayout else len(moved.keys() & page.layout.boxes.keys())
    result = Result(figure.number, figure.mark, ordered, kept=kept)
    if result.is_changed:
        put_in(group, table, figure, page, slide, not wish.relayout)
        record(figure, page, zoom, group, table, deck)
    return result


def spoken_names(figure: Placed, names: dict[str, Rect]) -> list[str]:
    """Boxes in words."""
    return [identity(shape).get("descr", "") or name_of(shape) for shape in figure.shapes if name_of(shape) in names]
