"""Relation diagrams show what the source document's inventory says."""

from collections import Counter

import pytest
from cases import for_each
from layouts import RELATIONS, Picture, by_id, chosen, drawn, engine, laid_out, picture, plan, squeezed
from samples import HEAD
from signatures import WritePlan

from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import drawing_of, layout_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import LIGHT

MODES = ("peacetime", "incident")
SHARED = [("a", mode) for mode in MODES] + [("b", mode) for mode in MODES]
FIGURES = [*SHARED, *(("c", mode) for mode in MODES)]

LABELS = {
    "peacetime": {
        "状況説明": 6,
        "調査依頼": 2,
        "対応依頼": 1,
        "GAP説明": 1,
        "連携": 1,
        "全体状況説明": 1,
        "実施状況説明": 1,
        "脆弱性情報入手": 1,
        "脆弱性情報などの伝達、対応依頼": 1,
    },
    "incident": {
        "状況説明": 6,
        "調査依頼": 2,
        "対応依頼": 1,
        "GAP説明": 1,
        "連携": 1,
        "全体状況説明": 1,
        "優先順位決定": 1,
        "インシデント情報入手": 1,
        "インシデント情報伝達、対応依頼": 1,
        "社内犯罪調査": 1,
    },
}
LABELS_C = {
    "peacetime": {"連携": 3, "調査指示": 2, "調査回答": 2, "各種情報提供": 1},
    "incident": {
        "相談": 1,
        "回答・情報発信": 1,
        "各種情報等": 1,
        "問い合わせ・情報発信": 1,
        "各種情報提供": 1,
        "対応指示": 1,
        "進捗報告": 1,
        "報告・相談": 1,
        "指示": 1,
        "調査指示": 2,
        "調査回答": 2,
        "調査依頼": 1,
        "結果回答": 1,
    },
}

ROLES = [
    "コマンダー",
    "PoC",
    "ノーティフィケーション",
    "セルフアセスメント",
    "インシデント管理",
    "インシデントハンドラー",
    "リサーチャー、キュレーター",
    "ソリューションアナリスト",
]
ROLES_IN = {
    "peacetime": [*ROLES, "脆弱性診断", "教育・啓発"],
    "incident": [*ROLES, "トリアージ", "インベスティゲーター", "フォレンジックス"],
}
OUTSIDE = ["経営者、外部組織", "社内システム、関連システム"]
MSS = "対応ベンダー: MSS、インテリジェンス"
HANDS_ON = "対応ベンダー: 具体的対応"
TESTING = "対応ベンダー: 実施"
DESIGN = "対応ベンダー: 設計支援"
PLANNING = "対応ベンダー: 計画支援"
FORENSIC = "対応ベンダー: フォレンジックス"
VENDORS = {"peacetime": [HANDS_ON, TESTING, MSS, DESIGN, PLANNING], "incident": [HANDS_ON, MSS, FORENSIC]}

IN_HOUSE_A = {"コマンダー", "PoC", "ノーティフィケーション", "トリアージ", "教育・啓発"}
OUTSOURCED_B = {"脆弱性診断", "フォレンジックス"}

FLOWS_BOTH = [
    ("PoC", "経営者、外部組織", "全体状況説明"),
    ("コマンダー", "PoC", "状況説明"),
    ("コマンダー", "ノーティフィケーション", "状況説明"),
    ("インシデント管理", "コマンダー", "状況説明"),
    ("インシデントハンドラー", "インシデント管理", "状況説明"),
    ("インシデントハンドラー", HANDS_ON, "対応依頼"),
    ("リサーチャー、キュレーター", MSS, "調査依頼"),
    ("リサーチャー、キュレーター", "インシデントハンドラー", "連携"),
    ("セルフアセスメント", "コマンダー", "状況説明"),
    ("ソリューションアナリスト", "セルフアセスメント", "GAP説明"),
]
FLOWS = {
    "peacetime": [
        *FLOWS_BOTH,
        ("ノーティフィケーション", "社内システム、関連システム", "脆弱性情報などの伝達、対応依頼"),
        (MSS, "リサーチャー、キュレーター", "脆弱性情報入手"),
        ("脆弱性診断", TESTING, "調査依頼"),
        ("脆弱性診断", "セルフアセスメント", "状況説明"),
        ("教育・啓発", "コマンダー", "実施状況説明"),
        ("ソリューションアナリスト", DESIGN, ""),
        ("教育・啓発", PLANNING, ""),
    ],
    "incident": [
        *FLOWS_BOTH,
        ("ノーティフィケーション", "社内システム、関連システム", "インシデント情報伝達、対応依頼"),
        (MSS, "リサーチャー、キュレーター", "インシデント情報入手"),
        ("トリアージ", "コマンダー", "優先順位決定"),
        ("コマンダー", "インベスティゲーター", "社内犯罪調査"),
        ("フォレンジックス", "インシデント管理", "状況説明"),
        ("フォレンジックス", FORENSIC, "調査依頼"),
    ],
}
FLOWS_C = {
    "peacetime": [
        ("グループ会社支援", "グループ会社", "連携"),
        ("公開前脆弱性対応", "外部組織", "連携"),
        ("分析官", "外部組織", "連携"),
        ("PoC", "評価・検証", "調査指示"),
        ("評価・検証", "PoC", "調査回答"),
        ("脆弱性情報管理", "評価・検証", "調査指示"),
        ("評価・検証", "脆弱性情報管理", "調査回答"),
        ("モニタリング", "グループ会社支援", "各種情報提供"),
    ],
    "incident": [
        ("グループ会社", "PoC", "相談"),
        ("PoC", "グループ会社", "回答・情報発信"),
        ("外部組織", "PoC", "各種情報等"),
        ("PoC", "外部組織", "問い合わせ・情報発信"),
        ("モニタリング", "トリアージ", "各種情報提供"),
        ("トリアージ", "インシデントハンドラー", "対応指示"),
        ("インシデントハンドラー", "トリアージ", "進捗報告"),
        ("トリアージ", "マネージャ", "報告・相談"),
        ("マネージャ", "トリアージ", "指示"),
        ("インシデントハンドラー", "アナリスト", "調査指示"),
        ("アナリスト", "インシデントハンドラー", "調査回答"),
        ("インシデントハンドラー", "フォレンジック責任者", "調査依頼"),
        ("フォレンジック責任者", "インシデントハンドラー", "結果回答"),
        ("業務推進者", "分析者", "調査指示"),
        ("分析者", "業務推進者", "調査回答"),
    ],
}
TEAMS = {
    "peacetime": {
        "PoC": {"モニタリング": ["情報収集・分析"]},
        "人材育成": {"企画": ["企画"], "講師": ["プレゼン"]},
        "グループ会社支援": {
            "企画": ["企画"],
            "運用": ["システム運用"],
            "コンサルタント": ["相談対応"],
            "システム開発/維持管理": [],
        },
        "脆弱性情報管理": {
            "公開前脆弱性対応": ["対外調整", "調整"],
            "内部調整": ["内部調整"],
            "脆弱性情報収集・分析・配信": ["収集・分析", "配信"],
            "システム開発/維持管理": ["運用"],
            "セキュリティ診断": [],
        },
        "セキュリティ情報収集分析": {"スーパーバイザー": ["方針策定"], "分析官": ["情報収集", "レポート作成"]},
        "評価・検証": {
            "全体統制": ["方針策定"],
            "セキュリティ対策製品評価": ["検証/評価"],
            "脆弱性検証": ["レポート作成"],
        },
    },
    "incident": {
        "PoC": {
            "トリアージ": ["受付(日勤帯)", "優先度付け", "ハンドラー割り当て"],
            "インシデントハンドラー": ["インシデントハンドリング", "案件管理"],
            "アナリスト": ["一次解析"],
            "モニタリング": ["情報収集・分析", "受付(夜間休日)"],
        },
        "フォレンジック": {
            "フォレンジック責任者": ["受付", "判断・指示"],
            "業務推進者": [],
            "分析者": ["フォレンジック"],
        },
    },
}

TWO = """
roles:
  one: {name: {ja: 一, en: One}}
  two: {name: {ja: 二, en: Two}}
"""


def relations(pattern: str, mode: str, language: str = "ja"):
    return picture(chosen(pattern, "relations", mode, language))


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_labels_of_a_and_b_are_those_of_the_document_as_often_as_there(pattern, mode):
    titles = Counter(arrow.title for arrow in relations(pattern, mode).arrows.values() if arrow.title)
    assert titles == LABELS[mode]


@pytest.mark.parametrize("mode", MODES)
def test_labels_of_c_are_those_of_the_document_as_often_as_there(mode):
    titles = Counter(arrow.title for arrow in relations("c", mode).arrows.values())
    assert titles == LABELS_C[mode]


@for_each("figure", RELATIONS, by_id)
def test_every_label_is_written_out_at_its_arrow(figure):
    seen = picture(figure)
    titles = {id: squeezed(arrow.title) for id, arrow in seen.arrows.items() if arrow.title}
    assert {id: squeezed(label.text) for id, label in seen.labels.items()} == titles


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_arrows_of_a_and_b_go_from_and_to_whom_the_inventory_says(pattern, mode):
    assert sorted(relations(pattern, mode).flows) == sorted(FLOWS[mode])


@pytest.mark.parametrize("mode", MODES)
def test_arrows_of_c_go_from_and_to_whom_the_inventory_says(mode):
    assert sorted(relations("c", mode).flows) == sorted(FLOWS_C[mode])


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_boxes_of_a_and_b_are_those_of_the_document(pattern, mode):
    seen = relations(pattern, mode)
    assert sorted(map(seen.name, seen.boxes)) == sorted([*ROLES_IN[mode], *OUTSIDE, *VENDORS[mode]])


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_roles_say_in_a_few_words_what_they_do(pattern, mode):
    roles = [box for box in relations(pattern, mode).boxes.values() if "role" in box.classes]
    assert [box.name for box in roles if not box.text] == []


@pytest.mark.parametrize("mode", MODES)
def test_a_has_only_the_roles_of_its_skills_page_in_house(mode):
    assert in_house(relations("a", mode)) == IN_HOUSE_A & set(ROLES_IN[mode])


@pytest.mark.parametrize("mode", MODES)
def test_b_has_all_roles_in_house_but_testing_and_forensics(mode):
    assert in_house(relations("b", mode)) == set(ROLES_IN[mode]) - OUTSOURCED_B


def in_house(seen) -> set[str]:
    """The roles that are drawn as in-house; the others have to be drawn as outsourced, in colour and line."""
    roles = [box for box in seen.boxes.values() if "role" in box.classes]
    inside = {box.name for box in roles if box.shapes[0].fill == "#eaf2fb" and not box.shapes[0].dash}
    outside = {box.name for box in roles if box.shapes[0].fill == "#fff3c4" and box.shapes[0].dash}
    assert inside | outside == {box.name for box in roles}
    return inside


@pytest.mark.parametrize("mode", MODES)
def test_vendors_are_dashed_and_have_square_corners(mode):
    vendors = [box for box in relations("a", mode).boxes.values() if "vendor" in box.classes]
    rects = [box.element.find("{http://www.w3.org/2000/svg}rect") for box in vendors]
    assert len(rects) == len(VENDORS[mode])
    assert all(rect.get("stroke-dasharray") and rect.get("rx") is None for rect in rects)


@pytest.mark.parametrize("mode", MODES)
def test_a_and_b_differ_in_colours_alone(mode):
    a, b = relations("a", mode), relations("b", mode)
    assert {id: box.place for id, box in a.boxes.items()} == {id: box.place for id, box in b.boxes.items()}
    assert a.flows == b.flows


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_research_and_handling_cooperate_both_ways_and_nobody_else_does(pattern, mode):
    arrows = relations(pattern, mode).arrows.values()
    assert [arrow.title for arrow in arrows if len(arrow.heads) == 2] == ["連携"]
    assert all(len(arrow.heads) == 1 for arrow in arrows if arrow.title != "連携")


@pytest.mark.parametrize("mode", MODES)
def test_rows_run_from_outside_down_to_the_vendors(mode):
    boxes = {box.name: box.place.middle.y for box in relations("a", mode).boxes.values()}
    down = ["経営者、外部組織", "PoC", "コマンダー", "インシデント管理", "インシデントハンドラー", "対応ベンダー"]
    heights = [boxes[name] for name in down]
    assert all(upper < lower + 1 for upper, lower in zip(heights, heights[1:]))


@pytest.mark.parametrize("mode", MODES)
def test_c_has_the_teams_roles_and_functions_of_the_document(mode):
    seen = relations("c", mode)
    found = {frame.name: {} for frame in seen.frames.values()}
    for box in seen.boxes.values():
        for frame in seen.frames.values():
            if frame.place.meets(box.place):
                found[frame.name][box.name] = [text for text, _ in box.items]
    assert found == TEAMS[mode]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("mode", MODES)
def test_c_has_roles_inside_their_team_and_functions_inside_their_role(mode, language):
    seen = relations("c", mode, language)
    teams = {id: role.team for id, role in plan("c").roles.items() if id in seen.boxes}
    assert len(teams) > 5
    for id, box in seen.boxes.items():
        around = [frame for frame, group in seen.frames.items() if group.place.contains(box.place)]
        assert around == ([teams[id]] if teams.get(id) else [])
        assert all(text and box.place.contains(item) for text, item in box.items)


def test_the_manager_of_c_stands_outside_the_teams_and_decides():
    seen = relations("c", "incident")
    manager = seen.boxes["manager"]
    assert [text for text, _ in manager.items] == ["判断・指示"]
    assert not any(frame.place.meets(manager.place) for frame in seen.frames.values())


@pytest.mark.parametrize("pattern", ["a", "b"])
@pytest.mark.parametrize("mode", MODES)
def test_legend_of_a_and_b_explains_every_colour(pattern, mode):
    assert relations(pattern, mode).legend == [
        "自社",
        "アウトソーシング",
        "ベンダー",
        "外部・経営・システム",
        "情報・指示など",
    ]


@pytest.mark.parametrize("mode", MODES)
def test_legend_of_c_names_no_vendor_and_nothing_outsourced(mode):
    assert relations("c", mode).legend == ["自社", "外部・経営・システム", "機能", "チーム", "情報・指示など"]


@for_each("figure", RELATIONS, by_id)
def test_legend_has_the_looks_of_the_figure_and_no_other(figure):
    seen = picture(figure)
    shapes = [shape for group in [*seen.boxes.values(), *seen.frames.values()] for shape in group.shapes]
    samples = [(shape.fill, shape.line, shape.dash) for shape in seen.samples]
    assert len(samples) == len(set(samples))
    assert set(samples) == {(shape.fill, shape.line, shape.dash) for shape in shapes}


def test_legend_of_a_plan_with_roles_alone_names_no_more():
    seen = drawn(TWO + "flows: {one: {two: {label: A B, kind: report}}}")
    assert seen.legend == ["自社", "報告"]


@pytest.mark.parametrize(("pattern", "mode"), FIGURES)
def test_a_note_says_that_ends_of_arrows_are_inferred(pattern, mode):
    assert "矢印の端点は推定を含む" in relations(pattern, mode).notes
    assert "Some ends of arrows are inferred" in relations(pattern, mode, "en").notes


def test_nothing_is_called_inferred_that_is_not():
    seen = drawn(TWO + "flows: {one: {two: {label: A B, kind: report}}}")
    assert "推定" not in seen.notes
    assert "inferred" not in seen.arrows["one>two:report"].classes


def test_arrows_that_are_inferred_differ_from_those_that_are_stated():
    arrows = relations("a", "incident").arrows.values()
    stated = {arrow.title for arrow in arrows if "inferred" not in arrow.classes}
    assert stated == {"全体状況説明", "状況説明", "対応依頼"}


@pytest.mark.parametrize(("pattern", "mode"), FIGURES)
def test_the_source_is_named(pattern, mode):
    assert "出典: 日本シーサート協議会、CSIRT人材の定義と確保 Ver.1.0、2015-11-16" in relations(pattern, mode).notes
    assert "Drawn from: Nippon CSIRT Association, CSIRT人材の定義と確保" in relations(pattern, mode, "en").notes


def test_a_plan_without_a_source_names_none():
    assert drawn(TWO + "flows: {one: {two: {label: A B, kind: report}}}").notes == ""


@for_each("pattern", ["a", "b", "c"])
@for_each(
    "mode, language, badge",
    [
        ("peacetime", "ja", "平時"),
        ("incident", "ja", "有事"),
        ("peacetime", "en", "Peacetime"),
        ("incident", "en", "Incident"),
    ],
)
def test_a_badge_says_which_mode_it_is(pattern, mode, language, badge):
    assert relations(pattern, mode, language).badge == badge


@pytest.mark.parametrize(("pattern", "mode"), SHARED)
def test_roles_without_a_flow_are_named_below(pattern, mode):
    assert "この図に流れのない役割" in relations(pattern, mode).notes
    assert "IT部門との連携、リーガルアドバイザー" in relations(pattern, mode).notes


@pytest.mark.parametrize("figure", [figure for figure in RELATIONS if figure.language == "en"], ids=by_id)
def test_english_pictures_are_english_but_for_the_name_of_the_source(figure):
    seen = picture(figure)
    texts = [words.text for words in seen.around if words.size != 8.5]
    texts += [
        words.text for group in (seen.boxes, seen.frames, seen.labels) for g in group.values() for words in g.words
    ]
    assert [text for text in texts if any(ord(character) > 0x2E80 for character in text)] == []


def test_a_text_left_out_in_english_is_shown_in_japanese():
    text = "roles: {one: {name: {ja: 役}}, two: {name: {en: B}}}\nflows: {one: {two: {label: {ja: 報}, kind: report}}}"
    seen = drawn(text, language="en")
    assert seen.flows == [("役", "B", "報")]


def test_arrows_without_a_label_have_none_written():
    seen = drawn(TWO + "flows: {one: {two: {kind: report}}}")
    assert (len(seen.arrows), len(seen.labels)) == (1, 0)


def test_a_flow_both_ways_by_its_direction_has_two_heads():
    seen = drawn(TWO + "flows: {one: {two: {label: A B, kind: report, direction: mutual}}}")
    assert len(seen.arrows["one>two:report"].heads) == 2


def test_a_pair_of_flows_keeps_two_arrows_with_their_own_labels():
    seen = drawn(TWO + "flows: {one: {two: {label: A B, kind: report}}, two: {one: {label: C D, kind: answer}}}")
    assert sorted(label.text for label in seen.labels.values()) == ["A B", "C D"]


def test_a_role_outsourced_in_an_incident_alone_changes_colour_with_the_mode():
    text = """
roles: {one: {name: A, sourcing: {incident: outsourced}}, two: {name: B}}
flows: {one: {two: {label: A B, kind: report}}}
"""
    classes = [drawn(text, mode=mode).boxes["one"].classes for mode in MODES]
    assert ["in-house" in classes[0], "outsourced" in classes[1]] == [True, True]


def test_one_team_can_be_drawn_alone_with_those_it_talks_to():
    seen = drawn(
        """
teams: {red: {name: R}, blue: {name: B}, grey: {name: G}}
roles: {one: {name: r, team: red}, two: {name: b, team: blue}, three: {name: g, team: grey}, four: {name: q, team: red}}
flows:
  one: {two: {label: A B, kind: report}}
  two: {three: {label: C D, kind: report}}
""",
        only="red",
    )
    assert seen.boxes.keys() == {"one", "two", "four"}
    assert [arrow.title for arrow in seen.arrows.values()] == ["A B"]


TEAM = """
teams: {red: {name: R}}
roles: {one: {name: A, team: red}, two: {name: B, team: red}, three: {name: C}}
"""


@pytest.mark.parametrize("flow", ["red: {two: {kind: report}}", "two: {red: {kind: report}}"])
def test_a_team_can_talk_to_one_of_its_own_roles(flow):
    assert len(drawn(f"{TEAM}flows: {{{flow}}}").arrows) == 1


def test_a_team_without_a_role_in_this_mode_does_not_break_the_figure():
    text = """
teams: {red: {name: R}}
roles: {one: {name: A, team: red, modes: peacetime}, two: {name: B}, three: {name: C}}
flows: {red: {two: {kind: report}}, two: {three: {kind: report}}}
"""
    assert {"two", "three"} <= drawn(text).boxes.keys()


@pytest.mark.parametrize("flow", ["red: {two: {kind: report}}", "two: {red: {kind: report}}"])
def test_what_a_team_and_its_own_role_show_each_other_goes_between_the_role_and_the_frame(flow):
    found = laid_out(f"{TEAM}flows: {{{flow}}}")
    (route,) = found.routes.values()
    frame, ends = found.frames["red"], (route.start or route.curve[0], route.end or route.curve[-1])
    gaps = [min(x - frame.x, frame.right - x, y - frame.y, frame.bottom - y) for x, y in ends]
    assert min(map(abs, gaps)) < 2


def test_a_team_drawn_alone_does_not_call_the_roles_of_other_teams_idle():
    idle = "この図に流れのない役割"
    notes = {team: picture_of_team(team).notes for team in ("poc", "evaluation", "security-intelligence")}
    assert {team: text for team, text in notes.items() if idle in text and "公開前脆弱性対応" in text} == {}


def picture_of_team(team: str) -> Picture:
    """One team of C in peacetime."""
    view = View(Mode.PEACETIME, only=team)
    return Picture(svg(layout_of(plan("c"), "relations", view, engine()), LIGHT))


def test_a_long_list_of_roles_without_a_flow_leaves_room_for_the_figure(write_plan: WritePlan):
    roles = "".join(f"  r{number}: {{name: R{number}}}\n" for number in range(32))
    ours = load_plan(
        write_plan(plan=f"{HEAD}roles:\n{roles}flows: {{r0: {{r1: {{label: {{en: x}}, kind: report}}}}}}\n")
    )
    for language, ending in (("ja", "R13、ほか18件"), ("en", "R13 and 18 more")):
        notes = drawing_of(ours, "relations", View(Mode.INCIDENT, language)).notes
        assert any(note.endswith(ending) for note in notes)
