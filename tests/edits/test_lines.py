"""Edited YAML: every line that an edit is not about stays as it is, whatever the style of the file."""

import random
from collections.abc import Iterator
from copy import deepcopy

import pytest
from cases import for_each
from ruamel.yaml import YAML

from csirtgraph.edits.yaml.rewriting import rewritten
from csirtgraph.edits.yaml.values import Data, Plain, data_of
from csirtgraph.edits.yaml.writing import inline
from csirtgraph.plan.yaml.node import size_of
from csirtgraph.plan.yaml.tree import parsed, read_document, read_text

HOSTILE = (
    *("key: value", "# no comment", "a #b", "it's", '"quoted"', "a\nb", "\n", "null", "~", "1", "-1", "1.5", "0x1f"),
    *(
        "2015-11-16",
        "12:30",
        "yes",
        "No",
        "ON",
        "true",
        "  leading",
        "trailing ",
        "=cmd|' /C calc'!A0",
        "=",
        "- a",
        "-",
    ),
    *(
        "? b",
        "[a]",
        "{a: b}",
        "a, b",
        "}",
        "&x",
        "*x",
        "!t",
        "%d",
        "@a",
        "`a`",
        "|",
        ">-",
        "😀 顔",
        "日本語：、",
        "a:b",
    ),
    *("a:", ":a", "<<", "---", "...", "\ttab", "back\\slash", "\u00a0nbsp", "\ufeffbom", "long " * 2000, "é", "null:"),
)


def read(text: str) -> dict[str, Data]:
    """The values of a text, as plans are read."""
    found = data_of(read_text(text.removeprefix("\ufeff"), "plan.yaml"))
    assert isinstance(found, dict)
    return found


def patched(text: str, wanted: dict[str, Data]) -> str:
    """The text with the values wanted; its tree is the one that all of it has when it is read anew."""
    found, document = rewritten(text, read_document(text, "plan.yaml"), read(text), wanted)
    assert document == (parsed(found, "plan.yaml"), size_of(document.tree))
    return found


def after(text: str, *path: str | int, to: "Data | None") -> str:
    """The text with another value at a path, or without what is there; read back, it says just that."""
    wanted = read(text)
    inner: Data = wanted
    for name in path[:-1]:
        inner = inner[name]  # type: ignore[index,call-overload]
    if to is None:
        del inner[path[-1]]  # type: ignore[arg-type,union-attr]
    else:
        inner[path[-1]] = to  # type: ignore[index,call-overload]
    found = patched(text, wanted)
    assert read(found) == wanted
    return found


STYLES = {
    "bare": "a: word  # why\nb: other\n",
    "double": 'a: "word"  # why\nb: other\n',
    "single": "a: 'word'  # why\nb: other\n",
    "braces": "x: { a: word,b: other }  # why\n",
    "nothing": "a:  # why\nb: other\n",
    "folded": "a: >-\n  two\n  lines\n\n# why\nb: other\n",
    "literal": "a: |+\n  two\n  lines\n\nb: other\n",
    "list": "a: [one, two]  # why\nb: other\n",
    "tall list": "a:  # why\n- one\n# there\n- two\nb: other\n",
}


@for_each("words", HOSTILE, lambda words: repr(words[:12]))
@for_each("style", STYLES)
def test_any_text_comes_back_as_it_was_typed_in_any_style_of_file(style: str, words: str):
    text = STYLES[style]
    path = ("x", "a") if style == "braces" else ("a",)
    after(text, *path, to=words)


@for_each("words", HOSTILE, lambda words: repr(words[:12]))
def test_other_readers_of_yaml_take_the_text_for_a_text_too(words: str):
    text = f"a: {inline(words)}\nb: {inline({'c': words})}\n"
    assert YAML(typ="safe").load(text) == {"a": words, "b": {"c": words}}


def test_words_keep_the_quotes_they_had():
    assert after("""a: "one"\n""", "a", to="two") == """a: "two"\n"""
    assert after("""a: 'one'\n""", "a", to="it's") == """a: 'it''s'\n"""


def test_a_change_within_braces_keeps_the_spaces_and_the_comment_of_the_line():
    text = "x:   { a: 1,b:  [p,q] }   # why\n"
    assert after(text, "x", "b", to=["p", "q", "r"]) == "x:   { a: 1,b:  [p,q,r] }   # why\n"
    assert after(text, "x", "a", to=None) == "x:   { b:  [p,q] }   # why\n"
    assert after(text, "x", "c", to="new") == "x:   { a: 1,b:  [p,q],c: new }   # why\n"


def test_braces_that_span_lines_keep_the_comments_within():
    text = "x: {  # all\n  a: 1,  # one\n  # between\n  b: 2   # two\n}\n"
    assert after(text, "x", "c", to="new") == text.replace("b: 2 ", "b: 2, c: new ")
    assert after(text, "x", "a", to=None) == "x: {  # all\n  # between\n  b: 2   # two\n}\n"
    assert after(text, "x", "b", to=None) == "x: {  # all\n  a: 1,  # one\n  # between\n}\n"


def test_a_removed_entry_takes_its_own_comment_and_leaves_the_headings():
    text = "x:\n  # first\n  a: 1  # of a\n\n  # second\n  b: 2  # of b\n"
    assert after(text, "x", "a", to=None) == "x:\n  # first\n\n  # second\n  b: 2  # of b\n"
    assert after(text, "x", "b", to=None) == "x:\n  # first\n  a: 1  # of a\n\n  # second\n"


def test_the_first_key_of_an_item_can_go_with_the_comment_below_it_kept():
    assert after("x:\n  - a: 1\n    b: 2\n", "x", 0, "a", to=None) == "x:\n  - b: 2\n"
    assert after("x:\n  - a: 1\n    # on b\n    b: 2\n", "x", 0, "a", to=None) == "x:\n  -\n    # on b\n    b: 2\n"


def test_a_key_that_comes_first_goes_before_the_others():
    first: dict[str, Data] = {"new": "word", "a": Plain("1"), "b": Plain("2")}
    assert after("x:\n  - a: 1\n    b: 2\n", "x", 0, to=first) == "x:\n  - new: word\n    a: 1\n    b: 2\n"
    assert after("x:\n  # why\n  a: 1\n  b: 2\n", "x", to=first) == "x:\n  # why\n  new: word\n  a: 1\n  b: 2\n"


def test_a_mapping_of_many_lines_gives_its_place_to_a_list():
    text = "x:\n  a:  # why\n    b: 1\n    c: 2\n  d: 3\n"
    assert after(text, "x", "a", to=[{"k": "1"}]) == 'x:\n  a:  # why\n    - {k: "1"}\n  d: 3\n'


def test_a_key_with_another_name_stays_where_it_is():
    text = "x:\n  a: {k: 1}  # why\n  b: {k: 2}\n"
    wanted = {"x": {"c": {"k": Plain("1")}, "b": {"k": Plain("2")}}}
    assert patched(text, wanted) == text.replace("  a:", "  c:")


def test_a_second_flow_makes_a_list_of_the_lines_of_the_first():
    text = "x:\n  a:\n    # why\n    k: 1  # one\n\n    l: 2\n  b: 3\n"
    found = after(text, "x", "a", to=[{"k": Plain("1"), "l": Plain("2")}, {"k": Plain("9")}])
    assert found == "x:\n  a:\n    # why\n    - k: 1  # one\n\n      l: 2\n    - {k: 9}\n  b: 3\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_stay_and_a_file_without_a_last_one_still_gets_new_lines(ending: str, last: bool):
    text = f"x:{ending}  a: 1  # why{ending}  b: 2" + ending * last
    found = after(text, "x", "c", to="new")
    assert found == text + (ending + "  c: new") * (not last) + f"  c: new{ending}" * last


# Random files and edits


class Writer:
    """Writes random values in random styles; knows of each line which value it is about."""

    def __init__(self, seed: int):
        self.dice = random.Random(seed)
        self.lines: list[tuple[str, tuple[str | int, ...], bool]] = []  # text, path, whether all inside is on it

    def value(self, depth: int) -> Data:
        """A random value."""
        kind = self.dice.random()
        if depth < 4 and kind < 0.55:
            names = self.dice.sample(["a", "b-1", "c", "name", "ja", "en", "on", "1"], self.dice.randint(1, 4))
            return {name: self.value(depth + 1) for name in names}
        if depth < 4 and kind < 0.7:
            return [self.value(depth + 1) for _ in range(self.dice.randint(1, 3))]
        return self.dice.choice(["word", "two words", *HOSTILE[:20], Plain("7"), Plain("true"), Plain("null")])

    def comment(self, indent: int, path: tuple[str | int, ...]) -> None:
        """Perhaps a comment or a blank line."""
        if self.dice.random() < 0.25:
            self.lines.append((self.dice.choice(["", " " * indent + "# - note: {x", "#"]), (*path, "#"), False))

    def tail(self) -> str:
        """Perhaps a comment behind a value."""
        return self.dice.choice(["", "", "  # tail: 'x", " #"])

    def write(self, value: Data, indent: int, path: tuple[str | int, ...], head: str) -> None:
        """A value behind a key or a dash."""
        items = (
            list(value.items()) if isinstance(value, dict) else list(enumerate(value if type(value) is list else ()))
        )
        if not items or self.dice.random() < 0.35:
            self.lines.append((f"{head} {inline(value)}{self.tail()}", path, True))
            return
        step = self.dice.choice([1, 2, 4])
        self.lines.append((head + self.tail(), path, False))
        for name, item in items:
            self.comment(indent + step, path)
            mark = "-" if isinstance(value, list) else f"{inline(str(name), True)}:"
            self.write(item, indent + step, (*path, name), " " * (indent + step) + mark)

    def document(self) -> dict[str, Data]:
        """Random sections, written."""
        sections: dict[str, Data] = {f"s{n}": self.value(1) for n in range(self.dice.randint(1, 4))}
        for name, value in sections.items():
            self.comment(0, ())
            self.write(value, 0, (name,), f"{name}:")
        return sections


def places(value: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values inside."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        yield (*path, name)
        yield from places(item, (*path, name))


def edit(wanted: dict[str, Data], writer: Writer) -> tuple[tuple[str | int, ...], bool]:
    """One random change; the path it is about, and whether what is there is no more."""
    dice = writer.dice
    path = dice.choice(list(places(wanted)))
    around: Data = wanted
    for name in path[:-1]:
        around = around[name]  # type: ignore[index,call-overload]
    what = dice.choice(["set", "remove", "add", "second"])
    here = around[path[-1]]  # type: ignore[index,call-overload]
    alike = [item for item in (around if isinstance(around, list) else []) if item == here]
    if what == "remove" and len(around) > 1 and len(alike) < 2:  # type: ignore[arg-type]
        del around[path[-1]]  # type: ignore[arg-type,union-attr]
    elif what == "add" and isinstance(here, dict) and here:
        here["new"] = writer.value(2)
        return (*path, "new"), False
    elif what == "add" and isinstance(here, list) and here:
        here.append(writer.value(3))
        return (*path, len(here) - 1), False
    else:
        new: Data = (
            [here, writer.value(3)] if what == "second" and isinstance(here, dict) else dice.choice(HOSTILE[:20])
        )
        around[path[-1]] = new  # type: ignore[index,call-overload]
    return path, True


@for_each("seed", range(600))
def test_only_the_lines_that_an_edit_is_about_change(seed: int):
    writer = Writer(seed)
    wanted = deepcopy(writer.document())
    ending = writer.dice.choice(["\n", "\r\n"])
    text = ending.join(line for line, _, _ in writer.lines) + writer.dice.choice([ending, ""])
    path, is_there = edit(wanted, writer)
    found = patched(text, wanted)
    assert read(found) == wanted
    assert "\n" not in found.replace("\r\n", "") or "\r\n" not in text
    kept = [line for line, at, is_whole in writer.lines if not is_about(path, is_there, at, is_whole)]
    lines = iter(found.split(ending))
    assert all(line in lines for line in kept), "a line that is about something else is not as it was"


def is_about(path: tuple[str | int, ...], is_there: bool, at: tuple[str | int, ...], is_whole: bool) -> bool:
    """Whether a change at a path may change a line: one inside it, or one that holds all around it."""
    return (is_there and at[: len(path)] == path) or (is_whole and path[: len(at)] == at)
