"""RACI of services (サービスの分担): which team gives each service, and whom it consults or informs.

`plan.responsibility` says how the marks follow from the flows; the figure says
so in a note.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TypeAlias

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell
from csirtgraph.figures.groups import any_inferred
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.kinds.raci import header, mark_cell, mark_keys, widths_of
from csirtgraph.plan.analysis.modes import flows_of, modes_of
from csirtgraph.plan.analysis.responsibility import Marks, merged, service_marks
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Party, Plan, Role, Team, is_inferred
from csirtgraph.plan.model.services import Service
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("サービスの分担 (RACI)", "Who gives each service (RACI)")
NEEDS = """teams: {poc: {name: PoC}}
service-categories: {reactive: {name: {ja: 事後対応型, en: Reactive}}}
services:
  handling: {name: {ja: インシデントハンドリング, en: Incident handling}, category: reactive, team: poc}"""
WHAT = Text("サービス", "Service")
NAME = 165.0  # pt, the names of the services
READING = Text(
    "担当チームがA、その時に役割があればRも。そのチームが頼む・連携する・情報を受け取る相手がC、報告・連絡・回答を渡すだけの相手がI"
    "(チームの流れからの読み替えで、サービスごとの別はない)",
    "The team in charge is A, and R where it has a role then; whom it asks, works with or hears from is C; whom it "
    "only tells is I (from the team's flows, alike for all its services)",
)

End: TypeAlias = Team | Role | Party


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode in which anything happens, where teams give services."""
    return modes_of(plan) if plan.services else ()


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every service, a column for every team and for those with whom teams exchange flows."""
    marks = service_marks(plan, view.mode)
    known = list(plan.service_categories)
    services = sorted(plan.services.values(), key=lambda service: known.index(service.category))
    ends = list(ends_of(plan, {end for found in marks.values() for end in found}))
    titles = [end.name.to(view.language) for end in ends]
    boxes = (
        *header(WHAT, {end.id: end.name.to(view.language) for end in ends}, view),
        *body(services, ends, marks, plan, view),
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=widths_of(titles, NAME)),
        keys=tuple(mark_keys(boxes, view)),
        notes=notes(plan, view, remarks(plan, view.mode)),
        tags=("raci-services", view.mode.value),
    )


def ends_of(plan: Plan, taking_part: set[str]) -> Iterator[End]:
    """All teams, then the others that take part: roles of no team, parties."""
    yield from plan.teams.values()
    yield from (role for role in plan.roles.values() if role.id in taking_part)
    yield from (party for party in plan.parties.values() if party.id in taking_part)


def body(services: list[Service], ends: list[End], marks: Marks, plan: Plan, view: View) -> Iterator[Box]:
    """Every service with a cell under every team, below the name of its category."""
    row = 0
    for name, run in groupby(services, key=lambda service: service.category):
        row += 1
        title = plan.service_categories[name].name.to(view.language)
        yield cell(f"/category/{name}", row, 0, columns=len(ends) + 1, lines=(title,), look="head")
        for service in run:
            row += 1
            yield cell(service.id, row, 0, lines=(service.name.to(view.language),), tags=("service",))
            for column, end in enumerate(ends, 1):
                yield mark_cell(f"{service.id}/{end.id}", row, column, merged(marks[service.id].get(end.id, ())))


def remarks(plan: Plan, mode: Mode) -> Iterator[Text]:
    """How the marks came about, and what was reconstructed."""
    yield READING
    if any_inferred(plan.services.values(), "team"):
        yield phrases.TEAMS_INFERRED
    if is_inferred(flows_of(plan, mode), "receiver"):
        yield phrases.ARROWS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
