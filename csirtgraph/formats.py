"""The formats a figure can become, a row each; everything that lists, offers or makes formats reads this table.

A new format is a module with one function, and a row. Rows name their functions,
which are imported when they are first called, so that reading the table costs
nothing, and so that a function may stand above what draws with it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, TypeAlias

from csirtgraph.records import dataclass

#: What a function is given, before its options:
#: "layout" and "drawing": the figure, laid out; "sheet": its rows; "graph": the plan and a language;
#: "book": plan, figure and view, for all tables of the plan, the figure's first;
#: "figure": plan, job and engine; "page": the same, for all figures of the plan.
Takes: TypeAlias = Literal["layout", "drawing", "sheet", "graph", "book", "figure", "page"]
#: What not every format can hold: a table, a comparison of two plans, a part of a figure.
Content: TypeAlias = Literal["table", "comparison", "part"]

ALL: tuple[Content, ...] = ("table", "comparison", "part")


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format: its name is the ending of its files, `label` what people call it.

    `function`, `check` and `free` are "module:name"; `extra` is the extra that the format
    needs, `check` raises MissingExtra where something else is not installed, `free`
    frees what is kept for further pictures.
    `options` are the fields of a job that the function takes. A long table is drawn
    on several pages, and a large diagram as an overview and parts, where `is_paged`.
    """

    name: str
    label: str
    media: str
    takes: Takes
    function: str
    options: tuple[str, ...] = ()
    holds: tuple[Content, ...] = ALL
    is_paged: bool = False
    extra: str = ""
    check: str = ""
    free: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a row that cannot be: a comparison is a layout."""
        if "comparison" in self.holds and not self.is_laid_out:
            raise ValueError(f"{self.name} takes no layout, so it cannot hold a comparison")

    @property
    def is_laid_out(self) -> bool:
        """Whether it is made of a layout, which other formats can be made of too."""
        return self.takes in ("layout", "drawing")

    @property
    def is_of_plan(self) -> bool:
        """Whether it is the same whatever figure is asked for, but for what it opens with."""
        return self.takes in ("graph", "page")

    def load(self) -> Callable[..., bytes]:
        """Its function, imported."""
        return imported(self.function)

    def check_installed(self) -> None:
        """Find out, before many are made, what is not installed. Raises MissingExtra."""
        if self.extra:
            from csirtgraph.extras import require

            require(self.extra)
        if self.check:
            imported(self.check)()


def imported(reference: str) -> Callable[..., Any]:
    """The function that "module:name" names."""
    module, _, name = reference.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def names() -> list[str]:
    """The endings of all formats."""
    return [row.name for row in FORMATS]


def format_named(name: str) -> Format:
    """A format by its ending. Raises ValueError, which names those there are."""
    found = next((row for row in FORMATS if row.name == name), None)
    if found is None:
        raise ValueError(f"{name} is not one of {', '.join(names())}")
    return found


FORMATS = (
    Format(
        name="svg",
        label="SVG",
        media="image/svg+xml",
        takes="layout",
        function="csirtgraph.export.svg.svg:svg",
        options=("theme", "text", "links"),
        is_paged=True,
    ),
    Format(
        name="png",
        label="PNG",
        media="image/png",
        takes="layout",
        function="csirtgraph.export.cairo:png",
        options=("theme", "width"),
        is_paged=True,
        check="csirtgraph.export.cairo:cairo",
        free="csirtgraph.export.cairo:free_fonts",
    ),
    Format(
        name="pdf",
        label="PDF",
        media="application/pdf",
        takes="layout",
        function="csirtgraph.export.cairo:pdf",
        options=("theme",),
        is_paged=True,
        check="csirtgraph.export.cairo:cairo",
        free="csirtgraph.export.cairo:free_fonts",
    ),
    Format(
        name="pptx",
        label="PowerPoint",
        media="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        takes="figure",
        function="csirtgraph.slides.single:deck_of",
        holds=("table",),
        extra="slides",
    ),
    Format(
        name="drawio",
        label="draw.io",
        media="application/vnd.jgraph.mxfile",
        takes="layout",
        function="csirtgraph.export.drawio.drawio:drawio",
        options=("theme",),
    ),
    Format(
        name="mmd",
        label="Mermaid",
        media="text/vnd.mermaid; charset=utf-8",
        takes="drawing",
        function="csirtgraph.export.mermaid:mermaid",
        options=("theme",),
        holds=("comparison", "part"),
    ),
    Format(
        name="md",
        label="Markdown",
        media="text/markdown; charset=utf-8",
        takes="drawing",
        function="csirtgraph.export.markdown:markdown",
    ),
    Format(
        name="csv",
        label="CSV",
        media="text/csv; charset=utf-8",
        takes="sheet",
        function="csirtgraph.export.csv:csv",
        holds=("table", "part"),
    ),
    Format(
        name="xlsx",
        label="Excel",
        media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        takes="book",
        function="csirtgraph.documents.tables.workbook:workbook",
        holds=("table",),
        extra="sheets",
    ),
    Format(
        name="dot",
        label="Graphviz",
        media="text/vnd.graphviz; charset=utf-8",
        takes="drawing",
        function="csirtgraph.export.dot:dot",
        options=("theme",),
    ),
    Format(
        name="json",
        label="JSON",
        media="application/json",
        takes="graph",
        function="csirtgraph.plan.analysis.graph_formats:graph_json",
        holds=("table",),
    ),
    Format(
        name="graphml",
        label="GraphML",
        media="application/xml",
        takes="graph",
        function="csirtgraph.plan.analysis.graph_formats:graphml",
        holds=("table",),
    ),
    Format(
        name="gexf",
        label="GEXF",
        media="application/gexf+xml",
        takes="graph",
        function="csirtgraph.plan.analysis.graph_formats:gexf",
        holds=("table",),
    ),
    Format(
        name="html",
        label="HTML",
        media="text/html; charset=utf-8",
        takes="page",
        function="csirtgraph.studio.page.book:page",
        holds=("table",),
    ),
)
