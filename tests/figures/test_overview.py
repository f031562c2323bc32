"""The overview and the function map of awareness: every fact of the plan, where it belongs."""

import pytest
from samples import HEAD
from signatures import WritePlan

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import faults, scale_on_slide
from csirtgraph.drawing.model import Drawing
from csirtgraph.pipeline import Job, drawing_of, layouts_of, names_in
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES, Language

PLACES = """\
overview:
  places:
    board: {name: {ja: 経営層, en: Board}, kind: person}
    company: {name: {ja: 会社, en: Company}, note: {ja: 本社, en: HQ}, kind: organisation}
    it: {name: {ja: IT部門, en: IT}, kind: unit, in: company}
    csirt: {name: CSIRT, kind: csirt, in: company}
    subsidiary: {name: {ja: 子会社, en: Subsidiary}, kind: organisation}
    poc: {name: PoC, kind: unit, in: subsidiary}
    branch: {name: {ja: 支社, en: Branch}, kind: unit}
    buyers: {name: {ja: 顧客, en: Customers}, kind: customer}
  links:
    board: {csirt: {label: {ja: 指示, en: Orders}}}
    csirt: {poc: {direction: mutual, evidence: inferred}, company: {label: {ja: 支援, en: Helps}}}
"""
ALONE = HEAD + PLACES


def draw(target: object, figure: str, language: Language = "ja") -> Drawing:
    """The drawing of a figure."""
    return drawing_of(load_plan(str(target)), figure, View(language=language))


def test_places_with_others_in_them_are_frames_and_the_others_boxes(write_plan: WritePlan) -> None:
    drawing = draw(write_plan(plan=ALONE), "overview")
    assert [(frame.id, frame.name, frame.frame) for frame in drawing.frames] == [("company", "会社 – 本社", "")]
    boxes = {box.id: box for box in drawing.boxes}
    assert set(boxes) == {"board", "it", "csirt", "poc", "branch", "buyers"}
    assert boxes["it"].frame == boxes["csirt"].frame == "company"
    assert boxes["board"].row == boxes["buyers"].row == "above"
    assert boxes["branch"].row == boxes["poc"].row == "below"
    assert boxes["csirt"].look != boxes["it"].look


def test_a_place_alone_in_another_says_where_it_is(write_plan: WritePlan) -> None:
    plan = write_plan(plan=ALONE)
    (box,) = [box for box in draw(plan, "overview").boxes if box.id == "poc"]
    assert (box.frame, box.lines) == ("", ("子会社の中",))
    (box,) = [box for box in draw(plan, "overview", "en").boxes if box.id == "poc"]
    assert box.lines == ("in: Subsidiary",)


def test_a_frame_that_a_link_ends_at_stays_a_frame(write_plan: WritePlan) -> None:
    plan = write_plan(plan=ALONE + "    board.to: {}\n".replace("board.to: {}", "branch: {subsidiary: {}}"))
    drawing = draw(plan, "overview")
    assert {frame.id for frame in drawing.frames} == {"company", "subsidiary"}
    assert ("branch", "subsidiary") in {(arrow.tail, arrow.head) for arrow in drawing.arrows}


def test_links_are_arrows_and_those_within_a_frame_are_reported(write_plan: WritePlan) -> None:
    drawing = draw(write_plan(plan=ALONE), "overview")
    arrows = {(arrow.tail, arrow.head): arrow for arrow in drawing.arrows}
    assert set(arrows) == {("board", "csirt"), ("csirt", "poc")}
    assert (arrows["board", "csirt"].label, arrows["board", "csirt"].heads) == ("指示", "end")
    assert arrows["csirt", "poc"].heads == "both"
    assert "inferred" in arrows["csirt", "poc"].tags
    assert drawing.notes == ("線の両端は推定を含む。枠とその中の関係: CSIRT → 会社 支援",)


def test_the_legend_has_what_is_there_and_no_more(write_plan: WritePlan) -> None:
    keys = [key.words for key in draw(write_plan(plan=ALONE), "overview", "en").keys]
    expected = ["CSIRT", "Person in charge", "Department, function", "Customer", "Organisation with parts", "Relation"]
    assert keys == expected


def test_without_links_there_is_no_arrow_in_the_legend(write_plan: WritePlan) -> None:
    plan = HEAD + "overview: {places: {csirt: {name: CSIRT, kind: csirt}}}\n"
    assert [key.kind for key in draw(write_plan(plan=plan), "overview").keys] == ["box"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", ["b", "c"])
def test_the_overviews_are_clear_and_fit_a_slide(pattern: str, language: Language, engine: EmbeddedEngine) -> None:
    drawing = draw(pattern, "overview", language)
    layout = lay_out(drawing, engine)
    assert faults(layout) == []
    assert scale_on_slide(layout) > 0.8
    assert any("推定" in note or "inferred" in note for note in drawing.notes)


def test_every_place_and_link_of_the_source_is_drawn() -> None:
    for pattern in ("b", "c"):
        overview = load_plan(pattern).overview
        drawing = draw(pattern, "overview")
        shown = {item.id for item in (*drawing.boxes, *drawing.frames)}
        alone = {place.in_ for place in overview.places.values() if place.in_ and place.in_ not in shown}
        assert shown | alone == set(overview.places)
        links = {(tail, head) for tail, ends in overview.links.items() for head in ends}
        assert {(arrow.tail, arrow.head) for arrow in drawing.arrows} == links


AWARENESS = """\
awareness:
  watch: {name: {ja: 情報収集, en: Watching}, aim: {ja: 基礎, en: Basics}, inputs: [{ja: 通知, en: Notices}]}
  teach: {name: {ja: 教育, en: Teaching}, aim: {ja: 底上げ, en: Raising}, does: [{ja: 研修, en: Training}]}
  rules: {name: {ja: 規定, en: Rules}, aim: {ja: 基礎, en: Basics}, products: [{ja: 規程, en: Policy}]}
"""


def test_activities_stand_beside_their_aim_inputs_at_the_left_products_at_the_right(write_plan: WritePlan) -> None:
    drawing = draw(write_plan(plan=HEAD + AWARENESS), "awareness")
    places = {box.name or "".join(box.items): box.span for box in drawing.boxes if box.name or box.items}
    assert {name: (span.row, span.column, span.rows) for name, span in places.items() if span} == {
        "もとになる情報 ▶": (0, 0, 1),
        "ねらい": (0, 1, 1),
        "機能": (0, 2, 1),
        "実施すること": (0, 3, 1),
        "▶ 成果物": (0, 4, 1),
        "基礎": (1, 1, 2),
        "底上げ": (3, 1, 1),
        "情報収集": (1, 2, 1),
        "規定": (2, 2, 1),
        "教育": (3, 2, 1),
        "通知": (1, 0, 1),
        "研修": (3, 3, 1),
        "規程": (2, 4, 1),
    }
    looks = {box.name: box.look for box in drawing.boxes}
    assert looks["基礎"] == looks["情報収集"] == looks["規定"] != looks["教育"]


def test_columns_with_nothing_in_them_are_left_out(write_plan: WritePlan) -> None:
    plan = HEAD + "awareness: {teach: {name: 教育, does: 研修}}\n"
    drawing = draw(write_plan(plan=plan), "awareness")
    assert [box.name for box in drawing.boxes if box.look == "head"] == ["機能", "実施すること"]
    assert len(drawing.table.columns) == 2


def test_the_function_map_of_b_is_whole_and_on_one_slide(engine: EmbeddedEngine) -> None:
    plan = load_plan("b")
    shown = {text for box in draw("b", "awareness").boxes for text in (box.name, *box.items)}
    for activity in plan.awareness.values():
        texts = (activity.name, activity.aim, *activity.inputs, *activity.does, *activity.products)
        assert {text.ja for text in texts} <= shown
    for language in LANGUAGES:
        assert len(layouts_of(plan, Job("awareness", View(language=language), format="pdf"), engine)) == 1


def test_plans_without_the_data_lack_the_figures() -> None:
    assert not {"overview", "awareness"} & set(names_in(load_plan("a")))
