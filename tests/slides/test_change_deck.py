"""`diff -o x.pptx`: what changed, as slides for those who decide."""

import decks
import ooxml
from click.testing import CliRunner
from deck_faults import faults

from csirtgraph.cli import main

PLAN = """plan: {id: ours, title: Ours, revision: "1"}
roles:
  lead: {name: Lead, tier: command}
  handler: {name: Handler}
  writer: {name: Writer}
flows:
  handler: {lead: {label: Report, kind: report}}
  writer: {lead: {label: Minutes, kind: inform}}
"""
NEW = (
    PLAN.replace('"1"', '"2"')
    .replace("{name: Handler}", "{name: Handler, sourcing: outsourced}")
    .replace("  writer: {lead: {label: Minutes, kind: inform}}\n", "  lead: {writer: {label: Order, kind: instruct}}\n")
)


def change_deck(write_plan, path, new=NEW, *words):
    old, now = write_plan(folder="old", plan=PLAN), write_plan(folder="new", plan=new)
    return CliRunner().invoke(main, ["diff", str(old), str(now), "-o", str(path), "--lang", "en", *words])


def test_a_deck_of_changes_begins_with_their_summary_and_ends_with_their_list(write_plan, tmp_path):
    path = tmp_path / "change.pptx"
    assert change_deck(write_plan, path).exit_code == 1
    slides = list(decks.opened(path).slides)
    titles = [slide.shapes.title.text for slide in slides]
    assert [titles[0], titles[-1]] == ["What changed", "All changes"]
    assert "Incident | Roles and what they tell each other: what changed" in titles
    rows = [[cell.text_frame.text for cell in row.cells] for row in table(slides[-1]).rows]
    assert ["Handler" in row for row in rows].count(True) == 1
    assert "Minutes" in "".join(sum(rows, []))
    assert ooxml.faults(path) == []


def table(slide):
    return next(shape for shape in slide.shapes if shape.has_table).table


def test_figures_of_a_change_deck_are_native_shapes_with_a_sign_on_what_changed(write_plan, tmp_path):
    path = tmp_path / "change.pptx"
    change_deck(write_plan, path)
    slide = next(slide for slide in decks.opened(path).slides if slide.shapes.title.text.startswith("Incident"))
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    assert list(decks.noted(group, "sign")) == ["sign handler"]
    assert decks.noted(group, "sign")["sign handler"].text_frame.text == "～"
    assert len(decks.noted(group, "flow")) == 3
    assert list(faults(slide)) == []


def test_a_change_deck_is_left_alone_by_updates(write_plan, tmp_path):
    """Its figures are of two plans."""
    path = tmp_path / "change.pptx"
    change_deck(write_plan, path)
    assert "no figure of the plan ours" in decks.slides(tmp_path / "new", "--update", path).output


def test_without_changes_the_deck_says_so(write_plan, tmp_path):
    path = tmp_path / "change.pptx"
    assert change_deck(write_plan, path, PLAN).exit_code == 0
    (slide,) = decks.opened(path).slides
    assert table(slide).cell(1, 1).text_frame.text == "No changes"
