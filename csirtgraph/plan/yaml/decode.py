"""The bytes of a plan's file as text: their limits, UTF-8, and the characters that no plan may hold."""

import re
from codecs import BOM_UTF8
from itertools import islice
from pathlib import Path

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError, Position, problem

#: What no file may hold: control characters and what XML lacks; separators at which some programs break lines and
#: others do not; marks that show what stands behind them in another order than it is written.
ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
#: The same, and the carriage return, where they are written as escapes; in a file it ends a line.
ESCAPED = re.compile(f"\r|{ILLEGAL.pattern}")
TAB = re.compile(r"^ *\t", re.MULTILINE)


def read_bytes(path: Path, name: str) -> bytes:
    """The file's bytes, never more than the limit."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except OSError as error:
        raise PlanError([problem(Position(name), "unreadable", reason=error.strerror or "?")]) from error
    if size > limits.FILE_BYTES:
        raise PlanError([problem(Position(name), "too-large", size=size, limit=limits.FILE_BYTES)])
    return data


def decode(data: bytes, name: str) -> str:
    """UTF-8 text without a byte order mark and without forbidden characters."""
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = place_of(data[: error.start].decode("utf-8", "replace"), name)
        raise PlanError([problem(position, "encoding", byte=f"{data[error.start]:02x}")]) from error
    if is_printable(text):
        return text
    found = [
        problem(place_of(text[: match.start()], name), "character", point=f"{ord(match[0]):04X}")
        for match in islice(ILLEGAL.finditer(text), 20)
    ] + [problem(place_of(text[: match.end() - 1], name), "tab") for match in islice(TAB.finditer(text), 20)]
    if found:
        raise PlanError(found)
    return text


def is_printable(text: str) -> bool:
    """Whether every character of a text, but line breaks, can be printed: then it has none that no file may hold."""
    return text.replace("\n", "").isprintable()


def place_of(before: str, name: str) -> Position:
    """The position just after the text `before`."""
    return Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
