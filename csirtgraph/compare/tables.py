"""What changed as tables: how much of which kind, and every change."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from csirtgraph.compare import names
from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.kinds import sign_of
from csirtgraph.compare.layouts import pictures_of
from csirtgraph.compare.pictures import views_of
from csirtgraph.compare.report import columns, did, heading, shown_values, title
from csirtgraph.compare.summary import summary
from csirtgraph.drawing.model import Box, Drawing, Span, Table
from csirtgraph.pipeline import Job
from csirtgraph.text import Language, Text

SUMMARY, LIST = Text("変更の要約", "What changed"), Text("変更の一覧", "All changes")
WHERE, WHAT = Text("区分", "Part"), Text("何が", "What")
CHANGE, BEFORE, AFTER = Text("変更", "Change"), Text("前", "Before"), Text("後", "After")


def drawings_of(comparison: Comparison, wanted: Sequence[str], job: Job) -> list[Drawing]:
    """The summary, the overlay of every figure in which anything changed, and the list of all changes.

    A large diagram is an overview and the parts that changed.
    Raises NoFigureEither for a figure that neither plan has.
    """
    language = job.view.language
    views = views_of(comparison, wanted, job)
    overlays = [one.drawing for view in views for one in pictures_of(comparison, view, language, has_pages=False)]
    tables = (summary_table(comparison, language), change_table(comparison, language))
    return [tables[0], *(overlays if comparison.changes else ()), *(tables[1:] if comparison.changes else ())]


def summary_table(comparison: Comparison, language: Language) -> Drawing:
    """How many entries of which kind of change, for each part of the plan."""
    rows = [
        (names.section(section).to(language), summary(comparison, language, list(group)))
        for section, group in groupby(comparison.changes, key=lambda change: change.section)
    ]
    rows = rows or [("–", summary(comparison, language))]
    return table("summary", SUMMARY, comparison, (WHERE, CHANGE), (160.0, 560.0), rows, language)


def change_table(comparison: Comparison, language: Language) -> Drawing:
    """A row for every change."""
    rows = [row_of(change, language) for change in comparison.changes]
    return table("changes", LIST, comparison, (WHERE, WHAT, CHANGE, BEFORE, AFTER), WIDTHS, rows, language)


WIDTHS = (100.0, 150.0, 150.0, 190.0, 190.0)  # pt


def row_of(change: Change, language: Language) -> tuple[str, ...]:
    """Where a change is, what it is about, what happened, and the values before and after."""
    happened = f"{sign_of(change.kind)} {did(change, language)[2:]}"
    values = columns(change, shown_values(change, language))
    return (names.section(change.section).to(language), title(change, language), happened, *values)


def table(
    id: str,
    name: Text,
    comparison: Comparison,
    heads: Sequence[Text],
    widths: tuple[float, ...],
    rows: Iterable[Sequence[str]],
    language: Language,
) -> Drawing:
    """Rows of words below their heads."""
    boxes = [
        Box(id=f"head/{column}", name=head.to(language), look="head", span=Span(0, column))
        for column, head in enumerate(heads)
    ]
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            at = Span(number, column)
            boxes.append(Box(id=f"{number}/{column}", name="", lines=(words,) if words else (), look="cell", span=at))
    return Drawing(
        title=name.to(language),
        id=id,
        subtitle=f"{heading(comparison, language)}: {summary(comparison, language)}",
        language=language,
        body=Table(boxes=tuple(boxes), columns=widths),
        tags=(id,),
    )
