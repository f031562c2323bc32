"""What is reported of a picture or a table that a format has no room for."""

from typing import TYPE_CHECKING

from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say

if TYPE_CHECKING:
    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.plan import Plan


def scaled_down(layout: "Layout", job: "Job", path: object) -> str:
    """That a picture was scaled down, and how far; "" where it was not, or its width was asked for."""
    if job.width is not None or job.format not in ("png", "pdf"):
        return ""
    from csirtgraph.drawing.title_block import sheet_of
    from csirtgraph.export.room import scale_of

    scale = scale_of(sheet_of(layout), job.format)
    return (
        message("scaled", path=path, percent=f"{100 * scale:.0f}", format=job.format.upper()) if scale < 0.995 else ""
    )


def report_scaled(layout: "Layout", job: "Job", path: object) -> None:
    """Say how far a picture was scaled down, where it was."""
    if note := scaled_down(layout, job, path):
        say(note, err=True)


def cells_cut(plan: "Plan", job: "Job", path: object) -> str:
    """Which cells of a workbook hold less than the plan says; "" where none does."""
    if job.format != "xlsx":
        return ""
    from csirtgraph.documents.tables.workbook import workbook_of
    from csirtgraph.export import xlsx

    cells = xlsx.cells_cut(workbook_of(plan, job.figure, job.view)[0])
    return message("cut", path=path, limit=f"{xlsx.LONGEST:,}", cells=", ".join(cells)) if cells else ""
