"""Pictures of what changed: everything of both plans, marked by colour and sign, nothing jumps."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from cases import for_each
from contrasts import contrast
from signatures import WritePlan

from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.layouts import overlay_of, parted, render_comparison, sides_of
from csirtgraph.compare.overlay import united
from csirtgraph.compare.pictures import both, changes_in, drawing_of, figures_of
from csirtgraph.compare.side_by_side import halves
from csirtgraph.compare.texts import change, merged
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import faults
from csirtgraph.drawing.model import SIGNS
from csirtgraph.errors import NoFigureEither
from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import THEMES

NEW = """
plan: {id: next, title: {ja: 自社, en: Ours}, revision: "2016", extends: csirtgraph:pattern-b}
roles:
  intel:
    name: {ja: 脅威情報, en: Threat intelligence}
    group: intelligence-analysis
    duty: {ja: 攻撃者を追う, en: Follows}
  self-assessment: {sourcing: outsourced}
  investigator: null
  solution-analyst: {brief: {ja: 設計と検証, en: Designs and proves}}
flows:
  commander: {investigator: null}
  intel: {commander: {kind: report, label: {ja: 攻撃動向, en: Attack trends}}}
posts:
  incident:
    investigator: null
    intel: {under: incident-management, people: 1}
    incident-handler: {held-by: null, people: 2}
    self-assessment: {under: notification}
"""
RELATIONS, ORGCHART, ROLES = ("relations", Mode.INCIDENT), ("orgchart", Mode.INCIDENT), ("roles", None)


@pytest.fixture
def comparison(write_plan: WritePlan) -> Comparison:
    """Pattern B and a year later."""
    return compare(load_plan("b"), load_plan(write_plan(folder="next", plan=NEW)))


def marks(comparison: Comparison, view) -> dict[str, str]:
    """What is marked in a figure, boxes and arrows, by id."""
    drawing = drawing_of(comparison, view, "ja")
    return {item.id: item.mark for item in (*drawing.boxes, *drawing.frames, *drawing.arrows) if item.mark}


def test_the_relation_diagram_marks_what_changed_and_nothing_else(comparison):
    assert marks(comparison, RELATIONS) == {
        "intel": "added",
        "investigator": "removed",
        "self-assessment": "changed",
        "solution-analyst": "changed",
        "intel>commander:report": "added",
        "commander>investigator:request": "removed",
    }


def test_the_organisation_chart_marks_posts_and_their_lines(comparison):
    found = marks(comparison, ORGCHART)
    assert found["intel"] == found["incident-management>intel"] == "added"
    assert found["investigator"] == found["commander>investigator"] == "removed"
    assert found["incident-handler"] == "changed"
    assert "commander>self-assessment" not in found


def test_the_table_keeps_the_rows_of_both(comparison):
    drawing = drawing_of(comparison, ROLES, "ja")
    rows = {box.id: box.span.row for box in drawing.boxes if box.span and box.span.column == 1}
    assert rows["investigator"] == rows["incident-handler"] + 1
    assert len(set(rows.values())) == len(rows)
    group = next(box for box in drawing.boxes if box.id == "/group/incident-response")
    assert group.span.rows == 6
    assert (group.mark, marks(comparison, ROLES)["intel/duty"]) == ("", "added")


def test_the_change_is_written_on_the_box(comparison):
    boxes = {box.id: box for box in drawing_of(comparison, RELATIONS, "ja").boxes}
    assert boxes["solution-analyst"].lines == ("設計と有効性の確認 → 設計と検証",)
    assert "自社 → アウトソーシング" in boxes["self-assessment"].lines
    posts = {box.id: box for box in drawing_of(comparison, ORGCHART, "en").boxes}
    assert "Commander → Notification" in posts["self-assessment"].lines
    assert "In-house → Outsourced" in posts["self-assessment"].lines


def test_the_summary_and_the_legend_say_what_is_there(comparison):
    drawing = drawing_of(comparison, RELATIONS, "ja")
    assert "新設 1 / 廃止 1 / アウトソース化 1 / 文言の変更 1 / 情報の流れ ＋1 −1" in drawing.subtitle
    assert [key.look for key in drawing.keys if key.look in SIGNS] == ["added", "removed", "changed"]
    assert "人数" not in drawing.subtitle


def test_nothing_changed_is_quiet_and_without_marks():
    same = compare(load_plan("b"), load_plan("b"))
    drawing = drawing_of(same, RELATIONS, "en")
    assert drawing.is_compared
    assert not any(item.mark for item in (*drawing.boxes, *drawing.arrows))
    assert drawing.subtitle.endswith(": No changes")


@for_each("figure", [view[0] for view in figures_of(compare(load_plan("b"), load_plan("b")))])
def test_every_figure_unites_with_itself_and_nothing_changes(figure):
    same = compare(load_plan("b"), load_plan("b"))
    for view in figures_of(same, figure):
        old, new = both(same, view, "ja")
        whole = united(old, new)
        assert {box.id for box in whole.boxes} == {box.id for box in new.boxes}
        assert not any(item.mark for item in (*whole.boxes, *whole.frames, *whole.arrows))


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "c"), ("c", "a"), ("csirtgraph:v1-0", "csirtgraph:v2-1")])
@pytest.mark.usefixtures("rough")
def test_every_figure_of_every_pair_can_be_drawn(one, other, engine: EmbeddedEngine):
    comparison = compare(load_plan(one), load_plan(other))
    for name, mode in figures_of(comparison):
        job = Job(name, View(mode or Mode.INCIDENT))
        layout = overlay_of(comparison, job, engine)
        assert layout.boxes.keys() == {box.id for box in layout.drawing.boxes}
        ET.fromstring(svg(layout, THEMES["light"]))
        ET.fromstring(svg(sides_of(comparison, job, engine), THEMES["light"]))


@pytest.mark.parametrize("view", [RELATIONS, ORGCHART])
def test_the_overlay_is_as_readable_as_any_figure(view, comparison, engine: EmbeddedEngine):
    layout = overlay_of(comparison, Job(view[0], View()), engine)
    assert [fault for fault in faults(layout) if fault.kind in ("box on box", "label on box", "label on label")] == []


def test_marks_are_reported_by_colour_sign_and_dash(comparison, engine: EmbeddedEngine):
    picture = render_comparison(comparison, Job("relations", View()), engine).decode()
    root = ET.fromstring(picture)
    for name, mark in (("intel", "added"), ("investigator", "removed"), ("self-assessment", "changed")):
        box = next(item for item in root.iter() if (item.get("id") or "").endswith(f"-box-{name}"))
        assert mark in box.get("class").split()
        assert box.find("{*}rect").get("stroke") == THEMES["light"].looks[mark].line
    assert picture.count("<ellipse") == 4 + 3  # on boxes and in the legend
    gone = next(
        item for item in root.iter() if (item.get("id") or "").endswith("-arrow-commander.to.investigator-request")
    )
    assert gone.find("{*}path").get("stroke-dasharray")
    texts = [item.text for item in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "− 社内犯罪調査" in texts
    assert "＋ 攻撃動向" in texts


@pytest.mark.parametrize("name", THEMES)
def test_text_has_contrast_on_marks_and_on_what_is_quiet(name):
    theme = THEMES[name]
    for mark in SIGNS:
        look = theme.looks[mark]
        assert contrast(theme.name, look.fill) >= 4.5
        assert contrast(theme.text, look.fill) >= 4.5
        assert contrast(theme.quiet, look.fill) >= 4.5  # what was removed
        assert contrast(look.line, theme.ground) >= 4.5  # signs and labels
    for look in theme.looks.values():
        if look.fill.startswith("#") and look.fill != look.line:
            assert contrast(theme.quiet, theme.quieted(look).fill) >= 4.5


@pytest.mark.parametrize("view", [RELATIONS, ORGCHART, ROLES])
def test_what_stayed_stands_at_the_same_place_on_both_sides(view, comparison, engine: EmbeddedEngine):
    before, after = halves(*parted(comparison, Job(view[0], View()), engine))
    stayed = before.boxes.keys() & after.boxes.keys()
    assert stayed
    assert all(before.boxes[box] == after.boxes[box] for box in stayed)
    assert before.bounds == after.bounds
    assert "intel" not in before.boxes
    assert "investigator" not in after.boxes
    texts = {box.id: box.lines for box in before.drawing.boxes}
    assert not any("→" in line for lines in texts.values() for line in lines)


def test_side_by_side_is_one_picture_with_both_names(comparison, engine: EmbeddedEngine):
    layout = sides_of(comparison, Job("relations", View()), engine)
    assert [frame.name for frame in layout.drawing.frames[:2]] == ["変更前 (2015)", "変更後 (2016)"]
    one, other = layout.boxes["before:commander"], layout.boxes["after:commander"]
    poc, other_poc = layout.boxes["before:poc"], layout.boxes["after:poc"]
    assert (other.x - one.x, other.y - one.y) == pytest.approx((other_poc.x - poc.x, other_poc.y - poc.y))


def test_a_box_that_changed_its_team_stands_in_both_places(write_plan: WritePlan, engine: EmbeddedEngine):
    old = load_plan("c")
    new = load_plan(
        write_plan(plan="plan: {id: n, title: N, extends: csirtgraph:pattern-c}\nroles: {analyst: {team: forensics}}\n")
    )
    comparison = compare(old, new)
    assert marks(comparison, RELATIONS)["analyst"] == "moved"
    layout, *drawings = parted(comparison, Job("relations", View()), engine)
    before, after = halves(layout, *drawings)
    assert before.boxes["analyst"] != after.boxes["analyst"]
    assert before.frames["poc"].contains(before.boxes["analyst"])
    assert after.frames["forensics"].contains(after.boxes["analyst"])
    assert before.routes.keys() == {arrow.id for arrow in drawings[0].arrows}


def test_the_time_of_an_overlay_is_that_of_its_union(comparison, engine: EmbeddedEngine):
    drawing = drawing_of(comparison, RELATIONS, "ja")
    plain = lay_out(replace(drawing, is_compared=False), engine)
    assert plain.boxes == lay_out(drawing, engine).boxes


def test_figures_limit_the_changes(comparison):
    found = {(change.section, change.id) for change in changes_in(comparison, ["orgchart"], "ja")}
    assert ("posts", "incident-handler") in found
    assert ("flows", "intel>commander:report") not in found
    assert ("roles", "solution-analyst") not in found
    with pytest.raises(NoFigureEither):
        changes_in(comparison, ["nothing"], "ja")


def test_texts_are_merged():
    assert change("a", "b") == "a → b"
    assert change("a", "a") == "a"
    assert change("", "b") == "＋ b"
    assert merged(("a", "b"), ("a", "c", "d")) == ("a", "b → c", "＋ d")
    assert merged(("a", "b"), ("b",)) == ("− a", "b")


def test_a_new_row_of_a_table_has_one_sign(comparison, engine: EmbeddedEngine):
    picture = render_comparison(comparison, Job("roles", View()), engine).decode()
    legend = 3
    assert picture.count("<ellipse") - legend == 1 + 1 + 2  # a new row, one that is gone, two changed cells


def test_what_has_no_place_in_a_table_is_noted(write_plan: WritePlan):
    flows = "flows: {a: {b: {kind: report, label: 報告}, c: {kind: report, label: 連絡}}}\n"
    head = "plan: {id: ours, title: Ours}\nroles: {a: {name: 甲}, b: {name: 乙}, c: {name: 丙}}\n"
    old = write_plan(folder="old", plan=head + flows)
    new = write_plan(folder="new", plan=head + "flows: {a: {b: {kind: report, label: 報告}}}\n")
    drawing = drawing_of(compare(load_plan(old), load_plan(new)), ("raci", Mode.INCIDENT), "ja")
    assert any("丙" in note for note in drawing.notes) or any(box.mark == "removed" for box in drawing.boxes)
