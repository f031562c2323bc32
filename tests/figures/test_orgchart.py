"""Organisation charts show every row of the source document's table, and count people once."""

import re

import pytest
from cases import for_each
from layouts import CHARTS, HEAD, by_id, chosen, drawn, picture, plan, plan_of, squeezed

from csirtgraph.pipeline import drawing_of
from csirtgraph.plan.model.view import View
from csirtgraph.plan.yaml.problems import PlanError

MODES = ("peacetime", "incident")
COMMON = "人数の記載がある役職は合わせて{}名(兼務は重ねて数えない)"

#: The inventory's table: what stands in the box of every post besides its name and its functions.
POSTS = {
    "peacetime": {
        "コマンダー": "1名",
        "インシデント管理": "1名(コマンダー兼)",
        "リサーチャー、キュレーター": "1名",
        "ソリューションアナリスト": "システム運用兼務",
        "IT部門との連携": "システム運用兼務",
        "ノーティフィケーション": "システム運用兼務、高齢者雇用、短時間雇用",
        "PoC(社内)": "ノーティフィケーション兼",
        "PoC(社外)": "ノーティフィケーション兼",
        "リーガルアドバイザー": "高齢者雇用、短時間雇用",
        "教育・啓発": "1名高齢者雇用、短時間雇用",
        "脆弱性診断・分析": "アウトソーシング",
    },
    "incident": {
        "コマンダー": "1名",
        "インシデント管理": "1名(調査記録兼)",
        "トリアージ": "1名(コマンダー兼)",
        "ソリューションアナリスト": "システム運用兼務",
        "セルフアセスメント": "システム運用兼務",
        "IT部門との連携": "システム運用兼務",
        "ノーティフィケーション": "1名高齢者雇用、短時間雇用",
        "PoC(社内)": "1名(ノーティフィケーション兼)",
        "PoC(社外)": "1名(ノーティフィケーション兼)",
        "リーガルアドバイザー": "",
        "インベスティゲーター": "1名短時間雇用",
    },
}
#: Rows whose holder the document calls by a short name.
SHORTENED = {
    "peacetime": {"インシデントハンドラー": "1名(リサーチャー兼)", "セルフアセスメント": "1名(アナリスト兼)"},
    "incident": {"インシデントハンドラー": "1名(リサーチャー兼)"},
}
FUNCTIONS = ["影響調査", "サービス復旧(暫定)", "原因追及", "調査記録", "サービス復旧(恒久)", "マスコミ対応"]


def chart(mode: str, language: str = "ja"):
    return picture(chosen("b", "orgchart", mode, language))


def written(box) -> str:
    """What stands in a box below its name, without its functions and the number of a tie."""
    items = [rect for _, rect in box.items]
    text = "".join(w.text for w in box.words if not w.bold and not any(rect.holds(w.place) for rect in items))
    return re.sub(" ?[①-⑳]", "", text)


@for_each("mode, name", [(mode, name) for mode in MODES for name in POSTS[mode]])
def test_a_post_says_who_holds_it_and_how(mode, name):
    boxes = [box for box in chart(mode).boxes.values() if box.name == name]
    assert [written(box) for box in boxes] == [POSTS[mode][name]]


@pytest.mark.parametrize(("mode", "name"), [(mode, name) for mode in MODES for name in SHORTENED[mode]])
def test_a_post_names_its_holder_in_the_words_of_the_document(mode, name):
    boxes = [box for box in chart(mode).boxes.values() if box.name == name]
    assert [written(box) for box in boxes] == [SHORTENED[mode][name]]


@pytest.mark.parametrize("mode", MODES)
def test_the_chart_has_no_other_posts(mode):
    names = [*POSTS[mode], *SHORTENED[mode], *(["フォレンジックス"] if mode == "incident" else [])]
    assert sorted(box.name for box in chart(mode).boxes.values()) == sorted(names)


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_the_commander_is_on_top(figure):
    boxes = picture(figure).boxes
    below = [box.place.y for id, box in boxes.items() if id != "commander"]
    assert below
    assert boxes["commander"].place.bottom < min(below)


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_everyone_but_the_commander_has_one_line_to_a_superior(figure):
    seen = picture(figure)
    superiors = {}
    for arrow in seen.arrows.values():
        if "line" in arrow.classes:
            superiors.setdefault(arrow.ends[1], []).append(arrow.ends[0])
    assert superiors.keys() == seen.boxes.keys() - {"commander"}
    assert all(len(above) == 1 for above in superiors.values())
    assert all(seen.boxes[above[0]].place.y < seen.boxes[post].place.y for post, above in superiors.items())


@pytest.mark.parametrize(("mode", "outsourced"), [("peacetime", "脆弱性診断・分析"), ("incident", "フォレンジックス")])
def test_what_is_outsourced_is_dashed_and_nothing_else(mode, outsourced):
    dashed = [box.name for box in chart(mode).boxes.values() if box.shapes[0].dash]
    assert dashed == [outsourced]


def test_functions_of_an_incident_stand_in_boxes_of_those_who_do_them():
    items = [(text, rect, box.place) for box in chart("incident").boxes.values() for text, rect in box.items]
    assert sorted(text for text, _, _ in items) == sorted(FUNCTIONS)
    assert all(place.contains(rect) for _, rect, place in items)


def test_there_are_no_functions_in_peacetime():
    assert [box.items for box in chart("peacetime").boxes.values() if box.items] == []


def test_forensics_is_outsourced_and_needs_someone_inside_who_knows_the_systems():
    japanese, english = (chart("incident", language).boxes["forensics"] for language in ("ja", "en"))
    assert re.fullmatch("アウトソーシング.*社内システム.*人.*", written(japanese))
    assert re.fullmatch("Outsourced.*systems.*", english.text)


def test_up_to_four_posts_held_together_are_tied_by_dotted_lines_without_heads():
    arrows = [arrow for arrow in chart("incident").arrows.values() if "tie" in arrow.classes]
    ties = [("commander", "triage"), ("notification", "poc-external"), ("notification", "poc-internal")]
    assert sorted(arrow.ends for arrow in arrows) == ties
    for arrow in arrows:
        assert arrow.element.find("{http://www.w3.org/2000/svg}path").get("stroke-dasharray")
        assert arrow.heads == []


def test_more_posts_held_together_have_the_same_number_and_a_note_says_so():
    seen = chart("peacetime")
    assert not any("tie" in arrow.classes for arrow in seen.arrows.values())
    numbered = {}
    for id, box in seen.boxes.items():
        for number in re.findall("[①-⑳]", box.text):
            numbered.setdefault(number, set()).add(id)
    assert list(numbered.values()) == [
        {"commander", "incident-management"},
        {"notification", "poc-external", "poc-internal"},
        {"researcher-curator", "incident-handler"},
        {"solution-analyst", "self-assessment"},
    ]
    assert "①–④: 兼務(同じ番号どうし)" in seen.notes


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_all_posts_stand_in_the_frame_of_security_operations(figure):
    seen = picture(figure)
    frames = list(seen.frames.values())
    assert [frame.name for frame in frames] == [
        "セキュリティ運用" if figure.language == "ja" else "Security operations"
    ]
    assert all(frames[0].place.contains(box.place) for box in seen.boxes.values())


@pytest.mark.parametrize("mode", MODES)
def test_business_groups_have_a_colour_each_as_the_legend_says(mode):
    seen = chart(mode)
    colours = dict(zip(seen.legend, [shape.fill for shape in seen.samples]))
    groups = {
        "conformity": "グループA 適合確認系",
        "response": "グループB SOC・CSIRT・IRT系",
        "documents": "グループC ドキュメント・教育・アセスメント系",
    }
    assert len({colours[name] for name in groups.values()}) == 3
    roles = plan("b").roles
    for id, box in seen.boxes.items():
        role = roles["vulnerability-testing" if id == "vulnerability" else id]
        assert box.shapes[0].fill == colours[groups[role.business_group]]


@pytest.mark.parametrize(("mode", "last"), [("incident", ["兼務"]), ("peacetime", [])])
def test_the_legend_ends_with_outsourced_and_the_line_of_posts_held_together(mode, last):
    assert chart(mode).legend[3:] == ["アウトソーシング", *last]


def test_a_chart_without_groups_outsourcing_and_ties_needs_no_legend():
    assert drawn("roles: {a: {name: A}}\nposts: {incident: {a: {people: 1}}}", figure="orgchart").legend == []


def test_people_of_an_incident_are_counted_once():
    assert COMMON.format(5) in chart("incident").notes


def test_people_of_peacetime_are_counted_once():
    # commander, researcher, the analyst who does the self-assessment, education
    assert COMMON.format(4) in chart("peacetime").notes


def test_people_are_counted_once_however_many_posts_they_hold():
    text = """
roles: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}
posts:
  incident:
    a: {people: 2}
    b: {under: a, people: 2, held-by: a}
    c: {under: a, people: 2, held-by: b}
    d: {under: a, people: 3}
"""
    assert COMMON.format(5) in drawn(text, figure="orgchart").notes


def test_people_held_by_a_role_that_is_no_post_here_are_counted():
    text = """
roles: {a: {name: A}, b: {name: B}}
posts: {incident: {a: {people: 2, held-by: b}}}
"""
    seen = drawn(text, figure="orgchart")
    assert COMMON.format(2) in seen.notes
    assert seen.boxes["a"].text == "2名(B兼)"


def test_a_chart_without_numbers_shows_no_sum():
    text = "roles: {a: {name: A}, b: {name: B}}\nposts: {incident: {a: {}, b: {under: a}}}"
    assert "名" not in drawn(text, figure="orgchart").notes


@pytest.mark.parametrize(
    ("post", "japanese", "english"),
    [
        ("{people: 1}", "1名", "1 person"),
        ("{people: 3}", "3名", "3 people"),
        ("{people: 0}", "0名", "0 people"),
        ("{people: 2, held-by: a}", "2名(A兼)", "2 people (with A)"),
        ("{held-by: a}", "A兼", "with A"),
        ("{people: 1, also: {ja: 記録, en: records}}", "1名(記録兼)", "1 person (also records)"),
        ("{also: {ja: 記録, en: records}}", "記録兼", "also records"),
        ("{people: 1, sourcing: outsourced}", "アウトソーシング1名", "Outsourced 1 person"),
    ],
)
def test_head_counts_read_naturally_in_both_languages(post, japanese, english):
    text = f"roles: {{a: {{name: A}}, b: {{name: B}}}}\nposts: {{incident: {{a: {{}}, b: {post}}}}}"
    assert written(drawn(text, figure="orgchart").boxes["b"]) == japanese
    assert squeezed(drawn(text, figure="orgchart", language="en").boxes["b"].text) == squeezed(english)


def test_a_post_of_several_roles_has_a_name_of_its_own():
    names = {language: chart("peacetime", language).boxes["vulnerability"].name for language in ("ja", "en")}
    assert names == {"ja": "脆弱性診断・分析", "en": "Vulnerability testing and evaluation"}


@pytest.mark.parametrize("mode", MODES)
def test_notes_say_what_was_reconstructed_and_where_the_facts_come_from(mode):
    notes = chart(mode).notes
    assert "人数・条件の位置と上下の線は推定を含む" in notes
    assert "業務グループの別は推定を含む" in notes
    assert "出典: 日本シーサート協議会" in notes


@pytest.mark.parametrize(("mode", "word"), [("peacetime", "センサー"), ("incident", "同時")])
def test_notes_say_what_the_head_count_varies_with(mode, word):
    assert word in chart(mode).notes


@pytest.mark.parametrize(
    ("mode", "language", "badge"),
    [("peacetime", "ja", "平時"), ("incident", "ja", "有事"), ("peacetime", "en", "Peacetime")],
)
def test_a_badge_says_which_mode_it_is(mode, language, badge):
    assert chart(mode, language).badge == badge


@pytest.mark.parametrize("figure", [figure for figure in CHARTS if figure.language == "en"], ids=by_id)
def test_english_charts_are_english(figure):
    boxes = picture(figure).boxes.values()
    assert [w.text for box in boxes for w in box.words if any(ord(character) > 0x2E80 for character in w.text)] == []


UNITS = """
units: {red: {name: R}, blue: {name: B}}
roles: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E}}
"""


def frames_hold_their_posts(seen, posts: dict[str, str]) -> bool:
    """Whether every post stands in a frame of its unit."""
    return all(
        any(frame.name == unit and frame.place.contains(seen.boxes[post].place) for frame in seen.frames.values())
        for post, unit in posts.items()
    )


def test_a_unit_below_another_has_a_frame_of_its_own():
    text = UNITS + "posts: {incident: {a: {unit: red}, b: {under: a}, c: {under: a, unit: blue}, d: {under: c}}}"
    seen = drawn(text, figure="orgchart")
    assert frames_hold_their_posts(seen, {"a": "R", "b": "R", "c": "B", "d": "B"})
    assert not seen.frames["blue"].place.meets(seen.boxes["b"].place)


def test_a_unit_in_two_branches_holds_all_its_posts():
    text = (
        UNITS
        + """
posts: {incident: {a: {unit: red}, b: {under: a, unit: blue}, d: {under: b}, c: {under: a, unit: blue}, e: {under: c}}}
"""
    )
    assert frames_hold_their_posts(drawn(text, figure="orgchart"), {"b": "B", "c": "B", "d": "B", "e": "B"})


def test_a_unit_of_two_commanders_holds_both():
    text = UNITS + "posts: {incident: {a: {unit: red}, b: {unit: red}}}"
    assert frames_hold_their_posts(drawn(text, figure="orgchart"), {"a": "R", "b": "R"})


def test_posts_of_different_units_under_one_superior_stand_in_their_own_frames():
    text = UNITS + "posts: {incident: {a: {}, b: {under: a, unit: red}, c: {under: a, unit: blue}}}"
    assert frames_hold_their_posts(drawn(text, figure="orgchart"), {"b": "R", "c": "B"})


def test_one_unit_can_be_drawn_alone():
    text = UNITS + "posts: {incident: {a: {unit: red}, b: {under: a, unit: blue}, c: {under: b}}}"
    seen = drawn(text, figure="orgchart", only="blue")
    assert (seen.boxes.keys(), seen.frames.keys()) == ({"b", "c"}, {"blue"})


def test_the_name_of_a_unit_stands_above_its_posts():
    seen = drawn(UNITS + "posts: {incident: {a: {unit: red}, b: {under: a}}}", figure="orgchart")
    frame = seen.frames["red"]
    assert [words.text for words in frame.words] == ["R"]
    assert frame.place.y < frame.words[0].place.y < min(box.place.y for box in seen.boxes.values())


PARTS = """\
units: {top: {name: Top}, law: {name: Law}, part: {name: Part, in: top}, spare: {name: Spare}}
posts:
  incident:
    chief: {name: Chief, unit: top}
    lawyer: {name: Lawyer, under: chief, unit: law}
    clerk: {name: Clerk, under: lawyer}
    planner: {name: Planner, under: chief, unit: part}
    visitor: {name: Visitor, under: lawyer, unit: part}
"""


def test_units_are_inside_others_only_where_the_plan_says_so():
    drawing = drawing_of(plan_of(HEAD + PARTS), "orgchart", View(language="en"))
    around = {frame.id: frame.frame for frame in drawing.frames}
    assert around == {"top": "", "law": "", "part": "top", "top/visitor": "", "part/visitor": "top/visitor"}
    frames = {box.id: box.frame for box in drawing.boxes}
    expected = {"chief": "top", "lawyer": "law", "clerk": "law", "planner": "part", "visitor": "part/visitor"}
    assert frames == expected
    assert {frame.id: frame.name for frame in drawing.frames if "/" in frame.id} == {
        "top/visitor": "Top",
        "part/visitor": "Part",
    }
    assert "Units without a post: Spare" in drawing.notes[0]


def test_a_unit_alone_has_its_parts_with_it():
    plan = plan_of(HEAD + PARTS)
    assert [box.id for box in drawing_of(plan, "orgchart", View(only="top")).boxes] == ["chief", "planner", "visitor"]
    assert [box.id for box in drawing_of(plan, "orgchart", View(only="law")).boxes] == ["lawyer", "clerk"]


def test_a_unit_in_itself_is_refused():
    with pytest.raises(PlanError, match="in"):
        plan_of(HEAD + "units: {a: {name: A, in: b}, b: {name: B, in: a}}\n")


def test_a_unit_with_the_id_of_a_post_is_another_part():
    units = "units: {soc: {name: SOC}}\nposts: {incident: {soc: {name: Lead, unit: soc}, b: {name: B, under: soc}}}\n"
    drawing = drawing_of(plan_of(HEAD + units), "orgchart", View())
    ids = [part.id for part in (*drawing.boxes, *drawing.frames)]
    assert len({*ids}) == len(ids) == 3
    assert {box.frame for box in drawing.boxes} == {frame.id for frame in drawing.frames}


def test_frames_of_units_are_side_by_side_and_those_of_parts_inside():
    seen = drawn(PARTS, figure="orgchart")
    places = {name: frame.place for name, frame in seen.frames.items()}
    assert places["top"].contains(places["part"])
    assert not places["top"].meets(places["law"])
    assert places["top/visitor"].contains(places["part/visitor"])
