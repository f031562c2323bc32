"""`csirtgraph import`: a plan from spreadsheets and diagrams, or edits of one."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.deck_edits import change_by_deck, deck_of
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.proposals import report, settle
from csirtgraph.cli.streams import is_terminal, say

if TYPE_CHECKING:
    from csirtgraph.imports.options import Options
    from csirtgraph.imports.proposing.propose import Proposal


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE ...]", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for a new plan.")
@click.option("--into", type=click.Path(path_type=Path), help="Existing plan to change.")
@click.option("--title", help="Title of a new plan; default: the name of its folder.")
@click.option(
    "--map", "mapping", multiple=True, metavar="HEADING=FIELD", help="What a heading means, such as Dept=group."
)
@click.option(
    "--box", "boxes", multiple=True, metavar="WORDS=KIND", help="Whether a box of a diagram is a role or a party."
)
@click.option("--mode", type=options.MODES, help="Mode of posts where the file names none; default: both.")
@click.option("--people", "with_people", is_flag=True, help="Import names, phone numbers and mail addresses, too.")
@click.option(
    "--template",
    "sample",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a workbook to fill in, and stop.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
def command(
    files: tuple[Path, ...],
    output: Path | None,
    into: Path | None,
    title: str | None,
    mapping: tuple[str, ...],
    boxes: tuple[str, ...],
    mode: str | None,
    with_people: bool,
    sample: Path | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Begin or change a plan with spreadsheets and diagrams of roles, posts and flows.

    \b
    csirtgraph import roles.xlsx -o our-csirt
    csirtgraph import roles.xlsx --into our-csirt --dry-run
    csirtgraph import --template roles.xlsx
    csirtgraph import deck.pptx --into our-csirt

    Reads Excel, CSV, draw.io, Mermaid, Graphviz (.dot), GraphML and the JSON of csirtgraph.
    Shows what it understood and what will change, then asks. Rows that are missing in a file remove nothing.

    Of decks of csirtgraph it takes changed texts, and new and deleted boxes and arrows, each as you confirm it.
    """
    if sample is not None:
        write_template(sample)
        return
    if not files or (output is None) == (into is None):
        raise click.UsageError(message("import-usage"))
    if output is not None:
        check_new(output)
    with report_errors():
        from csirtgraph.imports.options import options_of

        options = options_of(mapping, boxes, mode or "", with_people, title or "")
        if deck := deck_of(files, into):
            change_by_deck(deck, into or Path(), options, dry_run, yes)
        else:
            bring(files, output, into, options, dry_run, yes)


def bring(
    files: tuple[Path, ...], output: Path | None, into: Path | None, options: "Options", dry_run: bool, yes: bool
) -> None:
    """Show what the files would change, ask which boxes are parties where that was guessed, and write."""
    proposal = proposed(files, output, into, options)
    report(proposal, locale_language())
    if is_terminal() and not yes and (other := asked_boxes(proposal, options)):
        proposal = proposed(files, output, into, other)
        report(proposal, locale_language())
    settle(proposal, output, dry_run, yes)


def proposed(files: tuple[Path, ...], output: Path | None, into: Path | None, options: "Options") -> "Proposal":
    """What the files would change."""
    from csirtgraph.imports.importing import facts_in
    from csirtgraph.imports.proposing.propose import propose_edits, propose_plan

    facts = facts_in(files, options)
    if into is not None:
        return propose_edits(facts, into, options)
    assert output
    return propose_plan(facts, output, options)


def asked_boxes(proposal: "Proposal", options: "Options") -> "Options | None":
    """The options with what somebody says of boxes that were guessed; None where the guess was good."""
    names = {box.name: box.is_party for box in proposal.boxes if box.name not in options.boxes}
    while names:
        words = click.prompt(message("import-boxes"), default="", show_default=False, err=True)
        wrong = [name for part in re.split("[,、，]", words) if (name := part.strip())]
        if not wrong:
            return None
        if not {*wrong} - names.keys():
            said = {name: is_party != (name in wrong) for name, is_party in names.items()}
            return replace(options, boxes={**options.boxes, **said})
        say(message("import-no-box", names=", ".join(names)), err=True)
    return None


def write_template(path: Path) -> None:
    """Write a workbook to fill in, in the language of the locale; never over another file."""
    from csirtgraph.export.files import write as put

    if path.exists():
        raise click.UsageError(message("file-exists", path=path))
    with report_errors():
        from csirtgraph.imports.template import template

        put(path, template(locale_language()))
    say(message("template", path=path), err=True)


def check_new(folder: Path) -> None:
    """Raises UsageError for a folder that has something in it."""
    from csirtgraph.plan.reading.files import exists

    if exists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(message("exists", path=folder))
