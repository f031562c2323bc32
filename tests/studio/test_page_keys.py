"""The page without a mouse, and without eyes."""

from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, is_dim, settle, state, write

#: Everything that can have the focus and has no name.
NAMELESS = """() => [...document.querySelectorAll("button, input, select, a[href], [role=button], [role=tab]")]
    .filter((one) => one.checkVisibility() && !one.labels?.length)
    .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim()))
    .map((one) => one.outerHTML)"""


def focused(page: Any) -> str:
    """What has the focus: the id of a box, of an element, or its words."""
    shown: str = page.evaluate(
        "(e => e.dataset.id || e.id || e.getAttribute('aria-label') || e.type || e.className)(document.activeElement)"
    )
    return shown


def test_everything_is_reached_by_keyboard(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    order = ["mode-incident", "Search", "Filter", "Path", "Save", "tab-relations", "stage", "poc", "Zoom in"]
    reached = seen[: seen.index("Zoom in") + 1]
    assert [name for name in reached if name in order] == order
    assert "skip" in seen[0]


def test_the_first_stop_leads_to_the_figure(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.keyboard.press("Tab")
    assert page.get_by_text("Skip to the figure").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert focused(page) == "stage"


STEPS = {"ArrowRight": (1, 0), "ArrowLeft": (-1, 0), "ArrowDown": (0, 1), "ArrowUp": (0, -1)}


MIDDLES = """boxes => Object.fromEntries(boxes.map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return [box.dataset.id, [x + width / 2, y + height / 2]];
}))"""


def is_next(page: Any, id: str, start: str, step: tuple[int, int]) -> bool:
    """Whether a box lies in a direction from another, and none there is nearer both along it and across."""
    middles = page.locator(".boxes > .box").evaluate_all(MIDDLES)
    ahead = {}
    for name, place in middles.items():
        dx, dy = (there - here for there, here in zip(place, middles[start]))
        along, across = dx * step[0] + dy * step[1], abs(dx * step[1]) + abs(dy * step[0])
        if along > 1:
            ahead[name] = (along, across)
    if id not in ahead:
        return not ahead and id == start  # at the edge it stays
    return not any(along < ahead[id][0] and across < ahead[id][1] for along, across in ahead.values())


def test_arrow_keys_go_from_box_to_box_and_enter_chooses(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.locator(".stage").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "poc"
    for key, step in STEPS.items():
        for start in ("poc", "commander", "incident-handler"):
            box(page, start).focus()
            page.keyboard.press(key)
            assert is_next(page, focused(page), start, step), (key, start)
    box(page, "notification").focus()
    line = box(page, "notification").locator("rect").first
    assert line.evaluate("node => getComputedStyle(node).strokeWidth") == "3.4px"
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".panel h2").inner_text() == "Notification"
    assert box(page, "notification").get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").inner_text() == "Notification chosen: sends 2, receives 1"
    assert focused(page) == "notification"
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    assert not is_dim(page, "poc")


def test_the_focus_stays_on_its_box_when_the_mode_changes(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    box(page, "incident-handler").focus()
    page.keyboard.press("m")
    settle(page)
    assert page.locator("#mode-peacetime").is_checked()
    assert focused(page) == "incident-handler"


def test_the_panel_is_worked_by_keyboard_and_gives_the_focus_back(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&select=commander")
    page.locator(".panel .flow", has_text="PoC").focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "PoC"
    assert page.locator(".panel h2").evaluate("node => node === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('box')")


def test_keys_zoom_and_move_the_figure(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.locator(".stage").focus()
    before = page.locator(".sheet").bounding_box()
    page.keyboard.press("+")
    settle(page)
    larger = page.locator(".sheet").bounding_box()
    assert larger["width"] == pytest.approx(before["width"] * 1.25, rel=0.01)
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".sheet").bounding_box()["x"] == pytest.approx(larger["x"] - 60, abs=1)
    page.keyboard.press("-")
    page.keyboard.press("0")
    settle(page)
    assert page.locator(".sheet").bounding_box() == pytest.approx(before, abs=1)


def test_search_by_keyboard(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.keyboard.press("/")
    page.keyboard.type("いんしでんと")
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    second = page.locator(".hits [role=option]").nth(1)
    assert second.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == second.get_attribute("id")
    page.keyboard.press("Enter")
    settle(page)
    assert state(page)["select"] == "incident-handler"
    page.keyboard.press("/")
    page.keyboard.type("abc")
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    assert page.locator(".panel").is_visible()


def test_menus_open_and_close_by_keyboard(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.get_by_role("button", name="Filter").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert state(page)["sourcing"] == "in-house"
    page.keyboard.press("Escape")
    assert page.locator(".chip").first.is_hidden()
    assert focused(page) == "Filter"


def test_arrow_keys_go_from_tab_to_tab(show: Show, page_b: Path) -> None:
    page = show(page_b)
    page.locator("#tab-relations").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#tab-orgchart").get_attribute("aria-selected") == "true"
    assert focused(page) == "tab-orgchart"
    page.keyboard.press("End")
    assert page.locator("[role=tab]").last.get_attribute("aria-selected") == "true"


def test_everything_has_a_name_and_a_place(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&select=commander")
    assert page.evaluate(NAMELESS) == []
    for landmark in ("banner", "main", "navigation", "complementary", "search"):
        assert page.get_by_role(landmark).count() == 1, landmark
    assert page.get_by_role("tabpanel").get_attribute("aria-labelledby") == "tab-relations"
    page.get_by_role("button", name="Path", exact=True).click()
    assert page.evaluate(NAMELESS) == []


def test_the_figure_is_there_as_tables(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.wait_for_selector(".tables table", state="attached")
    boxes, flows = page.locator(".tables table").all()
    assert boxes.locator("tbody tr").count() == page.locator(".boxes > .box").count()
    assert flows.locator("tbody tr").count() == page.locator(".arrows > .arrow").count()
    assert ["PoC", "→", "Management and outside organisations", "Overall status"] in [
        row.locator("th, td").all_text_contents() for row in flows.locator("tbody tr").all()
    ]
    assert flows.locator("tbody th").first.get_attribute("scope") == "row"
    page.get_by_role("button", name="Show as a table").click()
    assert boxes.is_visible()
    assert page.locator(".stage").is_hidden()
    page.click("#tab-skills")
    head = page.locator(".tables th[scope=col]").all_inner_texts()
    assert head == ["Role", "Duty", "Skills needed", "Asked of the vendor"]


def test_cells_over_several_rows_stay_so_in_the_table(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&figure=roles&table=1")
    assert page.locator("th[rowspan='5']", has_text="Information sharing").count() == 1


def test_a_team_is_chosen_like_a_role(show: Show, tmp_path: Path) -> None:
    page = show(write("c", tmp_path / "c.html"), "#lang=en")
    page.locator('.frames > [data-id="forensics"]').focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".panel h2").inner_text() == "Forensics"
    assert not is_dim(page, "forensic-analyst")
    assert is_dim(page, "triage")
