"""People, deputies, terms of flows and the plan itself, edited in the studio in a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, box
from signatures import WritePlan
from studio_pages import edit, tab, until
from studios import Running, running

from csirtgraph.plan.reading.load import load_plan

PLAN = """# Our plan
plan: {id: ours, title: {ja: 自社, en: Our CSIRT}, modes: incident}
roles:
  lead: {name: {ja: 指揮, en: Lead}, tier: command}  # decides
  vice: {name: {ja: 副, en: Vice lead}}
  handler: {name: {ja: 担当, en: Handler}}
parties:
  soc: {name: {ja: 監視, en: SOC}, kind: vendor}
flows:
  handler:
    lead: {label: {ja: 第一報, en: First report}, kind: report}  # at once
    soc: {label: {ja: 依頼, en: asks}, kind: request}
  lead: {vice: {label: {ja: 指示, en: orders}, kind: instruct}}
posts:
  incident:
    lead: {people: 1, holders: sato}  # the first
    vice: {under: lead}
    handler: {under: vice}
"""
PEOPLE = """# Not in git
people:
  sato: {name: {ja: 佐藤, en: Zanzibar Sato}, contacts: [{phone: 03-5253-2111}]}  # chief
  ito: {name: {ja: 伊藤, en: Ito}}
"""


@pytest.fixture
def folder(write_plan: WritePlan) -> Path:
    return write_plan(plan=PLAN, people=PEOPLE)


@pytest.fixture
def ours(folder: Path) -> Iterator[Running]:
    with running(folder) as found:
        yield found


@pytest.fixture
def page(show: Show, ours: Running) -> Any:
    return tab(show, ours)


def says(file: Path, *lines: str) -> bool:
    """Whether a file has some lines."""
    text = file.read_text(encoding="utf-8")
    return all(line in text for line in lines)


def save(page: Any, form: str = ".panel form.draft") -> None:
    """Save a form."""
    page.locator(f"{form} button[type=submit]:visible").first.click()


def show_contacts(page: Any) -> None:
    """Ask for what is not for everybody."""
    page.get_by_role("button", name="Show contacts").click()
    page.wait_for_function("document.querySelector('.notice.contacts')")


def test_the_studio_shows_names_and_numbers_only_after_they_were_asked_for(page: Any) -> None:
    box(page, "lead").click()
    assert "Zanzibar" not in page.content()
    assert "5253" not in page.content()
    show_contacts(page)
    until(lambda: "Zanzibar Sato" in page.locator(".panel").inner_text(), page)
    assert page.locator(".panel a[href='tel:+81352532111']").inner_text() == "+81-3-5253-2111"
    assert page.locator(".tabs, nav").get_by_text("Contacts").count() == 1
    page.get_by_role("button", name="Hide contacts").first.click()
    until(lambda: "Zanzibar" not in page.content(), page)
    assert "5253" not in page.content()


def test_a_flow_gets_its_step_limit_means_and_condition(page: Any, folder: Path) -> None:
    edit(page, "handler")
    page.locator(".panel .flows button", has_text="First report").click()
    page.fill("[name=step]", "1")
    page.fill("[name=within]", "30m")
    page.locator(".panel .chip", has_text="Phone").click()
    page.fill("[name=when-en]", "severity high")
    save(page)
    until(lambda: says(folder / "plan.yaml", "within: 30m", "# at once", "# decides"), page)
    (flow,) = [one for one in load_plan(folder).flows.values() if one.receiver == "lead"]
    assert (flow.step, str(flow.within), [one.value for one in flow.via]) == (1, "30m", ["phone"])
    assert flow.when.en == "severity high"
    assert flow.label.ja == "第一報"
    box(page, "vice").click()
    box(page, "handler").click()
    page.locator(".panel .flows button", has_text="First report").click()
    page.fill("[name=within]", "soon")
    save(page)
    until(lambda: "soon" in page.locator(".panel .wrong").inner_text(), page)


def test_deputies_kinds_of_parties_and_several_superiors_are_chosen(page: Any, folder: Path) -> None:
    edit(page, "vice")
    page.locator("[name=deputies-add]").click()
    page.select_option("[name=deputies-0-role]", "lead")
    page.fill("[name=deputies-0-en]", "when absent")
    save(page)
    until(lambda: load_plan(folder).roles["vice"].deputy_of, page)
    assert load_plan(folder).roles["vice"].deputy_of["lead"].when.en == "when absent"
    box(page, "soc").click()
    page.select_option(".panel [name=kind]", "authority")
    save(page)
    until(lambda: says(folder / "plan.yaml", "kind: authority"), page)
    box(page, "handler").click()
    page.locator(".panel details.card summary").click()
    page.locator("[name=beside-incident-handler-add]").click()
    page.select_option("[name=beside-incident-handler-0-post]", "lead")
    save(page, ".card")
    until(lambda: says(folder / "plan.yaml", "under: [vice, lead]", "# the first", "# decides"), page)


def test_people_holders_turns_and_contacts_are_edited_in_their_own_file(page: Any, folder: Path) -> None:
    edit(page, "lead")
    show_contacts(page)
    page.locator(".palette").get_by_role("button", name="People").click()
    page.locator(".panel summary", has_text="Ito").click()
    page.locator("[name=contacts-ito-add]").click()
    page.fill("[name=contacts-ito-0-phone]", "+81-90-1234-5678")
    page.select_option("[name=contacts-ito-0-use]", "mobile")
    page.fill("[name=verified-ito]", "2026-04-01")
    save(page, ".person[open]")
    until(lambda: says(folder / "people.yaml", "2026-04-01", "use: mobile", "# chief", "# Not in git"), page)
    page.get_by_role("button", name="Add a person").click()
    page.fill("dialog [name=name-en]", "Kato")
    until(lambda: page.input_value("dialog [name=id]") == "person-1", page)
    page.locator("dialog button[type=submit]").click()
    until(lambda: says(folder / "people.yaml", "person-1:", "Kato"), page)
    box(page, "handler").click()
    box(page, "lead").click()
    page.locator(".panel details.card summary").click()
    page.locator("[name=holders-incident-lead-add]").click()
    page.select_option("[name=holders-incident-lead-1-who]", "ito")
    page.locator(".rows button[aria-label='Move up']").nth(1).click()
    page.locator("[name=on-call-incident-lead-add]").click()
    page.fill("[name=on-call-incident-lead-0-hours]", "18-9")
    page.fill("[name=on-call-incident-lead-0-en]", "weekly")
    page.locator("[name=on-call-incident-lead-0-holders-person-1]").check(force=True)
    save(page, ".card")
    until(lambda: says(folder / "plan.yaml", "holders: [ito, sato]", "18-9", "# the first"), page)
    post = next(iter(load_plan(folder, audience="response").posts.values()))["lead"]
    assert (post.holders, [turn.holders for turn in post.on_call]) == (("ito", "sato"), [("person-1",)])


def test_own_words_and_the_description_are_edited(page: Any, folder: Path) -> None:
    edit(page, "lead")
    page.get_by_role("button", name="Deadlines, words, description").click()
    page.locator("[name=words-add]").click()
    page.select_option("[name=words-0-value]", "in-house")
    page.fill("[name=words-0-en]", "Municipal staff")
    save(page)
    until(lambda: load_plan(folder).words.get("in-house"), page)
    until(lambda: "Municipal staff" in "".join(page.locator(".stage text").all_text_contents()), page)
    page.fill("[name=mission-en]", "We help.")
    page.fill("[name=mail]", "csirt@example.jp")
    page.locator("[name=response-add]").click()
    page.fill("[name=response-0-en]", "Triage")
    page.locator(".panel section").nth(2).locator("button[type=submit]").click()
    until(lambda: load_plan(folder).csirt.mission.en == "We help.", page)
    found = load_plan(folder).csirt
    assert (found.mail, [text.en for text in found.response]) == ("csirt@example.jp", ["Triage"])
    page.select_option("[name=words-0-value]", "outsourced")
    save(page)
    until(lambda: set(load_plan(folder).words) == {"outsourced"}, page)


def test_deadlines_are_added_changed_and_removed(page: Any, folder: Path) -> None:
    edit(page, "lead")
    page.get_by_role("button", name="Deadlines, words, description").click()
    page.get_by_role("button", name="Add a deadline").click()
    page.fill("dialog [name=name-en]", "First report")
    page.select_option("dialog [name=to]", "soc")
    page.fill("dialog [name=within]", "24h")
    until(lambda: page.input_value("dialog [name=id]") == "first-report", page)
    page.locator("dialog button[type=submit]").click()
    until(lambda: "first-report" in load_plan(folder).deadlines, page)
    page.wait_for_selector(".deadline[open]")
    page.select_option("[name=by-first-report]", "handler")
    page.fill("[name=basis-en-first-report]", "Rule 5")
    save(page, ".deadline[open]")
    until(lambda: load_plan(folder).deadlines["first-report"].basis.en == "Rule 5", page)
    found = load_plan(folder).deadlines["first-report"]
    assert (found.to, found.by, str(found.within)) == ("soc", "handler", "24h")
    page.locator(".deadline[open] button", has_text="Remove").last.click()
    until(lambda: not load_plan(folder).deadlines, page)
    assert says(folder / "plan.yaml", "# decides", "# the first")
