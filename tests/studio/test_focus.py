"""Showing only a part of a figure, in the page that stands alone and in the studio."""

from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, settle, state
from playwright.sync_api import expect

pytest.importorskip("starlette")
from studio_pages import PLAN, file_of, until

plan = file_of(PLAN)


def shown(page: Any) -> set[str]:
    """The ids of the boxes on screen."""
    return set(page.eval_on_selector_all(".boxes > .box:not(.leaving)", "all => all.map((one) => one.dataset.id)"))


def only(page: Any, id: str) -> None:
    """Show only a role and its neighbours."""
    box(page, id).click()
    page.get_by_role("button", name="Show only this").click()
    settle(page)


def test_a_page_shows_a_role_with_its_neighbours_more_of_them_and_all_again(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en")
    everything = shown(page)
    only(page, "triage")
    assert shown(page) == {"triage", "commander"}
    bar = page.locator(".focus-bar")
    assert f"Showing only Triage (2 of {len(everything)})" in bar.inner_text()
    page.get_by_role("button", name="One step further").click()
    assert {"triage", "commander", "poc"} < shown(page) < everything
    page.get_by_role("button", name="One step less").click()
    page.get_by_role("button", name="One step less").click()
    assert shown(page) == {"triage"}
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == everything
    assert bar.is_hidden()


def test_a_link_shows_the_same_part_and_a_wrong_one_everything(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en")
    everything = shown(page)
    only(page, "triage")
    assert state(page)["focus"] == "triage"
    page.reload()
    page.wait_for_selector(".boxes > .box")
    assert shown(page) == {"triage", "commander"}
    page.go_back()
    page = show(page_b, "#lang=en&focus=nobody&hops=-4")
    assert shown(page) == everything


def test_filters_lead_to_a_figure_of_what_they_leave(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en")
    page.get_by_role("button", name="Filter").click()
    these = page.get_by_role("button", name="Show only these")
    expect(these).to_be_disabled()
    page.locator(".chip.outsourced").click()
    these.click()
    settle(page)
    assert "Showing only Outsourced" in page.locator(".focus-bar").inner_text()
    assert "forensics" in shown(page)
    assert "poc" not in shown(page)


def test_a_search_leaves_the_part_that_does_not_have_what_was_found(page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en&focus=triage")
    page.get_by_role("combobox").fill("Forensics")
    page.keyboard.press("Enter")
    settle(page)
    assert "forensics" in shown(page)
    assert page.locator(".focus-bar").is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_line_of_a_part_is_within_the_window(width: int, page_b: Path, show: Show) -> None:
    page = show(page_b, "#lang=en&focus=triage", viewport={"width": width, "height": 700})
    for name in ("One step further", "Show all"):
        place = page.get_by_role("button", name=name).bounding_box()
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width


def test_the_studio_lays_a_part_out_again_and_keeps_the_places_of_the_whole(page: Any, plan: Path) -> None:
    whole = {id: box(page, id).get_attribute("transform") for id in shown(page)}
    only(page, "soc")
    until(lambda: len(shown(page)) < len(whole), page)
    left = shown(page)
    assert left < whole.keys()
    assert any(box(page, id).get_attribute("transform") != whole[id] for id in left)
    page.reload()
    page.wait_for_selector(".focus-bar")
    assert shown(page) == left
    page.get_by_role("button", name="Show all").click()
    until(lambda: shown(page) == whole.keys(), page)
    settle(page)
    assert {id: box(page, id).get_attribute("transform") for id in shown(page)} == whole


def test_a_table_of_the_studio_is_whole_whatever_is_in_focus(studio: Any) -> None:
    query = "figure=roles&lang=en"
    assert studio.get(f"/api/scene?{query}&focus=commander").json() == studio.get(f"/api/scene?{query}").json()
    assert studio.get("/api/scene?figure=relations&focus=commander&hops=99").status_code == 400
