"""csirtgraph in Python and Jupyter.

import csirtgraph
csirtgraph.load("b").figure("relations", mode="incident").save("relations.svg")
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from csirtgraph.drawing.graphviz.engine import EngineName, engine_of
from csirtgraph.drawing.layout.layout import Layout
from csirtgraph.export.files import write
from csirtgraph.pipeline import (
    FORMATS,
    GRAPHS,
    PAGES,
    TABLES,
    Job,
    exported,
    exported_graph,
    exported_table,
    layout_of,
    mode_for,
    views_in,
)
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import Language


def load(target: str | Path) -> "PlanFigures":
    """The figures of a plan: a folder, a YAML file, or a built-in pattern ("a", "b", "c").

    Raises PlanError, whose `problems` name file, line and column.
    """
    return PlanFigures(load_plan(target))


@dataclass(frozen=True)
class PlanFigures:
    """A plan and the figures it has."""

    plan: Plan

    def figures(self) -> list[tuple[str, str]]:
        """Names and modes of all figures this plan has the data for; no mode ("") where it does not matter."""
        return [(name, mode.value if mode else "") for name, mode in views_in(self.plan)]

    def figure(
        self,
        name: str,
        mode: str | None = None,
        lang: Language = "ja",
        theme: str = "light",
        engine: EngineName = "embedded",
    ) -> "Figure":
        """One figure; without a mode, that of an incident. Raises NoFigure, and ValueError for an unknown mode."""
        chosen = mode_for(self.plan, name, mode) or Mode.INCIDENT
        return Figure(self.plan, Job(name, View(chosen, lang), theme), engine)


@dataclass(frozen=True)
class Figure:
    """A figure of a plan, laid out when it is first needed."""

    plan: Plan
    job: Job
    engine: EngineName = "embedded"

    @cached_property
    def layout(self) -> Layout:
        """The places of everything. Raises NoFigure or LayoutError."""
        engine = engine_of(self.engine)
        try:
            return layout_of(self.plan, self.job.figure, self.job.view, engine)
        finally:
            engine.close()

    def bytes(self, format: str = "svg", width: int | None = None) -> bytes:
        """The picture as `format` (one of pipeline.FORMATS); `width` in px is for PNG."""
        if format not in FORMATS:
            raise ValueError(f"{format} is not one of {', '.join(FORMATS)}")
        if format in GRAPHS:
            return exported_graph(self.plan, format)
        if format in TABLES:
            return exported_table(self.plan, replace(self.job, format=format))
        if format in PAGES:
            return page_of(self)
        return exported(self.layout, replace(self.job, format=format, width=width))

    def save(self, path: str | Path, width: int | None = None) -> Path:
        """Write the picture, in the format its name ends with. Raises OutputError."""
        target = Path(path)
        write(target, self.bytes(target.suffix.lstrip("."), width))
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What Jupyter shows."""
        return {"image/svg+xml": self.bytes().decode(), "text/plain": repr(self.job)}


def page_of(figure: Figure) -> bytes:
    """Every figure of the plan on one HTML page, which opens with this one."""
    from csirtgraph.studio.page.book import page

    engine = engine_of(figure.engine)
    try:
        return page(figure.plan, figure.job, engine)
    finally:
        engine.close()
