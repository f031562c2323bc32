"""`csirtgraph publish`: figures on a wiki page, brought up to date."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from difflib import unified_diff
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
    from csirtgraph.drawing.model import Drawing
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.model.view import View
    from csirtgraph.text import Language
    from csirtgraph.wiki.page import Wiki
    from csirtgraph.wiki.picture import Picture, Suffix
    from csirtgraph.wiki.publish import Step
    from csirtgraph.wiki.targets import Target

WIKIS = click.Choice(["mediawiki", "confluence"])
#: The variables with the credentials; and with the address, if --url is not given.
NEEDED = {"mediawiki": ("MEDIAWIKI_USER", "MEDIAWIKI_PASSWORD"), "confluence": ("CONFLUENCE_TOKEN",)}
ADDRESS = {"mediawiki": "MEDIAWIKI_URL", "confluence": "CONFLUENCE_URL"}


@click.command("publish")
@click.argument("plan")
@click.argument("figures", nargs=-1, metavar="[FIGURE ...]")
@click.option("--to", "wiki", type=WIKIS, required=True, help="Wiki software.")
@click.option("--page", required=True, help="Title of the page; in Confluence, its number.")
@click.option("--url", help="URL of api.php or of Confluence; default: MEDIAWIKI_URL or CONFLUENCE_URL.")
@click.option("--dry-run", is_flag=True, help="Only report what would change.")
@click.option("--link-map", is_flag=True, help="Add the plan's links: as an image map, or as a list below the picture.")
@click.option("--mode", type=options.MODES, help="Mode to show; default: both, if a figure has both.")
@language
@options.theme
@options.audience
@click.option("--as", "suffix", type=click.Choice(["svg", "png"]), help="Picture to show; default: SVG.")
@click.option("--minor", is_flag=True, help="Mark the edit as minor and, in MediaWiki, as a bot's.")
@click.option("--yes", is_flag=True, help="Publish contacts, too, with --audience response.")
def command(
    plan: str,
    figures: tuple[str, ...],
    wiki: str,
    page: str,
    url: str | None,
    dry_run: bool,
    link_map: bool,
    mode: str | None,
    lang: "Language",
    theme: str,
    audience: str,
    suffix: "Suffix | None",
    minor: bool,
    yes: bool,
) -> None:
    """Put each FIGURE of PLAN (default: all) between the markers of a wiki page, or update them there.

    Tables become tables of the wiki. Each figure has markers of its own, between which nothing else is kept.

    Credentials come from the environment: MEDIAWIKI_USER and MEDIAWIKI_PASSWORD (a bot password), or
    CONFLUENCE_TOKEN (in the Cloud, also CONFLUENCE_USER).
    """
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.wiki.publish import carried_out, planned

    if audience == "response" and not yes:
        raise click.UsageError(message("publish-contacts"))
    address = address_of(wiki, page, url)
    check_credentials(wiki)
    with report_errors(), closing(engine_of("embedded")) as running:
        loaded = loaded_plan(plan, audience)
        views = views_of(loaded, figures, mode, lang)
        pictures, shown = contents(loaded, views, theme, wiki, link_map, suffix, running)
        connection = connected(wiki, address)
        step = planned(connection, page, loaded.id, pictures, shown)
        report_step(step, len(pictures), dry_run)
        if not dry_run:
            carried_out(connection, step, minor)
            say(message("published", page=page), err=True)


def address_of(wiki: str, page: str, url: str | None) -> str:
    """Where the API is. Raises UsageError."""
    from csirtgraph.wiki.http import is_safe

    found = url or os.environ.get(ADDRESS[wiki], "")
    if not found:
        raise click.UsageError(message("wiki-no-url", variable=ADDRESS[wiki]))
    if not is_safe(found):
        raise click.UsageError(message("wiki-unsafe"))
    if wiki == "confluence" and not page.isdecimal():
        raise click.UsageError(message("wiki-number"))
    if wiki == "mediawiki" and not found.endswith("api.php"):
        found = f"{found.rstrip('/')}/api.php"
    return found


def check_credentials(wiki: str) -> None:
    """Exit with 1 if the environment has no credentials."""
    missing = [name for name in NEEDED[wiki] if not os.environ.get(name)]
    if missing:
        say(message("wiki-credentials", names=", ".join(missing)), err=True)
        raise SystemExit(1)


def views_of(
    plan: "Plan", figures: tuple[str, ...], mode: str | None, lang: "Language"
) -> "Iterator[tuple[str, View]]":
    """The figures asked for, or all; in one mode, or in each that they have. Raises NoFigure."""
    from csirtgraph import pipeline
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    for name in pipeline.names_asked(plan, figures):
        pipeline.mode_for(plan, name, mode)
        for own in pipeline.kind_in(plan, name).modes(plan):
            if own is None or mode is None or own is Mode(mode):
                yield name, View(own or Mode.INCIDENT, lang)


def contents(
    plan: "Plan",
    views: "Iterable[tuple[str, View]]",
    theme: str,
    wiki: str,
    has_links: bool,
    suffix: "Suffix | None",
    engine: "Engine",
) -> "tuple[list[Picture], dict[str, list[str]]]":
    """The pictures to upload, and by figure the markup of its tables and pictures."""
    from csirtgraph.wiki.targets import TARGETS, snippet_of

    target = TARGETS[wiki]
    pictures: list[Picture] = []
    shown: dict[str, list[str]] = {}
    for figure, view in views:
        snippets = shown.setdefault(figure, [])
        if table := table_in(plan, figure, view):
            snippets.append(target.table(table))
            continue
        found = drawn(plan, figure, view, theme, target, has_links, suffix, engine)
        pictures += found
        snippets += (snippet_of(target, picture) for picture in found)
    return pictures, shown


def table_in(plan: "Plan", figure: str, view: "View") -> "Drawing | None":
    """A figure that is a table; None for any other."""
    from csirtgraph.drawing.model import Table
    from csirtgraph.pipeline import drawing_of

    drawing = drawing_of(plan, figure, view)
    return drawing if isinstance(drawing.body, Table) else None


def drawn(
    plan: "Plan",
    figure: str,
    view: "View",
    theme: str,
    target: "Target",
    has_links: bool,
    suffix: "Suffix | None",
    engine: "Engine",
) -> "list[Picture]":
    """A figure as the wiki takes it: one picture, or an overview and its parts."""
    from csirtgraph import pipeline
    from csirtgraph.wiki.picture import pictures_of

    links = pipeline.links_of(plan) if has_links else {}
    job = pipeline.Job(figure, view, theme, "svg", None, target.text, links)
    default = target.shows_linked if has_links else target.shows
    return pictures_of(plan, job, "png" if suffix == "png" else default, engine)


def connected(wiki: str, url: str) -> "Wiki":
    """The wiki, with the credentials of the environment. Raises WikiError and MissingExtra."""
    if wiki == "mediawiki":
        from csirtgraph.wiki.mediawiki import signed_in

        return signed_in(url, os.environ["MEDIAWIKI_USER"], os.environ["MEDIAWIKI_PASSWORD"])
    from csirtgraph.wiki.confluence import connected as to_confluence

    return to_confluence(url, os.environ.get("CONFLUENCE_USER", ""), os.environ["CONFLUENCE_TOKEN"])


def report_step(step: "Step", count: int, dry_run: bool) -> None:
    """What changes: files by name, and the lines of the page, in which no credentials are shown."""
    from csirtgraph.wiki.errors import printable
    from csirtgraph.wiki.secrets import masked

    page = printable(step.page.name)
    for picture in step.uploads:
        say(message("would-upload" if dry_run else "upload", name=picture.name))
    if count > len(step.uploads):
        say(message("same-pictures", count=count - len(step.uploads)))
    if not step.is_edit:
        say(message("same-page", page=page))
        return
    say(message("would-edit" if dry_run else "edit", page=page))
    lines = unified_diff(lines_of(step.page.text), lines_of(step.text), lineterm="", n=1)
    say(masked("\n".join(f"  {printable(line)}" for line in lines), credentials()))


def credentials() -> list[str]:
    """What of the environment nobody may see, alone and as it is sent."""
    token, user = os.environ.get("CONFLUENCE_TOKEN", ""), os.environ.get("CONFLUENCE_USER", "")
    return [os.environ.get("MEDIAWIKI_PASSWORD", ""), token, f"{user}:{token}" if token else ""]


def lines_of(text: str) -> list[str]:
    """The lines of a page; Confluence has none, so elements count as such."""
    return text.replace("><", ">\n<").splitlines()
