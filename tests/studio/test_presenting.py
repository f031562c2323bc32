"""Views kept and presented: by keys, buttons and fingers; in the plan's folder, or by the browser."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, only_chromium, settle, state
from signatures import WritePlan
from studio_pages import PLAN, file_of, tab, until
from studios import Running, running

plan = file_of(PLAN)


def views_in(page: Any) -> list[str]:
    """The names in the list of views."""
    found: list[str] = page.locator(".views li input").evaluate_all("all => all.map((one) => one.value)")
    return found


def add(page: Any, name: str) -> None:
    """Add what is on screen."""
    page.get_by_role("button", name="Present", exact=True).click()
    page.locator(".views .adding input").fill(name)
    page.locator(".views .adding input").press("Enter")
    until(lambda: name in views_in(page), page)
    page.keyboard.press("Escape")


def test_views_are_kept_with_the_plan_named_moved_and_removed(page: Any, plan: Path) -> None:
    file = plan.parent / ".csirtgraph" / "views.yaml"
    page.locator('.boxes > [data-id="triage"]').click()
    add(page, "Who sorts: first")
    page.locator("header label.peacetime").click()
    add(page, "Quiet days")
    assert [line.partition(", figure")[0] for line in file.read_text("utf-8").splitlines()[2:]] == [
        '  - {name: "Who sorts: first"',
        '  - {name: "Quiet days"',
    ]
    assert "select: triage" in file.read_text("utf-8")
    page.get_by_role("button", name="Present", exact=True).click()
    page.locator(".views .adding input").fill("Half a name")
    page.mouse.click(700, 850)
    page.get_by_role("button", name="Present", exact=True).click()
    assert page.locator(".views .adding input").input_value() == "Half a name"
    page.locator(".views li input").first.fill("Who sorts")
    page.locator(".views li input").first.press("Enter")
    until(lambda: views_in(page) == ["Who sorts", "Quiet days"], page)
    page.get_by_role("button", name="Move up: Quiet days").click()
    until(lambda: views_in(page) == ["Quiet days", "Who sorts"], page)
    page.get_by_role("button", name="2 Open this view: Who sorts").click()
    assert (state(page)["select"], state(page).get("mode", "incident")) == ("triage", "incident")
    page.reload()
    page.wait_for_selector(".boxes > .box")
    page.get_by_role("button", name="Present", exact=True).click()
    assert views_in(page) == ["Quiet days", "Who sorts"]
    for name in ("Quiet days", "Who sorts"):
        page.get_by_role("button", name=f"Remove from the list: {name}").click()
        until(lambda name=name: name not in views_in(page), page)
    until(lambda: not file.exists(), page)


def test_presenting_goes_through_views_by_keys_and_buttons(page: Any) -> None:
    page.locator('.boxes > [data-id="triage"]').click()
    add(page, "One")
    page.locator("header label.peacetime").click()
    add(page, "Two")
    page.keyboard.press("Control+k")
    page.keyboard.type("present")
    page.keyboard.press("Enter")
    bar = page.locator(".presenter")
    assert bar.inner_text().split()[-4:] == ["1", "/", "2", "One"]
    for hidden in (".bar", ".figures", ".panel", ".status"):
        assert not page.locator(hidden).is_visible(), hidden
    for key, shown in (
        ("ArrowRight", "Two"),
        ("PageUp", "One"),
        (" ", "Two"),
        ("ArrowRight", "Two"),
        ("Delete", "Two"),
    ):
        page.keyboard.press(key)
        assert bar.locator(".words").inner_text() == shown, key
    assert page.get_by_role("button", name="Next view").is_disabled()
    page.get_by_role("button", name="Previous view").click()
    assert bar.locator(".words").inner_text() == "One"
    settle(page)
    page.get_by_role("button", name="End presenting").click()
    assert bar.count() == 0
    assert page.locator(".bar").first.is_visible()


def test_without_views_a_figure_is_presented_in_its_modes_and_with_its_alarm(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en", viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Present", exact=True).click()
    page.get_by_role("button", name="Start presenting").click()
    words = page.locator(".presenter .words")
    shown = [words.inner_text()]
    while not page.get_by_role("button", name="Next view").is_disabled() and len(shown) < 4:
        page.keyboard.press("ArrowRight")
        shown.append(words.inner_text())
    assert shown[:2] == ["Peacetime", "Incident"]
    assert shown[2].startswith("The way from ")
    assert shown[3] == "Play the alarm"
    clock = page.locator(".player .clock")
    assert clock.inner_text() == "0:00"
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert (state(page)["step"], words.inner_text()) == ("4", "Play the alarm")
    page.keyboard.press("Escape")
    assert page.locator(".presenter").count() == 0


@only_chromium
def test_a_finger_wipes_to_the_next_view_and_the_browser_keeps_the_list(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en", viewport={"width": 390, "height": 800}, has_touch=True)
    for mode in ("incident", "peacetime"):
        page.locator(f"label.{mode}").click()
        add(page, f"In {mode}")
    page.reload()
    page.get_by_role("button", name="Present", exact=True).click()
    assert views_in(page) == ["In incident", "In peacetime"]
    page.get_by_role("button", name="Start presenting").click()
    settle(page)
    finger = page.context.new_cdp_session(page)
    for kind, points in (("touchStart", [300]), ("touchMove", [200]), ("touchMove", [100]), ("touchEnd", [])):
        touched = [{"x": across, "y": 300} for across in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})
    assert page.locator(".presenter .words").inner_text() == "In peacetime"


def sent(page: Any, target: Path) -> Path:
    """The file that "Send this view" saves."""
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as got:
        page.get_by_role("button", name="Send this view").click()
    got.value.save_as(target)
    return target


@only_chromium
def test_a_sent_view_opens_on_what_was_on_screen_and_can_be_sent_on(
    show: Show, page: Any, plan: Path, tmp_path: Path
) -> None:
    page.locator("header label.peacetime").click()
    page.locator('.boxes > [data-id="triage"]').click()
    add(page, "Who sorts")
    file = sent(page, tmp_path / "sent.html")
    for again in (tmp_path / "again.html", tmp_path / "last.html"):
        other = show(file, viewport={"width": 1280, "height": 800})
        assert other.locator(".panel h2").inner_text() == "Triage"
        assert other.locator("#mode-peacetime").is_checked()
        assert "#" not in other.url.rstrip("#")
        other.get_by_role("button", name="Present", exact=True).click()
        assert views_in(other) == ["Who sorts"]
        other.keyboard.press("Escape")
        other.locator("header label.incident").click()
        other.locator("header label.peacetime").click()
        file = sent(other, again)


HOSTILE = """views:
  - {name: "<img src=x onerror=alert(1)>", figure: relations, mode: incident, lang: en, select: triage}
  - {name: Lost, figure: nothing, mode: sideways, select: nobody}
  - {name: No figure}
  - just words
"""


def test_a_file_that_somebody_else_has_written_does_nothing(show: Show, write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    (folder / ".csirtgraph").mkdir()
    (folder / ".csirtgraph" / "views.yaml").write_text(HOSTILE, "utf-8")
    with running(folder) as studio:
        assert [(one["line"], "not a view" in one["text"]["en"]) for one in studio.state()["warnings"]] == [
            (4, True),
            (5, True),
        ]
        page = tab(show, studio)
        page.get_by_role("button", name="Present", exact=True).click()
        assert views_in(page) == ["<img src=x onerror=alert(1)>", "Lost"]
        page.get_by_role("button", name="2 Open this view").click()
        assert page.locator("[role=tab][aria-selected=true]").count() == 1


def test_views_that_cannot_be_kept_are_refused(studio: Running) -> None:
    wrong = [
        {"name": ""},
        {"name": "x"},
        {"name": "x", "figure": "y" * 501},
        {"name": "x", "figure": "y", "A b": "z"},
        1,
    ]
    for one in wrong:
        assert studio.post("/api/views", {"views": [one]}).status_code == 400
    assert studio.post("/api/views", {"views": [{"name": "x", "figure": "y"}] * 101}).status_code == 400
    old = studio.state()["revision"]
    kept = {"views": [{"name": "yes", "figure": "relations", "select": "true"}]}
    assert studio.post("/api/views", kept).status_code == 200
    assert studio.state()["views"] == [{"name": "yes", "shows": {"figure": "relations", "select": "true"}}]
    assert studio.post("/api/views", {"views": []}, old).status_code == 409
