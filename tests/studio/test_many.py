"""Several boxes chosen at once, clicked in Chromium: moved, changed and removed together, each in one step of undo."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, middle, settle, state
from studio_pages import PLAN, drag, file_of, tab, until
from studios import Running

plan = file_of(PLAN)
#: Keeps what the page sends.
SENDING = """() => {
    const own = fetch
    window.sent = []
    window.fetch = (to, more) => (more?.body && window.sent.push(more.body), own(to, more))
}"""


@pytest.fixture
def page(show: Show, studio: Running) -> Any:
    """Its page, with the commander and triage chosen."""
    page = tab(show, studio)
    box(page, "commander").click()
    box(page, "triage").click(modifiers=["Shift"])
    settle(page)
    return page


def chosen(page: Any) -> list[str]:
    """The names in the panel."""
    names: list[str] = page.locator(".panel .chosen li").all_inner_texts()
    return names


def test_what_is_chosen_is_changed_in_one_step(page: Any, plan: Path) -> None:
    before = plan.read_text("utf-8")
    assert chosen(page) == ["Commander", "Triage"]
    assert {box(page, id).get_attribute("aria-pressed") for id in ("commander", "triage")} == {"true"}
    assert page.locator("[name=tier] option:checked").inner_text() == "(different)"
    page.locator("[name=group]").select_option("outside")
    page.locator("[name=sourcing-incident]").select_option("outsourced")
    page.locator(".panel").get_by_role("button", name="Save").click()
    until(lambda: len(re.findall(r"(commander|triage): \{.*group: outside", plan.read_text("utf-8"))) == 2, page)
    assert plan.read_text("utf-8").count("outsourced") == 2
    until(lambda: page.get_by_role("button", name="Undo").is_enabled(), page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Undo").click()
    until(lambda: plan.read_text("utf-8") == before, page)


def test_boxes_that_are_chosen_move_and_go_together(page: Any, plan: Path) -> None:
    start = middle(page, "commander")
    page.evaluate(SENDING)
    drag(page, start, (start[0] + 200, start[1]))
    until(lambda: page.evaluate("window.sent.length"), page)
    moves = json.loads(page.evaluate("window.sent[0]"))["moves"]
    assert moves["commander"] == moves["triage"] != [0, 0]
    until(lambda: (plan.parent / ".csirtgraph" / "layout.yaml").exists(), page)
    settle(page)
    box(page, "triage").focus()
    page.keyboard.press("Delete")
    page.locator("dialog").get_by_role("button", name="Remove").click()
    until(lambda: "triage" not in plan.read_text("utf-8") and "commander" not in plan.read_text("utf-8"), page)
    assert "handler" in plan.read_text("utf-8")


def test_boxes_are_chosen_by_keys_and_by_a_rectangle(page: Any) -> None:
    box(page, "soc").focus()
    page.keyboard.press("Shift+Enter")
    assert chosen(page) == ["Commander", "Triage", "SOC"]
    page.locator(".panel").get_by_role("button", name="Deselect Triage").click()
    assert chosen(page) == ["Commander", "SOC"]
    assert state(page)["also"] == "soc"
    box(page, "soc").focus()
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    settle(page)
    page.keyboard.press("Control+a")
    assert len(chosen(page)) == 4
    page.keyboard.press("Escape")
    settle(page)
    places = [box(page, id).bounding_box() for id in ("commander", "handler", "triage", "soc")]
    left, top = (min(place[side] for place in places) - 6 for side in ("x", "y"))
    page.keyboard.down("Shift")
    drag(page, (left, top), (places[0]["x"] + 20, places[0]["y"] + 10))
    page.keyboard.up("Shift")
    settle(page)
    assert "Commander" in page.locator(".panel").inner_text()


def test_only_what_is_chosen_can_be_shown(page: Any) -> None:
    page.locator(".panel").get_by_role("button", name="Show only these").click()
    until(lambda: state(page).get("focus") == "commander,triage", page)
