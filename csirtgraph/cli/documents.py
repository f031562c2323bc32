"""What the commands that write documents share: the roles they are about, and the file they go to."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import put, say

if TYPE_CHECKING:
    from csirtgraph.documents.model import Document
    from csirtgraph.plan.model.plan import Plan, Role
    from csirtgraph.text import Language

SUFFIXES = (".md", ".docx")

language = click.option("--lang", type=options.LANGUAGES, default="ja", show_default=True, help="Language of the text.")
output = click.option("-o", "--output", default="-", help="FILE.md or .docx; - for Markdown on standard output.")


def write_document(
    target: str,
    asked: Iterable[str],
    output: str,
    default: "Callable[[Plan], list[Role]]",
    make: "Callable[[Plan, list[Role], Language], Document]",
    lang: str,
    none: str,
) -> None:
    """Make a document about the roles asked for, or about the plan's own choice; `none` is said where that is empty."""
    from csirtgraph.plan.reading.load import load_plan

    suffix = ".md" if output == "-" else Path(output).suffix
    if suffix not in SUFFIXES:
        raise click.UsageError(message("no-suffix", path=output, known=", ".join(SUFFIXES)))
    with report_errors():
        plan = load_plan(target)
        roles = [role_in(plan, name) for name in dict.fromkeys(asked)] or default(plan)
        if not roles:
            known = [role.id for role in plan.roles.values() if not role.combines]
            say(message(none, plan=target, known=", ".join(known) or "–"), err=True)
            raise SystemExit(1)
        put(bytes_of(make(plan, roles, queries.language_of(lang)), suffix), output)


def role_in(plan: "Plan", name: str) -> "Role":
    """A role of the plan. Raises UsageError, with the nearest names, for any other."""
    if name not in plan.roles:
        raise queries.unknown("role", name, plan.roles, None)
    return plan.roles[name]


def bytes_of(document: "Document", suffix: str) -> bytes:
    """The document as Markdown or .docx. Raises MissingExtra."""
    if suffix == ".md":
        from csirtgraph.documents.markdown import markdown

        return markdown(document)
    from csirtgraph.documents.docx import docx

    return docx(document)
