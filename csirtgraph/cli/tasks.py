"""What `csirtgraph build` draws: which figures of which plans, in which languages and formats."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.formats import Takes, format_named

if TYPE_CHECKING:
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.plan import Plan


#: The inputs of formats that are made once per plan, not per figure.
WHOLE: tuple[Takes, ...] = ("page", "graph", "book")


class Task(NamedTuple):
    """One figure in one language: laid out once, written in every format."""

    plan: "Plan"
    jobs: list["Job"]
    stem: Path


def tasks(
    plans: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    theme: str,
    width: int | None,
    text: "TextKind",
    links: bool,
    audience: str,
    whole: bool,
) -> Iterator[Task]:
    """Every figure of every plan; names of files come from ids alone."""
    from csirtgraph.pipeline import Job, links_of, stem_of, views_in
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    seen: dict[str, str] = {}
    loaded = {target: loaded_plan(target, audience) for target in plans}
    for target, plan in loaded.items():
        if plan.id in seen:
            raise click.UsageError(message("same-plan", one=seen[plan.id], other=target, id=plan.id))
        seen[plan.id] = target
        views = [*views_in(plan)]
        if not views:
            continue
        pages, graphs, books = (named(formats, takes) for takes in WHOLE)
        figure_formats = [format for format in formats if format not in (*pages, *graphs, *books)]
        behind = links_of(plan) if links else {}
        for format in pages:
            yield Task(plan, [first_job(plan, languages[0], theme, format)], output / plan.id / "index")
        for format in graphs:
            yield Task(plan, [first_job(plan, languages[0], theme, format)], output / plan.id / "graph")
        for format, language in product(books, languages):
            yield Task(plan, [first_job(plan, language, theme, format)], output / plan.id / f"tables.{language}")
        for figure, mode in views:
            for language in languages if figure_formats else ():
                view = View(mode or Mode.INCIDENT, language, is_whole=whole)  # type: ignore[arg-type]
                stem = output / plan.id / f"{stem_of(figure, mode)}.{language}"
                jobs = [Job(figure, view, theme, format, width, text, behind) for format in figure_formats]
                yield Task(plan, [job for job in jobs if is_fit(plan, job)], stem)


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


def first_job(plan: "Plan", language: str, theme: str, format: str) -> "Job":
    """The figure a page of the whole plan opens with: the relations where there are some."""
    from csirtgraph.pipeline import Job, views_in
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    found = dict(views_in(plan))
    name = "relations" if "relations" in found else next(iter(found))
    return Job(name, View(found[name] or Mode.INCIDENT, language), theme, format)  # type: ignore[arg-type]
