"""Figures as files to download."""

from dataclasses import replace
from threading import Lock
from typing import NamedTuple

from csirtgraph import formats
from csirtgraph.compare import layouts
from csirtgraph.compare.comparison import compare
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.formats import Format
from csirtgraph.pipeline import Job, pictures_of, render, render_layout, stem_of
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.server.query import FigureQuery

LOADING = Lock()  # of cairo, which two threads must not load at a time


class File(NamedTuple):
    """A file: its name, made of ids alone, what it is, and its bytes."""

    name: str
    type: str
    data: bytes


def export(plan: Plan, old: Plan | None, wanted: FigureQuery, theme: str, row: Format, engine: Engine) -> File:
    """A figure in one piece, compared with an old plan where there is one, or a file of the whole plan.

    Raises what `pipeline.render` and `render_comparison` raise.
    """
    view = wanted.view
    part = "" if old or not row.is_laid_out else part_in(plan, wanted, view)
    job = Job(wanted.figure, replace(view, part=part), theme, row.name)
    name = ".".join(filter(None, [stem_of(wanted.figure, wanted.mode), wanted.language, part]))
    stem = plan.id if row.is_of_plan else name
    with LOADING:
        row.check_installed()
    data = layouts.render_comparison(compare(old, plan), job, engine) if old else render(plan, job, engine)
    return File(f"{stem}.{row.name}", row.media, data)


def shown_file(layout: Layout, wanted: FigureQuery, part: str, theme: str, row: Format) -> File:
    """The layout that is on screen in a format made of one. Raises what `render_layout` raises."""
    with LOADING:
        row.check_installed()
    data = render_layout(layout, Job(wanted.figure, wanted.view, theme, row.name))
    name = ".".join(filter(None, [stem_of(wanted.figure, wanted.mode), wanted.language, part]))
    return File(f"{name}.{row.name}", row.media, data)


def part_in(plan: Plan, wanted: FigureQuery, view: View) -> str:
    """The part on screen, where the figure has it."""
    known = {picture.id for picture in pictures_of(plan, wanted.figure, view, has_pages=False)} if wanted.part else ()
    return wanted.part if wanted.part in known else ""


def offered() -> list[dict[str, object]]:
    """The formats for the page's menu, each with what it can hold."""
    return [{"name": row.name, "label": row.label, "holds": row.holds} for row in formats.FORMATS]
