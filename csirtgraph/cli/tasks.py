"""What `csirtgraph build` draws: which figures of which plans, in which languages and formats."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csirtgraph.formats import Takes, format_named

if TYPE_CHECKING:
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.text import Language


#: The inputs of formats that are made once per plan, not per figure.
WHOLE: tuple[Takes, ...] = ("page", "graph", "book")


class Asked(NamedTuple):
    """What to draw of every plan, and the folder for it."""

    output: Path
    formats: tuple[str, ...]
    languages: "tuple[Language, ...]"
    theme: str
    width: int | None
    text: "TextKind"
    links: bool
    is_whole: bool


class Task(NamedTuple):
    """One figure of a plan in one language: laid out once, written in every format."""

    target: str
    jobs: "list[Job]"
    stem: Path


def tasks_of(target: str, plan: "Plan", asked: Asked) -> Iterator[Task]:
    """Every figure of a plan; names of files come from ids alone."""
    from csirtgraph.pipeline import Job, links_of, stem_of, views_in
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    views = [*views_in(plan)]
    if not views:
        return
    folder = asked.output / plan.id
    pages, graphs, books = (named(asked.formats, takes) for takes in WHOLE)
    figure_formats = [format for format in asked.formats if format not in (*pages, *graphs, *books)]
    for format in pages:
        yield Task(target, [first_job(plan, asked.languages[0], asked.theme, format)], folder / "index")
    for format in graphs:
        yield Task(target, [first_job(plan, asked.languages[0], asked.theme, format)], folder / "graph")
    for format, language in product(books, asked.languages):
        yield Task(target, [first_job(plan, language, asked.theme, format)], folder / f"tables.{language}")
    links = links_of(plan) if asked.links else {}
    for figure, mode in views:
        for language in asked.languages if figure_formats else ():
            view = View(mode or Mode.INCIDENT, language, is_whole=asked.is_whole)
            jobs = [Job(figure, view, asked.theme, one, asked.width, asked.text, links) for one in figure_formats]
            stem = folder / f"{stem_of(figure, mode)}.{language}"
            yield Task(target, [job for job in jobs if is_fit(plan, job)], stem)


def named(formats: tuple[str, ...], takes: Takes) -> list[str]:
    """The formats that take this input."""
    return sorted({format for format in formats if format_named(format).takes == takes})


def is_fit(plan: "Plan", job: "Job") -> bool:
    """Whether the format of a job can hold its figure."""
    from csirtgraph.pipeline import UnfitFormat, check_fit

    try:
        check_fit(plan, job)
    except UnfitFormat:
        return False
    return True


def left_out(task: Task, formats: tuple[str, ...]) -> Iterator[str]:
    """The formats that cannot hold the figure of a task, because it is a table."""
    whole = {format for takes in WHOLE for format in named(formats, takes)}
    for format in {format for format in formats if "table" not in format_named(format).holds}:
        if all(job.format not in {format, *whole} for job in task.jobs):
            yield format


def first_job(plan: "Plan", language: "Language", theme: str, format: str) -> "Job":
    """The figure a page of the whole plan opens with: the relations where there are some."""
    from csirtgraph.pipeline import Job, views_in
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    found = dict(views_in(plan))
    name = "relations" if "relations" in found else next(iter(found))
    return Job(name, View(found[name] or Mode.INCIDENT, language), theme, format)
