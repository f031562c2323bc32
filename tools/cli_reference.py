"""The reference of the command line, in both languages, from the commands themselves."""

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from csirtgraph.cli import SECTIONS, main
from csirtgraph.cli.groups import SHORT_HELP
from csirtgraph.cli.help import japanese, japanese_usage
from csirtgraph.text import LANGUAGES, Language, Text

FILES: dict[Language, Path] = {"en": Path("docs/cli.md"), "ja": Path("docs/cli.ja.md")}
INTRODUCTION = Text(
    "# コマンドとオプション\n\n`csirtgraph --help`と同じ内容です。[English](cli.md)\n\n"
    "このページは`make docs`が作ります。\n",
    "# Commands and options\n\nThe same text as `csirtgraph --help`. [日本語](cli.ja.md)\n\n"
    "`make docs` generates this page.\n",
)
ROW = Text("| オプション | 意味 | 省略すると |\n|---|---|---|", "| option | meaning | default |\n|---|---|---|")
GENERAL = Text("## すべてのコマンド", "## All commands")


def references() -> Iterator[tuple[Path, bytes]]:
    """The page of each language, by its path in the repository."""
    for language in LANGUAGES:
        parts = [*general(language), *(part for heading in SECTIONS for part in section(heading, language))]
        yield FILES[language], "\n".join([INTRODUCTION.to(language), *parts]).encode()


def general(language: Language) -> Iterator[str]:
    """The options before any command."""
    yield f"{GENERAL.to(language)}\n"
    yield f"```text\n{usage_of(main, 'csirtgraph', language)}\n```\n"
    yield from described(main, language)


def section(heading: str, language: Language) -> Iterator[str]:
    """The commands below a heading."""
    yield f"## {in_language(heading, language)}\n"
    for name in SECTIONS[heading]:
        command = main.get_command(click.Context(main, **main.context_settings), name)
        assert command
        yield f"### `{name}`\n\n{in_language(SHORT_HELP[name], language)}\n"
        yield f"```text\n{usage_of(command, f'csirtgraph {name}', language)}\n```\n"
        yield from described(command, language)


def described(command: click.Command, language: Language) -> Iterator[str]:
    """The help of a command and the table of its options."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        lines = paragraph.removeprefix("\b\n")
        yield f"```text\n{lines}\n```\n" if lines != paragraph else f"{in_language(paragraph, language)}\n"
    options = [param for param in command.params if isinstance(param, click.Option)]
    yield "\n".join([ROW.to(language), *(row(option, language) for option in options)]) + "\n"


def row(option: click.Option, language: Language) -> str:
    """A row of the table: names and values, meaning, default."""
    values = option.type.choices if isinstance(option.type, click.Choice) else [option.metavar or ""]
    takes = "" if option.is_flag else " " + ", ".join(f"`{value}`" for value in values if value)
    names = ", ".join(f"`{name}`" for name in option.opts)
    default = f"`{option.default}`" if option.show_default and not option.is_flag else ""
    cells = (names + takes.rstrip(), in_language(option.help or "", language), default)
    return "| " + " | ".join(cells) + " |"


def usage_of(command: click.Command, name: str, language: Language) -> str:
    """How a command is called."""
    arguments = " ".join(command.collect_usage_pieces(click.Context(command, help_option_names=["-h", "--help"])))
    return f"{name} {japanese_usage(arguments) if language == 'ja' else arguments}"


def in_language(text: str, language: Language) -> str:
    """A text of the help, in a language."""
    return japanese(text) if language == "ja" else " ".join(text.split())
