"""Formats for other tools on the command line, and `build --check`."""

import sys
from pathlib import Path

import pytest
from samples import HEAD, SMALL
from signatures import Run, WritePlan

JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    """The small sample, with a table besides its diagrams."""
    return write_plan(plan=SMALL)


@pytest.mark.parametrize("ending", ["drawio", "mmd", "csv", "xlsx", "gexf"])
def test_render_writes_every_format_by_its_ending(ending: str, run: Run, plan: Path, tmp_path: Path):
    done = run("render", plan, "relations", "-o", f"x.{ending}")
    assert done.exit_code == 0
    assert done.stderr == f"wrote x.{ending}\n"
    assert (tmp_path / f"x.{ending}").stat().st_size > 300


def test_mermaid_refuses_a_table_and_says_what_holds_it(run: Run, plan: Path, tmp_path: Path):
    done = run("render", plan, "roles", "-o", "x.mmd")
    assert done.exit_code == 1
    assert done.stderr == "roles is a table, which .mmd cannot hold: use .csv, .xlsx, .md or .drawio, for example\n"
    assert "roles は表なので .mmd にはできません" in run("render", plan, "roles", "-o", "x.mmd", env=JAPANESE).stderr
    assert not (tmp_path / "x.mmd").exists()


def test_render_shows_texts_that_are_no_formulas_any_more(run: Run, write_plan: WritePlan):
    plan = write_plan(
        plan=HEAD + "roles: {a: {name: '=1+1'}, b: {name: B}}\nflows: {a: {b: {kind: report, label: 報告}}}\n"
    )
    assert "prefixed 1 cells with '" in run("render", plan, "relations", "-o", "x.csv").stderr
    assert "put a '" not in run("render", plan, "relations", "-o", "x.xlsx").stderr


def test_a_missing_openpyxl_is_named_with_what_installs_it(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = run("render", plan, "roles", "-o", "x.xlsx")
    assert done.exit_code == 1
    assert "pip install 'csirtgraph[sheets]'" in done.stderr


def test_a_focus_on_a_table_is_refused_as_in_pictures(run: Run, plan: Path):
    done = run("render", plan, "roles", "--focus", "poc", "-o", "x.csv")
    assert done.exit_code == 1
    assert "is a table and always drawn whole" in done.stderr


def test_build_writes_one_workbook_for_each_language_and_leaves_tables_out_of_mermaid(
    run: Run, plan: Path, tmp_path: Path
):
    done = run("build", plan, "-o", "out", "--format", "xlsx", "--format", "mmd", "--format", "csv")
    assert done.exit_code == 0
    names = {path.name for path in (tmp_path / "out" / "ours").iterdir()}
    assert {name for name in names if name.endswith(".xlsx")} == {"tables.ja.xlsx", "tables.en.xlsx"}
    assert "relations-incident.ja.mmd" in names
    assert "roles.ja.csv" in names
    assert "roles.ja.mmd" not in names
    assert "left out tables, which mmd cannot hold: " in done.stderr
    assert "roles" in done.stderr
    assert "tables," not in done.stderr.split("hold: ")[1]


# build --check


FORMATS = ("--format", "svg", "--format", "csv", "--lang", "en")


def snapshot(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_check_is_content_with_fresh_pictures(run: Run, plan: Path, tmp_path: Path):
    run("build", plan, "-o", "out", *FORMATS)
    (tmp_path / "out" / "ours" / "README.md").write_text("ours")
    done = run("build", plan, "-o", "out", *FORMATS, "--check")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.endswith(" figures are up to date\n")


def test_check_lists_what_is_stale_missing_and_superfluous_and_writes_nothing(run: Run, plan: Path, tmp_path: Path):
    run("build", plan, "-o", "out", *FORMATS)
    folder = tmp_path / "out" / "ours"
    (folder / "roles.en.svg").write_text("old")
    (folder / "roles.en.csv").unlink()
    (folder / "gone.en.svg").write_text("no figure any more")
    before = snapshot(tmp_path / "out")
    done = run("build", plan, "-o", "out", *FORMATS, "--check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "superfluous: out/ours/gone.en.svg",
        "missing: out/ours/roles.en.csv",
        "stale: out/ours/roles.en.svg",
    ]
    assert "3 figures are not up to date: run csirtgraph build" in done.stderr
    assert snapshot(tmp_path / "out") == before
    japanese = run("build", plan, "-o", "out", *FORMATS, "--check", env=JAPANESE)
    assert "古い: out/ours/roles.en.svg" in japanese.stdout


def test_check_of_a_folder_that_is_not_there_makes_none(run: Run, plan: Path, tmp_path: Path):
    done = run("build", plan, "-o", "out", *FORMATS, "--check")
    assert done.exit_code == 1
    assert "missing: out/ours/roles.en.svg" in done.stdout
    assert not (tmp_path / "out").exists()


def test_check_sees_a_change_of_the_plan(run: Run, plan: Path):
    run("build", plan, "-o", "out", *FORMATS)
    (plan / "plan.yaml").write_text(f"# a remark\n{SMALL}")
    assert run("build", plan, "-o", "out", *FORMATS, "--check").exit_code == 0
    (plan / "plan.yaml").write_text(SMALL.replace("Commander", "Leader"))
    done = run("build", plan, "-o", "out", *FORMATS, "--check")
    assert done.exit_code == 1
    assert "stale: out/ours/relations-incident.en.svg" in done.stdout
