"""Pages of a running studio in a browser: opened, edited, waited for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import Show, box, settle
from signatures import WritePlan
from studios import Running

PLAN = """# The plan of our team
plan: {id: ours, title: {ja: 自社, en: Our CSIRT}}
groups:
  response: {name: {ja: 対応, en: Response}}
  outside: {name: {ja: 窓口, en: Desk}}
roles:
  commander: {name: {ja: 指揮, en: Commander}, group: response, tier: command}  # leads
  handler: {name: {ja: 担当, en: Handler}, group: response}
  triage: {name: {ja: 仕分け, en: Triage}, group: response}  # sorts
parties:
  soc: {name: {ja: 監視, en: SOC}, kind: vendor}
flows:
  commander: {handler: {label: {ja: 指示, en: orders}, kind: instruct}}
  handler: {soc: {label: {ja: 依頼, en: asks}, kind: request}}
  triage: {commander: {label: {ja: 順位, en: ranks}, kind: report}}
posts:
  incident:
    commander: {people: 1}
    handler: {people: 2, under: commander}
    triage: {people: 1, under: commander}
"""


def file_of(text: str) -> Any:
    """A fixture: the file of a plan with this text."""

    @pytest.fixture
    def plan(write_plan: WritePlan) -> Path:
        return write_plan(plan=text) / "plan.yaml"

    return plan


def tab(show: Show, studio: Running, address: str = "") -> Any:
    """One more tab of the studio, with a browser's memory of its own."""
    opened = show(studio.keys.link, address, viewport={"width": 1440, "height": 900})
    opened.wait_for_selector(".boxes > .box")
    settle(opened)
    return opened


def edit(page: Any, id: str) -> None:
    """Choose a box, so that the panel has its fields."""
    box(page, id).click()
    page.wait_for_selector(".panel form.draft")
    settle(page)  # the figure has made room for the panel


def until(holds: Callable[[], object], page: Any) -> None:
    """Wait until something holds, while the page goes on."""
    for _ in range(600):  # 30 s, which only a machine with much else to do takes
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to hold")


def drag(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag with the mouse."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=4)
    page.mouse.up()
