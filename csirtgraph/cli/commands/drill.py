"""`csirtgraph drill`: who knows when after somebody notices an incident."""

from pathlib import Path

import click

from csirtgraph import formats
from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.several import put_all
from csirtgraph.cli.streams import say

FORMATS = [row.name for row in formats.FORMATS if row.is_laid_out and "table" in row.holds]


@click.command("drill")
@click.argument("plan")
@click.option("--start", metavar="ID", help="Who notices; default: whoever reports and hears no alarm.")
@queries.mode
@queries.absent
@click.option(
    "--minutes-per-step", "pace", type=click.IntRange(1, 1440), default=10, show_default=True,
    help="Minutes of a step without a time limit.",
)  # fmt: skip
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", help="Output format.")
@click.option("-o", "--output", multiple=True, help=f"FILE.{' .'.join(FORMATS)}: the time line as a picture.")
@queries.language
@options.theme
@options.engine
def command(
    plan: str,
    start: str | None,
    mode: str | None,
    absent: tuple[str, ...],
    pace: int,
    format: str,
    output: tuple[str, ...],
    lang: str | None,
    theme: str,
    engine: str,
) -> None:
    """Show when each role and party of PLAN knows of an incident, what comes too late, and what an absence costs.

    Exits with 1 if a deadline is missed.
    """
    from csirtgraph.checks.questions.drill import as_json, drill, lines, verdicts
    from csirtgraph.drawing.pictures import Picture, pages_in
    from csirtgraph.figures.kinds.timeline import draw_from
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.analysis.alarm import first_to_notice
    from csirtgraph.plan.model.view import View
    from csirtgraph.plan.reading.load import load_plan

    for path in output:
        if Path(path).suffix.lstrip(".") not in FORMATS:
            raise click.UsageError(message("no-suffix", path=path, known=", ".join(FORMATS)))
    language = queries.language_of(lang)
    with report_errors("timeline"):
        loaded = load_plan(plan)
        asked = queries.mode_of(mode, loaded)
        noticing = queries.end_in(loaded, start, lang) if start else first_to_notice(loaded, asked)
        if not noticing:
            raise click.UsageError(message("nobody-notices"))
        away = [queries.end_in(loaded, id, lang) for id in absent]
        result = drill(loaded, noticing, asked, away, pace)
        say(as_json(result) if format == "json" else "\n".join(lines(result, language)))
        if output:
            remarks = tuple(verdicts(result, language))
            view = View(asked, language)
            drawing = draw_from(result.plan, view, noticing, pace, remarks)
            put_all(
                lambda is_whole: [Picture(drawing)] if is_whole else pages_in(drawing),
                *(Job("timeline", view, theme), output, engine),
            )
    raise SystemExit(1 if result.late else 0)
