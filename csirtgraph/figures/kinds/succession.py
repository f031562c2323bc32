"""Succession (代理順位): who acts for a role when its holder is absent."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Drawing
from csirtgraph.figures import phrases
from csirtgraph.figures.contact_words import may_name
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.rows import Row, table_of
from csirtgraph.plan.analysis.calls import Directory
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("代理順位", "Succession")
NEEDS = """roles:
  vice: {name: {ja: 副責任者, en: Vice commander}, deputy-of: {commander: {when: {ja: 不在時, en: when absent}}}}"""
COLUMNS = (
    (Text("役割", "Role"), 170.0),
    (Text("担当", "Holder"), 150.0),
    (Text("代理1", "First deputy"), 190.0),
    (Text("代理2", "Second deputy"), 190.0),
    (Text("代理3以降", "Further deputies"), 150.0),
)


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode in which somebody deputises."""
    return tuple(mode for mode in MODES if any(rows(plan, View(mode))))


def draw(plan: Plan, view: View) -> Drawing:
    """A row for each role that has a deputy."""
    return table_of(TITLE, COLUMNS, list(rows(plan, view)), plan, view, "succession")


def rows(plan: Plan, view: View) -> Iterator[Row]:
    """Roles with their holders and deputies: first the other holders, then the roles that deputise."""
    directory = Directory(plan, view.mode)
    for role in plan.roles.values():
        people = directory.people([role.id]) if may_name(plan) else ()
        deputies = [[plan.people[id].name.to(view.language)] for id in people[1:]]
        deputies += [deputy_lines(name, role.id, directory, view) for name in directory.deputies.get(role.id, ())]
        if deputies and view.mode in role.modes:
            holder = [plan.people[people[0]].name.to(view.language)] if people else []
            further = [" ".join(lines) for lines in deputies[2:]]
            first, second = [*deputies, [], []][:2]
            yield role.id, ([role.name.to(view.language)], holder, first, second, further)


def deputy_lines(name: str, role: str, directory: Directory, view: View) -> list[str]:
    """A deputy, who that is, and when."""
    plan = directory.plan
    people = directory.people([name])[:1] if may_name(plan) else ()
    who = phrases.COMMA.to(view.language).join(plan.people[id].name.to(view.language) for id in people)
    when = plan.roles[name].deputy_of[role].when.to(view.language)
    return [line for line in (plan.roles[name].name.to(view.language), who, when) if line]


KIND = Kind(TITLE, modes, draw, NEEDS)
