"""`csirtgraph contacts`: whom to call in an incident, and how."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import queries
from csirtgraph.cli.documents import language
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import put

if TYPE_CHECKING:
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.model.view import View

SUFFIXES = (".pdf", ".html", ".csv", ".vcf")


@click.command("contacts")
@click.argument("plan")
@queries.mode
@language
@click.option("-o", "--output", required=True, help="FILE.pdf (A4), .html (a page that calls), .csv or .vcf.")
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
    make = {".pdf": sheet, ".html": page, ".csv": csv, ".vcf": vcards}[suffix]
    with report_errors("call-tree"):
        loaded = load_plan(plan, audience=Audience.RESPONSE)
        asked = queries.mode_of(mode, loaded)
        put(make(loaded, asked, View(asked, queries.language_of(lang))), output)


def sheet(plan: "Plan", mode: "Mode", view: "View") -> bytes:
    """The sheet for the wall; of many calls several, as one file."""
    from csirtgraph.documents.wall_sheet import wall_sheet, wall_sheets
    from csirtgraph.drawing.description import full_title
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.drawing.pictures import lay_out_one
    from csirtgraph.export.cairo import pdf_on_paper
    from csirtgraph.export.pdf import joined
    from csirtgraph.themes import THEMES

    drawings = wall_sheets(plan, view)
    with closing(engine_of("embedded")) as engine:
        pages = [pdf_on_paper(lay_out_one(drawing, engine), THEMES["print"]) for drawing in drawings]
    if len(pages) == 1:
        return pages[0]
    named = zip((drawing.title for drawing in drawings), pages)
    return joined(named, full_title(wall_sheet(plan, view)), view.language)
