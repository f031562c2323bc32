"""Spreadsheets as people have them become the plan that they mean."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from signatures import Run, WritePlan

from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan

ROLES = """\
CSIRT要員一覧,,,,,,
,,,,,,
No.,役割,部署,氏名,上長,委託,人数
１,コマンダー,情報セキュリティ部,山田　太郎,,×,1名
２,インシデントハンドラー,〃,佐藤 花子,山田太郎,×,２名
３,フォレンジックス,外部,,佐藤花子,○,
４,広報担当,総務部,山田 太郎（兼）,山田太郎,×,1
合計,,,,,,4
※2026年4月現在
"""


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Callable[..., Plan]:
    """The plan that a table becomes: a text as CSV, or rows by sheet as a workbook."""

    def plan_of(table: str | bytes | dict[str, list[list[Any]]], *options: str, name: str = "t.csv") -> Plan:
        if isinstance(table, dict):
            name, table = "t.xlsx", workbook(table)
        (tmp_path / name).write_bytes(table.encode() if isinstance(table, str) else table)
        done = run("import", name, "-o", f"new-{len([*tmp_path.iterdir()])}", "--yes", *options)
        assert done.exit_code == 0, done.output
        return load_plan(max(tmp_path.glob("new-*"), key=lambda path: path.stat().st_mtime_ns))

    return plan_of


def workbook(sheets: dict[str, list[list[Any]]], merged: dict[str, list[str]] | None = None) -> bytes:
    """A workbook of rows by sheet."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        for area in (merged or {}).get(name, []):
            page.merge_cells(area)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def under(plan: Plan, mode: Mode = Mode.INCIDENT) -> dict[str, str]:
    """Who stands below whom, by their names."""
    posts = plan.posts[mode]
    names = {id: (post.name or plan.roles[id].name).to("ja") for id, post in posts.items()}
    return {names[id]: names.get(post.superior, "") for id, post in posts.items()}


def test_a_japanese_list_of_roles_with_all_its_habits_becomes_roles_posts_and_units(imported: Callable[..., Plan]):
    plan = imported(ROLES)
    assert [*plan.roles] == ["commander", "incident-handler", "forensics", "public-relations-officer"]
    assert plan.roles["forensics"].sourcing_in(Mode.INCIDENT) is Sourcing.OUTSOURCED
    posts = plan.posts[Mode.PEACETIME]
    assert {id: post.people for id, post in posts.items() if post.people} == {
        **{"commander": 1, "incident-handler": 2, "public-relations-officer": 1},
    }
    assert posts["public-relations-officer"].held_by == "commander"
    assert posts["incident-handler"].unit == posts["commander"].unit == "information-security-department"
    assert under(plan)["フォレンジックス"] == "インシデントハンドラー"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_jp"])
def test_any_encoding_that_japanese_programs_write_reads_alike(encoding: str, imported: Callable[..., Plan]):
    names = [role.name.ja for role in imported(ROLES.replace("\n", "\r\n").encode(encoding)).roles.values()]
    assert names == ["コマンダー", "インシデントハンドラー", "フォレンジックス", "広報担当"]


def test_tabs_semicolons_and_cells_of_several_lines_are_read(imported: Callable[..., Plan]):
    for mark in ("\t", ";"):
        plan = imported(ROLES.replace(",", mark))
        assert len(plan.roles) == 4
    plan = imported('Role,Duties\nLead,"Leads, and\ndecides"\n')
    assert plan.roles["lead"].duty.en == "Leads, and\ndecides"


def test_a_row_may_be_longer_than_its_headings(imported: Callable[..., Plan]):
    plan = imported("From,To,What\nLead,Analyst,orders,?\nAnalyst,Lead,reports,,,2\n")
    assert [flow.label.to("en") for flow in plan.flows.values()] == ["orders", "reports"]


def test_a_hierarchy_is_read_from_ids_names_levels_level_columns_or_indentation(imported: Callable[..., Plan]):
    tables = [
        "employee_id,name,title,manager_id\n1,Ann,Chief,\n2,Bo,Lead,1\n3,Cy,Analyst,2\n",
        "Name,Title,Reports to\nAnn,Chief,\nBo,Lead,Ann\nCy,Analyst,Bo\n",
        "Level,Position\n1,Chief\n2,Lead\n3,Analyst\n",
        "Level 1,Level 2,Level 3\nChief,,\n,Lead,\n,,Analyst\n",
        "Position,Headcount\nChief,1\n  Lead,1\n    Analyst,1\n",
    ]
    for table in tables:
        assert under(imported(table)) == {"Chief": "", "Lead": "Chief", "Analyst": "Lead"}, table


def test_a_sheet_says_by_its_name_when_its_posts_hold_and_merged_cells_count_for_all_they_cover(
    imported: Callable[..., Plan], run: Run, tmp_path: Path
):
    sheets = {
        "体制(有事)": [
            ["インシデント対応体制", None, None],
            ["チーム", "役割", "人数"],
            ["指揮", "統括", 1],
            [None, "副統括", 1],
        ],
        "連絡": [
            ["送信元", "宛先", "内容", "有事"],
            ["統括", "JPCERT/CC", "被害の報告", "○"],
            ["副統括", "社長", "=1+1", "○"],
        ],
    }
    (tmp_path / "m.xlsx").write_bytes(workbook(sheets, {"体制(有事)": ["A1:C1", "A3:A4"]}))
    assert run("import", "m.xlsx", "-o", "m", "--yes").exit_code == 0
    plan = load_plan(tmp_path / "m")
    assert [*plan.posts] == [Mode.INCIDENT]
    assert {role.team for role in plan.roles.values()} == {plan.roles["chief"].team} != {""}
    assert {party.name.ja: party.kind for party in plan.parties.values()} == {
        **{"JPCERT/CC": PartyKind.EXTERNAL, "社長": PartyKind.MANAGEMENT},
    }
    first, second = plan.flows.values()
    assert (first.label.ja, first.kind, first.modes) == ("被害の報告", FlowKind.REPORT, (Mode.INCIDENT,))
    assert not second.label  # of a formula the value alone counts, and this one was never calculated


def test_a_heading_nobody_knows_is_named_with_its_cell_and_may_be_mapped(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("役割,係り,なぞ\n統括,指揮班,x\n")
    done = run("import", "t.csv", "-o", "new", "--dry-run")
    assert "t.csv:1:3  なぞ  (unknown heading: --map can name it)" in done.stdout
    assert not (tmp_path / "new").exists()
    assert run("import", "t.csv", "-o", "new", "--yes", "--map", "係り=group").exit_code == 0
    assert [group.name.ja for group in load_plan(tmp_path / "new").groups.values()] == ["指揮班"]
    assert run("import", "t.csv", "-o", "x", "--map", "係り=grp").exit_code == 2
    assert run("import", "t.csv", "-o", "x", "--map", "無い=group").exit_code == 2


def test_what_is_not_taken_over_is_named_with_its_place(run: Run, tmp_path: Path):
    table = "役割,上長,人数,平時,電話\n統括,無い人,たくさん,?,03\n,,,,\n合計,,3,,\n"
    (tmp_path / "t.csv").write_text(table)
    words = run("import", "t.csv", "-o", "new", "--dry-run").stderr
    for place in (
        "t.csv:2:1: its manager 無い人",
        "t.csv:2:3: “たくさん”",
        "t.csv:2:4: “?”",
        "t.csv:2:5: columns of contacts",
    ):
        assert place in words
    assert "t.csv:4:1: “合計”: a total" in words


def test_into_a_plan_an_import_keeps_comments_order_and_ids_and_the_second_time_changes_nothing(
    run: Run, write_plan: WritePlan
):
    text = "# ours\nplan: {id: o, title: O}\nroles:\n  lead: {name: 統括}   # the boss\n  desk: {name: 受付}\n"
    folder = write_plan(plan=text)
    Path("t.csv").write_text("ID,役割,業務内容\nlead,総括,決める\n,広報,話す\n")
    assert run("import", "t.csv", "--into", folder, "--dry-run").exit_code == 0
    assert (folder / "plan.yaml").read_text() == text
    done = run("import", "t.csv", "--into", folder, "--yes")
    assert done.exit_code == 0
    assert "総括" in done.stdout
    after = (folder / "plan.yaml").read_text()
    assert after.startswith("# ours\n")
    assert "# the boss" in after
    assert [*load_plan(folder).roles] == ["lead", "desk", "public-relations"]
    assert "no changes" in run("import", "t.csv", "--into", folder, "--yes").stderr


def test_nothing_is_written_without_a_yes(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("役割\n統括\n")
    assert run("import", "t.csv", "-o", "new").exit_code == 1
    assert not (tmp_path / "new").exists()


def test_people_are_counted_and_never_named(imported: Callable[..., Plan]):
    plan = imported("役割,氏名\n統括,山田太郎\n解析,鈴木一郎、田中次郎\n記録,山田 太郎(兼)\n")
    posts = plan.posts[Mode.INCIDENT]
    assert [post.people for post in posts.values()] == [1, 2, 1]
    assert [post.held_by for post in posts.values()][2] == "chief"
    assert plan.tree
    assert "山田" not in repr(plan.tree)


def test_names_and_contacts_come_only_when_asked_for_into_a_file_of_their_own(run: Run, tmp_path: Path):
    (tmp_path / "t.csv").write_text(
        "役割,氏名,電話,メール\n統括,山田太郎,03-1234-5678,a@example.com\n記録,山田 太郎(兼),,\n解析,鈴木,xxx,?\n"
    )
    done = run("import", "t.csv", "-o", "new", "--yes")
    assert "names are only counted" in done.stderr
    assert not (tmp_path / "new" / "people.yaml").exists()
    done = run("import", "t.csv", "--into", "new", "--yes", "--people")
    assert done.exit_code == 0, done.output
    plan = load_plan(tmp_path / "new", audience="response")
    assert {id: person.name.ja for id, person in plan.people.items()} == {"person-1": "山田太郎", "person-2": "鈴木"}
    assert [contact.mail or contact.phone for contact in plan.people["person-1"].contacts] == [
        *("+81-3-1234-5678", "a@example.com"),
    ]
    assert [post.holders for post in plan.posts[Mode.INCIDENT].values()] == [
        *(("person-1",), ("person-1",), ("person-2",)),
    ]
    assert "山田" not in (tmp_path / "new" / "plan.yaml").read_text()
    assert "xxx" not in done.output
    assert "t.csv:4:1: not a phone number" in done.stderr
    assert "no changes" in run("import", "t.csv", "--into", "new", "--yes", "--people").stderr


def test_a_plan_saved_by_somebody_else_meanwhile_is_not_overwritten(
    run: Run, write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
):
    folder = write_plan(plan="plan: {id: o, title: O}\n")
    Path("t.csv").write_text("役割\n統括\n")
    theirs = "plan: {id: o, title: Theirs}\n"

    def confirm(*_: object, **__: object) -> bool:
        (folder / "plan.yaml").write_text(theirs)
        return True

    monkeypatch.setattr("click.confirm", confirm)
    done = run("import", "t.csv", "--into", folder)
    assert (done.exit_code, "import again" in done.stderr) == (1, True)
    assert (folder / "plan.yaml").read_text() == theirs
