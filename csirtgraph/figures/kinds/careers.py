"""Career ladders (キャリアパス), time going up: what people gain, and when education and practice begin."""

from collections.abc import Iterator
from itertools import groupby

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, own_id
from csirtgraph.figures.groups import Groups, any_inferred, look_of
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.careers import Ladder
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("キャリアパス", "Career paths")
SIDE = 104.0  # pt, the column of the years
WIDTH = 836.0  # pt, of the ladders on one page
ABREAST = 4  # ladders on one page
HEIGHT = 22.0  # pt, of a year at least
NEEDS = """teams: {poc: {name: PoC}}
careers:
  years: 5
  ladders: {poc: {stages: [{from: 1, to: 2, gains: {ja: 実務の経験, en: Experience at work}}]}}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are ladders."""
    return ONCE if plan.careers.ladders else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A column for every ladder: its years from the last one down, what is needed before, and its note."""
    ladders = list(plan.careers.ladders.values())
    rows = rows_of(ladders, plan.careers.years)
    groups: Groups = {**plan.teams, **plan.business_groups}
    columns = list(enumerate(ladders, 1))
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *side(rows, view),
                *(box for column, ladder in columns for box in ladder_cells(column, ladder, rows, groups, view)),
                *(box for column, ladder in columns for box in lines(column, ladder, rows)),
            ),
            columns=(SIDE, *widths(len(ladders))),
            least=HEIGHT,
        ),
        keys=tuple(keys(ladders, view)),
        notes=notes(plan, view, remarks(ladders)),
        tags=("careers",),
    )


def widths(count: int) -> tuple[float, ...]:
    """Columns as wide as the pages they fill allow."""
    pages = -(-count // ABREAST)
    return (WIDTH / -(-count // pages),) * count


def rows_of(ladders: list[Ladder], years: int) -> list[int | Text]:
    """What each row is, from the top down: the header, a year each, and what stands below them."""
    rows: list[int | Text] = [phrases.YEARS, *range(years, 0, -1)]
    if any(ladder.prerequisites or ladder.desirable for ladder in ladders):
        rows.append(phrases.PREREQUISITES)
    if any(ladder.note for ladder in ladders):
        rows.append(phrases.REMARKS)
    return rows


def side(rows: list[int | Text], view: View) -> Iterator[Box]:
    """The names of the rows."""
    for row, what in enumerate(rows):
        text = what if isinstance(what, Text) else phrases.YEAR
        name = text.to(view.language).format(what)
        id = f"/row/{own_id(text.to('en').format(what))}"
        yield cell(id, row, 0, name=name, look="cell" if row else "head", align="middle")


def ladder_cells(column: int, ladder: Ladder, rows: list[int | Text], groups: Groups, view: View) -> Iterator[Box]:
    """A ladder in the colour of its group or team: its name, its stages, what is needed before, its note."""
    look = look_of(ladder.id, groups)
    name = groups[ladder.id].name.to(view.language)
    yield cell(ladder.id, 0, column, name=name, lines=tuple(starts(ladder, view)), look=look, align="middle")
    years = [year for year in rows if isinstance(year, int)]
    for stages, run in groupby(years, lambda year: stages_in(ladder, year)):
        last, *others = run
        items = tuple(text.to(view.language) for stage in stages[0] for text in ladder.stages[stage].gains)
        name = f"{ladder.id}/{last}"
        yield cell(name, rows.index(last), column, 1 + len(others), items=items, look=look if items else "cell")
    if phrases.PREREQUISITES in rows:
        items = tuple(before(ladder, view))
        yield cell(f"{ladder.id}/before", rows.index(phrases.PREREQUISITES), column, items=items)
    if phrases.REMARKS in rows:
        note = ladder.note.to(view.language)
        yield cell(f"{ladder.id}/note", rows.index(phrases.REMARKS), column, lines=(note,))


def stages_in(ladder: Ladder, year: int) -> tuple[tuple[int, ...], bool, bool]:
    """The numbers of the stages a year is in, and whether education and practice have begun: cells end at lines."""
    stages = tuple(number for number, stage in enumerate(ladder.stages) if stage.from_ <= year <= stage.to)
    return stages, year >= (ladder.education_from or 0), year >= (ladder.practice_from or 0)


def starts(ladder: Ladder, view: View) -> Iterator[str]:
    """When education and practice begin, in words."""
    if ladder.education_from:
        yield phrases.EDUCATION_FROM.to(view.language).format(ladder.education_from)
    if ladder.practice_from:
        yield phrases.PRACTICE_FROM.to(view.language).format(ladder.practice_from)


def before(ladder: Ladder, view: View) -> Iterator[str]:
    """What people bring, and what would be welcome."""
    yield from (text.to(view.language) for text in ladder.prerequisites)
    yield from (phrases.DESIRABLE.to(view.language).format(text.to(view.language)) for text in ladder.desirable)


def lines(column: int, ladder: Ladder, rows: list[int | Text]) -> Iterator[Box]:
    """The lines below the years in which education and practice begin."""
    for look, year in (("education", ladder.education_from), ("practice", ladder.practice_from)):
        if year in rows:
            yield cell(f"{ladder.id}/{look}", rows.index(year) + 1, column, rows=0, look=look, tags=(look,))


def keys(ladders: list[Ladder], view: View) -> Iterator[Key]:
    """The legend of the lines."""
    if any(ladder.education_from for ladder in ladders):
        yield Key(phrases.EDUCATION_BEGINS.to(view.language), "arrow", "education")
    if any(ladder.practice_from for ladder in ladders):
        yield Key(phrases.PRACTICE_BEGINS.to(view.language), "arrow", "practice")


def remarks(ladders: list[Ladder]) -> Iterator[Text]:
    """What was reconstructed."""
    if any_inferred(ladders, "stages"):
        yield phrases.STAGES_INFERRED
    if any_inferred(ladders, "education-from", "practice-from"):
        yield phrases.STARTS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
