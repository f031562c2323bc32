"""Deadlines (報告期限): what is to be reported to whom, within what, and on what basis."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Drawing
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.figures.rows import Row, table_of
from csirtgraph.plan.model.deadlines import Deadline
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("報告期限", "Deadlines")
NEEDS = """deadlines:
  first-report: {name: {ja: 第一報, en: First report}, to: regulator, by: commander, within: 24h, basis: …}"""
COLUMNS = (
    (Text("報告の内容", "What is due"), 170.0),
    (Text("報告先", "To"), 150.0),
    (Text("期限", "Due"), 120.0),
    (Text("起算点・対象", "Counts from, applies to"), 230.0),
    (Text("報告者", "By"), 110.0),
    (Text("根拠", "Basis"), 190.0),
)
CHECKED = Text("{date} 確認", "looked up on {date}")
NO_ADVICE = Text(
    "期限と根拠は確認日時点の要約で、法的助言ではありません。最新の法令と所管官庁の案内を確かめてください",
    "Times and bases are summaries as of the day they were looked up, and no legal advice: check the law in force",
)


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, where there are deadlines."""
    return ONCE if plan.deadlines else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for each deadline."""
    rows = [row(deadline, plan, view) for deadline in plan.deadlines.values()]
    remarks = [NO_ADVICE] if any(deadline.basis for deadline in plan.deadlines.values()) else []
    return table_of(TITLE, COLUMNS, rows, plan, view, "deadlines", remarks)


def row(deadline: Deadline, plan: Plan, view: View) -> Row:
    """What a deadline says."""
    role = plan.roles.get(deadline.by)
    time = [*([deadline.within.words.to(view.language)] if deadline.within else []), deadline.due.to(view.language)]
    return deadline.id, (
        [deadline.name.to(view.language)],
        [plan.parties[deadline.to].name.to(view.language)],
        time,
        [deadline.since.to(view.language), deadline.applies.to(view.language)],
        [role.name.to(view.language)] if role else [],
        list(basis(deadline, view)),
    )


def basis(deadline: Deadline, view: View) -> Iterator[str]:
    """What a deadline rests on, and when that was looked up."""
    yield deadline.basis.to(view.language)
    if deadline.checked:
        source = f" ({deadline.source.to(view.language)})" if deadline.source else ""
        yield CHECKED.to(view.language).format(date=deadline.checked) + source


KIND = Kind(TITLE, modes, draw, NEEDS)
