"""The one way through: plan → figure → Drawing → layout → picture."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.subset import drawing_part
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.drawing.pictures import Picture, diagrams_in, lay_out_picture, pages_in, part_in
from csirtgraph.drawing.text.fonts import TextKind
from csirtgraph.errors import EmptyFigure as EmptyFigure
from csirtgraph.errors import NoFigure as NoFigure
from csirtgraph.errors import NoPart as NoPart
from csirtgraph.errors import UnfitFormat as UnfitFormat
from csirtgraph.errors import WholeFigure as WholeFigure
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.selection import selected
from csirtgraph.formats import Content, format_named
from csirtgraph.plan.analysis.modes import happens
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.records import dataclass
from csirtgraph.themes import THEMES

if TYPE_CHECKING:
    from csirtgraph.export.sheets import Sheet


@dataclass(frozen=True)
class Job:
    """One picture to make: which figure, how it is seen, and as what."""

    figure: str
    view: View
    theme: str = "light"
    format: str = "svg"
    width: int | None = None
    text: TextKind = "plain"  # of an SVG: how words are written
    links: Mapping[str, str] = field(default_factory=dict)  # of an SVG: the links of boxes, by id
    processes: int = 1  # of a page of a large plan: how many may draw it


def render(plan: Plan, job: Job, engine: Engine) -> bytes:
    """One picture in one piece.

    Raises NoFigure, EmptyFigure, WholeFigure, LayoutError, and UnfitFormat before
    anything is laid out; and what the format's function raises: MissingExtra
    or TooLarge.
    """
    row = format_named(job.format)
    check_fit(plan, job)
    match row.takes:
        case "graph":
            return row.load()(plan, job.view.language)
        case "sheet":
            return row.load()(sheet_in(plan, job))
        case "book":
            drawing_of(plan, job.figure, job.view)  # says what is missing
            return row.load()(plan, job.figure, job.view)
        case "figure" | "page":
            return row.load()(plan, job, engine)
        case _:
            return render_layout(layout_of(plan, job.figure, view_for(job), engine), job)


def render_layout(layout: Layout, job: Job) -> bytes:
    """A laid-out figure in a format made of one.

    Raises UnfitFormat, MissingExtra or TooLarge.
    """
    row = format_named(job.format)
    for content in contents_of(layout.drawing):
        check_holds(job.format, content)
    subject = layout if row.takes == "layout" else layout.drawing
    return row.load()(subject, *(THEMES[job.theme] if name == "theme" else getattr(job, name) for name in row.options))


def check_fit(plan: Plan, job: Job) -> None:
    """Raises UnfitFormat where the format of a job cannot hold what it asks for."""
    if job.view.is_part:
        check_holds(job.format, "part")
    if job.view.part and not format_named(job.format).is_laid_out:
        raise UnfitFormat(job.format, "part")
    if "table" not in format_named(job.format).holds:  # only then does it matter what the figure is
        for content in contents_of(drawing_of(plan, job.figure, job.view)):
            check_holds(job.format, content)


def check_holds(format: str, content: Content) -> None:
    """Raises UnfitFormat where a format cannot hold something."""
    if content not in format_named(format).holds:
        raise UnfitFormat(format, content)


def contents_of(drawing: Drawing) -> Iterator[Content]:
    """What of a drawing not every format can hold."""
    if isinstance(drawing.body, Table):
        yield "table"
    if drawing.is_compared:
        yield "comparison"


def layout_of(plan: Plan, figure: str, view: View, engine: Engine) -> Layout:
    """A figure of the plan, laid out: a table in one piece, a large diagram as its overview or the part asked for.

    Raises NoFigure, NoPart, EmptyFigure or LayoutError.
    """
    return lay_out_picture(pictures_of(plan, figure, view, has_pages=False)[0], engine)


def layouts_of(plan: Plan, job: Job, engine: Engine) -> list[Layout]:
    """Every picture of the figure of a job, laid out."""
    return [lay_out_picture(picture, engine) for picture in pictures_for(plan, job)]


def pictures_for(plan: Plan, job: Job) -> list[Picture]:
    """The pictures of the figure of a job; one, of the whole figure, where its format has room for everything."""
    return pictures_of(plan, job.figure, view_for(job), format_named(job.format).is_paged)


def view_for(job: Job) -> View:
    """The view of a job, as its format needs it."""
    return job.view if format_named(job.format).is_paged or job.view.part else replace(job.view, is_whole=True)


def pictures_of(plan: Plan, figure: str, view: View, has_pages: bool) -> list[Picture]:
    """The pictures of a figure: the overview of a large diagram before its parts, the pages of a long table.

    Raises NoFigure, EmptyFigure, WholeFigure, and NoPart where it lacks the part that the view names.
    """
    drawing, whole = drawing_of(plan, figure, view), 0
    if isinstance(drawing.body, Table):
        found = pages_in(drawing) if (has_pages or view.part) and not view.is_whole else [Picture(drawing)]
    else:
        kept = selected(plan, drawing, view)
        shown = drawing if kept is None else drawing_part(drawing, kept)
        if not shown.boxes:
            raise EmptyFigure(figure, is_part=kept is not None)
        if view.is_anew:
            whole = 0 if kept is None else len(drawing.boxes)
            drawing, kept = shown, None
        if view.folded:
            from csirtgraph.drawing.split.fold import folded

            drawing = folded(drawing, view.folded.split(","))
        found = diagrams_in(drawing, kept, kind_in(plan, figure).sections(plan, view), view.is_whole)
    stem = stem_in(plan, figure, view)
    found = [replace(picture, spots=spots_in(plan, stem, view, picture.id), whole=whole) for picture in found]
    return [part_in(found, view.part, figure)] if view.part else found


def stem_in(plan: Plan, figure: str, view: View) -> str:
    """What the places of a figure are filed under."""
    return stem_of(figure, None if None in kind_in(plan, figure).modes(plan) else view.mode)


def spots_in(plan: Plan, stem: str, view: View, part: str) -> Mapping[str, tuple[int, int]]:
    """Where the boxes of a picture are kept; nowhere in one that has a layout of its own."""
    return {} if view.only or view.is_anew or view.folded else plan.arrangement.spots_in(stem, part)


def drawing_of(plan: Plan, figure: str, view: View) -> Drawing:
    """What a figure shows. Raises NoFigure, and WholeFigure for a part of a table."""
    kind = kind_in(plan, figure)
    modes = kind.modes(plan)
    if view.mode not in modes and None not in modes:
        empty = None if happens(plan, view.mode) or not modes else lower_word_of(view.mode)
        raise NoFigure(figure, names_in(plan), kind.needs, empty)
    drawing = kind.draw(plan, view)
    if isinstance(drawing.body, Table) and (view.focus or view.group or view.sourcing):
        raise WholeFigure(figure)
    return replace(drawing, id=f"{plan.id}-{stem_of(figure, None if None in modes else view.mode)}-{view.id}")


def links_of(plan: Plan) -> dict[str, str]:
    """The pages about roles, parties and teams, by id."""
    links = {role.id: role.link for role in plan.roles.values()}
    links |= {party.id: party.link for party in plan.parties.values()}
    links |= {team.id: team.link for team in plan.teams.values()}
    return {id: link for id, link in links.items() if link}


def sheet_in(plan: Plan, job: Job) -> "Sheet":
    """A figure as rows. Raises NoFigure, EmptyFigure, and WholeFigure for a part of a table."""
    from csirtgraph.documents.tables.workbook import sheet_of

    drawing_of(plan, job.figure, job.view)
    sheet = sheet_of(plan, job.figure, job.view)
    if not sheet.rows:
        raise EmptyFigure(job.figure)
    return sheet


def kind_in(plan: Plan, name: str) -> Kind:
    """The kind of figure of a name. Raises NoFigure where there is none."""
    if name not in figures.names():
        raise NoFigure(name, names_in(plan))
    return figures.kind_of(name)


def names_in(plan: Plan) -> list[str]:
    """The figures this plan has the data for."""
    return [name for name in figures.names() if figures.kind_of(name).modes(plan)]


def names_asked(plan: Plan, figures: Iterable[str]) -> list[str]:
    """The figures asked for, each once, else all; where a plan has none, the one to report that it lacks."""
    return list(dict.fromkeys(figures)) or names_in(plan) or ["relations"]


def views_in(plan: Plan) -> Iterator[tuple[str, Mode | None]]:
    """Every figure this plan can draw, in every mode; None where the mode does not matter."""
    for name in names_in(plan):
        for mode in figures.kind_of(name).modes(plan):
            yield name, mode


def mode_for(plan: Plan, name: str, asked: str | None) -> Mode | None:
    """The mode of a figure: the one asked for, else that of an incident, None where it does not matter.

    Raises NoFigure where the plan lacks the figure's data.
    """
    kind = kind_in(plan, name)
    modes = kind.modes(plan)
    if not modes:
        raise NoFigure(name, names_in(plan), kind.needs)
    if None in modes:
        return None
    return Mode(asked) if asked else Mode.INCIDENT if Mode.INCIDENT in modes else modes[0]


def stem_of(figure: str, mode: Mode | None) -> str:
    """The name of a figure's file, without its ending."""
    return f"{figure}-{mode.value}" if mode else figure
