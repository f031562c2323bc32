"""A large figure on the page: its overview first, a click opens a part, and there is a way back."""

from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, settle
from layouts import engine

from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page import book
from csirtgraph.studio.page.book import page

TEAMS = 3
SIZE = 14


def plan_text() -> str:
    """Forty-two roles in three teams; each tells the next."""
    count = TEAMS * SIZE
    teams = "".join(f"  t{n}: {{name: {{ja: 班{n}, en: Team {n}}}}}\n" for n in range(TEAMS))
    roles = "".join(f"  r{n}: {{name: {{ja: 役{n}, en: Role {n}}}, team: t{n // SIZE}}}\n" for n in range(count))
    inside = "".join(f"  r{n}: {{r{n + 1}: {{kind: report}}}}\n" for n in range(count - 1))
    return f"plan: {{id: many, title: {{ja: 大, en: Many}}}}\nteams:\n{teams}roles:\n{roles}flows:\n{inside}"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    (folder / "plan.yaml").write_text(plan_text(), encoding="utf-8")
    file = folder / "page.html"
    job = Job("relations", View(Mode.INCIDENT, "en"), format="html")
    file.write_bytes(page(load_plan(folder), job, engine()))
    return file


def title(shown: Any) -> str:
    """What the picture on screen is called."""
    return str(shown.locator("#stage svg[role=group]").get_attribute("aria-label"))


def test_a_click_opens_a_part_and_a_stub_the_next_and_a_button_leads_back(many: Path, show: Show) -> None:
    shown = show(many)
    assert "overview" in title(shown)
    assert shown.get_by_role("button", name="Back to the overview").is_hidden()
    box(shown, "t1").click()
    settle(shown)
    assert "2 Team 1" in title(shown)
    assert "part=t1" in shown.url
    box(shown, "r28").click()
    settle(shown)
    assert "3 Team 2" in title(shown)
    shown.go_back()
    settle(shown)
    assert "2 Team 1" in title(shown)
    shown.get_by_role("button", name="Back to the overview").click()
    settle(shown)
    assert "overview" in title(shown)


def test_a_link_shows_a_part_in_each_mode_and_a_wrong_one_the_overview(many: Path, show: Show) -> None:
    shown = show(many, "#part=t2&mode=peacetime")
    assert "3 Team 2" in title(shown)
    assert "overview" in title(show(many, "#part=nothing"))


def test_search_opens_the_part_in_which_a_role_is(many: Path, show: Show) -> None:
    shown = show(many)
    shown.get_by_role("searchbox").or_(shown.locator("input[type=search]")).first.fill("Role 30")
    shown.keyboard.press("Enter")
    settle(shown)
    assert "3 Team 2" in title(shown)
    assert "select=r30" in shown.url


def test_another_figure_and_back_begins_with_the_overview(many: Path, show: Show) -> None:
    shown = show(many, "#part=t1")
    shown.get_by_role("tab").nth(1).click()
    settle(shown)
    assert "part=" not in shown.url


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose table of roles is long."""
    folder = tmp_path_factory.mktemp("long")
    roles = "".join(f"  r{n}: {{name: Role {n}, duty: {'does much ' * 9}}}\n" for n in range(36))
    (folder / "plan.yaml").write_text(f"plan: {{id: long, title: Long}}\nroles:\n{roles}", encoding="utf-8")
    file = folder / "page.html"
    file.write_bytes(page(load_plan(folder), Job("roles", View(Mode.INCIDENT, "en"), format="html"), engine()))
    return file


def test_a_long_table_is_turned_page_by_page_with_buttons_and_keys(long: Path, show: Show) -> None:
    shown = show(long)
    number, back, on = (
        shown.locator(".page-number"),
        *(shown.get_by_role("button", name=name) for name in ("Previous page", "Next page")),
    )
    assert "(1/3)" in title(shown)
    assert number.inner_text() == "Page 1 of 3"
    assert (back.is_disabled(), on.is_disabled()) == (True, False)
    assert shown.get_by_role("button", name="Back to the overview").is_hidden()
    on.click()
    settle(shown)
    assert "(2/3)" in title(shown)
    assert "part=2" in shown.url
    shown.locator("#stage").focus()
    shown.keyboard.press("PageDown")
    settle(shown)
    assert (number.inner_text(), on.is_disabled()) == ("Page 3 of 3", True)
    shown.keyboard.press("PageUp")
    settle(shown)
    shown.keyboard.press("PageUp")
    settle(shown)
    assert number.inner_text() == "Page 1 of 3"


def test_search_opens_the_page_of_what_it_finds(long: Path, show: Show) -> None:
    shown = show(long)
    for words, number in (("Role 35", "3"), ("Role 18", "2"), ("Role 1", "1")):
        shown.get_by_role("combobox").fill(words)
        shown.keyboard.press("Enter")
        settle(shown)
        assert shown.locator(".page-number").inner_text() == f"Page {number} of 3"


def test_the_page_of_a_large_plan_has_one_language_and_its_parts_and_is_small(
    many: Path, tmp_path: Path, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "LARGE", 10)
    (tmp_path / "plan.yaml").write_text(plan_text(), encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_bytes(page(load_plan(tmp_path), Job("relations", View(Mode.INCIDENT, "en"), format="html"), engine()))
    assert len(file.read_bytes()) < len(many.read_bytes()) - 20_000
    shown = show(file)
    assert "overview" in title(shown)
    box(shown, "t1").click()
    settle(shown)
    assert "2 Team 1" in title(shown)
    assert not shown.get_by_role("button", name="日本語").count()
    assert show(many).get_by_role("button", name="日本語").count()
