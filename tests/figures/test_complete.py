"""Nothing of a plan is lost without a word, and a mode in which nothing happens is not shown."""

import pytest
from click.testing import CliRunner
from layouts import HEAD, plan_of

from csirtgraph import figures
from csirtgraph.checks.questions.absence import gaps
from csirtgraph.cli import main
from csirtgraph.drawing.model import Drawing
from csirtgraph.errors import NoFigure
from csirtgraph.pipeline import drawing_of, names_in, views_in
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.reading.load import load_plan

MIXED = """\
groups: {g: {name: Groupe}, x: {name: Vacuous}}
business-groups: {g: {name: Trade}, unused: {name: Idle trade}}
teams: {g: {name: Crew}, rest: {name: Resting}}
roles:
  alone: {name: Alone, duty: waits, skills: [calm], business-group: g}
  grouped: {name: Grouped, group: g}
  teamed: {name: Teamed, team: g, skills: [speed], vendor-skills: [price], career: rises}
  outsider: {name: Outsider, sourcing: outsourced, career: comes and goes}
parties: {press: {name: Press, kind: external}, police: {name: Police, kind: external}}
flows: {alone: {grouped: {kind: report}, press: {kind: inform}}}
service-categories: {a: {name: Active}, p: {name: Passive}}
services: {s: {name: Sweep, category: a, team: g}}
posts: {incident: {alone: {people: 1}}}
"""
#: What each figure is about; everything of it is in the figure or named below it.
ABOUT = {
    "roles": ("roles", "groups"),
    "business-groups": ("roles", "business_groups"),
    "coverage": ("roles",),
    "skills": ("roles",),
    "relations": ("roles", "parties", "teams"),
    "raci": ("roles", "parties", "teams"),
    "workload": ("roles",),
    "services": ("services", "service_categories"),
    "teams": ("services", "teams"),
}


def words_of(drawing: Drawing) -> str:
    """Everything that a figure says."""
    texts = [text for box in drawing.boxes for text in (box.name, *box.lines, *box.items)]
    texts += [*(frame.name for frame in drawing.frames), *drawing.notes, *(key.words for key in drawing.keys)]
    return "\n".join(texts)


@pytest.mark.parametrize("figure", ABOUT)
def test_every_entry_is_in_the_figures_about_its_kind_or_named_below(figure):
    plan = plan_of(HEAD + MIXED)
    for mode in figures.kind_of(figure).modes(plan):
        shown = words_of(drawing_of(plan, figure, View(mode or Mode.INCIDENT, "en")))
        for section in ABOUT[figure]:
            for entry in getattr(plan, section).values():
                assert entry.name.en in shown, entry


@pytest.mark.parametrize("figure", ["roles", "business-groups", "coverage"])
def test_a_table_tells_groups_from_teams_of_the_same_id(figure):
    drawing = drawing_of(plan_of(HEAD + MIXED), figure, View(language="en"))
    assert len({box.id for box in drawing.boxes}) == len(drawing.boxes)
    beside = {written for box in drawing.boxes if box.id.startswith("/group/") for written in (box.name, *box.lines)}
    assert {"Groupe", "Crew"} <= beside
    assert "Group or team" in words_of(drawing)


def test_roles_without_groups_and_teams_are_a_table_without_that_column():
    plan = plan_of(HEAD + "roles: {a: {name: A}, b: {name: B, duty: does}}\n")
    drawing = drawing_of(plan, "roles", View(language="en"))
    assert [box.name for box in drawing.boxes if box.span.row == 0] == ["Role", "Duty", "Sourcing"]
    assert len(drawing.table.columns) == 3


def test_a_role_that_combines_others_is_named_with_them_and_not_besides():
    text = "roles: {a: {name: A}, b: {name: B}, both: {name: Both, combines: [a, b]}, c: {name: C}}\n"
    plan = plan_of(HEAD + text + "flows: {both: {c: {kind: report}}}\n")
    assert [box.id for box in drawing_of(plan, "roles", View()).boxes if "role" in box.tags] == ["a", "b", "c"]
    assert drawing_of(plan, "raci", View(language="en")).notes[0].count("Roles without a flow") == 0


def test_skills_have_a_column_for_everything_the_plan_tells():
    drawing = drawing_of(plan_of(HEAD + MIXED), "skills", View(Mode.INCIDENT, "en"))
    titles = [box.name for box in drawing.boxes if box.span.row == 0]
    assert titles == ["Team", "Role", "Duty", "Skills needed", "Asked of the vendor", "Career"]
    assert len(titles) == len(drawing.table.columns)
    assert all(width >= 100 for width in drawing.table.columns)
    assert {"rises", "comes and goes"} <= {*words_of(drawing).split("\n")}


def test_a_role_in_no_business_group_has_no_colour_of_one():
    groups = ", ".join(f"g{number}: {{name: G{number}}}" for number in range(8))
    posts = ", ".join(f"r{number}: {{}}" for number in range(8))
    roles = ", ".join(f"r{number}: {{name: R{number}, business-group: g{number}}}" for number in range(8))
    plan = plan_of(
        f"{HEAD}business-groups: {{{groups}}}\nroles: {{{roles}, free: {{name: Free}}}}\n"
        f"posts: {{incident: {{{posts}, free: {{}}}}}}\n"
    )
    for figure in ("orgchart", "business-groups"):
        looks = {box.id: box.look for box in drawing_of(plan, figure, View()).boxes}
        assert looks["free"] not in {looks[f"r{number}"] for number in range(8)}


# A mode in which nothing happens

LONE = """\
roles:
  lead: {name: Lead, tier: command, skills: [calm], vendor-skills: [price], frameworks: {first: ["6.2"]}}
  handler: {name: Handler, team: crew}
teams: {crew: {name: Crew}}
parties: {press: {name: Press, kind: external}}
flows: {handler: {lead: {kind: report}}, lead: {press: {kind: inform}}}
service-categories: {a: {name: Active}}
services: {s: {name: Sweep, category: a, team: crew}}
"""


def lone(mode: Mode) -> Plan:
    """A plan of one mode, as its header says."""
    return plan_of(f"plan: {{id: t, title: T, modes: {mode.value}}}\n{LONE}")


@pytest.mark.parametrize("mode", MODES)
def test_a_plan_of_one_mode_says_so_once(mode):
    plan = lone(mode)
    entries = (*plan.roles.values(), *plan.parties.values(), *plan.flows.values())
    assert {entry.modes for entry in entries} == {(mode,)}
    assert {found for _, found in views_in(plan)} == {None, mode}


@pytest.mark.parametrize("mode", MODES)
def test_tables_have_no_columns_of_a_mode_in_which_nothing_happens(mode):
    plan = lone(mode)
    other = next(one for one in MODES if one is not mode)
    for figure in names_in(plan):
        drawing = drawing_of(plan, figure, View(mode, "en"))
        assert word_of(other).en not in {box.name for box in drawing.boxes if box.look == "head"}, figure
        assert word_of(other).en not in " ".join(drawing.notes), figure
        assert not any(box.id.endswith(other.value) for box in drawing.boxes), figure


def test_a_flow_between_roles_of_another_mode_makes_no_mode():
    roles = "roles: {a: {name: A, modes: incident}, b: {name: B, modes: incident, skills: [x], vendor-skills: [y]}}\n"
    parties = "parties: {press: {name: Press, kind: external}}\n"
    plan = plan_of(HEAD + roles + parties + "flows: {a: {b: {kind: report}, press: {kind: inform}}}\n")
    assert {mode for _, mode in views_in(plan)} == {None, Mode.INCIDENT}


def test_an_entry_may_differ_from_the_plan():
    text = (
        "plan: {id: t, title: T, modes: incident}\nroles: {a: {name: A, modes: [peacetime, incident]}, b: {name: B}}\n"
    )
    plan = plan_of(text)
    assert [role.modes for role in plan.roles.values()] == [MODES, (Mode.INCIDENT,)]


def test_modes_come_from_the_extended_plan_unless_stated(tmp_path):
    (tmp_path / "base.yaml").write_text("plan: {id: base, title: B, modes: incident}\nroles: {a: {name: A}}\n")
    for shown, expected in (("", (Mode.INCIDENT,)), (", modes: peacetime", (Mode.PEACETIME,)), (", modes: ", MODES)):
        (tmp_path / "over.yaml").write_text(f"plan: {{id: over, title: O, extends: base.yaml{shown}}}\n")
        assert load_plan(tmp_path / "over.yaml").roles["a"].modes == expected


def test_a_figure_asked_for_in_an_empty_mode_says_why_there_is_none():
    with pytest.raises(NoFigure, match="nothing happens then"):
        drawing_of(lone(Mode.INCIDENT), "relations", View(Mode.PEACETIME))


def test_nobody_is_missed_in_a_mode_in_which_nothing_happens():
    assert [gap.mode for gap in gaps(lone(Mode.INCIDENT), ["handler"])] == [Mode.INCIDENT]


def test_a_question_about_a_plan_of_one_mode_is_about_that(write_plan):
    for mode in MODES:
        plan = write_plan(plan=f"plan: {{id: t, title: T, modes: {mode.value}}}\n{LONE}")
        result = CliRunner().invoke(main, ["trace", str(plan), "handler", "lead", "--lang", "en"])
        assert (result.exit_code, f"({word_of(mode).en.lower()})" in result.stdout) == (0, True)


GROUPED = """\
groups: {resp: {name: Response}}
units: {hq: {name: Head office}}
roles: {a: {name: A}, b: {name: Bee, group: resp}, c: {name: Cee}, d: {name: Dee}}
flows: {a: {resp: {kind: report}, hq: {kind: inform}}, resp: {hq: {kind: request}}}
posts: {incident: {a: {}, c: {unit: hq}}}
"""


@pytest.mark.parametrize("figure", ["relations", "raci", "workload"])
def test_roles_whose_group_or_unit_has_flows_are_not_called_silent(figure):
    (note,) = [note for note in drawing_of(plan_of(HEAD + GROUPED), figure, View(language="en")).notes if "Dee" in note]
    assert "Bee" not in note
    assert "Cee" not in note


def test_groups_and_units_are_called_so_in_the_legend_of_responsibilities():
    keys = [key.words for key in drawing_of(plan_of(HEAD + GROUPED), "raci", View(language="en")).keys]
    assert ("Group or unit" in keys, "Team" in keys) == (True, False)
