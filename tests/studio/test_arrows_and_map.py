"""What arrows say to the pointer, how search goes to a box, and the map of a large figure."""

from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, settle, state, write

LIMITED = """
plan: {id: ours, title: {en: Ours}}
roles: {poc: {name: {en: Contact}}, lead: {name: {en: Leader}}}
flows: {poc: {lead: {label: {en: first report}, kind: report, within: 30m, via: [phone]}}}
"""


def label(page: Any, words: str) -> tuple[float, float]:
    """The middle of a label in the window."""
    place = page.locator(".labels > .words", has_text=words).first.bounding_box()
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limited")
    (folder / "plan.yaml").write_text(LIMITED, "utf-8")
    return write(folder, folder / "page.html")


def test_a_label_says_kind_limit_and_means_under_the_pointer_and_by_a_click(limited: Path, show: Show) -> None:
    page = show(limited, "#lang=en")
    page.mouse.move(*label(page, "first report"))
    tip = page.get_by_role("tooltip")
    tip.wait_for()
    assert tip.inner_text().split("\n") == ["Contact → Leader", "first report", "Report · within 30 min · Phone"]
    page.mouse.down()
    page.mouse.up()
    assert tip.is_hidden()
    panel = page.locator(".panel").inner_text()
    assert "first report" in panel
    assert "Report · within 30 min · Phone" in panel
    page.locator(".panel").get_by_role("button", name="Leader").click()
    assert page.locator(".panel h2").inner_text() == "Leader"


def test_every_label_and_line_can_be_clicked(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en")
    count = page.locator(".labels > .words").count()
    for number in range(count):
        place = page.locator(".labels > .words").nth(number).bounding_box()
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        assert page.locator(".panel .kind").inner_text() == "Flow", number
        page.keyboard.press("Escape")
        settle(page)
    assert count > 10


def test_a_small_box_says_its_full_name(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en", viewport={"width": 700, "height": 500})
    box(page, "commander").hover()
    page.get_by_role("tooltip").wait_for()
    assert page.get_by_role("tooltip").locator("b").inner_text() == "Commander"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a chart of 70 posts."""
    folder = tmp_path_factory.mktemp("crowd")
    roles = "".join(f"  r{number}: {{name: {{en: Role {number}}}}}\n" for number in range(70))
    posts = "".join(f"    r{number}: {{under: r{(number - 1) // 3}}}\n" for number in range(1, 70))
    text = f"plan: {{id: ours, title: {{en: Ours}}}}\nroles:\n{roles}posts:\n  incident:\n    r0: {{}}\n{posts}"
    (folder / "plan.yaml").write_text(text, "utf-8")
    return write(folder, folder / "page.html", "orgchart", "--whole")


def test_search_zooms_to_a_box_of_a_large_figure(crowd: Path, show: Show) -> None:
    page = show(crowd, "#lang=en")
    page.get_by_role("combobox").fill("Role 69")
    page.keyboard.press("Enter")
    settle(page)
    place = box(page, "r69").bounding_box()
    assert place["height"] > 20
    assert 216 < place["x"] < 900
    assert 60 < place["y"] < 800


def test_a_map_moves_a_large_figure_and_small_ones_have_none(crowd: Path, page_b: Path, show: Show) -> None:
    page = show(crowd, "#lang=en")
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    place = page.locator(".minimap").bounding_box()
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] - 4, place["y"] + place["height"] / 2)
    page.mouse.up()
    x, _, _ = map(float, state(page)["at"].split(","))
    width = page.evaluate("document.querySelector('.sheet svg').viewBox.baseVal.width")
    assert x > 0.9 * width
    small = show(page_b, "#lang=en")
    assert small.locator(".minimap").is_hidden()
