"""`csirtgraph slides`: a PowerPoint deck of figures, or one brought up to date."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from csirtgraph.cli import options
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import noted_run, say, write_noted
from csirtgraph.text import Text

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Effort, Engine
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.slides.front import Chapter
    from csirtgraph.slides.pages import Page
    from csirtgraph.slides.update.update import Result
    from csirtgraph.text import Language

SIZES = click.Choice(["16:9", "4:3"])
FILE = click.Path(path_type=Path)


class Made(NamedTuple):
    """How a new deck was asked for on the command line."""

    output: Path | None
    template: Path | None
    size: str | None
    mode: str | None
    lang: "Language | None"
    theme: str | None
    parts: bool
    smallest: float | None
    cover: bool
    chapters: bool


@click.command("slides")
@click.argument("plan")
@click.argument("figures", nargs=-1, metavar="[FIGURE ...]")
@click.option("-o", "--output", type=FILE, help="FILE.pptx; default: named after the plan's id.")
@click.option("--template", type=FILE, help="Template (.pptx or .potx); all of its content is kept.")
@click.option("--size", type=SIZES, help="Slide size without a template; default: 16:9.")
@click.option("--mode", type=options.MODES, help="Mode to show; default: both, if a figure has both.")
@click.option("--lang", type=options.LANGUAGES, help="Language of the text; default: ja.")
@click.option("--theme", type=options.THEMES, help="Colour theme; default: light, or the colours of the template.")
@click.option("--parts", is_flag=True, help="Show each diagram in parts, too, after the whole.")
@click.option(
    "--smallest",
    type=click.FloatRange(1, 100),
    metavar="PT",
    help="Smallest text of a diagram in pt; one with smaller text is shown in parts, too. Default: 8.",
)
@click.option("--cover", is_flag=True, help="Begin with a cover: title, revision, for whom.")
@click.option("--chapters", is_flag=True, help="Put the figures into chapters, each a section with a slide of its own.")
@options.audience
@options.effort
@click.option("--update", type=FILE, help="Deck whose figures are redrawn in place.")
@click.option("--relayout", is_flag=True, help="With --update: reset boxes that were moved by hand.")
@click.option("--dry-run", is_flag=True, help="With --update: only report what would change.")
@click.option("--no-backup", is_flag=True, help="With --update: keep no copy of the old deck.")
def command(
    plan: str,
    figures: tuple[str, ...],
    output: Path | None,
    template: Path | None,
    size: str | None,
    mode: str | None,
    lang: "Language | None",
    theme: str | None,
    parts: bool,
    smallest: float | None,
    cover: bool,
    chapters: bool,
    audience: str,
    effort: "Effort",
    update: Path | None,
    relayout: bool,
    dry_run: bool,
    no_backup: bool,
) -> None:
    """Put each FIGURE of PLAN (default: all) on an editable PowerPoint slide, or update a deck."""
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.extras import require

    made = Made(output, template, size, mode, lang, theme, parts, smallest, cover, chapters)
    check_usage(made, bool(update), relayout or dry_run or no_backup)
    if (run := noted_run()) and audience == "public" and not update and not template:
        run.reads(plan)
    with report_errors(), closing(engine_of("embedded", effort)) as running:
        require("slides")
        if update:
            bring_up_to_date(loaded_plan(plan, audience), figures, update, relayout, dry_run, no_backup, running)
        else:
            make(loaded_plan(plan, audience), figures, made, running)


def check_usage(made: Made, is_update: bool, has_update_options: bool) -> None:
    """Raises UsageError for options that do not go together."""
    if is_update and any(made):
        raise click.UsageError(message("slides-update-alone"))
    if has_update_options and not is_update:
        raise click.UsageError(message("slides-no-update"))
    if made.template and made.size:
        raise click.UsageError(message("slides-size"))
    if made.output and made.output.suffix.lower() != ".pptx":
        raise click.UsageError(message("no-suffix", path=made.output, known="pptx"))


def make(plan: "Plan", figures: tuple[str, ...], made: Made, engine: "Engine") -> None:
    """Write a deck of figures."""
    from csirtgraph.export.files import check_free
    from csirtgraph.plan.analysis.revised import revised_on
    from csirtgraph.slides.deck import deck_bytes, from_template, own
    from csirtgraph.slides.front import Chapter, cover_lines
    from csirtgraph.slides.pages import SMALLEST, FigureRequest, pages_of, source_of

    views = list(views_of(plan, figures, made.mode))
    output = made.output or Path(f"{plan.plan.id}.pptx")
    check_free(output)
    theme = made.theme or ("" if made.template else "light")
    language: Language = made.lang or "ja"
    size = made.size or "16:9"
    deck = from_template(made.template, theme, language) if made.template else own(size, theme, language)
    asked = FigureRequest(plan, language, theme, engine, made.parts, made.smallest or SMALLEST)
    pages = {view: pages_of(asked, source_of(asked, *view), deck.rooms) for view in views}
    chapters = in_chapters(pages, language) if made.chapters else [Chapter("", "", sum(pages.values(), []))]
    cover = cover_lines(plan, language) if made.cover else None
    data = deck_bytes(deck, chapters, plan.plan.title.to(language), revised_on(plan), cover)
    write_noted(output, data)
    count = sum(map(len, pages.values())) + bool(made.cover) + (len(chapters) if made.chapters else 0)
    say(message("slides-wrote", path=output, count=count), err=True)


def in_chapters(pages: "Mapping[tuple[str, Mode | None], list[Page]]", language: "Language") -> "list[Chapter]":
    """The slides of figures in the chapters of a handbook."""
    from csirtgraph.handbook.chapters import plots_for
    from csirtgraph.slides.front import Chapter

    return [
        Chapter(
            plot.title.to(language),
            plot.intro.to(language),
            [page for name in plot.figures for view, found in pages.items() if view[0] == name for page in found],
        )
        for plot in plots_for([name for name, _ in pages])
    ]


def views_of(plan: "Plan", figures: tuple[str, ...], mode: str | None) -> "Iterable[tuple[str, Mode | None]]":
    """The figures asked for in all their modes, or in one. Raises NoFigure where there is none."""
    from csirtgraph import pipeline

    for name in dict.fromkeys(figures):
        pipeline.mode_for(plan, name, mode)
    names = pipeline.names_asked(plan, figures)
    found = [(name, own) for name in names for own in pipeline.kind_in(plan, name).modes(plan)]
    chosen = [(name, own) for name, own in found if own is None or mode in (None, own.value)]
    lacking = [name for name in (figures if chosen else names) if name not in {name for name, _ in chosen}]
    if lacking:
        raise pipeline.NoFigure(lacking[0], pipeline.names_in(plan), pipeline.kind_in(plan, lacking[0]).needs)
    return chosen


def bring_up_to_date(
    plan: "Plan",
    figures: tuple[str, ...],
    path: Path,
    relayout: bool,
    dry_run: bool,
    no_backup: bool,
    engine: "Engine",
) -> None:
    """Redraw the figures of a deck, report what changed, and keep the old deck beside it."""
    from csirtgraph.export.files import write
    from csirtgraph.pipeline import kind_in
    from csirtgraph.slides.pptx.package import bytes_of, check_unchanged
    from csirtgraph.slides.update.update import UpdateRequest, updated

    for name in figures:
        kind_in(plan, name)
    before = bytes_of(path)
    data, results = updated(path, UpdateRequest(plan, figures, relayout, engine))
    if not any(result.is_changed for result in results):
        done = [message("slides-same", path=path)]
    elif dry_run:
        done = [message("slides-dry", path=path)]
    else:
        check_unchanged(path, before)
        done = [message("wrote", path=path)]
        if not no_backup:
            backup = free_backup(path)
            write(backup, before)
            done.insert(0, message("slides-backup", path=backup))
        write(path, data)
    for line in lines_of(results):  # last: that nobody reads it stops no writing
        say(line)
    for line in done:
        say(line, err=True)


def free_backup(path: Path) -> Path:
    """A name beside the deck that no earlier copy has."""
    names = (
        f"{path.stem}.backup{number}{path.suffix}" for number in ("", *(f"-{count}" for count in range(2, 10_000)))
    )
    return next(place for name in names if not (place := path.with_name(name)).exists())


def lines_of(results: "Iterable[Result]") -> "Iterable[str]":
    """What changed, figure by figure."""
    for result in results:
        where = {"slide": result.slide, "figure": named(result)}
        if result.problem:
            yield message(f"slides-{result.problem}", **where)
            continue
        if result.changes:
            yield message("slides-figure", **where)
        if result.is_changed and result.kept:
            yield "  " + message("slides-kept", count=result.kept)
        for change in result.changes:
            words = {"what": WHAT[change.what], "name": one_line(change.name), "text": one_line(change.text)}
            yield "  " + message(f"slides-how-{change.how}", **words)


def named(result: "Result") -> str:
    """A figure with its mode and its part."""
    return " ".join(filter(None, (result.mark.figure, result.mark.mode, result.mark.part)))


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


WHAT = {
    "box": Text("箱", "box"),
    "frame": Text("枠", "frame"),
    "flow": Text("流れ", "flow"),
    "row": Text("行", "row"),
    "legend": Text("凡例", "legend"),
    "notes": Text("注", "notes"),
}
