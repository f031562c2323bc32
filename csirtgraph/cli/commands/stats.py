"""`csirtgraph stats`: counts of roles, flows and people."""

import json

import click

from csirtgraph.cli import queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.streams import say


@click.command("stats")
@click.argument("plan")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output format.")
@queries.language
def command(plan: str, format: str, lang: str | None) -> None:
    """Count roles, flows and people of PLAN by group, mode and sourcing; show the longest escalation."""
    from csirtgraph.checks.questions.stats import lines, stats
    from csirtgraph.plan.reading.load import load_plan

    with report_errors():
        loaded = load_plan(plan)
        if format == "json":
            click.echo(json.dumps(stats(loaded), ensure_ascii=False, indent=1))
        else:
            say("\n".join(lines(loaded, queries.language_of(lang))))
