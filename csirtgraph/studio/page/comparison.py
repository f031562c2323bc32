"""The page of a comparison: figures as overlays and as before and after, and the changes that find their boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from csirtgraph import figures
from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.kinds import MARKS
from csirtgraph.compare.layouts import parted, pictures_of
from csirtgraph.compare.pictures import changes_in, views_of
from csirtgraph.compare.report import heading, line
from csirtgraph.compare.side_by_side import halves
from csirtgraph.compare.summary import summary
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.pictures import Picture, lay_out_picture
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.pack import alone
from csirtgraph.studio.page.page_words import CHANGES, page_words
from csirtgraph.studio.page.scene import scene_of
from csirtgraph.studio.page.tokens import colours
from csirtgraph.text import Language

Json: TypeAlias = Any


def comparison_page(comparison: Comparison, names: Sequence[str], job: Job, engine: Engine) -> bytes:
    """Some figures, or all in which anything changed, the most first. Raises NoFigureEither and LayoutError."""
    language = job.view.language
    changes = changes_in(comparison, names, language) if names else list(comparison.changes)
    data = {
        **frame_of(heading(comparison, language), job),
        "summary": summary(comparison, language, changes),
        "panes": [one for view in views_of(comparison, names, job) for one in panes(comparison, view, job, engine)],
        "changes": listed(changes, language),
    }
    return document(data, data["title"], language, "diff.js")


def frame_of(title: str, job: Job) -> dict[str, Json]:
    """What a page of changes needs to know before it draws."""
    theme = "" if job.theme == "light" else job.theme
    start: dict[str, Json] = {"lang": job.view.language, "theme": theme}
    return {"title": title, "themes": colours(), "words": page_words(CHANGES), "start": start}


def panes(comparison: Comparison, view: tuple[str, Mode | None], job: Job, engine: Engine) -> list[dict[str, Json]]:
    """A figure: its name, the overlay, and before and after with everything at the same place.

    A large one is an overview and the parts that changed, each as an overlay alone.
    """
    name, mode = view
    language = job.view.language
    one = replace(job, figure=name, view=replace(job.view, mode=mode or Mode.INCIDENT))
    when = f" ({word_of(mode).to(language)})" if mode else ""
    title = figures.kind_of(name).title.to(language) + when
    found = pictures_of(comparison, view, language, has_pages=False)
    shown = [pane(title, picture, lay_out_picture(picture, engine)) for picture in found]
    if found[0].drawing.overview_of:
        return shown
    before, after = halves(*parted(comparison, one, engine))
    return [{**shown[0], "before": alone(scene_of(before)), "after": alone(scene_of(after))}]


def pane(title: str, picture: Picture, layout: Layout) -> dict[str, Json]:
    """A picture of a figure, laid out, with what it is called."""
    name = f"{title} – {picture.number} {picture.name}" if picture.number else title
    return {"name": name, "overlay": alone(scene_of(layout))}


def listed(changes: Iterable[Change], language: Language) -> list[dict[str, str]]:
    """The changes in words, with what finds their boxes."""
    return [
        {
            "id": change.id,
            "field": change.field,
            "mark": MARKS.get(change.kind, "changed"),
            "words": line(change, language, False),
        }
        for change in changes
    ]
