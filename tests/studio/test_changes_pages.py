"""The pages of changes in Chromium: what a comparison and a history show, and what clicking does."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from browser import Show
from click.testing import CliRunner
from samples import SMALL
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.compare.comparison import compare
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page.comparison import comparison_page

OLD = """plan: {id: ours, title: Ours, revision: 1}
roles: {a: {name: Alpha}, b: {name: Beta}}
flows: {a: {b: {kind: report}}}
"""
NEW = OLD.replace("name: Beta", "name: Beta, sourcing: outsourced")
WHO = ("-c", "user.name=x", "-c", "user.email=x@x")


def run(*words: object) -> None:
    """Run a command that writes a file."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code in (0, 1), done.output


@pytest.fixture
def comparison(tmp_path: Path, write_plan: WritePlan) -> Path:
    """The page of two plans."""
    target = tmp_path / "diff.html"
    old, new = write_plan(folder="old", plan=OLD), write_plan(folder="new", plan=NEW)
    run("diff", old, new, "--lang", "en", "-o", target)
    return target


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """The page of three revisions."""
    folder = tmp_path / "git"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    for words, subject in ((OLD, "Begin"), (NEW, "Outsource"), (NEW.replace("Alpha", "Gamma"), "Rename")):
        (folder / "plan.yaml").write_text(words, encoding="utf-8")
        subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
        subprocess.run(["git", *WHO, "commit", "-q", "-m", subject], cwd=folder, check=True)
    run("history", "--lang", "en", "-o", tmp_path / "history.html", "--", folder)
    return tmp_path / "history.html"


def ringed(page: Any) -> list[str]:
    """The ids of the parts that stand out."""
    found: list[str] = page.eval_on_selector_all(".ring", "all => all.map(one => one.parentElement.dataset.id)")
    return found


def clips(page: Any) -> list[str]:
    """How the pictures on the stage are cut."""
    found: list[str] = page.eval_on_selector_all(".sheet > svg", "all => all.map(one => one.style.clipPath)")
    return found


def test_a_change_in_the_list_finds_its_box(show: Show, comparison: Path) -> None:
    page = show(comparison)
    assert page.locator(".panel h2").inner_text() == "Changes"
    assert ringed(page) == []
    change = page.get_by_role("button", name=re.compile("Beta – outsourced"))
    change.focus()
    page.keyboard.press("Enter")
    assert ringed(page) == ["b"]
    assert change.get_attribute("aria-current") == "true"


def test_figures_are_tabs_for_mouse_and_keyboard(show: Show, comparison: Path) -> None:
    page = show(comparison)
    tabs = page.locator("[role=tab]")
    assert tabs.count() > 1
    tabs.nth(1).click()
    assert tabs.nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert tabs.nth(0).get_attribute("aria-selected") == "true"


def test_before_and_after_share_the_figure_at_the_slider(show: Show, comparison: Path) -> None:
    page = show(comparison)
    slider = page.get_by_label("Before / After")
    assert not slider.is_visible()
    page.get_by_role("button", name="Before and after").click()
    assert clips(page) == ["inset(0px 50% 0px 0px)", "inset(0px 0px 0px 50%)"]
    slider.focus()
    page.keyboard.press("Home")
    assert clips(page) == ["inset(0px 100% 0px 0px)", "inset(0px 0px 0px 0%)"]
    page.get_by_role("button", name="Overlay").click()
    assert clips(page) == [""]


def test_the_pages_follow_the_colours_of_the_system(show: Show, comparison: Path) -> None:
    grounds = [
        show(comparison, color_scheme=scheme).locator(".sheet .ground").get_attribute("fill")
        for scheme in ("light", "dark")
    ]
    assert grounds[0] == "#ffffff"
    assert grounds[1] != grounds[0]


def test_history_opens_with_the_newest_revision_and_goes_through_the_others(show: Show, history: Path) -> None:
    page = show(history)
    subject, time = page.locator(".panel h2"), page.get_by_label("Revision", exact=True)
    older, newer = page.get_by_role("button", name="Older"), page.get_by_role("button", name="Newer")
    assert subject.inner_text() == "Rename"
    assert newer.is_disabled()
    older.click()
    assert (subject.inner_text(), time.input_value()) == ("Outsource", "1")
    page.locator(".change").first.click()
    assert ringed(page) == ["b"]
    time.focus()
    page.keyboard.press("Home")
    assert subject.inner_text() == "Begin"
    assert older.is_disabled()
    assert ringed(page) == []
    newer.click()
    page.locator("[role=tab]", has_text="Rename").click()
    assert subject.inner_text() == "Rename"
    assert page.locator("[role=tab]").count() == 3


def test_the_page_stands_alone_and_lets_nothing_else_run(comparison: Path, history: Path) -> None:
    for file in (comparison, history):
        page = file.read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        assert page.count("<script>") == 1
        assert "unsafe" not in page
        assert "innerHTML" not in page
        assert re.findall(r"(?:src|href)=\S+", page) == ['href="data:,">']  # the empty icon


def test_words_of_the_plan_are_no_markup_on_the_page(
    show: Show, write_plan: WritePlan, engine: EmbeddedEngine, tmp_path: Path
) -> None:
    bad = '"</title><script>alert(1)</script><img src=x onerror=alert(1)>"'
    old = write_plan(folder="old", plan=SMALL)
    new = write_plan(
        folder="new",
        plan=SMALL.replace("{ja: 自社の体制, en: Our team}", bad).replace("{ja: フォレンジックス, en: Forensics}", bad),
    )
    data = comparison_page(compare(load_plan(old), load_plan(new)), [], Job("", View()), engine)
    assert data.count(b"<script>") == 1
    assert b"<img" not in data
    file = tmp_path / "bad.html"
    file.write_bytes(data)
    page = show(file)
    assert page.evaluate("document.scripts.length") == 2
    assert page.locator("img").count() == 0
    assert "</title><script>alert(1)" in page.locator("h1").inner_text()
