"""Figures derived from roles, flows and posts: responsibilities, workload, coverage."""

import pytest
from samples import HEAD
from signatures import WritePlan

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.pipeline import Job, drawing_of, layouts_of, names_in, views_in
from csirtgraph.plan.analysis.responsibility import label_marks, merged, service_marks
from csirtgraph.plan.analysis.vacancies import open_roles
from csirtgraph.plan.analysis.workload import loads_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES, Language

FLOWS = """\
roles:
  boss: {name: {ja: 責任者, en: Boss}, tier: command}
  doer: {name: {ja: 担当, en: Doer}}
  other: {name: {ja: 補佐, en: Helper}, sourcing: outsourced, modes: incident}
parties: {press: {name: {ja: 報道, en: Press}, note: TV, kind: external}, seller: {name: 業者, kind: vendor}}
flows:
  boss:
    doer: {label: {ja: 指示, en: Order}, kind: instruct}
    press: {label: {ja: 発表, en: News}, kind: inform}
  doer:
    boss: {label: {ja: 状況, en: Status}, kind: report}
    other: {label: {ja: 状況, en: Status}, kind: report, modes: incident}
    seller: {kind: request}
  other: {doer: {label: {ja: 連携, en: Together}, kind: cooperate, modes: incident}}
  seller: {doer: {label: {ja: 回答, en: Answer}, kind: answer, modes: incident}}
"""
POSTS = """\
posts:
  incident:
    boss: {people: 1}
    doer: {under: boss, held-by: boss}
"""
TEAMS = """\
teams: {desk: {name: {ja: 窓口, en: Desk}}, lab: {name: {ja: 解析, en: Lab}}}
roles:
  clerk: {name: {ja: 受付, en: Clerk}, team: desk, modes: incident}
  analyst: {name: {ja: 解析者, en: Analyst}, team: lab}
  lead: {name: {ja: 長, en: Lead}}
parties: {firm: {name: {ja: 子会社, en: Firm}, kind: customer}}
flows:
  clerk: {analyst: {kind: request, label: {ja: 調査依頼, en: Inquiry}}, lead: {kind: report, label: 報告}}
  analyst: {clerk: {kind: answer, label: {ja: 回答, en: Answer}}}
  firm: {desk: {kind: request, label: {ja: 相談, en: Question}}}
service-categories: {reactive: {name: {ja: 事後, en: Reactive}}, proactive: {name: {ja: 事前, en: Proactive}}}
services:
  forensics: {name: {ja: 鑑識, en: Forensics}, category: reactive, team: lab}
  advice: {name: {ja: 助言, en: Advice}, category: proactive, team: desk}
"""


def draw(target: object, figure: str, mode: Mode = Mode.INCIDENT, language: Language = "ja") -> Drawing:
    """The drawing of a figure."""
    return drawing_of(load_plan(str(target)), figure, View(mode, language))


def grid(drawing: Drawing) -> dict[tuple[str, str], str]:
    """What stands in a table, by the names of row and column."""
    rows = {box.span.row: box for box in drawing.boxes if box.span and box.span.column == 0}
    heads = {box.span.column: box for box in drawing.boxes if box.span and box.span.row == drawing.table.header - 1}
    return {
        (said(rows[box.span.row]), said(heads[box.span.column])): said(box)
        for box in drawing.boxes
        if box.span and box.span.column and box.span.row >= drawing.table.header
    }


def said(box: Box) -> str:
    """The words of a cell."""
    return box.name or " ".join(box.lines)


def test_every_kind_of_flow_gives_its_marks(write_plan: WritePlan) -> None:
    cells = grid(draw(write_plan(plan=HEAD + FLOWS), "raci"))
    assert {place: mark for place, mark in cells.items() if mark} == {
        ("責任者", "指示"): "A",
        ("担当", "指示"): "R",
        ("責任者", "発表"): "A/R",
        ("報道 – TV", "発表"): "I",
        ("責任者", "状況"): "A",
        ("担当", "状況"): "R",
        ("補佐", "状況"): "I",
        ("担当", "依頼"): "A",
        ("業者", "依頼"): "R",
        ("担当", "連携"): "C",
        ("補佐", "連携"): "C",
        ("業者", "回答"): "A/R",
        ("担当", "回答"): "I",
    }


def test_a_mutual_report_counts_both_ways(write_plan: WritePlan) -> None:
    plan = HEAD + "roles: {a: {name: A}, b: {name: B}}\nflows: {a: {b: {kind: report, direction: mutual}}}\n"
    marks = label_marks(load_plan(write_plan(plan=plan)), Mode.INCIDENT)
    assert {end: merged(found) for end, found in marks["report"].items()} == {"a": "R", "b": "R"}


def test_rows_look_as_in_the_relation_diagram_and_the_legend_says_so(write_plan: WritePlan) -> None:
    drawing = draw(write_plan(plan=HEAD + FLOWS), "raci", language="en")
    looks = {said(box): (box.look, box.dashed) for box in drawing.boxes if box.span and box.span.column == 0}
    assert looks["Boss"] == ("in-house", False)
    assert looks["Helper"] == ("outsourced", True)
    assert looks["Press – TV"] == ("outside", False)
    assert looks["業者"] == ("vendor", True)
    assert [key.words for key in drawing.keys][:4] == ["R does it", "A answers for it", "C is consulted", "I is told"]
    assert "report – sender R, receiver I" in drawing.notes[0]


def test_the_mode_decides_who_takes_part(write_plan: WritePlan) -> None:
    rows = {row for row, _ in grid(draw(write_plan(plan=HEAD + FLOWS), "raci", Mode.PEACETIME))}
    assert rows == {"責任者", "担当", "報道 – TV", "業者"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", ["a", "b", "c"])
def test_no_latin_word_is_broken_and_pages_fit(pattern: str, language: Language, engine: EmbeddedEngine) -> None:
    plan = load_plan(pattern)
    for figure, mode in views_in(plan):
        if figure in ("raci", "raci-services", "workload", "coverage"):
            pages = layouts_of(plan, Job(figure, View(mode or Mode.INCIDENT, language), format="pdf"), engine)
            assert 1 <= len(pages) <= 2
            assert all(page.bounds.width < 975 for page in pages)


def test_a_team_answers_for_its_services_and_its_flows_show_the_rest(write_plan: WritePlan) -> None:
    plan = write_plan(plan=HEAD + TEAMS)
    drawing = draw(plan, "raci-services")
    assert {place: mark for place, mark in grid(drawing).items() if mark} == {
        ("鑑識", "解析"): "A/R",
        ("鑑識", "窓口"): "C",
        ("助言", "窓口"): "A/R",
        ("助言", "解析"): "C",
        ("助言", "長"): "I",
        ("助言", "子会社"): "C",
    }
    order = [said(box) for box in drawing.boxes if box.span and box.span.column == 0 and box.span.row]
    assert order == ["事後", "鑑識", "事前", "助言"]


def test_a_team_without_a_role_in_the_mode_does_nothing_then(write_plan: WritePlan) -> None:
    marks = service_marks(load_plan(write_plan(plan=HEAD + TEAMS)), Mode.PEACETIME)
    assert merged(marks["advice"]["desk"]) == "A"
    assert merged(marks["forensics"]["lab"]) == "A/R"


def test_a_holder_of_several_posts_is_one_row_and_does_not_talk_to_itself(write_plan: WritePlan) -> None:
    plan = load_plan(write_plan(plan=HEAD + FLOWS + POSTS))
    load = loads_in(plan, Mode.INCIDENT)["boss"]
    assert load.posts == ("boss", "doer")
    assert load.sent == {"boss>press:inform", "doer>other:report", "doer>seller:request", "other>doer:cooperate"}
    assert load.received == {"other>doer:cooperate", "seller>doer:answer"}
    assert "doer" not in loads_in(plan, Mode.INCIDENT)


def test_workload_without_posts_has_a_row_for_each_role_and_team_that_talks(write_plan: WritePlan) -> None:
    drawing = draw(write_plan(plan=HEAD + TEAMS), "workload", language="en")
    rows = [said(box) for box in drawing.boxes if "holder" in box.tags]
    assert rows == ["Clerk", "Analyst", "Lead", "Desk"]
    assert drawing.table.header == 2
    most = [box.id for box in drawing.boxes if "most" in box.tags]
    assert most == [
        f"{holder}-{what}" for holder in ("clerk/incident", "desk/peacetime") for what in ("sends", "receives")
    ]


def test_workload_of_b_counts_combined_roles_once() -> None:
    loads = loads_in(load_plan("b"), Mode.INCIDENT)
    assert loads["notification"].posts == ("notification", "poc-internal", "poc-external")
    assert len(loads["notification"].received) == 2
    assert loads["researcher-curator"].posts == ("incident-handler",)


def test_workload_with_posts_shows_the_roles_held(write_plan: WritePlan) -> None:
    cells = [said(box) for box in draw(write_plan(plan=HEAD + FLOWS + POSTS), "workload").boxes]
    assert "責任者、担当" in cells
    assert "4 ■■■■" in cells


def test_coverage_shows_in_house_outsourced_open_and_unused(write_plan: WritePlan) -> None:
    extra = "  incident-lead: {name: 主任}\n  spare: {name: 予備, modes: peacetime}\n"
    text = HEAD + FLOWS.replace("parties:", extra + "parties:") + POSTS + "    incident-lead: {open: true}\n"
    plan = write_plan(plan=text)
    states = {
        box.id: box.tags[-1] for box in draw(plan, "coverage").boxes if box.id.endswith(("/peacetime", "/incident"))
    }
    assert states == {
        "boss/peacetime": "in-house",
        "boss/incident": "in-house",
        "doer/peacetime": "in-house",
        "doer/incident": "in-house",
        "other/peacetime": "unused",
        "other/incident": "outsourced",
        "incident-lead/peacetime": "in-house",
        "incident-lead/incident": "open",
        "spare/peacetime": "in-house",
        "spare/incident": "unused",
    }
    assert [role.id for role in open_roles(load_plan(plan))] == ["incident-lead", "spare"]


def test_a_role_no_post_fills_is_without_anyone(write_plan: WritePlan) -> None:
    plan = write_plan(plan=HEAD + "roles: {a: {name: A}, b: {name: B}}\nposts: {incident: {a: {people: 1}}}\n")
    drawing = draw(plan, "coverage", language="en")
    states = {box.id: said(box) for box in drawing.boxes}
    assert states["b/incident"] == "△ Nobody"
    assert states["b/peacetime"] == "● In-house"
    assert "Incident: In-house 1, Nobody 1" in drawing.notes[0]


def test_many_roles_stand_in_two_halves_parted_between_groups() -> None:
    drawing = draw("b", "coverage")
    assert len(drawing.table.columns) == 9
    groups = [said(box) for box in drawing.boxes if box.id.startswith("/group/")]
    assert groups == ["情報共有", "情報収集・分析", "インシデント対応", "社内教育"]


def test_every_plan_with_roles_and_flows_has_these_figures() -> None:
    for pattern in ("a", "b", "c"):
        assert {"raci", "workload", "coverage"} <= set(names_in(load_plan(pattern)))
    assert "raci-services" not in names_in(load_plan("b"))


def test_a_plan_of_parties_alone_has_no_workload(write_plan: WritePlan) -> None:
    plan = "parties: {a: {name: A, kind: vendor}, b: {name: B, kind: vendor}}\nflows: {a: {b: {kind: inform}}}\n"
    assert names_in(load_plan(write_plan(plan=HEAD + plan))) == ["raci", "relations"]
