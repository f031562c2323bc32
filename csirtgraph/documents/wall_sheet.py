"""The call tree as a sheet for the wall: a row for each call in its order, on upright pages of A4."""

from collections.abc import Iterator

from csirtgraph.drawing.layout.pages import pages_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.title_block import MARGIN
from csirtgraph.figures.contact_words import contact_words, names_of, person_lines
from csirtgraph.figures.kinds.call_tree import TITLE
from csirtgraph.figures.rows import Row, table_of
from csirtgraph.plan.analysis.calls import Call, Directory, calls_of
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

COLUMNS = (
    (Text("連絡先", "Whom to call"), 135.0),
    (Text("連絡元", "Who calls"), 90.0),
    (Text("氏名・連絡先", "Name and numbers"), 165.0),
    (Text("期限", "Within"), 70.0),
    (Text("不在時", "If absent"), 80.0),
)
SHAPE = 1.45  # height by width of A4 within its margins
NUMBERED = Text("{number}. {names}", "{number}. {names}")
ORDER = Text(
    "番号の順に連絡する。出ないときは次の人、次に不在時の欄の人へ",
    "Call in this order; when nobody answers, the next person, then whoever stands in",
)


def wall_sheet(plan: Plan, view: View) -> Drawing:
    """The calls of a mode, and on what day they were so."""
    return table_of(TITLE, COLUMNS, list(rows(plan, view)), plan, view, "call-tree", [ORDER])


def wall_sheets(plan: Plan, view: View) -> list[Drawing]:
    """The same on as many pages as it needs, each as wide as the paper."""
    drawing = wall_sheet(plan, view)
    width = sum(drawing.table.columns) + 2 * MARGIN
    return pages_of(drawing, (width, width * SHAPE))


def rows(plan: Plan, view: View) -> Iterator[Row]:
    """A row for each call."""
    directory = Directory(plan, view.mode)
    calls = {call.id: call for call in calls_of(plan, view.mode)}
    for number, call in enumerate(calls.values(), 1):
        names = NUMBERED.to(view.language).format(number=number, names=names_of(call.ends, plan, view))
        caller = [names_of(calls[call.caller].ends, plan, view)] if call.caller in calls else []
        limit = [call.within.words.to(view.language)] if call.within else []
        deputies = [names_of(call.deputies, plan, view)] if call.deputies else []
        yield call.id, ([names], caller, list(numbers(call, directory, view)), limit, deputies)


def numbers(call: Call, directory: Directory, view: View) -> Iterator[str]:
    """The desks of a call, then its people in the order in which they are tried."""
    plan = directory.plan
    for end in call.ends:
        yield from (contact_words(contact, plan, view) for contact in directory.contacts(end))
    for place, id in enumerate(call.people):
        yield from person_lines(id, plan, view, place == 0)
