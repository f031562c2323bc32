"""The page that stands alone, in a browser: what one sees, clicks and types."""

from pathlib import Path
from typing import Any

import pytest
from browser import MOVING, Show, box, is_dim, middle, only_chromium, settle, state, write
from signatures import WritePlan

from csirtgraph.pipeline import names_in
from csirtgraph.plan.reading.load import load_plan

HOSTILE = "<img src=x onerror=alert(1)>"
LONG = ("frameworks", "work-roles")  # tables that would be too small to read as a whole
BREAKING = "</script><script>alert(2)</script>"


def switch(page: Any, mode: str) -> None:
    """Switch to a mode, and wait until all boxes are there."""
    page.click(f"label.{mode}")
    settle(page)


def scale(page: Any) -> float:
    """How large the sheet is shown."""
    number: float = page.evaluate("new DOMMatrix(getComputedStyle(document.querySelector('.sheet')).transform).a")
    return number


# Figures


def test_every_figure_has_a_tab_that_shows_it(show: Show, page_b: Path) -> None:
    page = show(page_b)
    figures = names_in(load_plan("b"))
    assert page.locator("[role=tab]").count() == len(figures)
    for name in figures:
        page.click(f"#tab-{name}")
        settle(page)
        assert page.locator(f"#tab-{name}").get_attribute("aria-selected") == "true"
        assert page.locator(".boxes > .box").count() > 5
        sheet, stage = page.locator(".sheet").bounding_box(), page.locator(".stage").bounding_box()
        assert sheet["x"] >= stage["x"]
        assert sheet["y"] >= stage["y"]
        assert sheet["x"] + sheet["width"] <= stage["x"] + stage["width"]
        assert sheet["y"] + sheet["height"] <= stage["y"] + stage["height"] or name in LONG


def test_a_long_table_begins_at_its_top_where_it_can_be_read(show: Show, page_b: Path) -> None:
    page = show(page_b, "#figure=work-roles")
    assert scale(page) >= 0.7
    assert state(page).get("at") is None
    page.get_by_role("button", name="全体を表示").click()
    settle(page)
    sheet, stage = page.locator(".sheet").bounding_box(), page.locator(".stage").bounding_box()
    assert sheet["height"] <= stage["height"]


def test_the_page_opens_with_the_figure_and_the_mode_it_was_made_for(show: Show, tmp_path: Path) -> None:
    page = show(write("b", tmp_path / "x.html", "orgchart", "--mode", "peacetime", "--lang", "en"))
    assert page.locator(".sheet svg").get_attribute("aria-label") == "Organisation chart Peacetime"
    assert page.locator("h1").inner_text().startswith("Pattern B")


@only_chromium
def test_boxes_move_when_the_mode_changes(show: Show, page_b: Path) -> None:
    page = show(page_b, reduced_motion=MOVING)

    def place() -> float:
        """How far from the left of the sheet the box is seen, which also moves as a whole."""
        found: float = box(page, "researcher-curator").evaluate(
            "(one) => new DOMMatrix(getComputedStyle(one).transform).e"
        )
        return found

    before = place()
    assert box(page, "triage").count() == 1
    assert box(page, "vulnerability-testing").count() == 0
    page.click("header label.peacetime")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate("document.getAnimations().length") > 5
    page.evaluate("document.getAnimations().forEach(one => { one.pause(); one.currentTime = 150 })")
    half = place()
    page.evaluate("document.getAnimations().forEach(one => one.play())")
    settle(page)
    after = place()
    assert abs(after - before) > 5
    assert min(before, after) < half < max(before, after)
    assert box(page, "triage").count() == 0
    assert box(page, "vulnerability-testing").count() == 1
    assert page.locator(".leaving").count() == 0


@only_chromium
def test_switching_back_half_way_moves_on_from_there(show: Show, page_b: Path) -> None:
    page = show(page_b, reduced_motion=MOVING)
    page.click("header label.peacetime")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.evaluate("document.getAnimations().forEach(one => { one.pause(); one.currentTime = 200 })")
    seen = "new DOMMatrix(getComputedStyle(document.querySelector('.boxes [data-id=researcher-curator]')).transform).e"
    half = page.evaluate(seen)
    page.locator("header label.incident").dispatch_event("click")
    page.evaluate("document.getAnimations().forEach(one => { one.pause(); one.currentTime = 0 })")
    assert page.evaluate(seen) == pytest.approx(half, abs=8)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")
    assert abs(page.evaluate(seen) - half) > 15


def test_nothing_moves_where_motion_is_not_wanted(show: Show, page_b: Path) -> None:
    page = show(page_b, reduced_motion="reduce")
    page.click("header label.peacetime")
    assert page.evaluate("document.getAnimations().length") == 0
    assert box(page, "vulnerability-testing").count() == 1


def test_a_figure_without_modes_says_that_the_switch_is_not_for_it(show: Show, page_b: Path) -> None:
    page = show(page_b, "#figure=roles&lang=en")
    assert page.locator(".modes").get_attribute("title") == "This figure is the same in peacetime and in an incident"
    assert page.locator("#mode-peacetime").is_disabled()


# Filters and choices


def test_filters_dim_what_is_not_chosen_and_remove_nothing(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    many = page.locator(".boxes > .box").count()
    page.get_by_role("button", name="Filter").click()
    page.locator(".chip", has_text="Outsourced").click()
    assert not is_dim(page, "forensics")
    assert not is_dim(page, "vendor-response")
    assert is_dim(page, "commander")
    assert is_dim(page, "systems")
    assert page.locator(".boxes > .box").count() == many
    page.locator(".chip", has_text="Outsourced").click()
    page.locator(".chip", has_text="Incident response").click()
    assert not is_dim(page, "commander")
    assert is_dim(page, "self-assessment")
    assert state(page)["groups"] == "incident-response"
    page.get_by_role("button", name="Clear").click()
    assert not is_dim(page, "self-assessment")


def test_teams_can_be_chosen(show: Show, tmp_path: Path) -> None:
    page = show(write("c", tmp_path / "c.html"), "#lang=en&teams=poc")
    assert not is_dim(page, "triage")
    assert is_dim(page, "forensic-analyst")


def test_a_click_on_a_role_leaves_its_neighbours_and_shows_everything(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    box(page, "incident-handler").click()
    settle(page)
    assert not is_dim(page, "incident-handler")
    assert not is_dim(page, "researcher-curator")
    assert is_dim(page, "commander")
    assert is_dim(page, "systems")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "Incident handler"
    shown = panel.inner_text()
    for words in (
        "インシデントハンドラー",
        "Provided by",
        "In-house",
        "Held by",
        "1 person",
        "Skills",
        "Interim recovery",
    ):
        assert words in shown
    both = panel.get_by_role("button", name="Incident management").first
    assert both.locator(".mode-mark").all_inner_texts() == ["Peacetime", "Incident"]


def test_the_panel_shows_the_flows_of_the_other_mode_and_leads_there(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&mode=peacetime&select=commander")
    page.locator(".panel .flow", has_text="Investigator").click()
    settle(page)
    assert state(page)["select"] == "investigator"
    assert page.locator("#mode-incident").is_checked()
    assert page.locator(".panel h2").inner_text() == "Investigator"
    assert not is_dim(page, "investigator")
    assert is_dim(page, "poc")


def test_a_click_on_the_ground_ends_a_choice(show: Show, page_b: Path) -> None:
    page = show(page_b, "#select=commander")
    assert page.locator(".panel").is_visible()
    page.mouse.click(240, 780)
    assert page.locator(".panel").is_hidden()
    assert not is_dim(page, "systems")


def test_a_choice_stays_from_figure_to_figure(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&select=incident-handler")
    page.click("#tab-skills")
    settle(page)
    assert page.locator(".panel h2").inner_text() == "Incident handler"
    assert not is_dim(page, "incident-handler/skills")
    assert is_dim(page, "forensics/skills")
    assert not is_dim(page, "/of/role")


def test_a_post_with_several_roles_leads_to_them(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&figure=orgchart&mode=peacetime")
    box(page, "vulnerability").click()
    assert page.locator(".panel h2").inner_text() == "Vulnerability testing and evaluation"
    page.locator(".panel").get_by_role("button", name="Vulnerability evaluation").click()
    assert page.locator(".panel h2").inner_text() == "Vulnerability evaluation"
    assert page.locator(".panel h2").evaluate("node => node === document.activeElement")


# Search


def test_search_finds_a_role_in_any_writing(show: Show, page_b: Path) -> None:
    page = show(page_b)
    for words in ("いんしでんとはんど", "ｲﾝｼﾃﾞﾝﾄハンド", "incident HANDLER", "ＩＮＣＩＤＥＮＴ handler"):
        page.get_by_role("combobox").fill(words)
        first = page.locator(".hits [role=option]").first
        assert "インシデントハンドラー" in first.inner_text(), words
    first.click()
    settle(page)
    assert page.locator(".panel h2").inner_text() == "インシデントハンドラー"
    assert page.evaluate("document.activeElement.dataset.id") == "incident-handler"


def test_search_finds_words_in_other_figures(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.get_by_role("combobox").fill("nippon csirt")
    page.locator(".hits [role=option]").first.click()
    settle(page)
    assert state(page)["figure"] == "terms"


def test_search_says_when_there_is_nothing(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.get_by_role("combobox").fill("zzzz")
    assert page.locator(".hits").inner_text() == "Nothing found"
    assert page.get_by_role("status").inner_text() == "Nothing found"


def test_a_role_that_the_figure_lacks_is_shown_in_one_that_has_it(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&figure=terms")
    page.get_by_role("combobox").fill("triage")
    page.keyboard.press("Enter")
    settle(page)
    assert state(page).get("figure", "relations") == "relations"
    assert not is_dim(page, "triage")


# The way between two


def test_the_way_between_two_is_listed_and_stands_out(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.get_by_role("button", name="Path", exact=True).click()
    page.locator("select").first.select_option(label="Triage")
    page.locator("select").last.select_option(label="Management and outside organisations")
    names = page.locator(".steps .link").all_inner_texts()
    assert names == ["Triage", "Commander", "PoC", "Management and outside organisations"]
    assert page.locator(".steps .what").all_inner_texts() == ["Priority decision", "Status", "Overall status"]
    assert not is_dim(page, "poc")
    assert is_dim(page, "notification")
    thick = page.locator(".arrows path[stroke-width='2.6']")
    assert thick.count() == 3
    switch(page, "peacetime")
    assert "no flows lead" in page.locator(".panel").inner_text()


def test_the_ends_of_a_way_are_chosen_by_clicks(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&select=forensics")
    page.get_by_role("button", name="Path from here").click()
    box(page, "commander").click()
    assert page.locator(".steps .link").all_inner_texts() == ["Forensics", "Incident management", "Commander"]
    page.get_by_role("button", name="Swap").click()
    assert state(page)["way"] == "commander,forensics"


# Moving about


def test_the_wheel_zooms_where_it_points(show: Show, page_b: Path) -> None:
    page = show(page_b)
    x, y = middle(page, "poc")
    before = scale(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(100)
    assert scale(page) > before * 1.3
    assert middle(page, "poc") == pytest.approx((x, y), abs=2)


def test_dragging_moves_and_does_not_choose(show: Show, page_b: Path) -> None:
    page = show(page_b)
    x, y = middle(page, "commander")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 30, steps=5)
    page.mouse.move(x + 120, y + 80, steps=5)
    page.mouse.up()
    assert middle(page, "commander") == pytest.approx((x + 120, y + 80), abs=2)
    assert page.locator(".panel").is_hidden()


@only_chromium
def test_two_fingers_pinch(show: Show, page_b: Path) -> None:
    page = show(page_b, has_touch=True)
    x, y = middle(page, "commander")
    before = scale(page)
    touch = page.context.new_cdp_session(page)
    for kind, gap in (("touchStart", 30), ("touchMove", 60), ("touchMove", 90)):
        points = [{"x": x - gap, "y": y, "id": 0}, {"x": x + gap, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(100)
    assert scale(page) == pytest.approx(before * 3, rel=0.15)
    assert middle(page, "commander") == pytest.approx((x, y), abs=25)


def test_buttons_zoom_and_show_everything_again(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    before = scale(page)
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    assert scale(page) == pytest.approx(before * 1.25, rel=0.001)
    page.get_by_role("button", name="Whole figure").click()
    settle(page)
    assert scale(page) == pytest.approx(before, rel=0.001)


# Languages, themes, sizes


def test_the_language_of_everything_can_be_switched(show: Show, page_b: Path) -> None:
    page = show(page_b, "#select=commander")
    assert page.evaluate("document.documentElement.lang") == "ja"
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".panel h2").inner_text() == "Commander"
    assert "Commander" in (box(page, "commander").text_content() or "")
    assert page.get_by_role("tab", name="Organisation chart").count() == 1
    assert page.get_by_role("button", name="Filter").count() == 1
    assert page.title() == "Pattern B – CSIRT run by a security department"


@only_chromium
def test_colours_follow_the_system_until_chosen(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en", color_scheme="dark")
    ground = page.locator(".ground")
    assert ground.get_attribute("fill") == "#10161d"
    page.emulate_media(color_scheme="light")
    settle(page)
    assert ground.get_attribute("fill") == "#ffffff"
    page.get_by_role("button", name="Colours").click()
    page.get_by_role("button", name="Dark").click()
    assert ground.get_attribute("fill") == "#10161d"
    assert state(page)["theme"] == "dark"


@only_chromium
def test_a_phone_shows_everything_within_its_width(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en", viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box(page, "commander").tap()
    settle(page)
    panel, sheet = page.locator(".panel").bounding_box(), page.locator(".sheet").bounding_box()
    assert panel["width"] == 390
    assert panel["y"] > sheet["y"] + sheet["height"] - 1
    for name in ("Filter", "Save", "Path", "Colours", "Show as a table"):
        assert page.get_by_role("button", name=name, exact=True).is_visible()


# What must not happen


def test_hostile_words_stay_words(show: Show, write_plan: WritePlan, tmp_path: Path) -> None:
    plan = write_plan(
        plan=f"plan: {{id: hostile, title: {{ja: '{BREAKING}', en: '{HOSTILE}'}}}}",
        roles=f"roles:\n  one: {{name: {{ja: '{HOSTILE}', en: '{HOSTILE}'}}, "
        f"duty: {{ja: '{BREAKING}', en: '{BREAKING}'}}}}\n"
        f"  two: {{name: {{ja: 'javascript:alert(3)', en: 'javascript:alert(3)'}}}}",
        flows=f"flows:\n  one: {{two: {{kind: report, label: {{ja: '{HOSTILE}', en: '{BREAKING}'}}}}}}",
    )
    page = show(write(plan, tmp_path / "x.html"), "#lang=en&table=1")
    page.keyboard.press("/")
    page.keyboard.type("img")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".panel h2").inner_text() == HOSTILE
    assert BREAKING in page.locator(".panel").inner_text()
    assert page.locator("h1").inner_text() == HOSTILE
    assert HOSTILE in page.locator(".tables").inner_text()
    assert page.locator("img, iframe, object").count() == 0
    page.goto(page.url.split("#")[0] + f"#select={HOSTILE}&figure={BREAKING}&at=1,2,x&way=%00,one")
    page.reload()
    settle(page)
    assert box(page, "one").count() == 1


def test_the_policy_lets_nothing_else_run(show: Show, page_b: Path) -> None:
    page = show(page_b)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert page.locator("[style]:not(.sheet):not(.menu)").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => !e.getAttributeNames().some(n => n.startsWith('on')))"
    )


def test_the_page_needs_no_network(show: Show, page_b: Path) -> None:
    page = show(page_b, offline=True)
    for name in ("orgchart", "skills", "relations"):
        page.click(f"#tab-{name}")
    assert page.locator(".boxes > .box").count() > 10
