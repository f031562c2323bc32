"""The workbook to fill in: its own words are understood, and it offers lists."""

from pathlib import Path

import openpyxl
from signatures import Run

from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind
from csirtgraph.plan.reading.load import load_plan


def test_the_template_is_understood_whole_and_offers_lists_in_both_languages(run: Run, tmp_path: Path):
    for locale in ("ja_JP.UTF-8", "C.UTF-8"):
        name = f"{locale[:2]}.xlsx"
        assert run("import", "--template", name, env={"LC_ALL": locale}).exit_code == 0
        book = openpyxl.load_workbook(tmp_path / name)
        assert [len(page.data_validations.dataValidation) for page in book] == [2, 2, 1]
        done = run("import", name, "-o", f"new-{name}", "--yes")
        assert done.exit_code == 0
        assert "unknown heading" not in done.stdout
        assert "Not imported" not in done.stderr
        plan = load_plan(tmp_path / f"new-{name}")
        assert [*plan.roles] == ["incident-handler"]
        assert plan.posts[Mode.PEACETIME]["incident-handler"].people == 2
        (flow,) = plan.flows.values()
        assert (flow.kind, flow.modes) == (FlowKind.REQUEST, (Mode.INCIDENT,))
        assert [party.kind for party in plan.parties.values()] == [PartyKind.VENDOR]


def test_a_template_is_never_written_over_a_file_and_is_the_same_each_time(run: Run, tmp_path: Path):
    run("import", "--template", "a.xlsx")
    run("import", "--template", "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert run("import", "--template", "a.xlsx").exit_code == 2
