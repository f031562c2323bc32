"""`csirtgraph who`: everything about one role."""

import click

from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.streams import say


@click.command("who")
@click.argument("plan")
@click.argument("role", metavar="ROLE")
@click.option("--mode", type=options.MODES, help="Mode to look at; default: both.")
@queries.language
def command(plan: str, role: str, mode: str | None, lang: str | None) -> None:
    """Show the duties, skills, flows and holders of ROLE (or of a team or party)."""
    from csirtgraph.checks.questions.who import lines
    from csirtgraph.plan.analysis.modes import modes_of
    from csirtgraph.plan.reading.load import load_plan

    with report_errors():
        loaded = load_plan(plan)
        id = queries.end_in(loaded, role, lang)
        say(
            "\n".join(
                lines(
                    loaded,
                    id,
                    (queries.mode_of(mode, loaded),) if mode else modes_of(loaded),
                    queries.language_of(lang),
                )
            )
        )
