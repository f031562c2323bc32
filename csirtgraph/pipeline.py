"""The one way through: plan → figure → Drawing → layout → picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.fold import folded
from csirtgraph.drawing.layout.layout import Layout
from csirtgraph.drawing.layout.pages import pages_of
from csirtgraph.drawing.layout.subset import part_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import TextKind
from csirtgraph.drawing.theme import THEMES
from csirtgraph.errors import EmptyFigure as EmptyFigure
from csirtgraph.errors import NoFigure as NoFigure
from csirtgraph.errors import UnfitFormat as UnfitFormat
from csirtgraph.errors import WholeFigure as WholeFigure
from csirtgraph.export.sheets import Sheet
from csirtgraph.figures.kind import Kind
from csirtgraph.plan.analysis.selection import selected
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View

#: What a picture can be; some are of the plan as a whole.
FORMATS = ("svg", "png", "pdf", "md", "dot", "json", "graphml", "gexf", "csv", "xlsx", "drawio", "mmd", "html")
GRAPHS = ("json", "graphml", "gexf")
TABLES = ("csv", "xlsx")  # rows, which need no layout
BOOKS = ("xlsx",)  # all tables of the plan in one file
DIAGRAMS = ("mmd",)  # what cannot hold a table
PAGES = ("html",)  # every figure of the plan, and what one may ask about them
PAGED = ("png", "pdf")  # long tables go on several pages
FOLDED = 1_500  # boxes; of a larger figure only the frames are shown


@dataclass(frozen=True)
class Job:
    """One picture to make: which figure, how it is seen, and as what."""

    figure: str
    view: View
    theme: str = "light"
    format: str = "svg"
    width: int | None = None
    text: TextKind = "plain"  # of an SVG: how words are written
    links: Mapping[str, str] = field(default_factory=dict)  # of an SVG: what lies behind boxes, by id


def picture(plan: Plan, job: Job, engine: Engine) -> bytes:
    """The bytes of one picture. Raises NoFigure, UnfitFormat, LayoutError, XlsxMissing, CairoMissing or TooLarge."""
    if job.format in GRAPHS:
        return exported_graph(plan, job.format)
    if job.format in TABLES:
        return exported_table(plan, job)
    return exported(layout_of(plan, job.figure, job.view, engine), job)


def layout_of(plan: Plan, figure: str, view: View, engine: Engine) -> Layout:
    """A figure of the plan, laid out whole. Raises NoFigure, EmptyFigure or LayoutError."""
    drawing = drawing_of(plan, figure, view)
    layout = lay_out(folded(drawing) if len(drawing.boxes) > FOLDED else drawing, engine)
    ids = selected(plan, view)
    layout = layout if ids is None else part_of(layout, ids)
    if not layout.boxes:
        raise EmptyFigure(figure)
    return layout


def whole_of(plan: Plan, figure: str, view: View, engine: Engine) -> list[Layout]:
    """A figure of the plan in one piece, however long."""
    return [layout_of(plan, figure, view, engine)]


def layouts_of(plan: Plan, figure: str, view: View, engine: Engine) -> list[Layout]:
    """A figure of the plan, laid out in pages that fit a slide (one, unless it is a long table)."""
    pages = pages_of(drawing_of(plan, figure, view))
    return [lay_out(page, engine) for page in pages] if len(pages) > 1 else whole_of(plan, figure, view, engine)


def drawing_of(plan: Plan, figure: str, view: View) -> Drawing:
    """What a figure shows. Raises NoFigure, and WholeFigure for a part of a table."""
    kind = kind_in(plan, figure)
    modes = kind.modes(plan)
    if view.mode not in modes and None not in modes:
        raise NoFigure(figure, names_in(plan), kind.needs)
    drawing = kind.draw(plan, view)
    if drawing.columns is not None and (view.focus or view.group or view.sourcing):
        raise WholeFigure(figure)
    return drawing


def exported(layout: Layout, job: Job) -> bytes:
    """A laid-out figure in the format asked for. Raises UnfitFormat, CairoMissing or TooLarge."""
    theme = THEMES[job.theme]
    if job.format in TABLES or (job.format in DIAGRAMS and layout.drawing.columns is not None):
        raise UnfitFormat(job.format)
    if job.format == "drawio":
        from csirtgraph.export.drawio.drawio import drawio

        return drawio(layout, theme)
    if job.format == "mmd":
        from csirtgraph.export.mermaid import mermaid

        return mermaid(layout.drawing, theme)
    if job.format == "svg":
        from csirtgraph.export.svg.svg import svg

        return svg(layout, theme, job.text, job.links)
    if job.format == "dot":
        from csirtgraph.export.dot import dot

        return dot(layout.drawing, theme)
    if job.format == "md":
        from csirtgraph.export.markdown import markdown

        return markdown(layout.drawing)
    from csirtgraph.export.cairo import pdf, png

    return pdf(layout, theme) if job.format == "pdf" else png(layout, theme, job.width)


def links_of(plan: Plan) -> dict[str, str]:
    """The pages about roles, parties and teams, by id."""
    links = {role.id: role.link for role in plan.roles.values()}
    links |= {party.id: party.link for party in plan.parties.values()}
    links |= {team.id: team.link for team in plan.teams.values()}
    return {id: link for id, link in links.items() if link}


def exported_graph(plan: Plan, format: str) -> bytes:
    """The plan's graph for other programs."""
    from csirtgraph.plan.analysis.graph_formats import gexf, graph_json, graphml

    return {"json": graph_json, "graphml": graphml, "gexf": gexf}[format](plan)


def exported_table(plan: Plan, job: Job) -> bytes:
    """A figure as rows, or all tables of the plan in a workbook. Raises NoFigure, EmptyFigure or XlsxMissing."""
    from csirtgraph.documents.tables.workbook import workbook_of
    from csirtgraph.export.csv import csv
    from csirtgraph.export.xlsx import xlsx

    return xlsx(*workbook_of(plan, job.figure, job.view)) if job.format in BOOKS else csv(sheet_in(plan, job))


def sheet_in(plan: Plan, job: Job) -> Sheet:
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
