"""`csirtgraph trace`: the ways information takes from one end to another."""

from pathlib import Path

import click

from csirtgraph import formats
from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.several import put_all
from csirtgraph.cli.streams import say

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
@click.option("--whole", is_flag=True, help="Draw a large figure or a long table in one piece.")
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
    whole: bool,
    lang: str | None,
    theme: str,
    engine: str,
) -> None:
    """Show all shortest paths of information in PLAN from a role, team or party FROM to TO.

    Exits with 1 if there is none.
    """
    from csirtgraph.checks.questions.absence import without
    from csirtgraph.checks.questions.trace import lines
    from csirtgraph.drawing.pictures import diagrams_in
    from csirtgraph.figures.path_highlight import draw, is_on_way
    from csirtgraph.figures.sections import sections
    from csirtgraph.pipeline import Job
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
            view = View(asked, language, is_whole=whole)
            drawing = draw(left, view, ways)
            put_all(
                lambda is_whole: diagrams_in(drawing, None, sections(left, view), is_whole, is_on_way),
                *(Job("trace", view, theme), output, engine),
            )
    raise SystemExit(0 if ways else 1)
