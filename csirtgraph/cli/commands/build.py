"""`csirtgraph build`: all figures of plans."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

import click

from csirtgraph.cli import options
from csirtgraph.cli.books import books, collecting
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.fresh import Put, comparing, report
from csirtgraph.cli.lacking import report_lacking
from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.scaled import cells_cut, scaled_down
from csirtgraph.cli.streams import noted_run, say
from csirtgraph.cli.tasks import WHOLE, Task, named, tasks
from csirtgraph.errors import CsirtgraphError
from csirtgraph.formats import format_named

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Engine
    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.drawing.model import Drawing
    from csirtgraph.drawing.pictures import Picture
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.pipeline import Job
    from csirtgraph.runs import Run


@click.command("build")
@click.argument("plans", nargs=-1, metavar="[PLAN ...]")
@click.option(
    "-o", "--output", default="output", show_default=True, type=click.Path(path_type=Path), help="Output folder."
)
@click.option(
    "--format",
    "formats",
    type=options.FORMATS,
    multiple=True,
    default=["svg"],
    help="Output format; repeat for more than one.",
)
@click.option(
    "--lang",
    "languages",
    type=options.LANGUAGES,
    multiple=True,
    default=["ja", "en"],
    help="Language of the text; default: both.",
)
@options.theme
@options.audience
@options.engine
@options.effort
@click.option("--width", type=click.IntRange(1), help="PNG width in pixels.")
@options.text
@options.links
@click.option("--whole", is_flag=True, help="Draw large figures and long tables in one piece.")
@click.option("--book", is_flag=True, help="Put all PDF or draw.io pictures of a plan into one file for each language.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Number of parallel layouts."
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a picture in the folder is out of date.")
def command(
    plans: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    theme: str,
    audience: str,
    engine: str,
    effort: str,
    width: int | None,
    text: "TextKind",
    links: bool,
    whole: bool,
    book: bool,
    jobs: int,
    check: bool,
) -> None:
    """Draw all figures of each PLAN (default: a b c d), in a folder per plan."""
    from csirtgraph.drawing.graphviz.engine import engine_of

    check_usage(formats, links or text != "plain", book)
    found: dict[Path, str] = {}
    pages: dict[Path, bytes] = {}
    notes: list[str] = []
    with report_errors(), ExitStack() as stack:
        engines = [stack.enter_context(closing(engine_of(engine, effort))) for _ in range(jobs)]  # type: ignore[arg-type]
        possible, failures = possible_formats(formats)
        asked = plans or ("a", "b", "c", "d")
        run = noted_run()
        if run and engine == "embedded" and audience == "public" and not check:
            run.reads(*asked)
        work = list(tasks(asked, output, possible, languages, theme, width, text, links, audience, whole))
        report_left_out(work, possible)
        put = comparing(found) if check else writing(output, run)
        failures += draw_all(work, engines, collecting(pages, put) if book else put, notes)
        for path, data in books(work, pages):
            put(path, data)
        report_notes(work, notes)
    if check:
        report(found, possible, failures)
    else:
        report_built(work, output, failures)


def check_usage(formats: tuple[str, ...], has_svg_options: bool, has_book: bool) -> None:
    """Raises UsageError for options that none of the formats takes."""
    if has_svg_options and not any(options.takes_svg_options(format_named(format)) for format in formats):
        raise click.UsageError(message("svg-alone"))
    if has_book and not {"pdf", "drawio"} & {*formats}:
        raise click.UsageError(message("book-pdf"))


def report_notes(work: list[Task], notes: list[str]) -> None:
    """What readers of the pictures should know: what was made smaller, and characters without a font."""
    for note in sorted(notes):
        say(note, err=True)
    for plan in {task.plan.id: task.plan for task in work}.values():
        report_lacking(plan, [job for task in work for job in task.jobs if task.plan is plan])


def report_built(work: list[Task], folder: Path, failures: list[str]) -> None:
    """How many pictures were written; exits with 1 if any failed."""
    say(message("built", count=sum(len(task.jobs) for task in work) - len(failures), folder=folder), err=True)
    if failures:
        say("\n".join([message("failed", count=len(failures)), *failures]), err=True)
        raise SystemExit(1)


def writing(folder: Path, run: "Run | None") -> Put:
    """Writes a picture below a folder, and notes it."""
    from csirtgraph.export.files import write_below

    def put(path: Path, data: bytes) -> None:
        write_below(folder, path, data)
        if run:
            run.wrote[str(path)] = data

    return put


Known: TypeAlias = "dict[Drawing, Layout]"


def report_left_out(work: list[Task], formats: tuple[str, ...]) -> None:
    """Report which figures a format leaves out because they are tables."""
    whole = {format for takes in WHOLE for format in named(formats, takes)}
    for format in sorted({format for format in formats if "table" not in format_named(format).holds}):
        fit = {format, *whole}
        lacking = {task.stem.name.split(".")[0] for task in work if all(job.format not in fit for job in task.jobs)}
        if lacking:
            say(message("left-out", format=format, figures=", ".join(sorted(lacking))), err=True)


def possible_formats(formats: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The formats that can be made here, and what is missing for the others, reported once.

    Cairo is loaded before the threads start, because they must not load it at the same time.
    """
    possible: list[str] = []
    missing: list[str] = []
    for format in formats:
        try:
            format_named(format).check_installed()
            possible.append(format)
        except CsirtgraphError as error:
            missing.append(error.words(locale_language()))
    return tuple(possible), list(dict.fromkeys(missing))


def draw_all(work: list[Task], engines: list["Engine"], put: Put, notes: list[str]) -> list[str]:
    """Draw everything, one task at a time on each engine, and pass it to `put`; returns messages on what failed."""
    free: SimpleQueue[Engine] = SimpleQueue()
    for engine in engines:
        free.put(engine)

    def run(task: Task) -> list[str]:
        engine = free.get()
        try:
            return draw(task, engine, put, notes)
        finally:
            free.put(engine)

    with ThreadPoolExecutor(len(engines)) as pool:
        results = pool.map(run, work)
        if not sys.stderr.isatty():
            return [failure for failures in results for failure in failures]
        with click.progressbar(results, length=len(work), file=sys.stderr) as bar:
            return [failure for failures in bar for failure in failures]


def draw(task: Task, engine: "Engine", put: Put, notes: list[str]) -> list[str]:
    """Draw one figure in all its formats; returns messages on what failed, and notes what was scaled down or cut."""
    failures = []
    known: Known = {}
    for job in task.jobs:
        path = task.stem.with_name(f"{task.stem.name}.{job.format}")
        try:
            for page, data, layout in pictures(task, job, engine, known):
                file = path.with_name(f"{task.stem.name}{page}.{job.format}")
                put(file, data)
                note = scaled_down(layout, job, file) if layout else cells_cut(task.plan, job, file)
                notes += [note] * bool(note)
        except CsirtgraphError as error:
            failures.append(f"{path}: {error.words(locale_language(), task.stem.name)}")
    return failures


def pictures(task: Task, job: "Job", engine: "Engine", known: Known) -> Iterator[tuple[str, bytes, "Layout | None"]]:
    """The bytes of each picture of a job, its layout and the end of its name; `known` keeps layouts for the next."""
    from csirtgraph.drawing.pictures import lay_out_picture
    from csirtgraph.pipeline import pictures_for, render, render_layout

    if not format_named(job.format).is_laid_out:
        yield "", render(task.plan, job, engine), None
        return
    found = pictures_for(task.plan, job)
    files = {picture.id: quote(f"{task.stem.name}{picture.stem}.{job.format}") for picture in found}
    for picture in found:
        if picture.drawing not in known:
            known[picture.drawing] = lay_out_picture(picture, engine)
        layout = known[picture.drawing]
        links = {**job.links, **links_between(picture, files)}
        yield picture.stem, render_layout(layout, replace(job, links=links)), layout


def links_between(picture: "Picture", files: dict[str, str]) -> dict[str, str]:
    """The links of the boxes of an overview or a part to other parts, and of a part's frame to the overview."""
    onward = {box.id: files[box.opens] for box in picture.drawing.boxes if box.opens}
    back = {frame.id: files[""] for frame in picture.drawing.frames if picture.id and not frame.frame}
    return {**back, **onward}
