"""The figures of `csirtgraph build`: drawn by one process or several, and passed on plan by plan."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import click

from csirtgraph.cli.books import books, collecting
from csirtgraph.cli.drawer import Drawer, Drawn, draw_elsewhere, failure_of
from csirtgraph.cli.fresh import Put
from csirtgraph.cli.lacking import report_lacking
from csirtgraph.cli.streams import say
from csirtgraph.cli.tasks import Task
from csirtgraph.errors import CsirtgraphError

if TYPE_CHECKING:
    from csirtgraph.pipeline import Job
    from csirtgraph.processes import Each
    from csirtgraph.runs import Run

Results: TypeAlias = Iterator[tuple[Task, list[Drawn]]]


@contextmanager
def drawing(drawer: Drawer, jobs: int) -> Iterator["Each[Task, list[Drawn]]"]:
    """A function that draws each of some figures, with this drawer or in so many processes. Raises LostProcess."""
    if jobs < 2:
        yield lambda work: ((task, drawer.draw(task)) for task in work)
        return
    from csirtgraph.processes import in_processes

    with in_processes(jobs, partial(draw_elsewhere, drawer.setting)) as each:
        yield each


@contextmanager
def progress_of(results: Results, count: int) -> Iterator[Results]:
    """The same results, with a bar where somebody sees it."""
    if not sys.stderr.isatty():
        yield results
        return
    with click.progressbar(results, length=count, file=sys.stderr) as bar:
        yield bar


class Built(NamedTuple):
    """How many figures were drawn, in how many formats; and messages on those that failed."""

    total: int
    failures: list[str]


def put_all(results: Results, drawer: Drawer, put: Put, has_book: bool) -> Built:
    """Pass on the files of every plan and report what their readers should know, one plan after another."""
    count, failures = 0, []
    for target, drawn in groupby(results, lambda result: result[0].target):
        pages: dict[Path, bytes] = {}
        notes: list[str] = []
        tasks = []
        for task, figures in drawn:
            tasks.append(task)
            for job, figure in zip(task.jobs, figures):
                failures += put_figure(task, job, figure, collecting(pages, put) if has_book else put)
                notes += figure.notes
        for path, data in books(drawer.plan_of(target), tasks, pages):
            put(path, data)
        for note in sorted(notes):
            say(note, err=True)
        jobs = [job for task in tasks for job in task.jobs]
        report_lacking(drawer.plan_of(target), jobs)
        count += len(jobs)
    return Built(count - len(failures), failures)


def put_figure(task: Task, job: "Job", figure: Drawn, put: Put) -> list[str]:
    """Pass the files of a figure on; returns the message on what failed."""
    try:
        for path, data in figure.files:
            put(path, data)
    except CsirtgraphError as error:
        return [failure_of(task, job, error)]
    return [figure.failure] * bool(figure.failure)


def writing(folder: Path, run: "Run | None") -> Put:
    """Writes a picture below a folder, and notes it."""
    from csirtgraph.export.files import write_below

    def put(path: Path, data: bytes) -> None:
        write_below(folder, path, data)
        if run:
            run.writes(path, data)

    return put
