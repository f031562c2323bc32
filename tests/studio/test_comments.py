"""A second reader: comments on roles and flows, as pins and in the panel, answered and resolved, and in no export."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, box, settle
from signatures import WritePlan
from studio_pages import PLAN, edit, file_of, tab, until
from studios import running

from csirtgraph.plan.reading.load import load_plan

plan = file_of(PLAN)


def say(page: Any, button: str, text: str, **fields: str) -> None:
    """Open a dialog, fill it in and save it."""
    page.get_by_role("button", name=button, exact=True).last.click()
    page.locator("dialog [name=text]").fill(text)
    for name, value in fields.items():
        page.locator(f"dialog [name={name}]").fill(value)
    page.locator("dialog .primary").click()
    until(lambda: page.locator("dialog").count() == 0, page)


def test_a_comment_is_a_pin_answered_resolved_and_kept_in_the_plan(page: Any, plan: Path) -> None:
    box(page, "triage").click()
    say(page, "Comment", "Who is that at night?", by="Reader")
    pin = page.locator(".pins .pin")
    until(lambda: pin.count() == 1, page)
    assert pin.get_attribute("aria-label") == "Comments on Triage: 1"
    assert page.locator(".status .comments .many").inner_text() == "1"
    text = plan.read_text("utf-8")
    assert text.startswith(PLAN)
    assert "about: triage" in text
    assert "by: Reader" in text
    assert load_plan(plan).comments == {}  # nothing that is drawn has them
    page.keyboard.press("Escape")
    pin.click()
    until(lambda: page.locator(".panel .comment").count() == 1, page)
    say(page, "Reply", "The vendor.")
    until(lambda: "The vendor." in "".join(page.locator(".panel .comment .answer").all_inner_texts()), page)
    page.get_by_role("button", name="Resolve").click()
    until(lambda: pin.count() == 0, page)
    assert "resolved: true" in plan.read_text("utf-8")
    page.locator(".status .comments").click()
    assert page.locator(".drawer .lines li").all_inner_texts()[0].startswith("Triage – Who is that at night?")
    page.get_by_role("button", name="Reopen").click()
    until(lambda: pin.count() == 1, page)


def test_a_comment_on_a_flow_stays_on_it_when_its_kind_changes(page: Any, plan: Path) -> None:
    words = page.locator('.labels > [data-id="handler>soc:request"]')
    words.dispatch_event("contextmenu", {"clientX": 300, "clientY": 300, "button": 2})
    say(page, "Comment", "Within what time?")
    until(lambda: page.locator(".pin").count() == 1, page)
    assert page.locator(".pin").get_attribute("data-id") == "handler"
    plan.write_text(plan.read_text("utf-8").replace("kind: request", "kind: inform"), "utf-8")
    until(lambda: "soc:inform" in page.locator(".arrows").inner_html(), page)
    assert page.locator(".pin").count() == 1
    box(page, "soc").click()
    assert "Handler → SOC" in page.locator(".panel .comment").inner_text()


def test_comments_are_in_no_file_made_of_the_figure(show: Show, write_plan: WritePlan, tmp_path: Path) -> None:
    remark = 'comments: {one: {about: triage, by: Reader-who-asks, text: "Remark-of-a-reader <b>"}}\n'
    with running(write_plan(plan=PLAN + remark)) as studio:
        page = tab(show, studio)
        until(lambda: page.locator(".pin").count() == 1, page)
        for name in ("Save as SVG", "Send this view (HTML)", "draw.io"):
            page.get_by_role("button", name="Save", exact=True).click()
            with page.expect_download() as got:
                page.locator(".menu:popover-open .item", has_text=name).first.click()
            got.value.save_as(tmp_path / "file")
            page.keyboard.press("Escape")
            data = (tmp_path / "file").read_text("utf-8")
            assert "Triage" in data
            assert not [word for word in ("Remark-of", "Reader-who", 'class="pin') if word in data], name
        page.locator(".status .comments").click()
        page.locator(".drawer .lines button").click()
        assert page.locator(".panel .comment p").inner_text() == "Remark-of-a-reader <b>"


def test_what_is_typed_in_a_comment_is_asked_about_before_it_goes(page: Any) -> None:
    box(page, "triage").click()
    page.get_by_role("button", name="Comment", exact=True).click()
    page.locator("dialog [name=text]").fill("Half a thought")
    page.keyboard.press("Escape")
    page.locator("dialog").last.get_by_role("button", name="Cancel").click()
    assert page.locator("dialog [name=text]").input_value() == "Half a thought"


def test_a_role_goes_with_its_comments_and_a_comment_on_nothing_is_listed(page: Any, plan: Path) -> None:
    box(page, "triage").click()
    say(page, "Comment", "Needed?")
    until(lambda: "Needed?" in plan.read_text("utf-8"), page)
    plan.write_text(plan.read_text("utf-8").replace("about: triage", "about: nobody"), "utf-8")
    until(lambda: page.locator(".pin").count() == 0, page)
    page.locator(".status .comments").click()
    assert "nobody (no longer in the plan) – Needed?" in page.locator(".drawer .lines").inner_text()
    plan.write_text(plan.read_text("utf-8").replace("about: nobody", "about: triage"), "utf-8")
    until(lambda: page.locator(".pin").count() == 1, page)
    settle(page)
    if page.locator(".panel h2").count() == 0:
        edit(page, "triage")
    page.locator(".panel").get_by_role("button", name="Remove", exact=True).last.click()
    page.locator("dialog .danger").click()
    until(lambda: "Needed?" not in plan.read_text("utf-8"), page)
