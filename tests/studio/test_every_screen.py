"""Every screen and every reader: low and narrow windows, names of everything that can be operated, forced colours."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, settle
from signatures import WritePlan
from studio_pages import PLAN, edit
from studios import running

#: What has no name, or one that lacks the words that are seen on it.
UNNAMED = """() => {
  const letters = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\\p{L}\\p{N}]/gu, "")
  const named = (one) => one.getAttribute("aria-label") ?? one.textContent
  const wanted = "button, a[href], [role=button], [role=tab], [role=img]"
  return [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility()).flatMap((one) => {
    const [name, seen] = [letters(named(one)), letters(one.textContent)]
    return named(one).trim() && name.includes(seen) ? [] : [one.outerHTML.slice(0, 120)]
  })
}"""


def test_at_twice_the_size_the_figure_can_be_seen_and_everything_reached(show: Show, write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN)) as studio:
        page = show(studio.keys.link, viewport={"width": 640, "height": 400})
        edit(page, "triage")
        stage = page.locator(".stage").bounding_box()
        assert stage["height"] >= 200
        field = page.locator(".panel [name=name-en]")
        field.scroll_into_view_if_needed()
        assert field.bounding_box()["y"] < 400
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_narrow_phone_has_every_tool_in_reach_of_a_finger(show: Show, page_b: Path) -> None:
    page = show(page_b, viewport={"width": 320, "height": 640})
    for tool in page.locator(".tools .button, .modes label, .float .button").all():
        place = tool.bounding_box()
        if place is None:
            continue  # in a menu that is closed
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 320
        assert min(place["width"], place["height"]) >= 24


def test_whatever_can_be_operated_has_a_name_with_the_words_on_it(show: Show, page_b: Path) -> None:
    page = show(page_b)
    for tab in page.locator("[role=tab]").evaluate_all("all => all.map((one) => one.id)"):
        page.click(f"#{tab}")
        settle(page)
        assert page.evaluate(UNNAMED) == [], tab


def test_forced_colours_tell_what_is_chosen(show: Show, page_b: Path) -> None:
    page = show(page_b, forced_colors="active")
    ground = "(one) => getComputedStyle(one).backgroundColor"

    def colours(*looks: str) -> set[Any]:
        return {page.locator(look).first.evaluate(ground) for look in looks}

    assert len(colours("header label.incident", "header label.peacetime")) == 2
    page.get_by_role("button", name="表で見る").click()
    assert len(colours("[aria-pressed=true].button", "[aria-pressed=false].button")) == 2
