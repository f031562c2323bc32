"""What the rows of a table change in a plan, and what is said of those that no plan can hold."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from signatures import Run, WritePlan

from csirtgraph.plan.model.enums import FlowKind, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan

PLAN = """\
plan: {id: o, title: O}
groups: {command: {name: Command}}
roles:
  lead: {name: Lead, group: command}
  desk: {name: Desk, modes: incident}
flows:
  lead:
    desk: {label: Order, kind: instruct, modes: incident}
  desk:
    lead: {label: Report, kind: report, within: 30m}
posts:
  incident:
    lead: {people: 1}
    desk: {under: lead}
"""


@pytest.fixture
def taken(run: Run, write_plan: WritePlan) -> Callable[..., tuple[Plan, str]]:
    """The plan after a table was imported into it, and what was said of that."""

    def into(table: str, *options: str, plan: str = PLAN) -> tuple[Plan, str]:
        folder = write_plan(plan=plan)
        Path("t.csv").write_text(table, encoding="utf-8")
        done = run("import", "t.csv", "--into", folder, "--yes", *options)
        assert done.exit_code == 0, done.output
        return load_plan(folder), done.output

    return into


def test_a_row_with_the_id_of_a_flow_changes_its_words_kind_modes_direction_and_ends(
    taken: Callable[..., tuple[Plan, str]],
):
    plan, _ = taken(
        "ID,From,To,Label,Kind,Mode,Direction\n"
        "lead>desk:instruct,Lead,Desk,Command,request,both,mutual\n"
        "desk>lead:report,Desk,Press,Report,report,,\n"
    )
    first, moved = plan.flows.values()
    assert (first.label.en, first.kind, first.modes, first.is_mutual) == (
        "Command",
        FlowKind.REQUEST,
        (Mode.PEACETIME, Mode.INCIDENT),
        True,
    )
    assert (moved.sender, moved.receiver) == ("desk", "press")
    assert moved.within is not None, "what the file does not name stays with the flow"


def test_rows_of_flows_that_no_plan_can_hold_are_named(taken: Callable[..., tuple[Plan, str]]):
    plan, said = taken(
        "From,To,Label,Kind\nLead,Lead,Thinks,\nLead,,Order,\nLead,Desk,Order,shouting\nLead,Desk,Ping,\nLead,Desk,Ping,\n"
    )
    assert "t.csv:2" in said
    assert "t.csv:3" in said
    assert "t.csv:4:4: “shouting”" in said
    assert [flow.label.en for flow in plan.flows.values() if (flow.sender, flow.receiver) == ("lead", "desk")] == [
        "Order",
        "Ping",
    ]


def test_a_row_of_a_role_changes_its_group_modes_link_and_whether_it_is_a_specialist(
    taken: Callable[..., tuple[Plan, str]],
):
    plan, _ = taken(
        "Role,Group,Mode,URL,Specialist\nLead,Analysis,incident,https://example.org/lead,yes\n"
        "Hunter,Analysis,incident,https://example.org/hunt,yes\n"
    )
    for name in ("lead", "hunter"):
        role = plan.roles[name]
        assert plan.groups[role.group].name.en == "Analysis"
        assert (role.modes, role.specialist) == ((Mode.INCIDENT,), True)
        assert role.link.startswith("https://example.org/")


def test_cells_of_roles_that_mean_nothing_are_named(taken: Callable[..., tuple[Plan, str]]):
    _, said = taken("Role,Mode,Outsourced,Sourcing\nLead,sometimes,perhaps,somebody\n,incident,no,\n")
    for place in ("t.csv:2:2: “sometimes”", "t.csv:2:3: “perhaps”", "t.csv:2:4: “somebody”", "t.csv:3"):
        assert place in said


def test_posts_of_a_mode_that_the_command_names_are_of_that_mode_alone(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("Position,Reports to,Open\nChief,,\nLead,Chief,yes\n")
    assert run("import", "t.csv", "-o", "new", "--yes", "--mode", "peacetime").exit_code == 0
    plan = load_plan(tmp_path / "new")
    assert [*plan.posts] == [Mode.PEACETIME]
    assert [post.open for post in plan.posts[Mode.PEACETIME].values()] == [False, True]


def test_posts_below_each_other_and_levels_that_are_no_numbers_are_named(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("Position,Reports to\nChief,Lead\nLead,Chief\n")
    assert "t.csv:3" in run("import", "t.csv", "-o", "new", "--yes").stderr
    (tmp_path / "u.csv").write_text("Level,Position\ntop,Chief\n2,Lead\n")
    assert "u.csv:2:1: “top”" in run("import", "u.csv", "-o", "other", "--yes").stderr


def test_a_row_with_only_a_person_is_one_more_of_the_post_above(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("役割,部署,上長,氏名\n,,,高橋\n統括,本部,,山田\n,,,佐藤\n解析,本部,統括,鈴木\n")
    done = run("import", "t.csv", "-o", "new", "--yes")
    plan = load_plan(tmp_path / "new")
    assert [post.people for post in plan.posts[Mode.INCIDENT].values()] == [2, 1], done.output
    assert "t.csv:2" in done.stderr


def test_parties_without_a_name_are_named_by_their_row(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("Party,Kind\nPress,external\n,external\n")
    assert "t.csv:3" in run("import", "t.csv", "-o", "new", "--yes").stderr


def test_cells_of_a_workbook_are_read_by_their_type_and_hidden_sheets_are_not(run: Run, tmp_path: Path):
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["Role", "Outsourced", "Duties", "Group"])
    page.append(["Lead", True, datetime(2026, 4, 1), 7.0])
    page.append(["Desk", False, "Answers", 7.5])
    hidden = book.create_sheet("Old")
    hidden.append(["Role"])
    hidden.append(["Forgotten"])
    hidden.sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    (tmp_path / "t.xlsx").write_bytes(file.getvalue())
    assert run("import", "t.xlsx", "-o", "new", "--yes").exit_code == 0
    plan = load_plan(tmp_path / "new")
    assert [*plan.roles] == ["lead", "desk"]
    assert plan.roles["lead"].duty.en == "2026-04-01"
    assert [group.name.en for group in plan.groups.values()] == ["7", "7.5"]
    assert [plan.roles[name].sourcing_in(Mode.INCIDENT).value for name in plan.roles] == ["outsourced", "in-house"]


def test_the_meaning_of_a_heading_depends_on_the_other_headings(run: Run, tmp_path: Path):
    tables = {
        "From,Reports to,Label\nLead,Desk,Order\n": {"lead", "desk"},
        "Name,Duties\nLead,Decides\n": {"lead"},
        "Role,To\nLead,somebody\n": {"lead"},
    }
    for number, (table, roles) in enumerate(tables.items()):
        (tmp_path / "t.csv").write_text(table)
        assert run("import", "t.csv", "-o", f"new-{number}", "--yes").exit_code == 0, table
        assert {*load_plan(tmp_path / f"new-{number}").roles} == roles, table


def test_a_new_plan_goes_into_an_empty_folder_alone(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("Role\nLead\n")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    assert run("import", "t.csv", "-o", "full", "--yes").exit_code == 2
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["note.txt"]


def test_a_file_that_is_none_is_named(run: Run, tmp_path: Path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "large.csv").write_bytes(b"")
    with open(tmp_path / "large.csv", "ab") as file:
        file.truncate(21 * 1024 * 1024)
    for name in ("missing.csv", "folder.csv", "large.csv"):
        done = run("import", name, "-o", "new", "--yes")
        assert done.exit_code == 1
        assert name in done.stderr
