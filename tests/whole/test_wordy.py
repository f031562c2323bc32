"""Valid plans with line breaks and words as long as may be become every format; `tools/wordy.py` tries all figures."""

from dataclasses import replace
from pathlib import Path

import pytest
import wordy
from click.testing import CliRunner

from csirtgraph.cli import main
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View

GROUPS = """
plan: {id: ours, title: Ours}
business-groups: {a: {name: "one\\ntwo"}, b: {name: "one\\nthree"}}
roles: {x: {name: X, business-group: a}, y: {name: Y, business-group: b}}
posts: {incident: {x: {people: 1}, y: {under: x}}}
"""


@pytest.mark.parametrize("name", ["the same lines", "300 letters"])
def test_words_of_any_length_and_lines_become_every_format(name: str, tmp_path: Path, engine: EmbeddedEngine):
    plan = replace(wordy.plan_of(wordy.WORDS[name], "posts.peacetime", tmp_path), flows={})  # which take long
    assert list(wordy.failures(plan, engine, ("orgchart", "business-groups"))) == []


def test_groups_whose_names_have_several_lines_become_a_page(tmp_path: Path):
    (tmp_path / "plan.yaml").write_text(GROUPS)
    page = tmp_path / "x.html"
    assert CliRunner().invoke(main, ["render", str(tmp_path), "orgchart", "-o", str(page)]).exit_code == 0
    assert "one three" in page.read_text()


def test_a_name_of_several_lines_takes_one_line_in_the_legend(tmp_path: Path, engine: EmbeddedEngine):
    plan = wordy.plan_of(wordy.WORDS["lines"], "", tmp_path)
    for figure in ("business-groups", "orgchart"):
        texts = [placed.text for placed in sheet_of(layout_of(plan, figure, View(Mode.INCIDENT), engine)).texts]
        assert any("one" in text and "two" in text for text in texts)
        assert not any("\n" in text for text in texts)


@pytest.mark.parametrize("format", ["xlsx", "pptx", "svg", "csv"])
def test_a_chart_in_a_mode_without_posts_says_what_is_missing(format: str, tmp_path: Path):
    (tmp_path / "plan.yaml").write_text(GROUPS)
    words = ["render", str(tmp_path), "orgchart", "--mode", "peacetime", "-o", str(tmp_path / f"x.{format}")]
    done = CliRunner().invoke(main, words, env={"LC_ALL": "C"})
    assert done.exit_code == 1
    assert "posts:\n  incident:" in done.stderr


def test_a_title_longer_than_office_takes_is_cut_in_the_properties_alone(tmp_path: Path):
    from pptx import Presentation

    title = "題" * 300
    (tmp_path / "plan.yaml").write_text(GROUPS.replace("title: Ours", f"title: {title}"), encoding="utf-8")
    words = ["render", str(tmp_path), "orgchart", "-o", str(tmp_path / "x.pptx")]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert Presentation(str(tmp_path / "x.pptx")).core_properties.title == "題" * 254 + "…"
