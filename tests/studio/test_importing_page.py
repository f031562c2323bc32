"""In the browser: a file dropped, a table pasted, a pattern or a role chosen; a preview, then the picture."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytest.importorskip("starlette")
from browser import Show, box, settle
from studios import Running, running

from csirtgraph.plan.reading.load import load_plan

CSV = "役割,部署,上長,委託,夜間\n統括,本部,,,\n監視,本部,統括,委託,\n"
DROP = """([text, name]) => {
  const data = new DataTransfer()
  data.items.add(new File([text], name))
  const options = { dataTransfer: data, bubbles: true, cancelable: true }
  for (const kind of ["dragover", "drop"]) document.querySelector(".stage").dispatchEvent(new DragEvent(kind, options))
}"""
PASTE = """(text) => {
  const data = new DataTransfer()
  data.setData("text/plain", text)
  const at = document.querySelector(".begin textarea") ?? document.body
  at.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Running]:
    """The studio of an empty folder."""
    (tmp_path / "new").mkdir()
    with running(tmp_path / "new", "ja") as found:
        yield found


def opened(show: Show, studio: Running) -> Any:
    """The page of a studio whose plan may not be there yet."""
    return show(studio.keys.link, wait=".status", viewport={"width": 1440, "height": 900})


def write(page: Any) -> None:
    """Confirm the preview."""
    expect(page.locator("dialog .primary")).to_be_enabled()
    page.locator("dialog .primary").click()
    expect(page.locator("dialog")).to_have_count(0)


def test_an_empty_studio_offers_only_tools_that_do_something(show: Show, empty: Running):
    page = opened(show, empty)
    tools = page.locator(".tools > button:visible")
    assert [tool.get_attribute("aria-label") for tool in tools.all()] == ["配色", "キーボード操作", "English"]


def test_a_dropped_file_is_shown_set_right_and_becomes_the_picture(show: Show, empty: Running):
    page = opened(show, empty)
    expect(page.locator(".begin")).to_be_visible()
    page.evaluate(DROP, [CSV, "roles.csv"])
    expect(page.locator("dialog td", has_text="roles.csv:1:5")).to_be_visible()
    expect(page.locator("dialog .changed li", has_text="監視").first).to_be_visible()
    page.locator("dialog select.unknown").select_option("ignored")
    expect(page.locator("dialog select.unknown")).to_have_count(0)
    page.locator("dialog .entry input").fill("自社の CSIRT")
    write(page)
    expect(page.locator(".begin")).to_be_hidden()
    page.wait_for_selector(".boxes > .box")
    expect(page.locator("h1")).to_have_text("自社の CSIRT")
    plan = load_plan(empty.studio.target)
    assert [role.name.ja for role in plan.roles.values()] == ["統括", "監視"]
    page.keyboard.press("Control+z")
    empty.state_when(lambda now: now["problems"])


def test_a_pasted_table_begins_a_plan(show: Show, empty: Running):
    page = opened(show, empty)
    page.evaluate(PASTE, CSV.replace(",", "\t"))
    write(page)
    page.wait_for_selector(".boxes > .box")


def test_a_pattern_begins_a_plan(show: Show, empty: Running):
    page = opened(show, empty)
    page.locator(".pattern", has_text="B:").click()
    expect(page.locator("dialog .changed li").nth(5)).to_be_visible()
    write(page)
    page.wait_for_selector('.boxes > [data-id="commander"]')


def test_a_first_role_begins_a_plan(show: Show, empty: Running):
    page = opened(show, empty)
    page.locator(".first-role input").fill("広報担当")
    page.keyboard.press("Enter")
    write(page)
    empty.state_when(lambda now: not now["isEmpty"])
    assert [*load_plan(empty.studio.target).roles] == ["public-relations-officer"]
    expect(page.locator(".begin")).to_be_hidden()


def test_a_file_changes_the_plan_on_screen_and_a_wrong_one_says_why(show: Show, studio: Running):
    page = opened(show, studio)
    page.wait_for_selector(".boxes > .box")
    page.locator("button.import").click()
    with page.expect_file_chooser() as chosen:
        page.locator("dialog .dropzone .button").click()
    chosen.value.set_files({"name": "x.xls", "mimeType": "", "buffer": b"\xd0\xcf\x11\xe0"})
    expect(page.locator("dialog .wrong")).to_contain_text("x.xls: an old Excel format")
    expect(page.locator("dialog .primary")).to_be_disabled()
    page.keyboard.press("Escape")
    page.evaluate(DROP, ["flowchart LR\ncommander --order--> soc[SOC vendor]", "c.mmd"])
    page.locator('dialog select[aria-label="SOC vendor"]').select_option("role")
    expect(page.locator('dialog select[aria-label="SOC vendor"]')).to_have_value("role")
    write(page)
    settle(page)
    expect(box(page, "soc")).to_be_visible()
    assert "soc" in load_plan(studio.studio.target).roles


def test_the_id_of_a_new_role_follows_its_japanese_name(show: Show, studio: Running):
    page = opened(show, studio)
    page.wait_for_selector(".boxes > .box")
    page.locator(".palette button").first.click()
    page.locator('dialog [name="name-ja"]').fill("法務担当")
    expect(page.locator('dialog [name="id"]')).to_have_value("legal-officer")
    page.locator('dialog [name="id"]').fill("own")
    page.locator('dialog [name="name-en"]').fill("Lawyer")
    page.wait_for_timeout(200)
    expect(page.locator('dialog [name="id"]')).to_have_value("own")
