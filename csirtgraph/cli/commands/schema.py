"""`csirtgraph schema`: what editors complete and check plan files with."""

from pathlib import Path

import click

from csirtgraph.cli import queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say


@click.command("schema")
@click.argument("plan", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="FILE.json; default: standard output.")
@queries.language
def command(plan: str | None, output: Path | None, lang: str | None) -> None:
    """Print the JSON Schema of plan files; with PLAN, editors also complete its ids."""
    from csirtgraph.export.files import write
    from csirtgraph.plan.reading.load import load_plan
    from csirtgraph.plan.reading.schema import schema_text

    with report_errors():
        text = schema_text(queries.language_of(lang), load_plan(plan) if plan else None)
        if output is None:
            click.echo(text, nl=False)
            return
        write(output, text.encode())
    say(message("wrote", path=output), err=True)
