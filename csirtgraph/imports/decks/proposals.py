"""What people have typed and drawn in a deck: edits, each of which somebody takes or leaves."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from csirtgraph.compare.comparison import compare
from csirtgraph.drawing.model import Drawing
from csirtgraph.edits.draft import Draft, draft_of
from csirtgraph.edits.editing import plan_in, settled
from csirtgraph.edits.operations import make
from csirtgraph.edits.refusal import EditError
from csirtgraph.export.cells import NO_ENTRY
from csirtgraph.imports import limits
from csirtgraph.imports.decks.cells import rows_drawn, typed_in
from csirtgraph.imports.decks.drawn import Drawn
from csirtgraph.imports.decks.removed import removals
from csirtgraph.imports.decks.shown import Shown
from csirtgraph.imports.decks.typed import CHART, DeckEdit, typed_edits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import Facts
from csirtgraph.imports.options import Options
from csirtgraph.imports.proposing.propose import Proposal
from csirtgraph.pipeline import NoFigure, drawing_of
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.finding import Slide
from csirtgraph.text import Text

#: Asked of each edit: the plan before it and after it, and where it comes from.
Taken = Callable[[Plan, Plan, str], bool]
SLIDE = Text("{name}:スライド{number}", "{name}:slide {number}")
EDITS = Text("件の変更", "edits")
NEW = ("add-role", "add-party", "add-post")
DIAGRAMS, ROLES = ("relations", CHART), "roles"


def propose_deck(slides: Iterator[Slide], name: str, target: Path, options: Options, is_taken: Taken) -> Proposal:
    """The plan with those edits that are taken; nothing is written. Raises ImportFailure, EditError and PlanError."""
    draft = draft_of(target)
    old = plan_in(draft)
    facts = Facts()
    edits = edits_in(slides, name, old, options, facts)
    changes, new = settled(accepted(edits, draft, old, is_taken, facts))
    return Proposal(old=old, new=new, changes=tuple(changes), facts=facts)


def edits_in(slides: Iterator[Slide], name: str, plan: Plan, options: Options, facts: Facts) -> list[DeckEdit]:
    """All edits of a deck, each once: new entries first, which others may need; what is gone last.

    Raises ImportFailure.
    """
    ids = {id for section in (*ENDS, "groups") for id in getattr(plan, section)}
    ids |= {id for posts in plan.posts.values() for id in posts}
    found: dict[str, DeckEdit] = {}
    shown = Shown()
    count = 0
    for slide in slides:
        place = SLIDE.to("en").format(name=name, number=slide.number)
        for figure in (figure for figure in slide.figures if figure.mark.plan == plan.plan.id):
            count += 1
            for item in of_figure(figure, slide, plan, place, ids, options, shown, facts):
                found.setdefault(repr(sorted(item.edit.items())), item)
                if len(found) > limits.EDITS:
                    raise ImportFailure("too-large", place, limit=limits.EDITS, unit=EDITS)
    if not count:
        raise ImportFailure("no-figures", name, plan=plan.plan.id)
    first = sorted(found.values(), key=lambda item: not item.edit["op"].startswith(NEW))
    return [*first, *removals(shown, plan, facts)]


def of_figure(
    figure: Placed, slide: Slide, plan: Plan, place: str, ids: set[str], options: Options, shown: Shown, facts: Facts
) -> Iterator[DeckEdit]:
    """The edits of one figure; remarks on what of it cannot come back."""
    mark = figure.mark
    mode = Mode(mark.mode) if mark.mode else MODES[-1]
    try:
        drawing = drawing_of(plan, mark.figure, View(mode, mark.lang))
    except NoFigure:
        return
    if figure.table is not None:
        yield from of_table(figure, figure.table, drawing, plan, place, shown, facts)
        return
    yield from typed_edits(figure, drawing, plan, place)
    if mark.figure in DIAGRAMS:
        drawn = Drawn(figure, drawing, plan, place, ids, options.boxes, facts)
        yield from drawn.edits(slide.root)
        if not shown.add_diagram(figure, drawn.there, place):
            facts.remark(place, "deck-excerpt")


def of_table(
    figure: Placed, table: Element, drawing: Drawing, plan: Plan, place: str, shown: Shown, facts: Facts
) -> Iterator[DeckEdit]:
    """The edits of a table; a row that is gone is a role that is gone, if all other rows are known."""
    typed = typed_in(figure, table, drawing, plan, place)
    yield from typed.edits
    gone = {*rows_drawn(figure)} - typed.left - {NO_ENTRY}
    if typed.is_lossy or (gone and figure.mark.figure != ROLES):
        facts.remark(place, "deck-table", figure.mark.figure)
    if figure.mark.figure == ROLES:
        shown.add_rows(rows_drawn(figure), typed.left | gone if typed.is_lossy else typed.left, place)


def accepted(edits: Iterable[DeckEdit], draft: Draft, old: Plan, is_taken: Taken, facts: Facts) -> Draft:
    """The draft with the edits that change something and are taken; none without the entries that it needs."""
    plan = old
    left: set[str] = set()
    for item in edits:
        if left & {*item.needs}:
            continue
        trial = copied(draft)
        try:
            make(trial, item.edit)
            _, new = settled(trial)
        except EditError as error:
            facts.remark(item.place, "refused", error.words())
            continue
        if not compare(plan, new).changes:
            continue
        if is_taken(plan, new, item.place):
            draft, plan = trial, new
        elif item.edit["op"].startswith(NEW):
            left.add(item.edit["id"])
    return draft


def copied(draft: Draft) -> Draft:
    """A draft that can be changed without the other."""
    return replace(draft, files=tuple(replace(file, data=deepcopy(file.data)) for file in draft.files))
