"""`csirtgraph render`: one figure."""

import sys
from pathlib import Path
from typing import Any

import click

from csirtgraph.cli import options
from csirtgraph.cli.failures import told
from csirtgraph.cli.messages import message


@click.command("render")
@click.argument("plan")
@click.argument("figure")
@click.option("--mode", type=options.MODES, help="Default: incident, where the plan has it.")
@click.option("--lang", type=options.LANGUAGES, default="ja", show_default=True, help="Of the words.")
@options.theme
@options.engine
@click.option("--width", type=click.IntRange(1), help="Of a PNG, in pixels.")
@click.option("--only", help="The id of one team or unit to draw.")
@click.option("-o", "--output", help="FILE.svg .png .pdf .dot .json .graphml, or - for SVG on standard output.")
def command(
    plan: str,
    figure: str,
    mode: str | None,
    lang: str,
    theme: str,
    engine: str,
    width: int | None,
    only: str | None,
    output: str | None,
) -> None:
    """Draw FIGURE of PLAN."""
    from csirtgraph.drawing.engine import engine_of

    running = engine_of(engine)  # type: ignore[arg-type]
    try:
        with told(figure):
            draw(plan, figure, mode, lang, theme, running, width, only, output)
    finally:
        running.close()


def draw(
    plan: str,
    figure: str,
    mode: str | None,
    lang: str,
    theme: str,
    engine: Any,
    width: int | None,
    only: str | None,
    output: str | None,
) -> None:
    """Load, draw and write; the engine has been loading since before the plan was read."""
    from csirtgraph.pipeline import (
        FORMATS,
        GRAPHS,
        PAGED,
        Job,
        exported,
        exported_graph,
        layout_of,
        layouts_of,
        mode_for,
        stem_of,
    )
    from csirtgraph.plan.load import load_plan
    from csirtgraph.plan.view import View
    from csirtgraph.plan.words import Mode

    format = Path(output).suffix.lstrip(".") if output and output != "-" else "svg"
    if format not in FORMATS:
        raise click.UsageError(message("no-suffix", path=output, known=", ".join(FORMATS)))
    loaded = load_plan(plan)
    chosen = mode_for(loaded, figure, mode)
    if format in GRAPHS:
        put(exported_graph(loaded, format), str(output))
        return
    view = View(chosen or Mode.INCIDENT, lang, only or "")  # type: ignore[arg-type]
    paged = format in PAGED
    layouts = layouts_of(loaded, figure, view, engine) if paged else [layout_of(loaded, figure, view, engine)]
    tell_of_size(layouts[0], figure)
    target = output or f"{stem_of(figure, chosen)}.svg"
    for number, layout in enumerate(layouts, 1):
        name = numbered(target, number) if len(layouts) > 1 else target
        put(exported(layout, Job(figure, view, theme, format, width)), name)


def numbered(path: str, number: int) -> str:
    """The name of one page: table.png becomes table-1.png."""
    whole = Path(path)
    return str(whole.with_name(f"{whole.stem}-{number}{whole.suffix}"))


def tell_of_size(layout: Any, name: str) -> None:
    """Say what was done to a figure too large to be drawn as it is."""
    if layout.drawing.folded:
        count, frames = layout.drawing.folded, len(layout.drawing.boxes)
        click.echo(message("folded", name=name, count=count, frames=frames), err=True)
    if layout.is_cheap:
        click.echo(message("cheap", name=name), err=True)


def put(data: bytes, output: str) -> None:
    """Write a picture to its file, or to standard output for `-`."""
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    from csirtgraph.export.files import write

    write(Path(output), data)
    click.echo(message("wrote", path=output), err=True)
