"""`csirtgraph embed`: a figure for a wiki, and what to paste into its page."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.documents import language
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.lacking import needs_shipped_fonts
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import noted_run, say, show, write_noted

if TYPE_CHECKING:
    from csirtgraph.drawing.text.fonts import TextKind
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.model.view import View
    from csirtgraph.text import Language
    from csirtgraph.wiki.picture import Picture

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
@click.option("--table", is_flag=True, help="Print a figure that is a table as a table of the wiki, without a picture.")
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
    table: bool,
    lang: "Language",
    theme: str,
    audience: str,
    dark: bool,
    text: "TextKind | None",
    output: Path,
) -> None:
    """Write the pictures of FIGURE of PLAN and print the markup that shows them in a wiki page.

    A large figure becomes its overview and its parts, a long table its pages, one below the other.
    """
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.pipeline import Job, links_of
    from csirtgraph.wiki.pairs import dark_of
    from csirtgraph.wiki.picture import pictures_of
    from csirtgraph.wiki.targets import TARGETS

    check_usage(wiki, dark, table, bool(dark or link_map or part or whole))
    target = TARGETS[wiki]
    with report_errors(figure), closing(engine_of("embedded")) as running:
        loaded = loaded_plan(plan, audience)
        view = view_of(loaded, figure, mode, lang, part, whole)
        if table:
            print_table(loaded, figure, view, wiki)
            return
        job = Job(figure, view, theme, "svg", None, text or target.text, links_of(loaded) if link_map else {})
        suffix = target.shows_linked if link_map else target.shows
        if (run := noted_run()) and audience == "public" and not needs_shipped_fonts(replace(job, format=suffix)):
            run.reads(plan)
        pictures = pictures_of(loaded, job, suffix, running)
        others = pictures_of(loaded, replace(job, theme="dark", links={}), suffix, running) if dark else []
    if link_map and not any(picture.areas for picture in pictures):
        say(message("no-links", figure=figure), err=True)
    print_pictures(pictures, [dark_of(picture) for picture in others], wiki, output)


def check_usage(wiki: str, is_dark: bool, is_table: bool, is_of_pictures: bool) -> None:
    """Raises UsageError for options that do not go together."""
    if is_dark and wiki not in DARK:
        raise click.UsageError(message("dark-for", wikis=", ".join(DARK)))
    if is_table and is_of_pictures:
        raise click.UsageError(message("table-alone"))


def print_table(plan: "Plan", figure: str, view: "View", wiki: str) -> None:
    """Print a figure as a table of the wiki. Raises UsageError for a figure that is none."""
    from csirtgraph.drawing.model import Table
    from csirtgraph.pipeline import drawing_of
    from csirtgraph.wiki.targets import TARGETS, replaced_in_table

    drawing = drawing_of(plan, figure, view)
    if not isinstance(drawing.body, Table):
        raise click.UsageError(message("no-table", figure=figure))
    report_replaced(replaced_in_table(TARGETS[wiki], drawing), wiki)
    click.echo(TARGETS[wiki].table(drawing))


def print_pictures(pictures: "list[Picture]", dark: "list[Picture]", wiki: str, output: Path) -> None:
    """Write pictures, and their twins for dark pages where there are some, and print the snippets."""
    from csirtgraph.wiki.pairs import paired
    from csirtgraph.wiki.targets import TARGETS, replaced_in, snippet_of

    for picture in (*pictures, *dark):
        write_files(picture, output)
    report_replaced(replaced_in(TARGETS[wiki], pictures), wiki)
    snippets = map(paired, pictures, dark) if dark else (snippet_of(TARGETS[wiki], picture) for picture in pictures)
    show("\n\n".join(snippets))


def view_of(plan: "Plan", figure: str, mode: str | None, lang: "Language", part: str, whole: bool) -> "View":
    """What is asked for of a figure. Raises NoFigure, and UsageError for a part in one piece."""
    from csirtgraph.pipeline import mode_for
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    if part and whole:
        raise click.UsageError(message("part-whole"))
    return View(mode_for(plan, figure, mode) or Mode.INCIDENT, lang, part=part, is_whole=whole)


def write_files(picture: "Picture", output: Path) -> None:
    """Write the files of a picture, and say so."""
    for name, data in picture.files.items():
        write_noted(output / name, data)
        say(message("wrote", path=output / name), err=True)


def report_replaced(marks: list[str], wiki: str) -> None:
    """Report which marks the wiki gets as full-width signs."""
    if marks:
        say(message("full-width", signs=" ".join(marks), wiki=wiki), err=True)
