"""`csirtgraph trace`: the ways information takes from one end to another."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph import formats
from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.scaled import scaled_down
from csirtgraph.cli.streams import put, say

if TYPE_CHECKING:
    from csirtgraph.drawing.model import Drawing

FORMATS = [row.name for row in formats.FORMATS if row.is_laid_out]


@click.command("trace")
@click.argument("plan")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@queries.mode
@queries.absent
@click.option(
    "-o",
    "--output",
    multiple=True,
    help=f"FILE.{' .'.join(FORMATS)}: the relation diagram with the paths highlighted.",
)
@queries.language
@options.theme
@options.engine
def command(
    plan: str,
    start: str,
    end: str,
    mode: str | None,
    absent: tuple[str, ...],
    output: tuple[str, ...],
    lang: str | None,
    theme: str,
    engine: str,
) -> None:
    """Show all shortest paths of information in PLAN from a role, team or party FROM to TO.

    Exits with 1 if there is none.
    """
    from csirtgraph.checks.questions.absence import without
    from csirtgraph.checks.questions.trace import lines
    from csirtgraph.figures.path_highlight import draw
    from csirtgraph.plan.analysis.paths import net_of, shortest_ways
    from csirtgraph.plan.model.view import View
    from csirtgraph.plan.reading.load import load_plan

    for path in output:
        if Path(path).suffix.lstrip(".") not in FORMATS:
            raise click.UsageError(message("no-suffix", path=path, known=", ".join(FORMATS)))
    language = queries.language_of(lang)
    with report_errors("trace"):
        loaded = load_plan(plan)
        ends = (queries.end_in(loaded, start, lang), queries.end_in(loaded, end, lang))
        left = without(loaded, [queries.end_in(loaded, id, lang) for id in absent]) if absent else loaded
        asked = queries.mode_of(mode, loaded)
        net = net_of(left, asked)
        ways = shortest_ways(net, *ends) if set(ends) <= net.after.keys() else []
        say("\n".join(lines(left, net, asked, ends, ways, language)))
        if ways and output:
            write_all(draw(left, View(asked, language), ways), output, theme, engine)
    raise SystemExit(0 if ways else 1)


def write_all(drawing: "Drawing", output: tuple[str, ...], theme: str, engine: str) -> None:
    """Lay the figure out once, and write it in every format asked for."""
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.drawing.pictures import lay_out_one
    from csirtgraph.pipeline import Job, render_layout
    from csirtgraph.plan.model.view import View

    with closing(engine_of(engine)) as running:  # type: ignore[arg-type]
        layout = lay_out_one(drawing, running)
    for path in output:
        job = Job("trace", View(), theme, Path(path).suffix.lstrip("."))
        put(render_layout(layout, job), path)
        if note := scaled_down(layout, job, path):
            say(note, err=True)
