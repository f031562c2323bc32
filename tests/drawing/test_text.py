"""Text is measured as the fonts have it, and broken into lines as Japanese readers expect."""

import re
import unicodedata
from dataclasses import fields, is_dataclass

import pytest
from cases import for_each
from fonts import shipped
from layouts import plan, squeezed

from csirtgraph.drawing.content import LABEL_WIDTH, NAME_WIDTH, TEXT_SIZE, TEXT_WIDTH, content_of, label_of
from csirtgraph.drawing.layout.table import table_layout
from csirtgraph.drawing.model import Box, Drawing, Span, Table
from csirtgraph.drawing.text.fonts import EM, LATIN_SLACK, character_width, text_width, widths
from csirtgraph.drawing.text.wrap import wrap
from csirtgraph.figures import phrases
from csirtgraph.text import Text

NEVER_FIRST = "、。，．・：；！？)]}）］｝〕〉》」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々…‥％"
#: Selectors of kanji and emoji, spaces and joiners of no width, marks of direction, a soft hyphen.
UNSEEN = "\ufe0e\ufe0f\U000e0100\U000e01ef\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\u034f"
NEVER_LAST = "([{（［｛〔〈《「『【"
MIXED = [
    "「緊急」の連絡は、PoC（社外）・広報・法務へ。ただし、休日は（夜間も含め）当番へ!",
    "セキュリティオペレーションセンター（SOC）、インシデントレスポンスチーム（IRT）・CSIRT",
    "システム開発/維持管理者・検証/評価・１００％の対応…",
    "佐々木さんのメッセージ、チェックリスト、ヴァージョン",
]


def texts_in(value: object) -> list[Text]:
    """Every text of a plan."""
    if isinstance(value, Text):
        return [value]
    if is_dataclass(value):
        parts = [getattr(value, item.name) for item in fields(value) if item.compare]
    elif isinstance(value, dict):
        parts = list(value.values())
    else:
        parts = list(value) if isinstance(value, (tuple, list)) else []
    return [text for part in parts for text in texts_in(part)]


PLANS = [text for name in "abc" for text in texts_in(plan(name))]
FIXED = [value for value in vars(phrases).values() if isinstance(value, Text)]
TEXTS = sorted({text for pair in PLANS + FIXED for text in (pair.ja, pair.en) if text})
WIDTHS = (30, 60, LABEL_WIDTH, TEXT_WIDTH, NAME_WIDTH)


def test_there_are_texts_to_measure():
    assert {"状況説明", "Status", "リサーチャー、キュレーター"} <= set(TEXTS)


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_every_character_of_the_data_is_in_the_shipped_fonts(bold):
    assert sorted({character for text in TEXTS for character in text} - set(map(chr, shipped(bold)))) == []


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_the_width_table_agrees_with_the_shipped_fonts(bold):
    """One em for kana and kanji; what is narrower or wider has slack, for other fonts have it differently."""
    thousandths = {chr(code): round(em * 1000) for code, em in shipped(bold).items() if code <= 0xFFFF}
    expected = {c: width if width == 1000 else width * LATIN_SLACK for c, width in thousandths.items()}
    expected["\u00ad"] = 0  # a soft hyphen is not seen
    measured = {character: character_width(character, bold) for character in expected}
    assert {c: measured[c] for c in expected if abs(measured[c] - expected[c]) > 0.01} == {}


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_no_character_is_measured_narrower_than_it_is(bold):
    assert [
        code for code, em in shipped(bold).items() if character_width(chr(code), bold) < em * 1000 - 1 and code != 0xAD
    ] == []


def test_kana_and_kanji_are_one_em_wide():
    assert text_width("漢字かなカナー、。", 10) == 90


def test_marks_on_a_character_take_no_room():
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("か\u3099\u200d", 10) == text_width("か", 10)


@for_each("sign", UNSEEN, ascii)
def test_signs_that_are_not_seen_take_no_room(sign):
    assert text_width(f"葛{sign}飾{sign}", 10) == 20


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("オペレーションセンター", 100, ("オペレーション", "センター")),
        ("セキュリティオペレーションセンター", 150, ("セキュリティ", "オペレーションセンター")),
        ("インシデントマネージャー", 90, ("インシデント", "マネージャー")),
        ("サイバー\u200bレンジャーズ", 90, ("サイバー\u200b", "レンジャーズ")),
        ("Sicherheits\u00advorfall", 80, ("Sicherheits-", "vorfall")),
        ("監視\u2060班", 30, ("監", "視\u2060班")),
    ],
)
def test_words_are_broken_between_their_parts_and_where_the_plan_allows_it(text, width, lines):
    assert wrap(text, width, 12) == lines


def test_a_box_is_as_wide_as_its_longest_word_in_katakana():
    word = "インフォメーションシェアリング"
    assert [line.text for line in content_of(Box(id="x", look="in-house", name=word)).lines] == [word]
    assert [line.text for line in content_of(Box(id="x", look="in-house", name="甲", lines=(word,))).lines] == [
        "甲",
        word,
    ]


def test_a_column_is_as_wide_as_its_longest_word_in_katakana():
    cell = Box(id="x", look="in-house", name="アウトソーシング", span=Span(row=0, column=0))
    drawing = Drawing(title="T", body=Table(boxes=(cell,), columns=(80.0, 40.0)))
    found = table_layout(drawing)
    assert [line.text for line in found.measures.boxes["x"].lines] == ["アウトソーシング"]
    assert found.boxes["x"].width < 120
    assert found.drawing.table.columns[1] == 40


def test_emoji_take_at_least_one_em():
    assert text_width("🚨", 10) >= 10


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(width):
    lines = [wrap(text, width, TEXT_SIZE) for text in TEXTS + MIXED]
    assert [line for found in lines for line in found[1:] if line and line[0] in NEVER_FIRST] == []
    assert [line for found in lines for line in found[:-1] if line and line[-1] in NEVER_LAST] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_lost_or_changed_by_breaking(width):
    for text in TEXTS + MIXED:
        assert squeezed("".join(wrap(text, width, TEXT_SIZE))) == squeezed(text)


@pytest.mark.parametrize("width", [LABEL_WIDTH, TEXT_WIDTH, NAME_WIDTH])
def test_lines_are_no_wider_than_asked_for_but_for_a_mark_that_may_not_begin_a_line(width):
    lines = [line.rstrip(NEVER_FIRST) for text in TEXTS + MIXED for line in wrap(text, width, TEXT_SIZE)]
    assert [line for line in lines if text_width(line, TEXT_SIZE) > width] == []


@pytest.mark.parametrize("width", [LABEL_WIDTH, TEXT_WIDTH, NAME_WIDTH])
def test_no_text_of_the_data_has_an_empty_line(width):
    assert [text for text in TEXTS if "" in wrap(text, width, TEXT_SIZE)] == []


def test_a_word_that_overhangs_by_its_mark_is_not_followed_by_an_empty_line():
    assert "" not in wrap("Sicherheitsvorfall: Verantwortlichkeiten", LABEL_WIDTH, TEXT_SIZE)


def test_english_words_are_not_cut():
    english = {text for pair in PLANS for text in [pair.en] if text and text.isascii()}
    assert len(english) > 100
    for text in english:
        assert re.split("[ /]", " ".join(wrap(text, LABEL_WIDTH, TEXT_SIZE)).replace("/ ", "/")) == re.split(
            "[ /]", text
        )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("インシデント情報伝達、対応依頼", ("インシデント", "情報伝達、対応依頼")),
        ("関連部署をつなぐ連絡の要として情報を発信する", ("関連部署をつなぐ", "連絡の要として", "情報を発信する")),
        ("Internal and related systems", ("Internal and", "related systems")),
    ],
)
def test_phrases_stay_whole(text, lines):
    assert wrap(text, LABEL_WIDTH, TEXT_SIZE) == lines


def test_a_short_text_stays_on_one_line():
    assert wrap("状況説明", LABEL_WIDTH, TEXT_SIZE) == ("状況説明",)


def test_lines_are_about_equally_long():
    assert wrap("aaaa bbbb cccc dddd", text_width("aaaa bbbb cccc", TEXT_SIZE), TEXT_SIZE) == ("aaaa bbbb", "cccc dddd")


def test_a_line_break_of_the_author_is_kept():
    assert wrap("一行目\n二行目", 200, TEXT_SIZE) == ("一行目", "二行目")
    assert wrap("a\n\nb", 200, TEXT_SIZE) == ("a", "", "b")


@pytest.mark.parametrize(
    "text",
    ["x" * 500, "漢" * 500, "あ" * 500, "ア" * 500, "Donaudampfschifffahrtsgesellschaftskapitän" * 9, "🚨" * 200],
)
def test_an_overlong_word_is_cut_and_fits(text):
    lines = wrap(text, TEXT_WIDTH, TEXT_SIZE)
    assert "".join(lines) == text
    assert max(text_width(line, TEXT_SIZE) for line in lines) <= TEXT_WIDTH


@pytest.mark.parametrize(
    "text", ["", " ", "　", "\u200b", "ー" * 300, "（" * 300, "、" * 300, "a" * 3, "🚨", "\U0001f468"]
)
def test_odd_texts_do_not_break_breaking(text):
    assert squeezed("".join(wrap(text, 1, TEXT_SIZE))) == squeezed(text).strip("\u3000")


FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301" * 80,
        FAMILY * 10,
        unicodedata.normalize("NFD", "ガイドラインがばがばぎぐげご" * 4),
        "葛\U000e0100飾区" * 20,
        "\U0001f1ef\U0001f1f5" * 20,
        "مرحبا بالعالم " * 10,
    ],
    ids=["accents", "families", "kana", "variants", "flags", "arabic"],
)
def test_combining_characters_and_emoji_survive(text):
    lines = wrap(text, TEXT_WIDTH, TEXT_SIZE)
    assert squeezed("".join(lines)) == squeezed(text)
    assert len(lines) > 1


@pytest.mark.parametrize(
    "text", ["e\u0301" * 80, FAMILY * 10, "葛\U000e0100" * 40], ids=["accents", "families", "variants"]
)
def test_no_line_begins_with_a_mark_that_belongs_to_the_character_before(text):
    lines = wrap(text, 60, TEXT_SIZE)
    assert [line for line in lines if unicodedata.category(line[0]) in ("Mn", "Me", "Cf")] == []


@pytest.mark.parametrize("text", ["社内システムを説明できる人が内部に必要", "インベスティゲーター"])
def test_decomposed_kana_keep_their_marks(text):
    lines = wrap(unicodedata.normalize("NFD", text), LABEL_WIDTH, TEXT_SIZE)
    assert [line for line in lines if line[0] in "\u3099\u309a"] == []


def test_no_text_takes_no_room():
    label = label_of("")
    assert (label.lines, label.width, label.height) == ((), 0, 0)


def test_a_box_grows_with_what_stands_in_it():
    small = content_of(Box(id="a", name="A", look="plain"))
    large = content_of(Box(id="a", name="A", lines=("長い説明がここにある",), items=("一", "二"), look="plain"))
    assert large.width > small.width
    assert large.height > small.height
    assert [line.text for line in large.lines] == ["A", "長い説明がここにある", "一", "二"]


def test_boxes_of_short_names_are_not_tiny():
    assert content_of(Box(id="a", name="A", look="plain")).width >= 64


def test_a_text_is_as_wide_on_every_version_of_python():
    for text in ("Security intelligence and evaluation", "Vulnerability information management", "Pre-disclosure"):
        width = 0.0
        for letter in text:
            width += widths(False)[letter]
        assert text_width(text, 1000) == width * 1000 / EM
