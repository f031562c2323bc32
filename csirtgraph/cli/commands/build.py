"""`csirtgraph build`: all figures of plans."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.building import drawing, progress_of, put_all, writing
from csirtgraph.cli.drawer import Drawer, Setting
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.fresh import comparing, report
from csirtgraph.cli.loading import report_places
from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.streams import noted_run, say
from csirtgraph.cli.tasks import Asked, left_out, tasks_of
from csirtgraph.errors import CsirtgraphError
from csirtgraph.formats import format_named

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Effort, EngineName
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.text import Language

MOST_JOBS = 64


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
    "-j",
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=min(options.CORES, MOST_JOBS),
    help="Number of figures to draw at the same time.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a picture in the folder is out of date.")
def command(
    plans: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    languages: "tuple[Language, ...]",
    theme: str,
    audience: str,
    engine: "EngineName",
    effort: "Effort",
    width: int | None,
    text: "TextKind",
    links: bool,
    whole: bool,
    book: bool,
    jobs: int,
    check: bool,
) -> None:
    """Draw all figures of each PLAN (default: a b c d), in a folder per plan."""
    check_usage(formats, links or text != "plain", book)
    found: dict[Path, str] = {}
    targets = [*dict.fromkeys(plans or ("a", "b", "c", "d"))]
    with report_errors(), closing(Drawer(Setting(engine, effort, audience))) as drawer:
        possible, missing = possible_formats(formats)
        run = noted_run()
        if run and engine == "embedded" and audience == "public" and not check:
            run.reads(*targets)
        asked = Asked(output, possible, languages, theme, width, text, links, whole)
        count = count_tasks(targets, drawer, asked)
        work = (task for target in targets for task in tasks_of(target, drawer.plan_of(target), asked))
        with drawing(drawer, min(jobs, count), count) as each, progress_of(each(work), count) as results:
            built = put_all(results, drawer, comparing(found) if check else writing(output, run), book)
    failures = [*missing, *built.failures]
    if check:
        report(found, possible, failures)
    else:
        report_built(built.total, output, failures)


def check_usage(formats: tuple[str, ...], has_svg_options: bool, has_book: bool) -> None:
    """Raises UsageError for options that none of the formats takes."""
    if has_svg_options and not any(options.takes_svg_options(format_named(format)) for format in formats):
        raise click.UsageError(message("svg-alone"))
    if has_book and not {"pdf", "drawio"} & {*formats}:
        raise click.UsageError(message("book-pdf"))


def count_tasks(targets: list[str], drawer: Drawer, asked: Asked) -> int:
    """How many figures there are to draw of plans that can all be read, and have an id each; reports what is left out.

    Raises PlanError.
    """
    seen: dict[str, str] = {}
    lacking: dict[str, set[str]] = {}
    count = 0
    for target in targets:
        plan = drawer.plan_of(target)
        report_places(plan)
        if plan.id in seen:
            raise click.UsageError(message("same-plan", one=seen[plan.id], other=target, id=plan.id))
        seen[plan.id] = target
        for task in tasks_of(target, plan, asked):
            count += 1
            for format in left_out(task, asked.formats):
                lacking.setdefault(format, set()).add(task.stem.name.split(".")[0])
    for format, figures in sorted(lacking.items()):
        say(message("left-out", format=format, figures=", ".join(sorted(figures))), err=True)
    return count


def report_built(count: int, folder: Path, failures: list[str]) -> None:
    """How many pictures were written; exits with 1 if any failed."""
    say(message("built", count=count, folder=folder), err=True)
    if failures:
        say("\n".join([message("failed", count=len(failures)), *failures]), err=True)
        raise SystemExit(1)


def possible_formats(formats: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The formats that can be made here, and what is missing for the others, reported once."""
    possible: list[str] = []
    missing: list[str] = []
    for format in formats:
        try:
            format_named(format).check_installed()
            possible.append(format)
        except CsirtgraphError as error:
            missing.append(error.words(locale_language()))
    return tuple(possible), list(dict.fromkeys(missing))
