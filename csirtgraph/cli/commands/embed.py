"""`csirtgraph embed`: a figure for a wiki, and what to paste into its page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.documents import language
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Engine
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.model.view import View
    from csirtgraph.text import Language
    from csirtgraph.wiki.picture import Picture, Suffix

#: The same words as in wiki/targets.py, which is not imported for `--help`.
WIKIS = click.Choice(["markdown", "html", "mediawiki", "confluence", "growi", "redmine", "redmine-textile", "backlog"])
DARK = ("markdown", "html")  # where a page chooses between two pictures


@click.command("embed")
@click.argument("plan")
@click.argument("figure")
@click.option("--for", "wiki", type=WIKIS, required=True, help="Target wiki.")
@click.option("--link-map", is_flag=True, help="Add the plan's links: as an image map, or as a list below the picture.")
@click.option("--mode", type=options.MODES, help="Mode to show; default: incident, if the plan has it.")
@click.option("--part", default="", metavar="N|ID", help="Draw only this part of a large figure, or page of a table.")
@click.option("--whole", is_flag=True, help="Draw a large figure or a long table in one piece.")
@language
@options.theme
@options.audience
@click.option("--dark", is_flag=True, help="Add a picture for dark pages; with --for markdown or html.")
@click.option("--text", type=options.TEXTS, help="SVG text; default: what the wiki supports.")
@click.option("-o", "--output", default=".", type=click.Path(path_type=Path), help="Folder for the pictures.")
def command(
    plan: str,
    figure: str,
    wiki: str,
    link_map: bool,
    mode: str | None,
    part: str,
    whole: bool,
    lang: "Language",
    theme: str,
    audience: str,
    dark: bool,
    text: "TextKind | None",
    output: Path,
) -> None:
    """Write the pictures of FIGURE of PLAN and print the markup that shows them in a wiki page."""
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.export.files import write
    from csirtgraph.wiki.pairs import dark_of, paired
    from csirtgraph.wiki.targets import TARGETS, replaced_in, snippet_of

    if dark and wiki not in DARK:
        raise click.UsageError(message("dark-for", wikis=", ".join(DARK)))
    running = engine_of("embedded")
    target = TARGETS[wiki]
    suffix = target.shows_linked if link_map else target.shows
    try:
        with report_errors(figure):
            loaded = loaded_plan(plan, audience)
            view = view_of(loaded, figure, mode, lang, part, whole)
            picture = picture_in(loaded, figure, view, theme, text or target.text, link_map, suffix, running)
            pair = (
                dark_of(picture_in(loaded, figure, view, "dark", text or target.text, False, suffix, running))
                if dark
                else None
            )
            for name, data in {**picture.files, **(pair.files if pair else {})}.items():
                write(output / name, data)
                say(message("wrote", path=output / name), err=True)
            if link_map and not picture.areas:
                say(message("no-links", figure=figure), err=True)
            if marks := replaced_in(target, picture):
                say(message("full-width", signs=" ".join(marks), wiki=wiki), err=True)
            click.echo(paired(picture, pair) if pair else snippet_of(target, picture))
    finally:
        running.close()


def view_of(plan: "Plan", figure: str, mode: str | None, lang: "Language", part: str, whole: bool) -> "View":
    """What is asked for of a figure. Raises NoFigure, and UsageError for a part in one piece."""
    from csirtgraph.pipeline import mode_for
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    if part and whole:
        raise click.UsageError(message("part-whole"))
    return View(mode_for(plan, figure, mode) or Mode.INCIDENT, lang, part=part, is_whole=whole)


def picture_in(
    plan: "Plan",
    figure: str,
    view: "View",
    theme: str,
    text: "TextKind",
    has_links: bool,
    suffix: "Suffix",
    engine: "Engine",
) -> "Picture":
    """A figure drawn for a page."""
    from csirtgraph import pipeline
    from csirtgraph.wiki.picture import picture_of

    links = pipeline.links_of(plan) if has_links else {}
    return picture_of(plan, pipeline.Job(figure, view, theme, "svg", None, text, links), suffix, engine)
