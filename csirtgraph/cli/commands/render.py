"""`csirtgraph render`: one figure."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from csirtgraph import formats
from csirtgraph.cli import options
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.lacking import report_lacking
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.scaled import cells_cut
from csirtgraph.cli.several import added, put_layout
from csirtgraph.cli.streams import noted_run, put, say

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Effort, Engine, EngineName
    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.model.view import View
    from csirtgraph.text import Language


MOST_PROCESSES = 8  # that draw one page, for each takes memory
#: The figures of `coverage --framework`.
FRAMEWORKS = {"first": "frameworks", "nice": "work-roles"}


class RenderOptions(NamedTuple):
    """The options of the command line."""

    plan: str
    figure: str
    mode: str | None
    lang: "Language"
    theme: str
    audience: str
    width: int | None
    only: str
    focus: str
    hops: int
    anew: bool
    only_group: str
    sourcing: str | None
    part: str
    whole: bool
    like: str
    text: "TextKind"
    links: bool
    output: str | None


@click.command("render")
@click.argument("plan")
@click.argument("figure")
@click.option("--mode", type=options.MODES, help="Mode to show; default: incident, if the plan has it.")
@click.option("--lang", type=options.LANGUAGES, default="ja", show_default=True, help="Language of the text.")
@options.theme
@options.audience
@options.engine
@options.effort
@click.option("--width", type=click.IntRange(1), help="PNG width in pixels.")
@click.option("--only", default="", metavar="ID", help="Draw only this team or unit, in a layout of its own.")
@click.option(
    "--focus", default="", metavar="ID",
    help="Draw only this role, party, team, group or unit and its neighbours, at their places.",
)  # fmt: skip
@click.option(
    "--hops", type=click.IntRange(0, 99), default=1, show_default=True,
    help="Number of arrows to follow from --focus, --only-group or --sourcing.",
)  # fmt: skip
@click.option("--only-group", default="", metavar="ID", help="Draw only the roles of this group and their partners.")
@click.option("--sourcing", type=options.SOURCINGS, help="Draw only the roles with this sourcing and their partners.")
@click.option("--anew", is_flag=True, help="Lay out the rest again instead of keeping its places.")
@click.option("--part", default="", metavar="N|ID", help="Draw only this part of a large figure, or page of a table.")
@click.option("--whole", is_flag=True, help="Draw a large figure or a long table in one piece.")
@click.option("--like", default="", metavar="OLD", help="Keep the order of the boxes in the figure of the plan OLD.")
@options.text
@options.links
@click.option(
    "--framework", type=click.Choice(list(FRAMEWORKS)), help="Framework whose coverage is shown (figure coverage only)."
)
@options.output
def command(engine: "EngineName", effort: "Effort", framework: str | None, **asked: Any) -> None:
    """Draw FIGURE of PLAN."""
    from csirtgraph.drawing.graphviz.engine import engine_of

    if framework:
        if asked["figure"] != "coverage":
            raise click.UsageError(message("framework"))
        asked["figure"] = FRAMEWORKS[framework]
    if (run := noted_run()) and engine == "embedded" and asked["audience"] == "public" and not asked["like"]:
        run.reads(asked["plan"])
    with report_errors(asked["figure"]), closing(engine_of(engine, effort)) as running:
        draw(RenderOptions(**asked), running)


def draw(asked: RenderOptions, engine: "Engine") -> None:
    """Load, draw and write; the engine has been loading since before the plan was read."""
    from csirtgraph import pipeline

    row = format_of(asked)
    plan = loaded_plan(asked.plan, asked.audience)
    mode = pipeline.mode_for(plan, asked.figure, asked.mode)
    stem = pipeline.stem_of(asked.figure, mode)
    view = view_of(plan, mode, asked)
    links = pipeline.links_of(plan) if asked.links else {}
    job = pipeline.Job(
        asked.figure,
        view,
        asked.theme,
        row.name,
        asked.width,
        asked.text,
        links,
        processes=min(options.CORES, MOST_PROCESSES),
    )
    if row.is_laid_out:
        put_pictures(plan, job, asked, engine, stem)
        return
    put(pipeline.render(plan, job, engine), asked.output)
    if row.name == "csv":
        report_guards(plan, job)
    if note := cells_cut(plan, job, asked.output):
        say(note, err=True)


def format_of(asked: RenderOptions) -> formats.Format:
    """The format that the name of the output ends with; wrong usage where there is none, or it lacks an option."""
    name = Path(asked.output).suffix.lstrip(".").lower() if asked.output and asked.output != "-" else "svg"
    if name not in formats.names():
        raise click.UsageError(message("no-suffix", path=asked.output, known=", ".join(formats.names())))
    row = formats.format_named(name)
    if not options.takes_svg_options(row) and (asked.links or asked.text != "plain"):
        raise click.UsageError(message("svg-alone"))
    return row


def put_pictures(plan: "Plan", job: "Job", asked: RenderOptions, engine: "Engine", stem: str) -> None:
    """Lay the figure out, and write every page of it; of a large one the overview, or the part asked for."""
    from csirtgraph import pipeline
    from csirtgraph.drawing.pictures import lay_out_picture

    pipeline.check_fit(plan, job)
    row, target = formats.format_named(job.format), asked.output
    if asked.like:
        layout = laid_out_like(plan, job.view, asked, engine)
        report_size(layout, job.figure)
        put_layout(layout, job, target or f"{stem}.svg")
        report_lacking(plan, [job], [layout])
        return
    pictures = pipeline.pictures_of(plan, job.figure, pipeline.view_for(job), row.is_paged and target != "-")
    shown = pictures[:1] if pictures[0].drawing.overview_of else pictures
    layouts = [lay_out_picture(picture, engine) for picture in shown]
    for picture, layout in zip(shown, layouts):
        path = target if target and len(shown) == 1 else added(target or f"{stem}.svg", picture.stem)
        report_size(layout, job.figure)
        put_layout(layout, job, path)
    report_lacking(plan, [job], layouts)


def report_guards(plan: "Plan", job: "Job") -> None:
    """Report where a text was changed so that no spreadsheet runs it."""
    from csirtgraph import pipeline
    from csirtgraph.export.csv import count_guarded

    if count := count_guarded(pipeline.sheet_in(plan, job)):
        say(message("guarded", count=count), err=True)


def laid_out_like(plan: "Plan", view: "View", asked: RenderOptions, engine: "Engine") -> "Layout":
    """The figure with what stood in that of an old plan in its old order; reports how much of it is kept."""
    from csirtgraph import pipeline
    from csirtgraph.compare.comparison import compare
    from csirtgraph.drawing.layout.remembered import lay_out_like
    from csirtgraph.drawing.layout.stable import kept
    from csirtgraph.drawing.layout.subset import part_of
    from csirtgraph.plan.reading.load import load_plan

    before = compare(load_plan(asked.like, audience=asked.audience), plan).old
    old = pipeline.layout_of(before, asked.figure, view, engine)
    picture = pipeline.pictures_of(plan, asked.figure, view, has_pages=False)[0]
    new = lay_out_like(picture.drawing, old, engine)
    found = kept(old, new)
    say(message("kept", share=f"{100 * found.share:.1f}", pairs=found.pairs), err=True)
    return new if picture.kept is None else part_of(new, picture.kept)


def view_of(plan: "Plan", mode: "Mode | None", asked: RenderOptions) -> "View":
    """The requested view; an id that the plan lacks is a usage error that names the nearest one."""
    from csirtgraph.plan.model.enums import Mode, Sourcing
    from csirtgraph.plan.model.view import View
    from csirtgraph.plan.yaml.advice import advice

    ends = [*plan.roles, *plan.parties, *plan.teams, *plan.groups, *plan.units]
    for option, name, known in (
        ("--only", asked.only, [*plan.teams, *plan.units]),
        ("--focus", asked.focus, ends),
        ("--only-group", asked.only_group, [*plan.groups]),
    ):
        if name and name not in known:
            raise click.UsageError(message("no-id", option=option, name=name, advice=advice(name, known)))
    if asked.part and asked.whole:
        raise click.UsageError(message("part-whole"))
    sourcing = Sourcing(asked.sourcing) if asked.sourcing else None
    chosen = mode or Mode.INCIDENT
    return View(
        *(chosen, asked.lang, asked.only, asked.focus, asked.only_group, sourcing),
        hops=asked.hops,
        is_anew=asked.anew,
        part=asked.part,
        is_whole=asked.whole,
    )


def report_size(layout: Any, name: str) -> None:
    """Report how a figure that is too large was simplified."""
    if count := layout.drawing.overview_of:
        say(message("overview", name=name, count=count), err=True)
    if layout.is_cheap:
        say(message("cheap", name=name), err=True)
