"""Boxes moved on the page: by the mouse and by keys, in line with others, with their arrows, and tidied up."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, box, middle, settle
from studio_pages import PLAN, drag, edit, file_of, tab, until
from studios import Running

plan = file_of(PLAN)


@pytest.fixture
def page(show: Show, studio: Running) -> Any:
    """Its page, while editing."""
    page = tab(show, studio)
    edit(page, "soc")
    return page


def kept(plan: Path) -> str:
    """The file with the places."""
    file = plan.parent / ".csirtgraph" / "layout.yaml"
    return file.read_text() if file.exists() else ""


def test_a_box_is_dragged_with_its_arrow_and_stays(page: Any, plan: Path, show: Show, studio: Running) -> None:
    x, y = middle(page, "soc")
    (other,) = [one for one in ("handler",) if box(page, one).count()]
    beside = middle(page, other)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 40, steps=4)
    page.mouse.move(beside[0] + 4, y + 70, steps=4)
    assert page.locator(".following path").count() == 1  # the arrow follows at once
    assert page.locator(".guide").count() >= 1
    assert abs(middle(page, "soc")[0] - beside[0]) < 1  # in one column
    page.mouse.up()
    until(lambda: "soc:" in kept(plan), page)
    until(lambda: page.locator(".following").count() == 0, page)
    settle(page)
    assert abs(middle(page, "soc")[0] - middle(page, other)[0]) < 3
    dropped = middle(page, "soc")[0] - middle(page, other)[0], middle(page, "soc")[1] - middle(page, other)[1]
    again = tab(show, studio)
    edit(again, "soc")
    there = middle(again, "soc")[0] - middle(again, other)[0], middle(again, "soc")[1] - middle(again, other)[1]
    assert there == pytest.approx(dropped, abs=3)
    page.keyboard.press("Control+z")
    until(lambda: not kept(plan), page)


def test_a_box_is_moved_by_keys_and_tidied_up(page: Any, plan: Path) -> None:
    box(page, "soc").focus()
    before = box(page, "soc").get_attribute("transform")
    for _ in range(6):
        page.keyboard.press("Alt+ArrowDown")
    until(lambda: "soc:" in kept(plan), page)
    until(lambda: box(page, "soc").get_attribute("transform") != before, page)
    page.locator(".palette").get_by_role("button", name="Tidy up").click()
    until(lambda: not kept(plan), page)


def test_a_drop_on_another_box_draws_a_flow_and_moves_nothing(page: Any, plan: Path) -> None:
    before = middle(page, "soc")
    drag(page, before, middle(page, "commander"))
    page.wait_for_selector(".panel [name=label-en]")
    settle(page)
    assert not kept(plan)
    assert page.locator(".following").count() == 0
