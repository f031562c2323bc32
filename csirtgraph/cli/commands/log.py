"""`csirtgraph log`: a line for each revision that changed a plan."""

from pathlib import Path

import click

from csirtgraph.cli import options
from csirtgraph.cli.compared_plans import TROUBLE, WithPaths, language_of
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say


def path_of(ctx: click.Context, path: str | None) -> Path:
    """The plan named on the command line, with or without `--`."""
    paths = [*([path] if path else []), *(ctx.meta["paths"] or [])]
    if len(paths) != 1:
        raise click.UsageError(message("one-path"))
    return Path(paths[0])


@click.command("log", cls=WithPaths)
@click.argument("path", required=False)
@click.option("--lang", type=options.LANGUAGES, help="Language of the text; default: from the locale.")
@click.option(
    "-n", "--number", type=click.IntRange(1, 1000), default=100, show_default=True, help="Maximum number of commits."
)
@click.option("--first-parent", is_flag=True, help="Show a merge as one change of the branch it was merged into.")
@click.pass_context
def command(ctx: click.Context, path: str | None, lang: str | None, number: int, first_parent: bool) -> None:
    """List the revisions that changed the plan at PATH, newest first: date, commit, subject, changes."""
    from csirtgraph.compare.history import log

    target = path_of(ctx, path)
    with report_errors(exit_code=TROUBLE):
        for line in log(target, language_of(lang), number, first_parent):
            say(line)
