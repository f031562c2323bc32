"""The alarm played in the page: step by step, with the clock, by mouse and keyboard."""

from pathlib import Path
from typing import Any

import pytest
from browser import MOVING, Show, is_dim
from playwright.sync_api import expect

from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page.book import page as page_of

PLAN = """plan: {id: ours, title: Ours, modes: incident}
groups: {all: {name: Everybody}}
roles:
  handler: {name: Handler}
  lead: {name: Lead, tier: command}
  press: {name: Press officer, group: all}
parties: {office: {name: Office, kind: authority}}
flows:
  handler: {lead: {label: First report, kind: report, step: 1, within: 30m}}
  lead:
    office: {label: Notice, kind: report, step: 2, within: 24h}
    all: {label: Call, kind: instruct, step: 1}
"""


@pytest.fixture
def file(tmp_path: Path, engine: Any) -> Path:
    plan = tmp_path / "ours.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    html = tmp_path / "ours.html"
    html.write_bytes(page_of(load_plan(plan), Job("relations", View(Mode.INCIDENT, "en"), format="html"), engine))
    return html


def clock(page: Any) -> str:
    text: str = page.locator(".player .clock").inner_text()
    return text


def test_the_flows_are_played_in_their_order_with_the_clock(show: Show, file: Path) -> None:
    page = show(file, reduced_motion=MOVING)
    assert page.locator(".player").is_hidden()
    page.get_by_role("button", name="Play the alarm").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("slider", name="Step").fill("0")
    assert (clock(page), page.locator(".player .words").inner_text()) == ("0:00", "Handler notices")
    assert is_dim(page, "lead")
    seen = []
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
        seen.append((clock(page), page.locator(".player .words").inner_text()))
    assert seen == [
        ("0:30", "Handler → Lead: First report"),
        ("0:40", "Lead → Everybody: Call"),
        ("1d 0:30", "Lead → Office: Notice"),
    ]
    assert not is_dim(page, "office")
    assert page.get_by_role("button", name="Next").is_disabled()
    page.get_by_role("button", name="Back").click()
    assert is_dim(page, "office")
    page.keyboard.press("Escape")
    assert page.locator(".player").is_hidden()
    assert not is_dim(page, "office")


def test_it_goes_on_by_itself_and_stops_at_the_end(show: Show, file: Path) -> None:
    page = show(file, reduced_motion=MOVING)
    page.clock.install()
    page.get_by_role("button", name="Play the alarm").click()
    page.clock.run_for(10_000)
    assert clock(page) == "1d 0:30"
    expect(page.locator(".player").get_by_role("button", name="Play")).to_be_visible()
    assert page.evaluate("location.hash").endswith("step=3")


def test_by_keyboard_and_without_movement_each_step_is_taken_by_hand(show: Show, file: Path) -> None:
    page = show(file, reduced_motion="reduce")
    page.get_by_role("button", name="Play the alarm").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(2500)
    assert clock(page) == "0:00"
    assert page.locator(".player .primary").is_hidden()
    page.keyboard.press("Enter")  # the focus is on the next step
    assert clock(page) == "0:30"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert clock(page) == "0:40"
    assert page.locator("[aria-live]").first.inner_text() == "0:40 Lead → Everybody: Call"
