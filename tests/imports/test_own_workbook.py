"""Our own workbook comes back: unchanged it changes nothing, and what people change in it becomes edits."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from signatures import Run

from csirtgraph.plan.model.enums import FlowKind, Mode, Sourcing
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
    for pattern in "abc":
        for language in ("ja", "en"):
            folder, book = exported(pattern, language)
            done = run("import", book, "--into", folder, "--yes")
            assert done.exit_code == 0
            assert "no changes" in done.stderr, done.stdout
            assert done.stderr.count("\n") <= 3, done.stderr


def change(page: Any, id: str, heading: str, value: object) -> None:
    """Put a value into the cell of an entry and a heading."""
    column = next(cell.column for cell in page[4] if cell.value == heading)
    row = next(cell.row for cell in page["A"] if cell.value == id)
    page.cell(row, column).value = value


def test_changed_cells_and_new_rows_become_edits(exported: Any, run: Run):
    folder, path = exported("b", "ja")
    book = openpyxl.load_workbook(path)
    change(book["役割"], "commander", "役割名称", "指揮官")
    change(book["役割"], "legal-advisor", "有事", "アウトソーシング")
    change(book["体制 (有事)"], "commander", "人数", 2)
    change(book["体制 (有事)"], "triage", "条件", "ない条件")
    flow = next(cell.value for cell in book["情報の流れ"]["A"][4:] if cell.value)
    change(book["情報の流れ"], flow, "種別", "指示")
    roles = book["役割"]
    last = max(cell.row for cell in roles["A"] if cell.value and str(cell.value).isascii() and cell.row > 4)
    roles.insert_rows(last + 1)
    name = next(cell.column for cell in roles[4] if cell.value == "役割名称")
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
