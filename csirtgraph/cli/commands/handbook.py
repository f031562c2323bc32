"""`csirtgraph handbook`: the plan of a CSIRT as one document."""

from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.documents import language
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import put

if TYPE_CHECKING:
    from csirtgraph.compare.comparison import Comparison
    from csirtgraph.handbook.model import Handbook, PaperName
    from csirtgraph.handbook.printing import Printer
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.text import Language

SUFFIXES = (".docx", ".pdf", ".html")
PAPERS = click.Choice(["a4", "a3"])


@click.command("handbook")
@click.argument("plan")
@click.option("-o", "--output", required=True, metavar="FILE", help="FILE.docx, .pdf or .html.")
@click.option("--since", metavar="REV|FILE", help="Add what changed since a git revision of PLAN, or another plan.")
@click.option("--template", type=click.Path(path_type=Path), help="Word template (.docx or .dotx) for its styles.")
@click.option("--paper", type=PAPERS, default="a4", show_default=True, help="Paper size.")
@language
@options.theme
@options.audience
def command(
    plan: str,
    output: str,
    since: str | None,
    template: Path | None,
    paper: "PaperName",
    lang: "Language",
    theme: str,
    audience: str,
) -> None:
    """Write PLAN as one document: cover, contents, and chapters with all of its figures and tables."""
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.handbook.compose import handbook

    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(message("no-suffix", path=output, known=", ".join(SUFFIXES)))
    if template and suffix != ".docx":
        raise click.UsageError(message("template-docx"))
    with report_errors(), closing(engine_of("embedded")) as engine, printer_for(suffix) as process:
        loaded = loaded_plan(plan, audience)
        comparison = changes_since(since, plan, loaded, audience) if since else None
        put(bytes_of(handbook(loaded, lang, engine, comparison), suffix, theme, paper, template, process), output)


def printer_for(suffix: str) -> "AbstractContextManager[Printer | None]":
    """The process that makes PDFs, for a PDF."""
    from csirtgraph.handbook.printing import printer

    return printer() if suffix == ".pdf" else nullcontext()


def changes_since(since: str, target: str, plan: "Plan", audience: str) -> "Comparison":
    """What changed in a plan since another file or folder, or since a revision. Raises PlanError and GitError."""
    from csirtgraph.compare.comparison import compare
    from csirtgraph.plan.history.revisions import plan_at
    from csirtgraph.plan.model.enums import Audience
    from csirtgraph.plan.reading.files import BUILT_IN
    from csirtgraph.plan.reading.load import load_plan

    if since in BUILT_IN or Path(since).exists():
        return compare(load_plan(since, audience=audience), plan)
    return compare(plan_at(since, Path(target), Audience(audience)), plan)


def bytes_of(
    book: "Handbook",
    suffix: str,
    theme: str,
    paper: "PaperName",
    template: Path | None,
    process: "Printer | None",
) -> bytes:
    """The document in the format of a suffix. Raises MissingExtra and TemplateError."""
    from csirtgraph.handbook.model import PAPERS
    from csirtgraph.themes import THEMES

    if process:
        from csirtgraph.handbook.pdf import pdf

        return pdf(book, THEMES[theme], PAPERS[paper], process)
    if suffix == ".html":
        from csirtgraph.handbook.html.page import page

        return page(book, THEMES[theme], PAPERS[paper])
    from csirtgraph.handbook.word.file import docx

    return docx(book, THEMES[theme], PAPERS[paper], template)
