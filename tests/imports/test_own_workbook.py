"""Our own workbook comes back: unchanged it changes nothing, and what people change in it becomes edits."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from signatures import Run

from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.plan.reading.load import load_plan

HEADER = "plan: {{id: o, title: O, extends: 'csirtgraph:pattern-{}'}}\n"


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Any:
    """A plan on a pattern, and the workbook of it."""

    def make(pattern: str, language: str) -> tuple[Path, Path]:
        folder = tmp_path / pattern
        folder.mkdir(exist_ok=True)
        (folder / "plan.yaml").write_text(
            f"plan: {{id: o{pattern}, title: O, extends: 'csirtgraph:pattern-{pattern}'}}\n"
        )
        book = tmp_path / f"{pattern}.{language}.xlsx"
        assert run("render", folder, "roles", "--lang", language, "-o", book).exit_code == 0
        return folder, book

    return make


def test_an_unchanged_workbook_changes_nothing(exported: Any, run: Run):
    for pattern in "abcd":
        for language in ("ja", "en"):
            folder, book = exported(pattern, language)
            done = run("import", book, "--into", folder, "--yes")
            assert done.exit_code == 0
            assert "no changes" in done.stderr, done.stdout
            assert done.stderr.count("\n") <= 3, done.stderr


def head_of(page: Any) -> Any:
    """The row of headings, which has the filters."""
    return page[int(page.auto_filter.ref.split(":")[0][1:])]


def change(page: Any, id: str, heading: str, value: object) -> None:
    """Put a value into the cell of an entry and a heading."""
    column = next(cell.column for cell in head_of(page) if cell.value == heading)
    row = next(cell.row for cell in page["A"] if cell.value == id)
    page.cell(row, column).value = value


def test_changed_cells_and_new_rows_become_edits(exported: Any, run: Run):
    folder, path = exported("b", "ja")
    book = openpyxl.load_workbook(path)
    change(book["役割"], "commander", "役割名称", "指揮官")
    change(book["役割"], "legal-advisor", "有事", "アウトソーシング")
    change(book["体制 (有事)"], "commander", "人数", 2)
    change(book["体制 (有事)"], "triage", "条件", "ない条件")
    flow = next(cell.value for cell in book["情報の流れ"]["A"] if ">" in str(cell.value))
    change(book["情報の流れ"], flow, "種別", "指示")
    roles = book["役割"]
    last = max(cell.row for cell in roles["A"] if cell.value and str(cell.value).isascii() and cell.value != "ID")
    roles.insert_rows(last + 1)
    name = next(cell.column for cell in head_of(roles) if cell.value == "役割名称")
    roles.cell(last + 1, name).value = "広報担当"
    book.save(path)
    done = run("import", path, "--into", folder, "--yes")
    assert done.exit_code == 0, done.output
    plan = load_plan(folder)
    assert plan.roles["commander"].name.ja == "指揮官"
    assert plan.roles["commander"].name.en == "Commander"
    assert plan.roles["legal-advisor"].sourcing_in(Mode.INCIDENT) is Sourcing.OUTSOURCED
    assert plan.roles["legal-advisor"].sourcing_in(Mode.PEACETIME) is Sourcing.IN_HOUSE
    assert plan.roles["public-relations-officer"].name.ja == "広報担当"
    assert plan.posts[Mode.INCIDENT]["commander"].people == 2
    assert FlowKind.INSTRUCT in {f.kind for f in plan.flows.values() if flow.startswith(f"{f.sender}>{f.receiver}")}
    assert "“ない条件” cannot be imported here" in done.stderr


#: A plan with everything that a plan may have beside roles, flows and posts.
EVERYTHING = """plan: {id: o, title: {ja: 題, en: Title}, authorities: [japan]}
groups: {command: {name: {ja: 統括, en: Command}}}
teams: {blue: {name: {ja: 青班, en: Blue}}}
units: {hq: {name: {ja: 本部, en: Headquarters}}, audit: {name: {ja: 監査, en: Audit}, in: hq}}
people: {p1: {name: {ja: 山田, en: Yamada}, contacts: [{phone: "+81 3 1234 5678"}]}, p2: {name: Sato}}
roles:
  lead:
    name: {ja: 指揮, en: Lead}
    group: command
    skills: {peacetime: [{ja: 説明, en: Explaining}], incident: [{ja: 説明, en: Explaining}, {ja: 決断, en: Deciding}]}
    vendor-skills: [{ja: 速さ, en: Speed}]
    career: {ja: 部長から, en: From head}
    contacts: [{mail: lead@example.org}]
  desk: {name: {ja: 窓口, en: Desk}, team: blue, skills: [{ja: 聞く力, en: Listening}], deputy-of: lead}
parties:
  soc: {name: {ja: 監視, en: SOC}, kind: vendor, note: {ja: 夜間, en: Nights}, modes: incident}
  press: {name: {ja: 記者, en: Press}, kind: external, private: true}
flows:
  lead:
    desk: {label: {ja: 指示, en: Order}, kind: instruct, within: 30m, via: phone, step: 1}
    blue: {label: {ja: 周知, en: News}, kind: inform}
  soc: {command: [{label: {ja: 警告, en: Alert}, kind: report}, {label: {ja: 月報, en: Monthly}, kind: report}]}
posts:
  incident:
    lead: {people: 1, holders: p1, unit: hq}
    desk: {people: 2, under: [lead, head], holders: [p2], unit: audit}
    head: {name: {ja: 部長, en: Head}, under: lead, held-by: desk, note: {ja: 兼, en: both}}
"""


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "plan.yaml").write_text(EVERYTHING, encoding="utf-8")
    return folder


def test_a_workbook_of_a_plan_with_everything_changes_nothing(everything: Path, run: Run, tmp_path: Path):
    for language in ("ja", "en"):
        for audience in ("internal", "response"):
            book = tmp_path / f"{language}.{audience}.xlsx"
            done = run("render", everything, "roles", "--lang", language, "--audience", audience, "-o", book)
            assert done.exit_code == 0, done.output
            done = run("import", book, "--into", everything, "--yes", "--people")
            assert "no changes" in done.stderr, done.stdout


def test_parties_and_skills_come_back(everything: Path, run: Run, tmp_path: Path):
    path = tmp_path / "b.xlsx"
    run("render", everything, "roles", "--lang", "ja", "-o", path)
    book = openpyxl.load_workbook(path)
    change(book["社外の相手"], "soc", "種別", "外部組織")
    change(book["社外の相手"], "soc", "平時", "○")
    change(book["スキル"], "lead", "有事のスキル", "・説明\n・交渉")
    change(book["スキル"], "desk", "キャリア", "受付から")
    book.save(path)
    assert run("import", path, "--into", everything, "--yes").exit_code == 0
    plan = load_plan(everything)
    assert plan.parties["soc"].kind is PartyKind.EXTERNAL
    assert plan.parties["soc"].modes == (Mode.PEACETIME, Mode.INCIDENT)
    assert [(text.ja, text.en) for text in plan.roles["lead"].skills[Mode.INCIDENT]] == [
        ("説明", "Explaining"),
        ("交渉", "交渉"),
    ]
    assert [text.en for text in plan.roles["lead"].skills[Mode.PEACETIME]] == ["Explaining"]
    assert plan.roles["desk"].career.ja == "受付から"
    done = run("import", path, "-o", "new", "--yes")
    new = load_plan(tmp_path / "new")
    assert [text.ja for text in new.roles["lead"].skills[Mode.INCIDENT]] == ["説明", "交渉"], done.stderr
    assert "soc" in new.parties
