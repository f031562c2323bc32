"""csirtgraph in Python and Jupyter.

import csirtgraph
csirtgraph.load("b").figure("relations", mode="incident").save("relations.svg")
"""

from base64 import b64encode
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from csirtgraph.drawing.description import alternative
from csirtgraph.drawing.graphviz.engine import EngineName, engine_of
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.export.files import write
from csirtgraph.export.svg.elements import escape, quoted
from csirtgraph.figures import kind_of
from csirtgraph.formats import format_named
from csirtgraph.pipeline import Job, layout_of, mode_for, pictures_of, render, render_layout, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import Language


def load(target: str | Path, audience: str = "public") -> "PlanFigures":
    """Load a plan from a folder, a YAML file, or a built-in pattern ("a" to "d").

    People's names are in it for the audience "internal", and contacts for "response"; ValueError for any other.

    Raises PlanError with all errors of the plan: each of its `problems` has a file, line, column and message.
    """
    return PlanFigures(load_plan(target, audience=audience))


@dataclass(frozen=True)
class PlanFigures:
    """A loaded plan, and access to its figures."""

    plan: Plan

    def __repr__(self) -> str:
        return f"PlanFigures({self.plan.id!r}, {len(self.figures())} figures)"

    def _repr_html_(self) -> str:
        """For Jupyter: the title of the plan, and a table of the figures to choose from."""
        rows = "".join(
            f"<tr><td><code>{name}</code></td><td><code>{mode}</code></td>"
            f"<td>{escape(kind_of(name).title.to('ja'))}</td><td>{escape(kind_of(name).title.to('en'))}</td></tr>"
            for name, mode in self.figures()
        )
        head = "<tr><th>figure</th><th>mode</th><th>ja</th><th>en</th></tr>"
        return f"<p>{escape(self.plan.plan.title.to('ja'))}</p><table>{head}{rows}</table>"

    def figures(self) -> list[tuple[str, str]]:
        """List the figures that can be drawn, as (name, mode); the mode is "" for figures without modes."""
        return [(name, mode.value if mode else "") for name, mode in views_in(self.plan)]

    def figure(
        self,
        name: str,
        mode: str | None = None,
        lang: Language = "ja",
        theme: str = "light",
        engine: EngineName = "embedded",
        part: str = "",
        whole: bool = False,
    ) -> "Figure":
        """Choose a figure: `mode` is "peacetime" or "incident" (default), `theme` "light", "dark" or "print".

        A large diagram is an overview; `part` is the number or id of one of its parts, `whole` draws it in one piece.
        Nothing is laid out yet. Raises NoFigure if the plan has no such figure, ValueError for an unknown mode.
        """
        chosen = mode_for(self.plan, name, mode) or Mode.INCIDENT
        return Figure(self.plan, Job(name, View(chosen, lang, part=part, is_whole=whole), theme), engine)


@dataclass(frozen=True)
class Figure:
    """A figure of a plan; its layout is computed at first use and kept."""

    plan: Plan
    job: Job
    engine: EngineName = "embedded"

    def __repr__(self) -> str:
        view = self.job.view
        return f"Figure({self.plan.id!r}, {self.job.figure!r}, {view.mode.value!r}, {view.language!r})"

    def pictures(self) -> "list[Figure]":
        """The figure as it can be read: itself, or the overview and the parts of a large one, or a table's pages.

        Raises NoFigure.
        """
        view = self.job.view
        if view.part or view.is_whole:
            return [self]
        found = pictures_of(self.plan, self.job.figure, view, has_pages=True)
        return [replace(self, job=replace(self.job, view=replace(view, part=picture.part))) for picture in found]

    @cached_property
    def layout(self) -> Layout:
        """Places of all boxes, frames, arrows and texts, in pt from the top left corner, y downwards.

        Raises NoFigure, NoPart, or LayoutError if layout fails.
        """
        with closing(engine_of(self.engine)) as engine:
            return layout_of(self.plan, self.job.figure, self.job.view, engine)

    def bytes(self, format: str = "svg", width: int | None = None) -> bytes:
        """Return the figure in a format of `formats.names()`; `width` is that of a PNG in px (default: 1920 or more).

        Raises ValueError for an unknown format, UnfitFormat if the format cannot hold this figure, LayoutError.
        """
        job = replace(self.job, format=format, width=width)
        row = format_named(format)
        if row.is_laid_out and (row.is_paged or not self.layout.drawing.overview_of):
            return render_layout(self.layout, job)
        with closing(engine_of(self.engine)) as engine:
            return render(self.plan, job, engine)

    def save(self, path: str | Path, width: int | None = None) -> Path:
        """Write the figure to `path`, whose extension selects the format, and return the path.

        `width` is the width of a PNG in px. Raises ValueError for an unknown extension, OutputError if the file
        cannot be written, and the errors of `bytes`.
        """
        target = Path(path)
        write(target, self.bytes(target.suffix.lstrip("."), width))
        return target

    def interactive(self, height: int = 640) -> "Page":
        """The page on which figures can be explored, opened at this one, for a notebook; it needs no network.

        `height` is in px. Raises the errors of `bytes`.
        """
        return Page(self.bytes("html"), height, repr(self))

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """For Jupyter: images with alternative text, the first as SVG for programs without HTML, and a text."""
        pictures = self.pictures()
        images = "".join(picture.image() for picture in pictures)
        data = {"text/html": images, "image/svg+xml": pictures[0].bytes().decode(), "text/plain": repr(self)}
        return data, {"image/svg+xml": {"alt": alternative(pictures[0].layout.drawing)}}

    def image(self) -> str:
        """The figure as an element of HTML that holds the SVG. Raises the errors of `bytes`."""
        source = f"data:image/svg+xml;base64,{b64encode(self.bytes()).decode()}"
        return f'<img alt={quoted(alternative(self.layout.drawing))} src="{source}">'


@dataclass(frozen=True)
class Page:
    """A page to explore, as a notebook shows it: in a frame that may run its own script and nothing else."""

    html: bytes
    height: int
    title: str

    def __repr__(self) -> str:
        return f"Page({self.title})"

    def _repr_html_(self) -> str:
        """For Jupyter: a frame that holds the whole page."""
        size = f'style="border:0;width:100%;height:{self.height}px"'
        page = self.html.decode().replace("&", "&amp;").replace('"', "&quot;")
        return f'<iframe title={quoted(self.title)} sandbox="allow-scripts" {size} srcdoc="{page}"></iframe>'
