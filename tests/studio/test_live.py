"""The studio in a browser: files that change, edits that are saved, two who edit at once."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytest.importorskip("starlette")
from browser import Show, box, is_dim, middle, only_chromium, settle
from cases import for_each
from studio_pages import PLAN, drag, edit, file_of, tab, until
from studios import Running, running

from csirtgraph.formats import FORMATS, names
from csirtgraph.studio.server import pages

plan = file_of(PLAN)


def saved(file: Path, text: str) -> None:
    """Save as an editor does, beside the file and over it."""
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def text_of(page: Any, id: str) -> str:
    """What a box says."""
    return "".join(box(page, id).locator("text").all_text_contents())


# Files that change


def test_a_saved_file_shows_while_zoom_choice_and_filters_stay(page: Any, plan: Path) -> None:
    page.get_by_role("button", name="Filter").click()
    page.locator(".chip", has_text="Response").click()
    page.keyboard.press("Escape")
    box(page, "commander").click()
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    zoom = page.evaluate("new DOMMatrix(getComputedStyle(document.querySelector('.sheet')).transform).a")
    saved(plan, PLAN.replace("en: Handler", "en: Operator"))
    until(lambda: "Operator" in text_of(page, "handler"), page)
    settle(page)
    now = page.evaluate("new DOMMatrix(getComputedStyle(document.querySelector('.sheet')).transform).a")
    assert now == pytest.approx(zoom)
    assert page.locator(".panel h2").inner_text() == "Commander"
    assert is_dim(page, "soc")


def test_a_mistake_is_listed_beside_the_last_good_picture_until_it_is_fixed(page: Any, plan: Path) -> None:
    saved(plan, PLAN.replace("group: response, tier: command", "gruop: response, tier: command"))
    line = page.locator(".drawer .lines li")
    line.wait_for()
    assert "unknown key gruop: did you mean group?" in line.inner_text()
    assert re.search(r"plan\.yaml:7:\d+", line.inner_text())
    assert "last valid picture" in page.locator(".notices").inner_text()
    assert text_of(page, "commander")
    saved(plan, PLAN.replace("en: Commander", "en: Captain"))
    until(lambda: "Captain" in text_of(page, "commander"), page)
    assert page.locator(".drawer").is_hidden()
    assert page.locator(".notices").inner_text() == ""


def test_words_of_a_saved_file_stay_words(page: Any, plan: Path) -> None:
    saved(plan, PLAN.replace("en: Handler", 'en: "<img src=x onerror=alert(1)>"'))
    until(lambda: "<img" in text_of(page, "handler"), page)
    box(page, "handler").click()
    assert "<img" in page.locator(".panel h2").inner_text()
    assert page.locator(".panel img, .stage img").count() == 0


def test_of_a_large_plan_the_figure_is_first_and_what_its_link_names_follows(
    show: Show, studio: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LARGE", 2)  # roles
    data = re.search(r'id="cg-data">(.*?)</script>', studio.get("/").text)
    assert data
    assert json.loads(data[1])["facts"]["ends"] == {}
    page = tab(show, studio, "#select=triage&hops=2")
    expect(page.locator(".panel h2")).to_have_text("Triage")
    assert "select=triage" in page.url
    assert box(page, "triage").get_attribute("role") == "button"


# Edits


def test_a_role_is_edited_in_the_panel_and_only_its_lines_change(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.fill("[name=name-en]", "Sorter")
    page.fill("[name=duty-en]", "Sorts what comes in")
    page.select_option("[name=sourcing-incident]", "outsourced")
    page.select_option("[name=group]", "outside")
    page.keyboard.press("Control+s")
    until(lambda: "Sorter" in plan.read_text("utf-8"), page)
    until(lambda: "Sorter" in text_of(page, "triage"), page)
    old, new = PLAN.splitlines(), plan.read_text("utf-8").splitlines()
    number = next(at for at, line in enumerate(old) if line.startswith("  triage: {name"))
    assert (new[:number], new[number + 1 :]) == (old[:number], old[number + 1 :])
    assert new[number].endswith("# sorts")
    for words in ("ja: 仕分け", "en: Sorter", "Sorts what comes in", "outsourced", "group: outside"):
        assert words in new[number]


def test_a_mode_is_taken_from_a_role(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".panel label", has_text="Peacetime").first.click()
    page.keyboard.press("Control+s")
    until(lambda: re.search(r"triage:.*modes: \[?incident", plan.read_text("utf-8")), page)
    page.click("header label.peacetime")
    settle(page)
    assert box(page, "triage").count() == 0


def test_edits_are_undone_and_done_again(page: Any, plan: Path) -> None:
    edit(page, "handler")
    page.fill("[name=name-en]", "Operator")
    page.keyboard.press("Enter")
    until(lambda: "Operator" in text_of(page, "handler"), page)
    page.get_by_role("button", name="Undo").click()
    until(lambda: plan.read_text("utf-8") == PLAN, page)
    until(lambda: "Handler" in text_of(page, "handler"), page)
    page.get_by_role("button", name="Redo").click()
    until(lambda: "Operator" in plan.read_text("utf-8"), page)
    until(lambda: "Operator" in text_of(page, "handler"), page)


def test_a_flow_is_drawn_from_box_to_box(page: Any, plan: Path) -> None:
    edit(page, "triage")
    drag(page, middle(page, "triage"), middle(page, "handler"))
    page.keyboard.type("hands over")
    page.keyboard.press("Enter")
    until(lambda: "hands over" in plan.read_text("utf-8"), page)
    until(lambda: "hands over" in page.locator(".labels").text_content(), page)
    assert page.locator('.arrows > [data-id^="triage>handler"]').count() == 1
    assert "# sorts" in plan.read_text("utf-8")


def test_a_flow_is_led_to_another_box(page: Any, plan: Path) -> None:
    edit(page, "commander")
    page.locator('.arrows > [data-id^="triage>commander"] .grip').dispatch_event(
        "pointerdown", {"button": 0, "bubbles": True, "pointerId": 1}
    )
    handle = page.locator(".handle[data-end=to]").bounding_box()
    start = (handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    drag(page, start, middle(page, "handler"))
    until(lambda: page.locator('.arrows > [data-id^="triage>handler"]').count() == 1, page)
    assert page.locator('.arrows > [data-id^="triage>commander"]').count() == 0
    assert re.search(r"triage: \{handler: \{label: \{ja: 順位, en: ranks\}", plan.read_text("utf-8"))


def test_a_flow_is_removed(page: Any, plan: Path) -> None:
    edit(page, "triage")
    page.locator(".panel button.flow", has_text="ranks").click()
    page.locator(".panel").get_by_role("button", name="Remove").click()
    until(lambda: "ranks" not in plan.read_text("utf-8"), page)
    until(lambda: page.locator('.arrows > [data-id^="triage>commander"]').count() == 0, page)


def test_a_role_a_party_and_a_post_are_added(page: Any, plan: Path) -> None:
    edit(page, "commander")
    toolbar, dialog = page.locator(".palette"), page.locator("dialog")
    toolbar.get_by_role("button", name="Role").click()
    dialog.locator("[name=name-en]").fill("Press officer")
    until(lambda: dialog.locator("[name=id]").input_value() == "press-officer", page)
    dialog.get_by_role("button", name="Add").click()
    until(lambda: "press-officer:" in plan.read_text("utf-8"), page)
    dialog.wait_for(state="detached")
    assert page.locator(".panel h2").inner_text() == "Press officer"
    toolbar.get_by_role("button", name="Party").click()
    dialog.locator("[name=name-en]").fill("Press")
    dialog.locator("[name=kind]").select_option("external")
    dialog.get_by_role("button", name="Add").click()
    until(lambda: re.search(r"press: .*kind: external", plan.read_text("utf-8")), page)
    dialog.wait_for(state="detached")
    toolbar.get_by_role("button", name="Post").click()
    dialog.locator("[name=role]").fill("Press officer")
    dialog.locator("[name=held-by]").select_option("triage")
    dialog.get_by_role("button", name="Add").click()
    until(lambda: re.search(r"press-officer: \{.*held-by: triage", plan.read_text("utf-8")), page)
    page.click("#tab-orgchart")
    until(lambda: box(page, "press-officer").count() == 1, page)


def test_a_post_dragged_onto_another_is_held_together_with_it(page: Any, plan: Path) -> None:
    page.click("#tab-orgchart")
    until(lambda: box(page, "triage").count() == 1 and box(page, "commander").count() == 1, page)
    settle(page)
    drag(page, middle(page, "triage"), middle(page, "handler"))
    page.get_by_role("button", name="Held together with Handler").click()
    until(lambda: re.search(r"triage: \{.*held-by: handler", plan.read_text("utf-8")), page)


def test_a_role_is_removed_with_its_flows_and_comes_back(page: Any, plan: Path) -> None:
    edit(page, "handler")
    page.locator(".removal button").click()
    assert "flows (2) and posts (1)" in page.locator("dialog").inner_text()
    page.locator("dialog").get_by_role("button", name="Remove").click()
    until(lambda: box(page, "handler").count() == 0, page)
    assert "handler" not in plan.read_text("utf-8")
    page.keyboard.press("Control+z")
    until(lambda: box(page, "handler").count() == 1, page)
    assert plan.read_text("utf-8") == PLAN


def test_an_edit_that_would_break_the_plan_says_why_and_saves_nothing(page: Any, plan: Path) -> None:
    edit(page, "commander")
    page.locator(".palette").get_by_role("button", name="Role").click()
    page.locator("dialog [name=name-en]").fill("Twin")
    page.locator("dialog [name=id]").fill("triage")
    page.locator("dialog").get_by_role("button", name="Add").click()
    assert page.locator("dialog").is_visible()
    assert plan.read_text("utf-8") == PLAN


# Two who edit


def test_what_one_tab_saves_the_other_shows(show: Show, studio: Running) -> None:
    one, other = tab(show, studio), tab(show, studio)
    edit(one, "handler")
    one.fill("[name=name-en]", "Operator")
    one.keyboard.press("Enter")
    until(lambda: "Operator" in text_of(other, "handler"), other)


def test_an_edit_of_what_another_has_changed_shows_both_and_lets_one_choose(
    page: Any, plan: Path, studio: Running
) -> None:
    edit(page, "handler")
    page.fill("[name=name-en]", "Operator")
    theirs = PLAN.replace("en: Handler", "en: Agent")
    saved(plan, theirs)
    until(lambda: "Agent" in text_of(page, "handler"), page)
    assert page.locator("[name=name-en]").input_value() == "Operator"  # nothing typed is lost
    page.locator(".panel form.draft").first.locator("button[type=submit]").click()
    dialog = page.locator("dialog.conflict")
    dialog.wait_for()
    assert "en: Agent" in dialog.inner_text()
    assert "en: Operator" in dialog.inner_text()
    assert plan.read_text("utf-8") == theirs
    dialog.get_by_role("button", name="Save mine again").click()
    until(lambda: "en: Operator" in plan.read_text("utf-8"), page)
    page.get_by_role("button", name="Undo").click()
    until(lambda: plan.read_text("utf-8") == theirs, page)


def test_a_studio_that_ends_is_reported_and_what_was_typed_is_kept(show: Show, plan: Path) -> None:
    with running(plan.parent) as studio:
        page = tab(show, studio)
        edit(page, "handler")
        page.fill("[name=name-en]", "Operator")
    until(lambda: "The studio has stopped" in page.locator(".notices").inner_text(), page)
    assert page.locator("[name=name-en]").input_value() == "Operator"
    assert page.locator(".state").inner_text() == "Stopped"
    page.close(run_before_unload=False)


# What stands beside the figure


def test_a_finding_leads_to_its_box(show: Show, plan: Path, studio: Running) -> None:
    saved(plan, PLAN.replace("tier: command}", "tier: command, sourcing: outsourced}"))
    page = tab(show, studio)
    page.locator(".lists.findings").click()
    line = page.locator(".drawer button.problem-line", has_text="Commander decides")
    line.click()
    settle(page)
    assert page.locator(".panel h2").inner_text() == "Commander"


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_figure_is_laid_over_that_of_a_revision(show: Show, plan: Path) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Last year"]):
        subprocess.run(["git", *words], cwd=plan.parent, check=True, capture_output=True)
    saved(plan, PLAN.replace("  triage: {commander: {label: {ja: 順位, en: ranks}, kind: report}}\n", ""))
    with running(plan.parent) as studio:
        page = tab(show, studio)
        page.get_by_role("button", name="Compare with").click()
        page.locator(".revisions .item", has_text="Last year").click()
        until(lambda: page.locator('.arrows > [data-id^="triage>commander"]').count() == 1, page)
        assert "Compared with Last year" in page.locator(".notices").inner_text()
        assert offered(page) == [row.name for row in FORMATS if "comparison" in row.holds]
        page.locator(".notices").get_by_role("button", name="End comparison").click()
        until(lambda: page.locator('.arrows > [data-id^="triage>commander"]').count() == 0, page)


@only_chromium
@for_each("format", ["svg", "md", "csv", "drawio", "mmd", "pptx", "dot", "json", "graphml", "gexf", "html"])
def test_the_figure_is_saved_in_every_format(page: Any, format: str) -> None:
    page.get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.locator(f"[data-format={format}]").click()
    assert download.value.suggested_filename.endswith(f".{format}")
    assert Path(download.value.path()).stat().st_size > 100
    page.keyboard.press("Escape")


def offered(page: Any) -> list[str]:
    """The formats in the menu of the save button, which is closed again."""
    page.get_by_role("button", name="Save").click()
    found = [item.get_attribute("data-format") for item in page.locator("[data-format]").all()]
    page.keyboard.press("Escape")
    return found


def test_the_menu_offers_only_formats_that_can_hold_the_figure(page: Any) -> None:
    assert offered(page) == names()
    page.locator("#tab-roles").click()
    until(lambda: "mmd" not in offered(page), page)
    assert offered(page) == [row.name for row in FORMATS if "table" in row.holds]


def test_a_plan_that_may_not_be_changed_says_so(show: Show) -> None:
    with running("b") as studio:
        page = tab(show, studio)
        expect(page.locator(".locked")).to_have_text("Read only")
        page.locator("button.lock").click()
        assert "csirtgraph init my-csirt --pattern b" in page.locator(".notices").inner_text()
        assert page.locator("html.editing").count() == 0
