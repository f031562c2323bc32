"""Help and click's errors, in English and, under a Japanese locale, in Japanese."""

import re
from inspect import cleandoc
from types import SimpleNamespace
from typing import Any

import click
import pytest
from cases import for_each
from signatures import Run

from csirtgraph.cli import SECTIONS, main, messages
from csirtgraph.cli.groups import SHORT_HELP, Context
from csirtgraph.cli.help import FILES, japanese, japanese_error, width_of, wrapped
from csirtgraph.cli.help_ja import HELP
from csirtgraph.cli.messages import locale_language

JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}
COMMANDS = [name for names in SECTIONS.values() for name in names]
KANA = re.compile(r"[぀-ヿ一-鿿]")
CONTEXT = click.Context(main, info_name="csirtgraph", **main.context_settings)


def command_of(name: str) -> click.Command:
    """The command of a name, or the program itself."""
    found = main.get_command(CONTEXT, name) if name else main
    assert found
    return found


def texts_of(name: str) -> "list[str]":
    """Every help text of a command, by paragraphs."""
    command = command_of(name)
    options = [param.help for param in command.params if isinstance(param, click.Option)]
    assert None not in options, f"{name}: an option without help"
    paragraphs = cleandoc(command.help or "").split("\n\n")
    return [text for text in [*paragraphs, *options] if text and not text.startswith("\b")]


@for_each("name", ["", *COMMANDS])
def test_every_help_text_is_in_both_languages(name: str):
    texts = [*texts_of(name), *filter(None, [SHORT_HELP.get(name)])]
    assert len(texts) > 1
    assert [text for text in texts if KANA.search(text)] == []
    assert [text for text in texts if not KANA.search(japanese(text))] == []


def test_no_translation_is_left_over():
    texts = {" ".join(text.split()) for name in ["", *COMMANDS] for text in texts_of(name)}
    files = {found[3] for text in texts if (found := FILES.fullmatch(text))}
    of_click = {"Options", "Show this message and exit."}
    assert HELP.keys() - texts - files - of_click - set(SECTIONS) - set(SHORT_HELP.values()) == set()


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_japanese_help_fits_the_terminal(name: str, columns: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    command = command_of(name)
    said = command.get_help(Context(command, info_name=name, terminal_width=columns, parent=CONTEXT))
    assert said.startswith("使い方: ")
    assert "オプション:" in said
    # The usage line and the values of an option are not broken, as in click.
    long = [line for line in said.splitlines()[1:] if width_of(line) > columns and KANA.search(line)]
    assert long == []


def test_render_help_explains_each_option_in_japanese(run: Run):
    said = run("render", "--help", env=JAPANESE).stdout.split("オプション:\n")[1]
    options = re.split(r"^  (?=-)", said, flags=re.MULTILINE)[1:]
    assert len(options) == len(command_of("render").params) - 2 + 1  # without PLAN and FIGURE, with --help
    assert [option for option in options if not KANA.search(option)] == []
    assert "[既定値: light]" in said


def test_english_help_is_that_of_click(run: Run):
    said = run("render", "--help", env={"LC_ALL": "en_US.UTF-8"}).stdout
    assert said.startswith("Usage: main render [OPTIONS] PLAN FIGURE\n")
    assert "PNG width in pixels." in said
    assert "[default: light]" in said


def test_a_command_line_without_anything_shows_japanese_help(run: Run):
    said = run(env=JAPANESE)
    assert "図を描く:" in said.output
    assert "エラー" not in said.output


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["rendr"], "コマンド rendr はありません: render ではありませんか"),
        (["render"], "引数 'PLAN' を指定してください。"),
        (["publish", "b", "--page", "x"], "オプション '--to' を指定してください。"),
        (["render", "b", "relations", "--colour"], "オプション --colour はありません。"),
        (["render", "b", "relations", "--mode", "war"], "'--mode' の値が正しくありません: 'war' は使えません"),
        (["render", "b", "relations", "--width", "0"], "0 は範囲 x>=1 の外です"),
        (["build", "-j", "many"], "'many' は整数ではありません"),
        (["render", "b", "relations", "again"], "余分な引数があります: again"),
        (["render", "b", "relations", "--mode"], "オプション --mode には値が必要です。"),
        (["--allow", "/nowhere", "list"], "'/nowhere' がありません"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_errors_of_click_are_in_japanese(words: "list[str]", error: str, run: Run):
    said = run(*words, env=JAPANESE)
    assert (said.exit_code, said.stdout) == (2, "")
    assert error in said.stderr
    assert "Error" not in said.stderr


def test_an_unknown_error_stays_as_it_is():
    assert japanese_error("Something new.") == "Something new."


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("図を描く", 4, ["図を", "描く"]),
        ("図です。", 6, ["図で", "す。"]),
        ("aa bb cc", 5, ["aa bb", "cc"]),
        ("", 5, []),
    ],
)
def test_lines_break_by_columns_and_never_before_punctuation(text: str, width: int, lines: "list[Any]"):
    assert wrapped(text, width) == lines


def test_without_variables_windows_says_which_language_its_user_reads(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LC_ALL")
    assert locale_language() == "en"
    monkeypatch.setattr(messages, "primary_language", lambda: messages.JAPANESE)
    assert locale_language() == "ja"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert locale_language() == "en"


def test_windows_says_its_language_where_no_variable_does(monkeypatch: pytest.MonkeyPatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "win32")
    for said, language in ((0x411, "ja"), (0x409, "en")):
        windows = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda said=said: said))
        monkeypatch.setattr("ctypes.windll", windows, raising=False)
        assert locale_language() == language
