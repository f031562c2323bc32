"""What an import would change, for people at a terminal: shown, and written where somebody wants that."""

from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say

if TYPE_CHECKING:
    from csirtgraph.imports.proposing.propose import Proposal
    from csirtgraph.text import Language


def settle(proposal: "Proposal", output: Path | None, dry_run: bool, yes: bool) -> None:
    """Write what was shown, where somebody wants that."""
    if not proposal.changes:
        say(message("import-same"), err=True)
    elif dry_run:
        say(message("import-dry"), err=True)
    elif yes or click.confirm(message("import-ask"), default=True, err=True):
        write(proposal, output)
    else:
        raise SystemExit(1)


def report(proposal: "Proposal", language: "Language") -> None:
    """Say what was understood, what was not, and what changes."""
    from csirtgraph.compare.comparison import compare
    from csirtgraph.compare.report import text
    from csirtgraph.imports.remarks import column_rows, remark_line

    rows = column_rows(proposal.facts, language)
    widths = [max((width_of(row[n]) for row in rows), default=0) for n in range(2)]
    lines = ["  " + "  ".join((*(padded(word, width) for word, width in zip(row, widths)), row[2])) for row in rows]
    if lines:
        say("\n".join([message("import-columns"), *lines, ""]))
    if proposal.changes:
        comparison = compare(proposal.old, proposal.new)
        say(text(comparison, language, comparison.changes))
    remarks = [remark_line(remark, language) for remark in proposal.facts.remarks]
    if remarks:
        say("\n".join([message("import-remarks", count=len(remarks)), *(f"  {words}" for words in remarks)]), err=True)


def padded(words: str, width: int) -> str:
    """Words with blanks up to a width."""
    return words + " " * (width - width_of(words))


def width_of(words: str) -> int:
    """How many columns of a terminal words take: Japanese letters take two."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in words)


def write(proposal: "Proposal", output: Path | None) -> None:
    """Put the files in their places."""
    from csirtgraph.export.files import write as put
    from csirtgraph.imports.importing import check_unchanged

    check_unchanged(proposal.changes)
    for change in proposal.changes:
        put(change.path, change.after or b"")
        say(message("wrote", path=change.path), err=True)
    if output is not None:
        say(message("import-next", path=output), err=True)
