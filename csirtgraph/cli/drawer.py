"""Figures drawn for `csirtgraph build`: the bytes of each file, and what has to be said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from csirtgraph.cli.messages import locale_language
from csirtgraph.cli.scaled import cells_cut, scaled_down
from csirtgraph.cli.tasks import Task
from csirtgraph.errors import CsirtgraphError
from csirtgraph.formats import format_named, imported

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Effort, EngineName
    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.drawing.model import Drawing
    from csirtgraph.drawing.pictures import Picture
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.plan import Plan

KEPT = 4  # plans read last


class Setting(NamedTuple):
    """What figures are drawn with, and for whom."""

    engine: "EngineName"
    effort: "Effort"
    audience: str


class Drawn(NamedTuple):
    """A figure in one format: its files, and messages on what was made smaller or cut, and on what failed."""

    files: list[tuple[Path, bytes]]
    notes: list[str]
    failure: str = ""


class Drawer:
    """Draws figures one after another, with an engine of its own; the plans read last are kept."""

    def __init__(self, setting: Setting) -> None:
        from csirtgraph.drawing.graphviz.engine import engine_of
        from csirtgraph.plan.reading.load import load_plan

        self.setting = setting
        self.engine = engine_of(setting.engine, setting.effort)
        self.plan_of = lru_cache(KEPT)(partial(load_plan, audience=setting.audience))

    def draw(self, task: Task) -> list[Drawn]:
        """One figure in all its formats."""
        known: dict[Drawing, Layout] = {}
        drawn = [self.draw_job(task, job, known) for job in task.jobs]
        for free in {format_named(job.format).free for job in task.jobs} - {""}:
            imported(free)()
        return drawn

    def draw_job(self, task: Task, job: "Job", known: "dict[Drawing, Layout]") -> Drawn:
        """One figure in one format."""
        drawn = Drawn([], [])
        try:
            plan = self.plan_of(task.target)
            for page, data, layout in self.pictures(plan, task, job, known):
                path = file_of(task, job, page)
                drawn.files.append((path, data))
                note = scaled_down(layout, job, path) if layout else cells_cut(plan, job, path)
                drawn.notes.extend([note] * bool(note))
        except CsirtgraphError as error:
            return drawn._replace(failure=failure_of(task, job, error))
        return drawn

    def pictures(
        self, plan: "Plan", task: Task, job: "Job", known: "dict[Drawing, Layout]"
    ) -> "Iterator[tuple[str, bytes, Layout | None]]":
        """The end of the name of each picture of a job, its bytes and its layout; `known` has those of other jobs."""
        from csirtgraph.drawing.pictures import lay_out_picture
        from csirtgraph.pipeline import pictures_for, render, render_layout

        if not format_named(job.format).is_laid_out:
            yield "", render(plan, job, self.engine), None
            return
        found = pictures_for(plan, job)
        files = {picture.id: quote(file_of(task, job, picture.stem).name) for picture in found}
        for picture in found:
            if picture.drawing not in known:
                known[picture.drawing] = lay_out_picture(picture, self.engine)
            layout = known[picture.drawing]
            links = {**job.links, **links_between(picture, files)}
            yield picture.stem, render_layout(layout, replace(job, links=links)), layout

    def close(self) -> None:
        """End what was started."""
        self.engine.close()


@cache
def drawer_of(setting: Setting) -> Drawer:
    """The drawer of a process that does nothing else."""
    return Drawer(setting)


def draw_elsewhere(setting: Setting, tasks: Iterable[Task]) -> list[list[Drawn]]:
    """Each of some figures in all its formats, in such a process."""
    return [drawer_of(setting).draw(task) for task in tasks]


def file_of(task: Task, job: "Job", page: str = "") -> Path:
    """The file of a picture of a job."""
    return task.stem.with_name(f"{task.stem.name}{page}.{job.format}")


def failure_of(task: Task, job: "Job", error: CsirtgraphError) -> str:
    """What is said of a figure that could not be drawn or written."""
    return f"{file_of(task, job)}: {error.words(locale_language(), task.stem.name)}"


def links_between(picture: "Picture", files: dict[str, str]) -> dict[str, str]:
    """The links of the boxes of an overview or a part to other parts, and of a part's frame to the overview."""
    onward = {box.id: files[box.opens] for box in picture.drawing.boxes if box.opens}
    back = {frame.id: files[""] for frame in picture.drawing.frames if picture.id and not frame.frame}
    return {**back, **onward}
