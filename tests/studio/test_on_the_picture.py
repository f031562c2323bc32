"""Editing on the picture: names changed in place, menus, commands, ends of a flow by clicks, removal by keys."""

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, box, middle, settle
from studio_pages import PLAN, drag, edit, file_of, tab, until
from studios import running

plan = file_of(PLAN)


def test_a_double_click_and_f2_rename_in_place(page: Any, plan: Path) -> None:
    page.mouse.dblclick(*middle(page, "triage"))
    field = page.locator("input.renaming")
    assert field.input_value() == "Triage"
    field.fill("Sorter")
    page.keyboard.press("Enter")
    until(lambda: "{ja: 仕分け, en: Sorter}" in plan.read_text("utf-8"), page)
    until(lambda: "Sorter" in box(page, "triage").text_content(), page)
    settle(page)
    box(page, "handler").focus()
    page.keyboard.press("F2")
    field.fill("Operator")
    page.keyboard.press("Escape")  # kept as a draft, not saved and not lost
    assert "Operator" not in plan.read_text("utf-8")
    assert page.locator("button.unsaved").is_visible()


def test_a_new_name_shows_before_the_studio_has_answered(page: Any, plan: Path) -> None:
    held: list[Any] = []
    page.route("**/api/edit?*", lambda route: held.append(route))
    box(page, "triage").focus()
    page.keyboard.press("F2")
    page.locator("input.renaming").fill("Sorter")
    page.keyboard.press("Enter")
    until(lambda: held, page)
    assert "Sorter" in box(page, "triage").text_content()
    assert "Sorter" not in plan.read_text("utf-8")
    held[0].fulfill(status=422, json={"error": "no"})
    until(lambda: "Triage" in box(page, "triage").text_content(), page)


def test_delete_removes_after_a_question(page: Any, plan: Path) -> None:
    box(page, "handler").focus()
    page.keyboard.press("Delete")
    page.locator("dialog").get_by_role("button", name="Remove").click()
    until(lambda: "handler" not in plan.read_text("utf-8"), page)


def test_the_right_button_opens_what_can_be_done(page: Any, plan: Path) -> None:
    box(page, "triage").click(button="right")
    menu = page.locator(".menu.at-pointer")
    menu.locator(".item").first.wait_for()
    assert [text.split("\n")[0] for text in menu.locator(".item").all_inner_texts()][0].startswith("Rename")
    menu.get_by_role("button", name="Flow from here").click()
    page.wait_for_selector(".panel form.new-flow")
    settle(page)
    grip = page.locator(".arrows > [data-id^='triage>commander'] .grip")
    grip.dispatch_event("contextmenu", {"bubbles": True, "cancelable": True, "clientX": 500, "clientY": 300})
    menu.get_by_role("button", name="Remove").click()
    until(lambda: "ranks" not in plan.read_text("utf-8"), page)


def test_clicks_fill_both_ends_of_a_new_flow(page: Any, plan: Path) -> None:
    page.locator(".palette").get_by_role("button", name="Flow").click()
    page.wait_for_selector(".panel form.new-flow")
    settle(page)
    box(page, "triage").click()
    box(page, "soc").click()
    page.keyboard.type("forwards")
    page.keyboard.press("Enter")
    until(lambda: re.search(r"triage: \{.*soc: .*forwards", plan.read_text("utf-8")), page)


def test_commands_are_found_by_name_and_keys_are_listed(page: Any, plan: Path) -> None:
    page.keyboard.press("Control+k")
    assert page.locator("#hits [role=option]").filter(has_text="Add a role").count() == 1
    page.keyboard.type("add a role")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog [name=name-en]")
    page.keyboard.press("Escape")
    page.locator(".stage").focus()
    page.keyboard.press("?")
    assert page.locator("dl.keys").is_visible()
    assert "F2" in page.locator("dl.keys").inner_text()


def test_a_plan_that_may_not_be_changed_offers_none_of_it(show: Show) -> None:
    with running("b") as studio:
        page = tab(show, studio)
        until(lambda: page.locator(".status .locked").inner_text(), page)
        page.mouse.dblclick(*middle(page, "triage"))
        assert page.locator("input.renaming").count() == 0
        page.keyboard.press("Control+k")
        assert page.locator("#hits").get_by_text("Add a role").count() == 0


def test_a_new_role_has_its_box_at_once_and_a_flow_is_drawn_from_it(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".palette").get_by_role("button", name="Role").click()
    page.locator("dialog [name=name-en]").fill("Press officer")
    until(lambda: page.locator("dialog [name=id]").input_value() == "press-officer", page)
    page.locator("dialog").get_by_role("button", name="Add").click()
    loose = page.locator(".tray [data-end=press-officer]")
    loose.wait_for()
    settle(page)
    place = loose.bounding_box()
    drag(page, (place["x"] + 20, place["y"] + 10), middle(page, "commander"))
    page.wait_for_selector(".panel form.new-flow")
    page.keyboard.type("drafts")
    page.keyboard.press("Enter")
    until(lambda: box(page, "press-officer").count() == 1, page)
    until(lambda: not loose.is_visible(), page)
