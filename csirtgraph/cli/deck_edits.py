"""What people have typed and drawn in a deck, taken over edit by edit."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.proposals import report, settle
from csirtgraph.cli.streams import is_terminal, say

if TYPE_CHECKING:
    from csirtgraph.imports.options import Options
    from csirtgraph.imports.proposing.propose import Proposal
    from csirtgraph.plan.model.plan import Plan

DECKS = (".pptx", ".pptm", ".ppt")


def deck_of(files: tuple[Path, ...], into: Path | None) -> Path | None:
    """The deck among the files. Raises ImportFailure for one that is not alone, or for which there is no plan."""
    from csirtgraph.imports.errors import ImportFailure

    deck = next((file for file in files if file.suffix.lower() in DECKS), None)
    if deck is not None and (into is None or len(files) > 1):
        raise ImportFailure("deck-into", deck)
    return deck


def change_by_deck(deck: Path, into: Path, options: "Options", dry_run: bool, yes: bool) -> None:
    """Change a plan by what people have typed and drawn in a deck; without a terminal only say what would change."""
    is_asked = is_terminal() and not (dry_run or yes)
    proposal = proposed_deck(deck, into, options, is_asked)
    report(proposal, locale_language())
    if proposal.changes and not (dry_run or is_asked or yes):
        say(message("import-nobody"), err=True)
        return
    settle(proposal, None, dry_run, yes=True)


def proposed_deck(deck: Path, into: Path, options: "Options", is_asked: bool) -> "Proposal":
    """What a deck would change: each edit is asked for, or all are taken."""
    from csirtgraph.imports.decks.proposals import propose_deck
    from csirtgraph.imports.importing import read_bytes
    from csirtgraph.imports.readers.pptx import read_pptx

    slides = read_pptx(read_bytes(deck), deck.name)
    return propose_deck(slides, deck.name, into, options, asker() if is_asked else lambda *_: True)


def asker() -> "Callable[[Plan, Plan, str], bool]":
    """A function that asks whether to take an edit, until somebody says that of all that are left."""
    from csirtgraph.compare.comparison import compare
    from csirtgraph.compare.report import line

    rest: list[bool] = []

    def is_taken(old: "Plan", new: "Plan", place: str) -> bool:
        if rest:
            return rest[0]
        for change in compare(old, new).changes:
            say(f"{place}: {line(change, locale_language(), with_place=False)}", err=True)
        answer = click.prompt(message("import-take"), type=click.Choice(["y", "n", "a", "q"]), default="y", err=True)
        if answer in "aq":
            rest.append(answer == "a")
        return answer in "ya"

    return is_taken
