"""A comparison as drawings: which figures changed, and each drawn from both plans, united."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csirtgraph import figures, pipeline
from csirtgraph.compare.alignment import EARLIER
from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.overlay import parts_of, united
from csirtgraph.compare.report import heading
from csirtgraph.compare.summary import summary
from csirtgraph.drawing.model import Diagram, Drawing, Table, Tree
from csirtgraph.errors import NoFigureEither
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language, Text

TITLE = Text("{title}の変更点", "{title}: what changed")


def figures_of(comparison: Comparison, *wanted: str) -> list[tuple[str, Mode | None]]:
    """Every figure and mode that either plan can draw; of some figures alone, where they are named.

    Raises NoFigureEither for a figure that neither plan has.
    """
    found: list[tuple[str, Mode | None]] = []
    known = figures.names()
    for name in wanted or known:
        if name not in known:
            raise NoFigureEither(name)
        kind = figures.kind_of(name)
        both = [kind.modes(plan) for plan in (comparison.old, comparison.new)]
        views = [(name, mode) for mode in dict.fromkeys((*both[1], *both[0]))]
        if wanted and not views:
            raise NoFigureEither(name)
        found += views
    return found


def job_for(comparison: Comparison, job: Job, mode: str | None = None) -> Job:
    """The job in the mode named, or in an incident; one without a figure, for the figure in which most changed.

    Raises NoFigureEither where neither plan has it.
    """
    known = figures_of(comparison, *([job.figure] if job.figure else []))
    if mode:
        known = [view for view in known if view[1] in (None, Mode(mode))]
    if not known:
        raise NoFigureEither(job.figure)
    if job.figure:
        name, found = next((view for view in known if view[1] is Mode.INCIDENT), known[0])
    else:
        name, found = most_changed(comparison, known, job.view.language)
    return replace(job, figure=name, view=replace(job.view, mode=found or Mode.INCIDENT))


def most_changed(
    comparison: Comparison, views: list[tuple[str, Mode | None]], language: Language
) -> tuple[str, Mode | None]:
    """The figure in which most changes are seen, however many cells a change marks; of equals, the one preferred."""

    def worth(view: tuple[str, Mode | None]) -> tuple[int, int, int, bool]:
        whole = united(*both(comparison, view, language))
        seen = len(seen_in(whole, comparison.changes, view))
        return seen, PREFERRED.get(view[0], 0), len(marked(whole)), view[1] is Mode.INCIDENT

    return max(views, key=worth)


def view_in(comparison: Comparison, job: Job) -> tuple[str, Mode | None]:
    """The figure and the mode of a job; None where the mode does not matter. Raises NoFigureEither."""
    known = figures_of(comparison, job.figure)
    found = next((view for view in known if view[1] in (None, job.view.mode)), None)
    if found is None:
        raise NoFigureEither(job.figure)
    return found


PANES = 12  # figures of a page at most
PREFERRED = {"relations": 3, "orgchart": 2, "roles": 1}


def both(comparison: Comparison, view: tuple[str, Mode | None], language: Language) -> tuple[Drawing, Drawing]:
    """The figure of the old and of the new plan; an empty one where a plan lacks it."""
    name, mode = view
    kind = figures.kind_of(name)
    seen = View(mode or Mode.INCIDENT, language)

    def drawn_of(plan: Plan) -> Drawing | None:
        return pipeline.drawing_of(plan, name, seen) if mode in kind.modes(plan) else None

    old, new = drawn_of(comparison.old), drawn_of(comparison.new)
    return old or emptied(new), new or emptied(old)


def emptied(drawing: Drawing | None) -> Drawing:
    """A drawing of the same kind with nothing in it."""
    assert drawing is not None
    match drawing.body:
        case Table() as table:
            heads = tuple(box for box in table.boxes if box.span and box.span.row < table.header)
            return replace(drawing, body=replace(table, boxes=heads), keys=())
        case Tree():
            return replace(drawing, body=Tree(), keys=())
        case Diagram(rows=rows):
            return replace(drawing, body=Diagram(rows=rows), keys=())


def drawing_of(comparison: Comparison, view: tuple[str, Mode | None], language: Language) -> Drawing:
    """The overlay of a figure, with what changed in its subtitle."""
    old, new = both(comparison, view, language)
    whole = united(old, new)
    shown = seen_in(whole, comparison.changes, view)
    if not shown and marked(whole):  # what a figure derives, such as loads, changes through what is listed elsewhere
        shown = list(comparison.changes)
    return replace(
        whole,
        id=f"{new.id}-diff",
        title=TITLE.to(language).format(title=new.title),
        subtitle=f"{heading(comparison, language)}: {summary(comparison, language, shown)}",
    )


def marked(drawing: Drawing) -> list[str]:
    """The ids of what has a mark."""
    return [item.id for item in parts_of(drawing) if item.mark]


def ids_in(drawing: Drawing) -> set[str]:
    """The ids of the plan that the marked parts of a drawing stand for."""
    return {part for id in marked(drawing) for part in plan_ids(id.replace(EARLIER, ""))}


def plan_ids(id: str) -> tuple[str, ...]:
    """The ids of the plan in that of a part: all of `role/skills`; what some words of ours stand before."""
    if not id.startswith("/"):
        return (id, *id.split("/"))
    _, word, *rest = id.split("/")
    return tuple(rest) if word in ("group", "category", "of") else ()


def seen_in(drawing: Drawing, changes: Iterable[Change], view: tuple[str, Mode | None]) -> list[Change]:
    """The changes that can be seen in a drawing."""
    ids = ids_in(drawing)
    return [change for change in changes if is_seen(change, ids, view)]


def is_seen(change: Change, ids: set[str], view: tuple[str, Mode | None]) -> bool:
    """Whether a change is about one of the marked parts: posts in figures of posts, skills where they stand."""
    if change.section == "posts":
        return view[0] in OF_POSTS and view[1] in (None, change.mode) and change.id in ids
    if change.section == "flows" and view[0] in OF_FLOWS and ids & {*re.split("[>:]", change.id)[:2]}:
        return True
    if change.section in ("skills", "vendor-skills"):
        return f"{change.id}/{change.section}" in ids
    return change.id in ids


OF_FLOWS = ("raci", "raci-services", "workload")  # figures of what follows from flows
OF_POSTS = ("orgchart", "workload", "coverage")


def changes_in(comparison: Comparison, names: Iterable[str], language: Language) -> list[Change]:
    """The changes that can be seen in some figures. Raises NoFigureEither for one that neither plan has."""
    found: list[Change] = []
    for name in names:
        for view in figures_of(comparison, name):
            found += seen_in(united(*both(comparison, view, language)), comparison.changes, view)
    return [change for change in comparison.changes if change in found]


def views_of(comparison: Comparison, names: Sequence[str], job: Job) -> list[tuple[str, Mode | None]]:
    """The figures of a page: those named, or all in which anything changed, the most first.

    Raises NoFigureEither for a figure that neither plan has.
    """
    language = job.view.language
    known = figures_of(comparison, *names)
    counts = {view: len(marked(drawing_of(comparison, view, language))) for view in known}
    views = [view for view in known if names or counts[view]]
    views.sort(key=lambda view: (-PREFERRED.get(view[0], 0), view[1] is not Mode.INCIDENT, -counts[view]))
    in_mode = [view for view in known if view[1] in (None, job.view.mode)] or known
    return views[:PANES] or [most_changed(comparison, in_mode, language)]
