"""The page's address: a link shows what its sender saw, and Back does what one expects."""

from pathlib import Path

import pytest
from browser import Show, box, is_dim, middle, settle, state


def test_a_link_shows_what_its_sender_saw(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.click("header label.peacetime")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Filter").click()
    page.locator(".chip", has_text="In-house").click()
    page.keyboard.press("Escape")
    box(page, "researcher-curator").click()
    settle(page)
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -300)
    shown = state(page)
    assert {"mode", "lang", "sourcing", "select", "at"} <= set(shown)
    other = show(page_b, page.evaluate("location.hash"))
    assert other.locator(".sheet svg").get_attribute("aria-label") == "Roles and what they tell each other Peacetime"
    assert other.locator(".panel h2").inner_text() == "Researcher and curator"
    assert is_dim(other, "commander")
    assert middle(other, "researcher-curator") == pytest.approx(middle(page, "researcher-curator"), abs=3)
    other.get_by_role("button", name="Filter").click()
    assert other.locator(".chip input").first.is_checked()


def test_a_link_leads_to_a_figure_a_theme_a_way_and_the_tables(show: Show, page_b: Path) -> None:
    page = show(page_b, "#figure=orgchart&lang=en&theme=print&way=forensics,commander&table=1")
    assert page.locator("[role=tab][aria-selected=true]").inner_text() == "Organisation chart"
    assert page.evaluate("document.documentElement.dataset.theme") == "print"
    assert page.locator(".steps .link").count() == 3
    assert page.locator(".tables caption").first.inner_text() == "Organisation chart (Incident): elements"


def test_a_link_pasted_into_the_open_page_works_too(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.evaluate("location.hash = '#figure=terms&lang=en'")
    page.wait_for_selector("#tab-terms[aria-selected=true]")
    assert page.locator("#tab-terms").inner_text() == "Abbreviations"


def test_back_leads_through_figures_modes_and_choices(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.click("header label.peacetime")
    settle(page)
    box(page, "commander").click()
    page.click("#tab-skills")
    page.go_back()
    page.wait_for_selector("#tab-relations[aria-selected=true]")
    assert page.locator(".panel h2").inner_text() == "コマンダー"
    page.go_back()
    page.wait_for_selector(".panel", state="hidden")
    assert page.locator("#mode-peacetime").is_checked()
    page.go_back()
    settle(page)
    assert page.locator("#mode-incident").is_checked()
    assert box(page, "triage").count() == 1
    page.go_forward()
    settle(page)
    assert page.locator("#mode-peacetime").is_checked()
    assert box(page, "triage").count() == 0


def test_zooming_leaves_no_trail_for_back(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.click("#tab-orgchart")
    settle(page)
    page.mouse.move(700, 400)
    for _ in range(3):
        page.mouse.wheel(0, -200)
        assert "at" in state(page)
    page.go_back()
    page.wait_for_selector("#tab-relations[aria-selected=true]")
    assert "at" not in state(page)


@pytest.mark.parametrize(
    "address", ["#figure=nonsense&mode=x&lang=fr", "#at=1,2&select=nobody&way=a,b", "#&&==%E3", "#theme=url(x)"]
)
def test_an_address_of_nonsense_shows_the_page_as_it_begins(show: Show, page_b: Path, address: str) -> None:
    page = show(page_b, address)
    assert page.locator("#tab-relations").get_attribute("aria-selected") == "true"
    assert box(page, "triage").is_visible()
