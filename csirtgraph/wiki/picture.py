"""A figure as a page shows it: its files, its name, its size, and the areas of its links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from csirtgraph import pipeline
from csirtgraph.drawing.description import full_title
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.pictures import lay_out_picture
from csirtgraph.drawing.title_block import Sheet, sheet_of
from csirtgraph.export.parts import parts_of
from csirtgraph.export.svg.elements import address
from csirtgraph.export.svg.svg import is_linked
from csirtgraph.plan.model.plan import Plan
from csirtgraph.themes import THEMES

if TYPE_CHECKING:
    from csirtgraph.drawing.graphviz.engine import Engine

WIDEST = 960  # px; wikis leave about as much beside their menu
PX = 4 / 3  # to a pt
Suffix: TypeAlias = Literal["svg", "png"]


@dataclass(frozen=True)
class Area:
    """A linked part of a picture; its rectangle in shares of the whole, from 0 to 1."""

    name: str
    url: str
    rect: Rect


@dataclass(frozen=True)
class Picture:
    """What a page needs to know of a picture."""

    name: str  # of the file that is shown
    files: Mapping[str, bytes]
    alt: str
    width: int  # px, on the page
    height: int
    areas: tuple[Area, ...]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return self.name.rpartition(".")[0]


def pictures_of(plan: Plan, job: pipeline.Job, suffix: Suffix, engine: "Engine") -> list[Picture]:
    """The pictures of a figure in their order: an overview and its parts, pages, or one.

    Raises NoFigure, NoPart, LayoutError, or MissingExtra.
    """
    mode = pipeline.mode_for(plan, job.figure, job.view.mode.value)
    stem = f"{plan.id}-{pipeline.stem_of(job.figure, mode)}.{job.view.language}"
    shown = pipeline.pictures_of(plan, job.figure, job.view, has_pages=True)
    return [picture_of(f"{stem}{one.stem}", lay_out_picture(one, engine), job, suffix) for one in shown]


def picture_of(stem: str, layout: Layout, job: pipeline.Job, suffix: Suffix) -> Picture:
    """A layout as SVG, and as PNG too where that is what the page shows; named by ids alone."""
    files = {f"{stem}.svg": pipeline.render_layout(layout, replace(job, format="svg"))}
    if suffix == "png":
        files[f"{stem}.png"] = pipeline.render_layout(layout, replace(job, format="png"))
    sheet = sheet_of(layout)
    width = min(WIDEST, round(sheet.width * PX))
    height = round(width * sheet.height / sheet.width)
    areas = tuple(areas_of(layout, sheet, job.links))
    return Picture(f"{stem}.{suffix}", files, full_title(layout.drawing), width, height, areas)


def areas_of(layout: Layout, sheet: Sheet, links: Mapping[str, str]) -> Iterator[Area]:
    """The linked boxes, then the linked frames around them: of two areas, the first one counts."""
    parts = parts_of(layout, THEMES["light"])
    names = {box.id: box.name for box in layout.drawing.boxes} | {
        frame.id: frame.name for frame in layout.drawing.frames
    }
    for part, rect in (
        *((part, layout.boxes[part.id]) for part in parts.boxes),
        *((part, layout.frames[part.id]) for part in parts.frames),
    ):
        if is_linked(part, links):
            yield Area(names[part.id], address(links[part.id]), shares(rect.moved(sheet.dx, sheet.dy), sheet))


def shares(rect: Rect, sheet: Sheet) -> Rect:
    """A rectangle in shares of the sheet."""
    return Rect(rect.x / sheet.width, rect.y / sheet.height, rect.width / sheet.width, rect.height / sheet.height)


def corners(area: Area, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of an area, in pixels of a picture of that size."""
    rect = area.rect
    return (round(rect.x * width), round(rect.y * height), round(rect.right * width), round(rect.bottom * height))
