"""A table whose columns depend on the plan is still one table when the plan comes to have more or less."""

import pytest
from layouts import HEAD, plan_of

from csirtgraph.compare.comparison import compare
from csirtgraph.compare.pictures import drawing_of, figures_of, job_for
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View

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


def ladders(years: int, **stages: str) -> Plan:
    """Career ladders of so many years."""
    teams = ", ".join(f"{name}: {{name: {name.upper()}}}" for name in stages)
    found = "".join(f"    {name}: {{stages: [{stage}]}}\n" for name, stage in stages.items())
    return plan_of(f"{HEAD}teams: {{{teams}}}\ncareers:\n  years: {years}\n  ladders:\n{found}")


def careers_of(old: Plan, new: Plan) -> Drawing:
    return drawing_of(compare(old, new, find_renames=False), ("careers", None), "en")


def test_ladders_are_compared_by_their_years_and_not_by_their_place():
    stage = "{from: 1, to: 2, gains: Logs}"
    drawing = careers_of(ladders(3, red=stage, blue=stage), ladders(4, green=stage, red=stage))
    assert faults_of(drawing) == []
    marks = {box.id: box.mark for box in drawing.boxes}
    assert [marks[f"/row/year-{year}"] for year in (1, 2, 3, 4)] == ["", "", "", "added"]
    assert (marks["green"], marks["red"], marks["blue"]) == ("added", "", "removed")
    assert (marks["red/2"], marks["blue/2"], marks["green/2"]) == ("", "removed", "added")
    rows = {box.id: box.span.row for box in drawing.boxes}
    assert rows["red/2"] == rows["blue/2"] == rows["/row/year-2"]


def test_a_stage_that_is_another_one_is_added_in_its_years():
    drawing = careers_of(
        ladders(3, red="{from: 1, to: 2, gains: Logs}"), ladders(3, red="{from: 1, to: 3, gains: Logs}")
    )
    assert faults_of(drawing) == []
    assert {box.id: box.mark for box in drawing.boxes if box.id.startswith("red/")} == {"red/3": "changed"}


def test_without_a_figure_named_one_more_flow_is_shown_where_flows_are_drawn():
    roles = "roles: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}\n"
    flows = "flows: {a: {b: {kind: report}, c: {kind: report}, d: {kind: report}}}\n"
    more = flows.replace("}}}", "}}, d: {a: {kind: request, label: {en: More}}}}")
    job = job_for(compare(plan_of(HEAD + roles + flows), plan_of(HEAD + roles + more)), Job("", View()))
    assert (job.figure, job.view.mode) == ("relations", Mode.INCIDENT)


def test_a_unit_that_becomes_a_part_of_another_has_moved():
    posts = "posts: {incident: {a: {name: A, unit: x}, b: {name: B, under: a, unit: y}}}\n"
    units = "units: {x: {name: X}, y: {name: Y}}\n"
    comparison = compare(plan_of(HEAD + units + posts), plan_of(HEAD + units.replace("Y}", "Y, in: x}") + posts))
    assert [(change.section, change.id, change.field) for change in comparison.changes] == [("units", "y", "in")]
    drawing = drawing_of(comparison, ("orgchart", Mode.INCIDENT), "en")
    assert {frame.id: (frame.name, frame.mark) for frame in drawing.frames} == {
        "x": ("X", ""),
        "y": ("Y (– → X)", "moved"),
    }
