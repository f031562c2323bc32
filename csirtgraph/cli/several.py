"""Several pictures of one figure, written as files beside each other, or as the pages of one PDF."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from csirtgraph.cli.scaled import report_scaled
from csirtgraph.cli.streams import put

if TYPE_CHECKING:
    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.drawing.model import Drawing
    from csirtgraph.drawing.pictures import Picture
    from csirtgraph.pipeline import Job


def put_all(pictures_of: "Callable[[bool], list[Picture]]", job: "Job", outputs: Sequence[str], engine: str) -> None:
    """Write what a command draws in every format asked for; `pictures_of` draws all in one piece where it is True.

    Raises LayoutError, and what `put_layouts` raises.
    """
    from csirtgraph.drawing.graphviz.engine import engine_of
    from csirtgraph.drawing.pictures import lay_out_picture
    from csirtgraph.pipeline import view_for

    known: dict[Drawing, Layout] = {}
    with closing(engine_of(engine)) as running:  # type: ignore[arg-type]
        for path in outputs:
            own = replace(job, format=Path(path).suffix.lstrip("."))
            pictures = pictures_of(view_for(own).is_whole)
            known |= {one.drawing: lay_out_picture(one, running) for one in pictures if one.drawing not in known}
            put_layouts([(one.stem, known[one.drawing]) for one in pictures], own, path)


def put_layouts(layouts: "Sequence[tuple[str, Layout]]", job: "Job", output: str) -> None:
    """Write layouts, each with what the name of its file adds to that of the output where there are several.

    Raises OutputError, and what `render_layout` raises.
    """
    from csirtgraph.pipeline import render_layout

    if job.format == "pdf" and len(layouts) > 1:
        put(joined([(layout, render_layout(layout, job)) for _, layout in layouts]), output)
        for stem, layout in layouts:
            report_scaled(layout, job, added(output, stem))
        return
    for stem, layout in layouts:
        put_layout(layout, job, added(output, stem) if len(layouts) > 1 else output)


def put_layout(layout: "Layout", job: "Job", path: str) -> None:
    """Write one picture, and report how far it was scaled down. Raises what `put_layouts` raises."""
    from csirtgraph.pipeline import render_layout

    put(render_layout(layout, job), path)
    report_scaled(layout, job, path)


def joined(pages: "Sequence[tuple[Layout, bytes]]") -> bytes:
    """PDFs as one, with a bookmark for each page; its title is that of the first."""
    from csirtgraph.drawing.description import full_title, short_title
    from csirtgraph.export.pdf import joined as joined_pdf

    first = pages[0][0].drawing
    return joined_pdf(
        [(short_title(layout.drawing), data) for layout, data in pages], full_title(first), first.language
    )


def added(path: str, stem: str) -> str:
    """The name of one picture of several: table.png becomes table-1.png."""
    whole = Path(path)
    return str(whole.with_name(f"{whole.stem}{stem}{whole.suffix}")) if stem else path
