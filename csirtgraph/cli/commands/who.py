"""`csirtgraph who`: everything about one role."""

import click

from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import told


@click.command("who")
@click.argument("plan")
@click.argument("role", metavar="ROLE")
@click.option("--mode", type=options.MODES, help="Only this one; default: both.")
@queries.language
def command(plan: str, role: str, mode: str | None, lang: str | None) -> None:
    """Tell what ROLE (or a team or party) does, is able to, receives and sends, and who holds it."""
    from csirtgraph.checks.questions.who import lines
    from csirtgraph.plan.reading.load import load_plan

    with told():
        loaded = load_plan(plan)
        id = queries.end_in(loaded, role, lang)
        click.echo("\n".join(lines(loaded, id, queries.modes_of(mode), queries.language_of(lang))))
