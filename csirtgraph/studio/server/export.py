"""Figures as files to take away."""

from threading import Lock
from typing import NamedTuple

from csirtgraph import pipeline
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.export.cairo import cairo
from csirtgraph.pipeline import GRAPHS, PAGED, PAGES, Job, UnfitFormat, stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.book import page
from csirtgraph.studio.server.overlays import drawing_of
from csirtgraph.studio.server.query import SLIDES, Wanted

TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "json": "application/json",
    "graphml": "application/xml",
    "html": "text/html; charset=utf-8",
}
OTHER = "application/octet-stream"
LOADING = Lock()  # of cairo, which two threads must not load at a time


class File(NamedTuple):
    """A file: its name, made of ids alone, what it is, and its bytes."""

    name: str
    type: str
    data: bytes


def exported(plan: Plan, old: Plan | None, wanted: Wanted, theme: str, format: str, engine: Engine) -> File:
    """A figure in one piece, or a file of the whole plan. Raises what `pipeline` and `compare` raise."""
    whole = format in GRAPHS or format in PAGES
    stem = plan.id if whole else f"{stem_of(wanted.figure, wanted.mode)}.{wanted.language}"
    job = Job(wanted.figure, View(wanted.mode or Mode.INCIDENT, wanted.language), theme, format)
    return File(f"{stem}.{format}", TYPES.get(format, OTHER), bytes_of(plan, old, job, wanted, engine))


def bytes_of(plan: Plan, old: Plan | None, job: Job, wanted: Wanted, engine: Engine) -> bytes:
    """The file itself; of a comparison, where a figure is asked for."""
    if job.format in PAGED:
        with LOADING:
            cairo()
    if job.format in PAGES:
        return page(plan, job, engine)
    if job.format in SLIDES:
        if old:
            raise UnfitFormat(job.format)
        return deck_of(plan, job, wanted.mode, engine)
    if old and job.format not in GRAPHS:
        return pipeline.exported(lay_out(drawing_of(old, plan, wanted), engine), job)
    return pipeline.picture(plan, job, engine)


def deck_of(plan: Plan, job: Job, mode: Mode | None, engine: Engine) -> bytes:
    """A deck of the figure, as `csirtgraph slides` makes it. Raises SlidesMissing."""
    from csirtgraph.slides.missing import check_installed

    check_installed()
    from csirtgraph.slides.deck import deck_bytes, own
    from csirtgraph.slides.pages import Asked, pages_of

    deck = own("16:9", job.theme)
    asked = Asked(plan, job.view.language, job.theme, engine)
    return deck_bytes(deck, pages_of(asked, job.figure, mode, deck.room), plan.plan.title.to(job.view.language))
