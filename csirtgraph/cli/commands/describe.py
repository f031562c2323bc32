"""`csirtgraph describe`: what a CSIRT says of itself to others."""

from pathlib import Path

import click

from csirtgraph.cli import documents
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.queries import language_of
from csirtgraph.cli.streams import put, say

SUFFIXES = (".md", ".docx", ".txt")


@click.command("describe")
@click.argument("plan")
@click.option("-o", "--output", default="-", help="FILE.md, .docx or .txt; - for Markdown on standard output.")
@documents.language
def command(plan: str, output: str, lang: str) -> None:
    """Write the description of the CSIRT of PLAN in the outline of RFC 2350, from its section `csirt`.

    What the plan does not say is listed as missing.
    """
    from csirtgraph.documents.description import description, missing, plain
    from csirtgraph.plan.reading.load import load_plan

    suffix = ".md" if output == "-" else Path(output).suffix
    if suffix not in SUFFIXES:
        raise click.UsageError(message("no-suffix", path=output, known=", ".join(SUFFIXES)))
    language = language_of(lang)
    with report_errors():
        loaded = load_plan(plan)
        document = description(loaded, language)
        put(plain(document) if suffix == ".txt" else documents.bytes_of(document, suffix), output)
        if lacking := missing(loaded.csirt, language):
            say(message("not-stated", count=len(lacking)), err=True)
