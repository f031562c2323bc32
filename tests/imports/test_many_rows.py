"""A list of many rows is a plan and a picture, with every row in it."""

from pathlib import Path

from engines import SharedEngine

from csirtgraph.imports.importing import facts_in
from csirtgraph.imports.options import Options
from csirtgraph.imports.proposing.propose import Proposal, propose_plan
from csirtgraph.pipeline import Job, render
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View


def proposed(rows: int, folder: Path) -> Proposal:
    """A plan of so many rows of roles with posts below one another."""
    lines = ["役割,部署,氏名,上長,委託,業務内容"]
    lines += [f"担当{n},部{n % 20},山田{n},担当{n // 5},{'委託' * (n % 4 == 0)},内容{n}" for n in range(1, rows + 1)]
    (folder / "r.csv").write_text("\n".join(lines), encoding="utf-8")
    return propose_plan(facts_in([folder / "r.csv"], Options()), folder / "new", Options())


def test_a_thousand_rows_are_a_plan(tmp_path: Path):
    assert len(proposed(1_000, tmp_path).new.roles) == 1_000


def test_sixty_rows_are_a_picture(tmp_path: Path, engine: SharedEngine):
    job = Job("orgchart", View(Mode.INCIDENT, "ja"))
    assert b"<svg" in render(proposed(60, tmp_path).new, job, engine)
