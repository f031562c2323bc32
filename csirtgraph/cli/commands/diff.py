"""`csirtgraph diff`: what changed between two plans, in words and pictures."""

import traceback
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from csirtgraph.cli import options
from csirtgraph.cli.compared_plans import TROUBLE, WithPaths, language_of, sides
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.several import put_layouts
from csirtgraph.cli.streams import put, report_full_output, say
from csirtgraph.formats import FORMATS

if TYPE_CHECKING:
    from csirtgraph.compare.comparison import Comparison
    from csirtgraph.drawing.graphviz.engine import Engine
    from csirtgraph.pipeline import Job
    from csirtgraph.text import Language

WORDS = {"": "text", ".md": "markdown", ".json": "json", ".txt": "text"}
PAGE = ".html"
DRAWN = [f".{row.name}" for row in FORMATS if "comparison" in row.holds and f".{row.name}" not in WORDS]
DECK = ".pptx"
PICTURES = (*DRAWN, DECK, PAGE)


class ExitsWithTwo(WithPaths):
    """A command whose exit code 1 is a result: any failure, even a crash, exits with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            with report_full_output(TROUBLE):
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            raise SystemExit(TROUBLE) from None
        except Exception as error:
            traceback.print_exc()
            say(message("crash"), err=True)
            raise SystemExit(TROUBLE) from error


class DiffOptions(NamedTuple):
    """The options of the command line."""

    output: str | None
    figure: str | None
    mode: str | None
    figures: str
    format: str | None
    lang: "Language"
    theme: str
    engine: Any
    width: int | None
    side_by_side: bool
    part: str
    whole: bool
    audience: str


@click.command("diff", cls=ExitsWithTwo)
@click.argument("plans", nargs=-1, metavar="OLD NEW | REV [REV] -- PATH")
@click.option("-o", "--output", help=f"FILE{' '.join([*PICTURES, '.md .json .txt'])}; - for words on standard output.")
@click.option("--figure", help="Figure to draw; default: the one with the most changes.")
@click.option("--mode", type=options.MODES, help="Mode to show; default: incident, if the plan has it.")
@click.option(
    "--figures", default="", metavar="NAMES", help="Report only changes visible in these figures, such as orgchart."
)
@click.option(
    "--format", "format", type=click.Choice(["text", "markdown", "json", "html"]), help="Output format; html: a page."
)
@click.option("--lang", type=options.LANGUAGES, help="Language of the text; default: from the locale.")
@options.theme
@options.engine
@options.audience
@click.option("--width", type=click.IntRange(1), help="PNG width in pixels.")
@click.option(
    "--side-by-side", is_flag=True, help="Draw before and after side by side, with unchanged boxes at the same places."
)
@click.option("--part", default="", metavar="N|ID", help="Draw only this part of a large figure, or page of a table.")
@click.option("--whole", is_flag=True, help="Draw a large figure or a long table in one piece.")
@click.option("--no-renames", is_flag=True, help="Report a changed id as a removed and an added entry.")
@click.pass_context
def command(ctx: click.Context, /, plans: tuple[str, ...], no_renames: bool, lang: str | None, **given: Any) -> None:
    """Report what changed from OLD to NEW or, in a git repository, since REV.

    \b
    csirtgraph diff plan-2025 plan-2026
    csirtgraph diff HEAD~3 -- plan/
    csirtgraph diff v2025 v2026 -- plan/

    Exit code: 0 without changes, 1 with changes, 2 on errors.
    """
    from csirtgraph.compare.comparison import compare

    asked = DiffOptions(lang=language_of(lang), **given)
    suffix = Path(asked.output).suffix if asked.output and asked.output != "-" else ""
    suffix = ".html" if asked.format == "html" else suffix
    if suffix not in (*WORDS, *PICTURES):
        raise click.UsageError(message("no-suffix", path=asked.output, known=", ".join([*PICTURES, *WORDS])))
    old, new = sides(plans, ctx.meta["paths"], asked.audience)
    comparison = compare(old, new, find_renames=not no_renames)
    with report_errors(asked.figure or "", exit_code=TROUBLE):
        changed = (picture if suffix in PICTURES else words)(comparison, asked, suffix)
    raise SystemExit(1 if changed else 0)


def words(comparison: "Comparison", asked: DiffOptions, suffix: str) -> bool:
    """Print the changes; returns whether there are any."""
    from csirtgraph.compare import report

    changes = list(comparison.changes)
    if asked.figures:
        from csirtgraph.compare.pictures import changes_in

        changes = changes_in(comparison, names_of(asked), asked.lang)
    format = asked.format or WORDS[suffix]
    if format == "json":
        said = report.as_json(comparison, changes)
    else:
        said = (report.markdown if format == "markdown" else report.text)(comparison, asked.lang, changes)
    put(said.encode(), asked.output)
    return bool(changes)


def names_of(asked: DiffOptions) -> list[str]:
    """The figures asked for."""
    return [name.strip() for name in asked.figures.split(",") if name.strip()]


def picture(comparison: "Comparison", asked: DiffOptions, suffix: str) -> bool:
    """Draw the changes; whether there are any."""
    from csirtgraph.compare.pictures import changes_in, job_for
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    names = names_of(asked)
    figure = asked.figure or (names[0] if names else "")
    mode = Mode(asked.mode) if asked.mode else Mode.INCIDENT
    view = View(mode, asked.lang, part=asked.part, is_whole=asked.whole or asked.side_by_side)
    job = Job(figure, view, asked.theme, suffix[1:], asked.width)
    with closing(engine_of(asked.engine)) as engine:
        if suffix == PAGE:
            shown = names or ([asked.figure] if asked.figure else [])
            from csirtgraph.studio.page.comparison import comparison_page

            put(comparison_page(comparison, shown, job, engine), asked.output)
        elif suffix == DECK:
            put(deck(comparison, names or ([asked.figure] if asked.figure else []), job, engine), asked.output)
        else:
            put_pictures(comparison, job_for(comparison, job, asked.mode), asked, engine)
    return bool(changes_in(comparison, names, asked.lang) if names else comparison.changes)


def put_pictures(comparison: "Comparison", job: "Job", asked: DiffOptions, engine: "Engine") -> None:
    """Write the overlay, of a large figure its overview and the parts that changed; or before and after."""
    from csirtgraph.compare.layouts import pictures_for, sides_of
    from csirtgraph.drawing.pictures import lay_out_picture

    if asked.side_by_side:
        put_layouts([("", sides_of(comparison, job, engine))], job, str(asked.output))
        return
    pictures = pictures_for(comparison, job)
    put_layouts([(one.stem, lay_out_picture(one, engine)) for one in pictures], job, str(asked.output))


def deck(comparison: "Comparison", names: list[str], job: "Job", engine: "Engine") -> bytes:
    """The summary, the figures in which anything changed, and all changes, as slides."""
    from csirtgraph.compare.report import heading
    from csirtgraph.compare.tables import drawings_of
    from csirtgraph.plan.analysis.revised import revised_on
    from csirtgraph.slides.drawings import deck_of_drawings

    title = heading(comparison, job.view.language)
    drawings = list(drawings_of(comparison, names, job))
    return deck_of_drawings(drawings, title, job.theme, revised_on(comparison.new), engine)
