"""One word for each value of each enum, in both languages, wherever csirtgraph names it."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest
from cases import for_each

import csirtgraph
from csirtgraph.cli.commands.check import SUM
from csirtgraph.plan.model import enums, overview, vocabulary
from csirtgraph.plan.model.enums import Evidence, FlowKind, Mode, PartyKind, Severity, Sourcing, Tier
from csirtgraph.plan.model.overview import PlaceKind
from csirtgraph.plan.model.vocabulary import TABLES, lower_word_of, word_of
from csirtgraph.studio.page import facts
from csirtgraph.studio.page.import_words import IMPORT
from csirtgraph.studio.page.page_words import CHANGES, PAGE
from csirtgraph.studio.page.studio_words import STUDIO
from csirtgraph.text import LANGUAGES, Text

PACKAGE = Path(csirtgraph.__file__).parent
ENUMS = {
    value
    for module in (enums, overview)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Enum) and value is not Enum
}
OWN = [text for table in TABLES.values() for text in table.values()]
#: Words that look like a value's, and say something else.
OTHERS = {
    Text("外注を含む", "Outsourced"),  # coverage of a framework: by several roles, one of them outsourced
    Text("アウトソース化", "outsourced"),  # a change: what was in-house no longer is
    Text("委託の有無", "outsourced"),  # a heading of a sheet: whether it is
    Text("システムに合わせる", "System"),  # the colours of the reader's system
}


def texts_in(value: object) -> Iterator[Text]:
    """Every text in a value: itself, or what it holds."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in texts_in(item))
    elif isinstance(value, (tuple, list)):
        yield from (text for item in value for text in texts_in(item))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (text for field in fields(value) for text in texts_in(getattr(value, field.name)))


def worded_again(value: object) -> list[Text]:
    """Texts that have a value's word in one of the languages, and are not the vocabulary's own."""
    japanese, english = {text.ja for text in OWN}, {text.en.lower() for text in OWN}
    return [
        text
        for text in texts_in(value)
        if (text.ja in japanese or text.en.lower() in english)
        and not any(text is own for own in OWN)
        and text not in OTHERS
    ]


def modules() -> list[str]:
    """Every module of the package."""
    found = pkgutil.walk_packages(csirtgraph.__path__, "csirtgraph.")
    return [info.name for info in found if not info.name.endswith("__main__")]


def test_every_value_of_every_enum_of_the_plan_has_a_word_in_both_languages():
    assert set(TABLES) == ENUMS
    for enum, table in TABLES.items():
        assert set(table) == set(enum)
        assert all(text.ja and text.en for text in table.values())


def test_values_of_one_enum_have_different_words():
    for table in TABLES.values():
        assert len({text.ja for text in table.values()}) == len({text.en for text in table.values()}) == len(table)


def test_equal_values_of_two_enums_keep_their_own_words():
    assert word_of(Tier.MANAGEMENT).ja == "管理"
    assert word_of(PartyKind.MANAGEMENT).ja == "経営"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Mode.INCIDENT, Text("有事", "incident")),
        (Sourcing.IN_HOUSE, Text("自社", "in-house")),
        (FlowKind.INFORM, Text("連絡", "information")),
        (Severity.WARNING, Text("注意", "warning")),
        (PlaceKind.CSIRT, Text("CSIRT", "CSIRT")),
    ],
)
def test_within_a_sentence_english_has_no_capital_unless_it_is_an_abbreviation(value, words):
    assert lower_word_of(value) == words


@for_each("name", modules())
def test_no_module_words_a_value_by_itself(name):
    assert worded_again(vars(importlib.import_module(name))) == []


@pytest.mark.parametrize(
    "words",
    [
        Text("委託先", "Outsourced"),
        Text("情報提供", "information"),
        Text("警告", "Warning"),
        Text("経営層", "Management"),
        Text("平時", "Normal times"),
        Text("自社", "In-house"),  # a copy
    ],
)
def test_a_table_that_words_a_value_otherwise_is_found(words):
    assert worded_again({"TABLE": {"a": (1, words)}}) == [words]


def test_no_code_has_the_japanese_word_of_a_value_written_out():
    words = {text.ja for text in OWN if not text.ja.isascii()}
    found = [
        (path.name, node.value)
        for path in PACKAGE.rglob("*.py")
        if path != Path(vocabulary.__file__)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in words
    ]
    assert found == []


def test_the_sum_of_a_check_counts_severities_by_their_words():
    for language in LANGUAGES:
        words = [lower_word_of(severity).to(language) for severity in Severity]
        assert all(word in SUM.to(language) for word in words)


def test_the_page_gets_the_words_of_values_and_has_none_of_its_own():
    words = facts.value_words()
    assert words == {
        value.value: {"ja": word_of(value).ja, "en": word_of(value).en} for enum in facts.NAMED for value in enum
    }
    assert len(words) == sum(len(enum) for enum in facts.NAMED)  # no two enums of the page share a value
    assert not (PAGE.keys() | CHANGES.keys() | STUDIO.keys() | IMPORT.keys()) & words.keys()


def scripts() -> str:
    """All scripts of the pages."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "studio" / "static").rglob("*.js")))


def test_every_word_that_a_script_asks_for_is_there_and_every_word_is_used():
    known = PAGE.keys() | CHANGES.keys() | STUDIO.keys() | IMPORT.keys() | facts.value_words().keys()
    text = scripts()
    asked = set(re.findall(r"""\bword\(\s*["']([\w-]+)["']""", text))
    assert len(asked) > 100
    assert asked - known == set()
    named = set(re.findall(r"""["'`]([\w-]+)(?=["'`$])|(?<=[{,\s])([\w-]+)(?=:)""", text))
    quoted = {name for pair in named for name in pair if name}
    begun = tuple(name for name in quoted if name.endswith("-"))  # put together: `theme-${name}`
    ended = tuple(set(re.findall(r"\}(-[a-z]+)`", text)))  # `${name}-in`
    unused = {key for key in known - quoted if not key.startswith(begun) and not key.endswith(ended)}
    assert unused - facts.value_words().keys() == set()


def test_no_script_has_japanese_words_of_its_own():
    lines = [line for line in scripts().splitlines() if not line.lstrip().startswith(("//", "*", "/*"))]
    assert [line for line in lines if re.search(r"[ぁ-んァ-ヶ]", line.split(" // ")[0])] == []


def test_what_is_inferred_is_called_so_wherever_a_text_says_it():
    """Notes inflect the word, so they are no copies of it; both languages have to say it."""
    found = [text for name in modules() for text in texts_in(vars(importlib.import_module(name)))]
    word = lower_word_of(Evidence.INFERRED)
    said = [text for text in found if word.en in text.en.lower() or word.ja in text.ja]
    assert len(said) > 10
    assert [text for text in said if not (word.en in text.en.lower() and word.ja in text.ja)] == []
