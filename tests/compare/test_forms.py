"""A table whose columns depend on the plan is still one table when the plan comes to have more or less."""

import pytest
from layouts import HEAD, plan_of

from csirtgraph.compare.comparison import compare
from csirtgraph.compare.pictures import drawing_of, figures_of
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.plan.model.plan import Plan

BASE = "a: {name: A, skills: [s]}, b: {name: B, duty: does, skills: [t], MORE}"
FORMS = {
    "plain": "",
    "team": "team: t",
    "group": "group: g",
    "vendor": "vendor-skills: [v]",
    "career": "career: rises",
    "both": "team: t, vendor-skills: [v], career: rises",
    "incident": "modes: incident",
    "business": "business-group: g",
}
FLOWS = {
    "plain": "",
    "team": "flows: {a: {b: {kind: report}}}\n",
    "group": "posts: {incident: {a: {}, b: {under: a}}}\n",
}


def plan_in(form: str) -> Plan:
    """A small plan with what a form of its tables needs."""
    roles = BASE.replace(", MORE", f", {FORMS[form]}" if FORMS[form] else "")
    groups = "groups: {g: {name: G}}\nbusiness-groups: {g: {name: G}}\nteams: {t: {name: T}}\n"
    return plan_of(f"{HEAD}{groups}roles: {{{roles}}}\n{FLOWS.get(form, '')}")


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_is_there_once_and_in_a_place_of_its_own(form):
    for other in (name for name in FORMS if name != form):
        comparison = compare(plan_in(form), plan_in(other))
        for view in figures_of(comparison):
            drawing = drawing_of(comparison, view, "en")
            if isinstance(drawing.body, Table):
                assert faults_of(drawing) == [], (form, other, view)


def faults_of(drawing: Drawing) -> list[str]:
    """Cells that stand twice, or upon others."""
    ids = [box.id for box in drawing.boxes]
    places = [
        (row, column)
        for box in drawing.boxes
        for row in range(box.span.row, box.span.row + box.span.rows)
        for column in range(box.span.column, box.span.column + box.span.columns)
    ]
    twice = {id for id in ids if ids.count(id) > 1}
    return [*sorted(twice), *(f"upon another: {place}" for place in places if places.count(place) > 1)]


def test_a_role_that_joins_a_team_is_no_other_row_of_the_skills():
    comparison = compare(plan_in("plain"), plan_in("team"))
    view = next(view for view in figures_of(comparison) if view[0] == "skills")
    drawing = drawing_of(comparison, view, "en")
    assert {box.id: box.mark for box in drawing.boxes if box.id in ("a", "b")} == {"a": "", "b": ""}
    assert [box.id for box in drawing.boxes if box.mark == "added" and box.span.row == 0][:1] == ["/of/team"]
