"""Frameworks of the field: their ids in plans, and the figures of what a plan covers."""

import json

import pytest
from click.testing import CliRunner
from layouts import drawn, plan
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.figures import kind_of
from csirtgraph.figures.kinds.frameworks import STATES, draw_framework
from csirtgraph.plan.model.enums import Evidence
from csirtgraph.plan.model.frameworks import FILE, NAMES, framework
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.problems import PlanError

HEAD = "plan: {id: t, title: T}\n"


# the data


def test_the_services_of_first_are_complete():
    first = framework("first")
    assert (len(first.areas), len(first.entries), len(first.parts)) == (5, 21, 76)
    assert first.entries["6.2"].name.en == "Information security incident analysis"
    assert first.parts["6.2.1"].within == "6.2"
    assert [entry.within for entry in first.entries.values()].count("7") == 6


def test_the_work_roles_of_nice_are_complete():
    nice = framework("nice")
    count = {area: [entry.within for entry in nice.entries.values()].count(area) for area in nice.areas}
    assert count == {"OG": 16, "DD": 9, "IO": 7, "PD": 7, "IN": 2}
    assert nice.entries["PD-WRL-003"].name.en == "Incident Response"


@pytest.mark.parametrize("name", NAMES)
def test_frameworks_name_source_and_licence_and_hold_names_only(name: str):
    data = json.loads(FILE.read_text(encoding="utf-8"))[name]
    assert data["source"].startswith("https://www.")
    assert data["licence"]
    entries = [*data["areas"], *(entry for area in data["areas"] for entry in area["entries"])]
    entries += [part for entry in entries for part in entry.get("parts", ())]
    assert {key for entry in entries for key in entry} <= {"id", "name", "entries", "parts"}
    assert max(len(word) for entry in entries for word in entry["name"].values()) < 90
    assert all({"ja", "en"} <= entry["name"].keys() for entry in entries if entry["id"].count(".") < 2)


# in plans


def read(text: str, write_plan: WritePlan) -> dict[str, tuple[str, ...]]:
    """The frameworks of role a."""
    return dict(
        load_plan(write_plan(plan=f"{HEAD}roles: {{a: {{name: A, frameworks: {text}}}}}\n")).roles["a"].frameworks
    )


def test_ids_are_read_quoted_or_not_in_lists_or_alone(write_plan: WritePlan):
    assert read('{first: ["6.1", 6.2, 6.3.1], nice: PD-WRL-003}', write_plan) == {
        "first": ("6.1", "6.2", "6.3.1"),
        "nice": ("PD-WRL-003",),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{first: 6.9}", ":2:42: 6.9 is not in FIRST CSIRT Services Framework 2.1: did you mean 6."),
        ("{first: [6.1, 6]}", ":2:48: 6 is not in FIRST CSIRT Services Framework 2.1: check its spelling"),
        ("{nice: PD-WRL-033}", ":2:41: PD-WRL-033 is not in NICE Framework work roles 2.0.0: did you mean PD-WRL-003?"),
        ("{frist: 6.1}", ":2:35: unknown key frist: did you mean first?"),
        ("{first: {a: b}}", ":2:42: {} is not in FIRST"),
        ("first", ":2:34: “key: value” lines are expected here"),
    ],
)
def test_unknown_ids_and_frameworks_are_mistakes_with_the_nearest(text: str, said: str, write_plan: WritePlan):
    with pytest.raises(PlanError) as caught:
        read(text, write_plan)
    assert said in caught.value.problems[0].text("en")


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_every_role_of_the_patterns_is_mapped_and_the_mapping_is_called_ours(name: str):
    roles = [role for role in plan(name).roles.values() if not role.combines]
    entries = [*roles, *plan(name).services.values()]
    assert [role.id for role in roles if not role.frameworks] == []
    assert [
        entry.id
        for entry in entries
        if Evidence.INFERRED not in (entry.evidence.get("frameworks"), entry.evidence.get(""))
    ] == []


def test_every_service_of_c_is_mapped():
    assert [service.id for service in plan("c").services.values() if not service.frameworks.get("first")] == []


# the figures


def states(text: str, name: str = "first") -> dict[str, tuple[str, str]]:
    """How each entry is covered in peacetime and in an incident, by a plan of some YAML."""
    seen = drawn(text, figure="frameworks" if name == "first" else "work-roles", language="en")
    found = {}
    for entry in framework(name).entries:
        cells = [seen.boxes[f"/entry/{entry}/{mode}"] for mode in ("peacetime", "incident")]
        found[entry] = tuple(next(state for state in STATES if state in cell.classes) for cell in cells)
    return found


def test_what_is_covered_and_what_is_not_can_be_seen():
    found = states("""
roles:
  own: {name: Own, frameworks: {first: "6.1"}}
  lab: {name: Lab, sourcing: outsourced, modes: incident, frameworks: {first: ["6.1", "6.3"]}}
  some: {name: Some, frameworks: {first: ["6.2.1", "5.2.1"]}}
  rest: {name: Rest, sourcing: outsourced, frameworks: {first: "5.2.2"}}
""")
    assert found["6.1"] == ("in-house", "in-house")
    assert found["6.3"] == ("gap", "outsourced")
    assert found["6.2"] == ("part", "part")
    assert found["5.2"] == ("outsourced", "outsourced")
    assert found["9.3"] == ("gap", "gap")


def test_gaps_differ_by_mark_and_colour():
    looks = [look for _, _, look in STATES.values()]
    marks = [mark for mark, _, _ in STATES.values()]
    assert (len(set(looks)), len(set(marks))) == (4, 4)


def test_a_service_counts_while_its_team_has_roles():
    text = """
teams: {t: {name: T}}
roles: {a: {name: A, team: t, modes: incident}, b: {name: B}}
service-categories: {k: {name: K}}
services: {s: {name: Search, category: k, team: t, frameworks: {first: "6.3"}}}
"""
    assert states(text)["6.3"] == ("gap", "in-house")
    seen = drawn(text, figure="frameworks", language="en")
    assert seen.boxes["/entry/6.3/by"].text == "“Search”"
    assert "In quotes: services of the plan" in seen.notes


def test_parts_are_named_where_only_they_are_done():
    seen = drawn("roles: {a: {name: A, frameworks: {first: [6.5.1, 6.5.2]}}}", figure="frameworks", language="en")
    assert seen.boxes["/entry/6.5/by"].text == "A (6.5.1, 6.5.2)"


def test_work_roles_are_a_figure_of_their_own():
    found = states("roles: {a: {name: A, frameworks: {nice: PD-WRL-003}}}", "nice")
    assert (found["PD-WRL-003"], found["PD-WRL-002"]) == (("in-house", "in-house"), ("gap", "gap"))


@pytest.mark.parametrize(("figure", "name"), [("frameworks", "first"), ("work-roles", "nice")])
def test_the_figure_is_there_when_the_plan_names_entries(figure: str, name: str, write_plan: WritePlan):
    bare = load_plan(write_plan(plan=f"{HEAD}roles: {{a: {{name: A}}}}\n"))
    assert kind_of(figure).modes(bare) == ()
    assert kind_of(figure).modes(plan("b")) == (None,)
    needs = load_plan(write_plan({"x/plan.yaml": HEAD + kind_of(figure).needs}, folder="needs") / "x")
    assert kind_of(figure).modes(needs) == (None,)
    assert kind_of(figure).draw(needs, View()).tags == ("frameworks", name)


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_the_patterns_cover_what_their_notes_say(name: str):
    drawing = draw_framework(plan(name), View(), "first")
    assert [box.id for box in drawing.boxes if box.id.endswith("/by")] == [
        f"/entry/{id}/by" for id in framework("first").entries
    ]
    assert "全21項目のうち" in drawing.notes[0]
    assert "対応付けは推定を含む" in drawing.notes[0]


def test_what_each_pattern_leaves_open():
    gaps = {
        name: sorted(
            box.id.split("/")[2]
            for box in draw_framework(plan(name), View(), "first").boxes
            if box.id.endswith("/incident") and "gap" in box.tags
        )
        for name in "abc"
    }
    assert gaps["a"] == gaps["b"] == ["7.2", "7.3", "7.4", "8.3", "9.1", "9.2", "9.3"]
    assert gaps["c"] == ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "8.2", "8.3", "9.1", "9.2", "9.3", "9.4"]


def test_coverage_shows_a_framework_when_it_is_named(tmp_path):
    seen = [tmp_path / name for name in ("coverage.svg", "figure.svg")]
    run = CliRunner().invoke
    assert run(main, ["render", "b", "coverage", "--framework", "first", "--whole", "-o", str(seen[0])]).exit_code == 0
    assert run(main, ["render", "b", "frameworks", "--whole", "-o", str(seen[1])]).exit_code == 0
    assert seen[0].read_bytes() == seen[1].read_bytes()
    assert run(main, ["render", "b", "relations", "--framework", "first"]).exit_code == 2
