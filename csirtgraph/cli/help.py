"""Help and click's own errors in Japanese: formatted for full-width characters, looked up by their English text."""

import re
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any
from unicodedata import east_asian_width

import click

from csirtgraph.cli.help_ja import ERRORS, HELP

NOT_LAST = "「『〔【("
NOT_FIRST = "、。)」』〕】ー・:;?!ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
FILES = re.compile(r"(FILE[.\w ,]*)([;:]) (?:or )?(.*)")  # the names of formats stay as they are
EXTRA = re.compile(r"(.*?)(?:  \[(.*)\])?", re.DOTALL)  # click adds defaults and ranges in brackets
TOKEN = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)


class JapaneseFormatter(click.HelpFormatter):
    """Click's formatter with everything in Japanese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        self.write(f"{prefix or '使い方: '}{prog} {japanese_usage(args)}\n")

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(japanese(heading))

    def write_text(self, text: str) -> None:
        """Paragraphs; one that begins with a backspace keeps its lines, as in click."""
        written = []
        for paragraph in text.split("\n\n"):
            lines = paragraph.splitlines()
            kept = lines[1:] if lines[:1] == ["\b"] else wrapped(japanese(paragraph), self.width - self.current_indent)
            written.append("\n".join(" " * self.current_indent + line for line in kept))
        self.write("\n\n".join(written) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each with its help beside it."""
        pairs = list(rows)
        column = min(max(width_of(term) for term, _ in pairs), col_max) + col_spacing
        margin = " " * (self.current_indent + column)
        for term, text in pairs:
            lines = wrapped(japanese_row(text), max(self.width - len(margin), 10)) or [""]
            gap = column - width_of(term)
            start = " " * gap + lines.pop(0) if gap >= col_spacing else ""
            self.write("\n".join([" " * self.current_indent + (term + start).rstrip(), *(margin + x for x in lines)]))
            self.write("\n")


class JapaneseError(click.UsageError):
    """A usage error of click, in Japanese."""

    def __init__(self, error: click.UsageError):
        super().__init__(japanese_error(error.format_message()), error.ctx)

    def show(self, file: "IO[Any] | None" = None) -> None:
        """Write the usage line, where help is found, and the error."""
        target = file or sys.stderr
        if self.ctx:
            hint = f"詳しくは {self.ctx.command_path} {self.ctx.help_option_names[0]} をご覧ください。"
            click.echo(f"{self.ctx.get_usage()}\n{hint}\n", file=target)
        click.echo(f"エラー: {self.message}", file=target)


def japanese(text: str) -> str:
    """The Japanese of a heading or a help text; a text without one stays English."""
    words = " ".join(text.split())
    if files := FILES.fullmatch(words):
        return f"{files[1]}{'。' if files[2] == ';' else ': '}{japanese(files[3])}"
    return HELP.get(words, words)


def japanese_row(text: str) -> str:
    """The Japanese of a help text with what click adds to it in brackets."""
    found = EXTRA.fullmatch(text)
    if not found or not found[2]:
        return japanese(text)
    extra = found[2].replace("default: ", "既定値: ").replace("required", "必須").replace("; ", "、")
    return f"{japanese(found[1])} [{extra}]"


def japanese_usage(arguments: str) -> str:
    """The usage of a command, with the words that click puts there in Japanese."""
    named = arguments.replace("[OPTIONS]", "[オプション]").replace("[ARGS]...", "[引数]...")
    return named.replace("COMMAND", "コマンド")


def japanese_error(text: str) -> str:
    """The Japanese of an error of click; one that is not in the table stays as it is."""
    for pattern, template in ERRORS.items():
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return template.format(*(japanese_error(part) if part else "" for part in found.groups()))
    return text


def width_of(text: str) -> int:
    """The columns a text takes in a terminal: two for each full-width character."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` columns, broken at spaces and between full-width characters."""
    lines = [""]
    for token in units(text):
        if lines[-1] and width_of(lines[-1] + token.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += token if lines[-1] else token.lstrip()
    return [line for line in lines if line]


def units(text: str) -> Iterator[str]:
    """What must not be broken: a word, or a character with the punctuation behind it."""
    unit = ""
    for token in TOKEN.findall(text):
        if unit and token[0] not in NOT_FIRST and unit[-1] not in NOT_LAST:
            yield unit
            unit = ""
        unit += token
    yield unit
