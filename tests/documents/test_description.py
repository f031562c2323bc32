"""The description of a CSIRT in the outline of RFC 2350."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from csirtgraph.cli import main

PLAN = """
plan: {id: ours, title: Ours}
csirt:
  name: ACME CSIRT
  updated: 2026-04-01
  phone: 03-5253-2111
  constituency: {ja: 社員と顧客, en: Staff and customers}
  response: [Triage, Coordination]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def written(path: Path, target: Path, language: str) -> str:
    result = CliRunner().invoke(main, ["describe", str(path), "--lang", language, "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "20 " in result.stderr
    return target.read_text(encoding="utf-8")


def test_what_the_plan_says_stands_in_its_section_and_the_rest_is_listed(path: Path, tmp_path: Path):
    text = written(path, tmp_path / "csirt.txt", "en")
    said, missing = text.split("Not stated yet")
    assert "2.1. Name of the Team\n   ACME CSIRT\n" in said
    assert "2.4. Telephone Number\n   +81-3-5253-2111\n" in said
    assert "5.1. Incident Response\n   - Triage\n   - Coordination\n" in said
    assert "Policies" not in said
    assert "3.4. Authority (csirt: authority)" in missing
    assert "2.3. Time Zone (csirt: time-zone)" in missing
    assert "Constituency" not in missing


def test_it_is_written_in_japanese_as_markdown_and_word(path: Path, tmp_path: Path):
    text = written(path, tmp_path / "csirt.md", "ja")
    assert "### 3.2. 対象とする範囲\n\n社員と顧客\n" in text
    result = CliRunner().invoke(main, ["describe", str(path), "-o", str(tmp_path / "csirt.docx")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "csirt.docx").read_bytes().startswith(b"PK")


def test_another_ending_is_refused_with_those_there_are(path: Path):
    result = CliRunner().invoke(main, ["describe", str(path), "-o", "x.pdf"], env={"LC_ALL": "C"})
    assert result.exit_code == 2
    assert ".md, .docx, .txt" in result.stderr
