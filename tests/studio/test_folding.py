"""Teams and branches shown as one box each in the studio."""

from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, settle, state

pytest.importorskip("starlette")
from studio_pages import file_of, tab, until
from studios import Running, running

PLAN = """
plan: {id: ours, title: {en: Ours}}
teams: {desk: {name: {en: Desk}}, field: {name: {en: Field}}}
roles:
  lead: {name: {en: Leader}}
  a: {name: {en: Alpha}, team: desk}
  b: {name: {en: Beta}, team: desk}
  c: {name: {en: Gamma}, team: field}
flows:
  a: {b: {label: {en: inner}, kind: report}, lead: {label: {en: first}, kind: report}}
  b: {lead: {label: {en: second}, kind: report}, c: {label: {en: asks}, kind: report}}
posts: {incident: {lead: {}, a: {under: lead}, b: {under: a}, c: {under: lead}}}
"""


plan = file_of(PLAN)


def shown(page: Any) -> set[str]:
    """The ids of the boxes on screen."""
    return set(page.eval_on_selector_all(".boxes > .box:not(.leaving)", "all => all.map((one) => one.dataset.id)"))


def test_a_team_is_collapsed_and_expanded_by_its_sign_and_a_link_keeps_it(page: Any) -> None:
    page.locator("[data-fold=desk]").click()
    until(lambda: shown(page) == {"desk", "lead", "c"}, page)
    assert "2 boxes" in box(page, "desk").text_content()
    assert sorted(page.locator(".labels > .words:not(.leaving)").all_text_contents()) == ["asks", "×2"]
    assert state(page)["folded"] == "desk"
    page.reload()
    page.wait_for_selector("[data-fold=desk]")
    assert shown(page) == {"desk", "lead", "c"}
    settle(page)
    page.locator("[data-fold=desk]").click()
    until(lambda: shown(page) == {"a", "b", "lead", "c"}, page)


def test_the_key_collapses_a_branch_of_a_chart_and_leaves_the_files_alone(page: Any, plan: Path) -> None:
    page.get_by_role("tab", name="Organisation chart").click()
    until(lambda: "c" in shown(page), page)
    settle(page)
    box(page, "a").focus()
    page.keyboard.press("f")
    until(lambda: shown(page) == {"lead", "a", "c"}, page)
    assert plan.read_text("utf-8") == PLAN
    assert not (plan.parent / ".csirtgraph").exists()


def test_everything_is_collapsed_by_a_command_and_what_is_unknown_is_left_out(show: Show, plan: Path) -> None:
    with running(plan.parent) as studio:
        whole = studio.get("/api/scene?figure=relations&lang=en").json()
        assert studio.get("/api/scene?figure=relations&lang=en&folded=nobody").json() == whole
        page = tab(show, studio)
        page.keyboard.press("Control+k")
        page.keyboard.type("Collapse all")
        page.keyboard.press("Enter")
        until(lambda: shown(page) == {"desk", "field", "lead"}, page)


def test_an_export_is_what_is_folded_on_screen(studio: Running) -> None:
    answer = studio.get("/api/export?figure=relations&lang=en&format=svg&folded=desk")
    assert "Beta" not in answer.text
    assert "Desk" in answer.text
