"""csirtgraph in Python and Jupyter.

import csirtgraph
csirtgraph.load("b").figure("relations", mode="incident").save("relations.svg")
"""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from csirtgraph.drawing.graphviz.engine import EngineName, engine_of
from csirtgraph.drawing.layout.layout import Layout
from csirtgraph.export.files import write
from csirtgraph.formats import format_named
from csirtgraph.pipeline import Job, layout_of, mode_for, render, render_layout, views_in
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
        with closing(engine_of(self.engine)) as engine:
            return layout_of(self.plan, self.job.figure, self.job.view, engine)

    def bytes(self, format: str = "svg", width: int | None = None) -> bytes:
        """The picture as `format`, one of `formats.names()`; `width` in px is for PNG.

        Raises ValueError for an unknown format, and UnfitFormat for one that cannot hold the figure.
        """
        job = replace(self.job, format=format, width=width)
        if format_named(format).is_laid_out:
            return render_layout(self.layout, job)
        with closing(engine_of(self.engine)) as engine:
            return render(self.plan, job, engine)

    def save(self, path: str | Path, width: int | None = None) -> Path:
        """Write the picture, in the format its name ends with. Raises OutputError."""
        target = Path(path)
        write(target, self.bytes(target.suffix.lstrip("."), width))
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What Jupyter shows."""
        return {"image/svg+xml": self.bytes().decode(), "text/plain": repr(self.job)}
