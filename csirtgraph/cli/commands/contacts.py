"""`csirtgraph contacts`: whom to call in an incident, and how."""

from pathlib import Path

import click

from csirtgraph.cli import queries
from csirtgraph.cli.documents import language
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import put

SUFFIXES = (".html", ".csv", ".vcf")


@click.command("contacts")
@click.argument("plan")
@queries.mode
@language
@click.option("-o", "--output", required=True, help="FILE.html (a page that calls), .csv or .vcf.")
def command(plan: str, mode: str | None, lang: str, output: str) -> None:
    """Write whom to call in an incident of PLAN, in order, with numbers and addresses.

    Keep the file to those who respond.
    """
    from csirtgraph.documents.contacts import csv, page, vcards
    from csirtgraph.plan.model.enums import Audience
    from csirtgraph.plan.model.view import View
    from csirtgraph.plan.reading.load import load_plan

    suffix = Path(output).suffix
    if suffix not in SUFFIXES:
        raise click.UsageError(message("no-suffix", path=output, known=", ".join(SUFFIXES)))
    make = {".html": page, ".csv": csv, ".vcf": vcards}[suffix]
    with report_errors("call-tree"):
        loaded = load_plan(plan, audience=Audience.RESPONSE)
        asked = queries.mode_of(mode, loaded)
        put(make(loaded, asked, View(asked, queries.language_of(lang))), output)
