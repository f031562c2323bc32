"""`csirtgraph history`: a page with a time line of a plan's revisions."""

from contextlib import closing
from typing import Any

import click

from csirtgraph.cli import options
from csirtgraph.cli.commands.log import path_of
from csirtgraph.cli.compared_plans import TROUBLE, WithPaths, language_of
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.streams import put


@click.command("history", cls=WithPaths)
@click.argument("path", required=False)
@click.option(
    "-o", "--output", default="history.html", show_default=True, help="FILE.html; - for HTML on standard output."
)
@click.option("--figure", default="", help="Figure to draw; default: in each step, the one with the most changes.")
@click.option("--mode", type=options.MODES, help="Mode to show; default: incident, if the plan has it.")
@click.option("--lang", type=options.LANGUAGES, help="Language of the text; default: from the locale.")
@options.theme
@options.engine
@click.option(
    "-n", "--number", type=click.IntRange(1, 1000), default=50, show_default=True, help="Maximum number of commits."
)
@click.option("--first-parent", is_flag=True, help="Show a merge as one change of the branch it was merged into.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    path: str | None,
    output: str,
    figure: str,
    mode: str | None,
    lang: str | None,
    theme: str,
    engine: Any,
    number: int,
    first_parent: bool,
) -> None:
    """Write a page that steps through the revisions of the plan at PATH and draws the changes of each."""
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.view import View
    from csirtgraph.studio.page.timeline import history_page

    target = path_of(ctx, path)
    job = Job(figure, View(language=language_of(lang)), theme)
    with report_errors(figure, exit_code=TROUBLE), closing(engine_of(engine)) as running:
        put(history_page(target, job, mode, running, number, first_parent), output)
