"""Boxes of other people's diagrams: roles or outside parties, guessed well and asked once."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from signatures import Run

from csirtgraph.cli import main
from csirtgraph.plan.reading.load import load_plan

CHART = """flowchart TD
lead[統括]:::own --> desk[窓口]:::own
desk --> mon[監視会社]:::out
desk --> ven[保守ベンダー]:::out
desk --> law[弁護士]:::out
"""


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    (tmp_path / "c.mmd").write_text(CHART, encoding="utf-8")
    return tmp_path / "c.mmd"


def parts(folder: Path) -> tuple[list[str], list[str]]:
    """The names of roles and of parties."""
    plan = load_plan(folder)
    return [role.name.ja for role in plan.roles.values()], [party.name.ja for party in plan.parties.values()]


def test_boxes_of_the_colour_of_outside_parties_are_parties_and_that_is_said(chart: Path, run: Run, tmp_path: Path):
    done = run("import", chart, "-o", "new", "--yes")
    assert parts(tmp_path / "new") == (["統括", "窓口"], ["監視会社", "保守ベンダー", "弁護士"])
    assert "parties: 監視会社, 保守ベンダー, 弁護士; --box" in done.stderr


def test_an_option_says_what_a_box_is(chart: Path, run: Run, tmp_path: Path):
    run("import", chart, "-o", "new", "--yes", "--box", "監視会社=role", "--box", "窓口=party")
    assert parts(tmp_path / "new") == (["統括", "監視会社"], ["窓口", "保守ベンダー", "弁護士"])
    assert "no box that may be a role or a party" in run("import", chart, "-o", "x", "--box", "人事=role").stderr
    assert "write WORDS=role" in run("import", chart, "-o", "x", "--box", "窓口").stderr


def test_somebody_at_a_terminal_is_asked_once(chart: Path, monkeypatch: Any, run: Run, tmp_path: Path):
    monkeypatch.setattr(f"{main.get_command(None, 'import').callback.__module__}.is_terminal", lambda: True)
    done = CliRunner().invoke(main, ["import", str(chart), "-o", "new"], input="人事\n監視会社、窓口\ny\n")
    assert done.exit_code == 0, done.output
    assert parts(tmp_path / "new") == (["統括", "監視会社"], ["窓口", "保守ベンダー", "弁護士"])
    assert done.output.count("Which boxes") == 2, "once more after a name that is no box"


def test_what_the_plan_has_as_a_party_is_not_asked_again(chart: Path, run: Run, tmp_path: Path):
    run("import", chart, "-o", "new", "--yes", "--box", "監視会社=role")
    again = run("import", chart, "--into", "new", "--yes")
    assert "no changes" in again.stderr
    assert "guessed" not in again.stderr


def test_boxes_of_a_shape_that_outside_parties_have_are_parties(run: Run, tmp_path: Path):
    text = "flowchart TD\na[Desk] --> b([Repair vendor])\na --> c([Night watch])\na --> d([Police])\na --> e[Lead]\n"
    (tmp_path / "s.mmd").write_text(text)
    run("import", "s.mmd", "-o", "new", "--yes")
    plan = load_plan(tmp_path / "new")
    assert {*plan.parties} == {"repair-vendor", "night-watch", "police"}
