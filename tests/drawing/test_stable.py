"""`--like`: what stood in last year's figure keeps its order."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from signatures import WritePlan

from csirtgraph import pipeline
from csirtgraph.cli import main
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.layout.stable import ENOUGH, Kept, is_kept, kept, lay_out_like
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

FLOWS = (
    "{commander: {kind: report, label: 攻撃動向}, researcher-curator: {kind: inform}}",
    "{incident-handler: {kind: inform, label: 攻撃動向}}",
    "{poc: {kind: report, label: 攻撃動向}}",
    "{self-assessment: {kind: inform, label: 攻撃動向}, forensics: {kind: request, label: 調査依頼}}",
)


def with_role(write_plan: WritePlan, flows: str) -> Path:
    """Pattern B with one role more."""
    return write_plan(
        plan="plan: {id: one, title: One, extends: csirtgraph:pattern-b}\n"
        "roles: {intel: {name: {ja: 脅威情報, en: Threat intelligence}, group: intelligence-analysis}}\n"
        f"flows: {{intel: {flows}}}\n"
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("flows", FLOWS)
def test_one_role_more_leaves_the_others_in_their_order(flows, language, write_plan: WritePlan, engine: EmbeddedEngine):
    plan = load_plan(with_role(write_plan, flows))
    view = View(Mode.INCIDENT, language)
    old = pipeline.layout_of(load_plan("b"), "relations", view, engine)
    new = lay_out_like(pipeline.drawing_of(plan, "relations", view), old, engine)
    found = kept(old, new)
    assert found.pairs == len(old.boxes) * (len(old.boxes) - 1) // 2
    assert found.share >= 0.95
    assert "intel" in new.boxes


@pytest.mark.parametrize(("plan", "figure"), [("c", "relations"), ("b", "orgchart"), ("b", "roles")])
def test_the_same_plan_is_laid_out_the_same(plan, figure, engine: EmbeddedEngine):
    loaded = load_plan(plan)
    old = pipeline.layout_of(loaded, figure, View(), engine)
    new = lay_out_like(pipeline.drawing_of(loaded, figure, View()), old, engine)
    assert kept(old, new).share >= ENOUGH


def test_the_command_shows_how_much_is_kept(write_plan: WritePlan, tmp_path: Path):
    folder = with_role(write_plan, FLOWS[0])
    result = CliRunner().invoke(
        main, ["render", str(folder), "relations", "--like", "b", "-o", str(tmp_path / "x.svg")]
    )
    assert result.exit_code == 0
    assert "pairs of boxes shared with the old figure" in result.stderr
    assert (tmp_path / "x.svg").read_bytes().startswith(b"<?xml")


def test_the_share_counts_pairs():
    assert is_kept(10, 20)
    assert not is_kept(10, -20)
    assert is_kept(1, -20)
    assert Kept(1, 3, 4).share == 0.5
    assert Kept(0, 0, 0).share == 1.0
