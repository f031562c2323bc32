"""Nothing that is typed is lost or hidden, and the page says when the studio does not answer."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, box
from signatures import WritePlan
from studio_pages import PLAN, edit, file_of, tab, until
from studios import running

from csirtgraph.studio.server.guard import Keys

plan = file_of(PLAN)


def test_a_draft_is_in_sight_wherever_one_looks_and_leads_back(page: Any) -> None:
    edit(page, "triage")
    page.locator(".panel [name=name-en]").fill("Sorter")
    box(page, "commander").click()
    unsaved = page.locator("button.unsaved")
    assert unsaved.inner_text() == "Unsaved input: 1"
    unsaved.click()
    page.wait_for_selector(".panel [name=name-en]")
    assert page.locator(".panel [name=name-en]").input_value() == "Sorter"
    page.locator(".panel").get_by_role("button", name="Discard").click()
    until(lambda: not unsaved.is_visible(), page)


def test_escape_asks_before_it_throws_away_a_new_role(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".palette").get_by_role("button", name="Role").click()
    page.keyboard.press("Escape")
    until(lambda: page.locator("dialog").count() == 0, page)  # nothing was typed
    page.locator(".palette").get_by_role("button", name="Role").click()
    page.locator("dialog [name=name-en]").fill("Press officer")
    for _ in range(2):
        page.keyboard.press("Escape")
        until(lambda: page.locator("dialog").count() == 2, page)
        page.locator("dialog").last.get_by_role("button", name="Cancel").click()
    assert page.locator("dialog [name=name-en]").input_value() == "Press officer"
    page.keyboard.press("Escape")
    page.locator("dialog").last.get_by_role("button", name="Discard").click()
    until(lambda: page.locator("dialog").count() == 0, page)


def test_a_new_flow_that_was_left_comes_back(page: Any) -> None:
    edit(page, "triage")
    page.locator(".palette").get_by_role("button", name="Flow").click()
    page.locator(".panel [name=label-en]").fill("hands over")
    page.keyboard.press("Escape")
    box(page, "commander").click()
    page.locator("button.unsaved").click()
    assert page.locator(".panel [name=label-en]").input_value() == "hands over"
    page.locator(".panel").get_by_role("button", name="Cancel").click()
    until(lambda: not page.locator("button.unsaved").is_visible(), page)


def test_escape_in_a_conflict_keeps_what_was_typed(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".panel [name=name-en]").fill("Sorter")
    plan.write_text(PLAN.replace("en: Triage", "en: Desk"), "utf-8")
    until(lambda: "Desk" in box(page, "triage").text_content(), page)
    page.locator(".panel").get_by_role("button", name="Save").click()
    page.wait_for_selector("dialog.conflict")
    page.keyboard.press("Escape")
    until(lambda: page.locator("dialog").count() == 0, page)
    assert page.locator(".panel [name=name-en]").input_value() == "Sorter"
    assert page.locator("button.unsaved").is_visible()


def test_a_held_undo_waits_for_itself(page: Any, plan: Path) -> None:
    edit(page, "triage")
    for name in ("One", "Two", "Three"):
        page.locator(".panel [name=name-en]").fill(name)
        page.keyboard.press("Enter")
        until(lambda name=name: f"en: {name}" in plan.read_text("utf-8"), page)
    until(lambda: not page.locator(".palette [aria-label=Undo]").is_disabled(), page)
    page.parts = page.locator(".stage")
    page.parts.focus()
    for _ in range(3):
        page.keyboard.press("Control+z")
    until(lambda: plan.read_text("utf-8") == PLAN, page)
    assert page.locator("dialog").count() == 0


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_too(page: Any, plan: Path) -> None:
    edit(page, "triage")
    held: list[Any] = []
    page.route("**/api/edit*", lambda route: held.append(route))
    for name in ("One", "Two"):
        page.locator(".panel [name=name-en]").fill(name)
        page.keyboard.press("Enter")
        until(lambda: len(held) == 1, page)
    page.locator(".panel [name=name-ja]").fill("三つ目")
    page.unroute("**/api/edit*")
    until(lambda: "en: Two" in plan.read_text("utf-8"), page)
    until(lambda: page.locator("button.unsaved").count() == 0 or not page.locator("button.unsaved").is_visible(), page)
    assert "三つ目" in plan.read_text("utf-8")
    assert page.locator("dialog").count() == 0


def test_a_text_that_is_too_long_is_refused_and_not_cut(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".panel [name=name-en]").fill("x" * 501)
    assert page.locator(".panel .over").all_text_contents().count("501 / 500") == 1
    page.keyboard.press("Enter")
    assert plan.read_text("utf-8") == PLAN
    assert page.locator(".panel [name=name-en]").input_value() == "x" * 501
    page.locator(".panel [name=name-en]").fill("x" * 500)
    page.keyboard.press("Enter")
    until(lambda: "x" * 500 in plan.read_text("utf-8"), page)


def test_the_other_language_shows_through_until_something_is_written(show: Show, write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN.replace("{ja: 仕分け, en: Triage}", "{en: Triage}"))
    with running(folder) as studio:
        page = tab(show, studio)
        edit(page, "triage")
        field = page.locator(".panel [name=name-ja]")
        assert (field.input_value(), field.get_attribute("placeholder")) == ("", "Triage")
        page.locator(".panel [name=name-en]").fill("Sorter")
        page.keyboard.press("Enter")
        until(lambda: "{en: Sorter}" in (folder / "plan.yaml").read_text("utf-8"), page)


def test_a_studio_that_does_not_answer_is_reported_within_three_seconds(page: Any) -> None:
    page.route("**/api/ping*", lambda route: None)
    page.wait_for_selector(".notice.stopped", timeout=3_500)
    assert "not responding" in page.locator(".notice.stopped").inner_text()
    page.unroute("**/api/ping*")
    until(lambda: page.locator(".notice.stopped").count() == 0, page)


def test_no_figure_is_seen_under_the_name_of_another(page: Any) -> None:
    held: list[Any] = []
    page.route("**/api/scene*figure=orgchart*", lambda route: held.append(route))
    page.click("#tab-orgchart")
    until(lambda: held, page)
    assert not page.locator(".sheet svg").is_visible()
    page.click("#tab-relations")
    assert page.locator(".sheet svg").is_visible()
    page.click("#tab-orgchart")
    page.unroute("**/api/scene*figure=orgchart*")
    until(lambda: "Organisation" in (page.locator(".sheet svg").get_attribute("aria-label") or ""), page)
    assert page.locator(".sheet svg").is_visible()


def test_a_studio_that_is_started_again_is_spoken_to_without_a_new_link(show: Show, write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as first:
        page = tab(show, first)
        edit(page, "triage")
        page.locator(".panel [name=name-en]").fill("Sorter")
    page.wait_for_selector(".notice.stopped", timeout=5_000)
    with running(folder, keys=Keys(first.keys.port, first.keys.token)):
        until(lambda: page.locator(".notice.stopped").count() == 0, page)
        page.locator(".panel").get_by_role("button", name="Save").click()
        until(lambda: "en: Sorter" in (folder / "plan.yaml").read_text("utf-8"), page)
