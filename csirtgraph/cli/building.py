"""The figures of `csirtgraph build`: drawn by one process or several, and passed on plan by plan."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby, islice
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
    from csirtgraph.runs import Run

Results: TypeAlias = Iterator[tuple[Task, list[Drawn]]]


SHARES = 50  # of all figures for each process, which then end at about the same time
MOST = 8  # figures of a share, which are passed on together


@contextmanager
def drawing(drawer: Drawer, jobs: int, count: int) -> Iterator[Callable[[Iterable[Task]], Results]]:
    """A function that draws each of so many figures, with this drawer or in some processes. Raises LostProcess."""
    if jobs < 2:
        yield lambda work: ((task, drawer.draw(task)) for task in work)
        return
    from csirtgraph.processes import in_processes

    size = max(1, min(count // (jobs * SHARES), MOST))
    with in_processes(jobs, partial(draw_elsewhere, drawer.setting)) as each:
        yield lambda work: (result for share, drawn in each(shares(work, size)) for result in zip(share, drawn))


def shares(work: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Figures by so many, each time of one plan: of many plans, most are then read by one process alone."""
    for _, tasks in groupby(work, lambda task: task.target):
        while share := list(islice(tasks, size)):
            yield share


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
