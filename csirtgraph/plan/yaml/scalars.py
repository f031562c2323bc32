"""The shapes of single values: text, ids, links, numbers, true and false, choices, references."""

import re
from enum import Enum
from unicodedata import category

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.advice import advice_of_choice
from csirtgraph.plan.yaml.ids import ID, is_id, slug
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.text import NOTHING, Text

DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
#: Without a user or a password, and with nothing that would end it early where it is written.
LINK = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?")
UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me", "Mc"}  # categories of Unicode
UNDRAWN = "\u115f\u1160\u2800\u3164\uffa0"  # letters and a symbol that look like nothing


def read_text(node: Node, reader: Reader) -> Text:
    """Words for both languages, or {ja:, en:} of them."""
    if not isinstance(node.value, dict):
        words = read_string(node, reader)
        return Text(words, words)
    if not node.value or node.value.keys() - {"ja", "en"}:
        reader.note(node, "not-text")
        return NOTHING
    return Text(**{language: read_string(words, reader) for language, words in node.value.items()})


def read_string(node: Node, reader: Reader) -> str:
    """A scalar as it is written (2026 stays "2026"), without the spaces and line breaks around it."""
    if isinstance(node.value, (dict, list)):
        reader.note(node, "not-text")
        return ""
    words = node.text.strip()
    if not is_visible(words):
        reader.note(node, "blank")
    elif len(words) > limits.TEXT:
        reader.note(node, "long-text", length=len(words), limit=limits.TEXT)
    return words


def is_visible(words: str) -> bool:
    """Whether there is anything to see in a text, and not only spaces, marks upon nothing, or joiners."""
    return any(category(character) not in UNSEEN and character not in UNDRAWN for character in words)


def read_id(node: Node, reader: Reader) -> str:
    """An id as it may be defined or named."""
    words = read_string(node, reader)
    if words and not is_id(words):
        reader.note(node, "not-id", value=shown(words), example=slug(words))
    return words


def read_folder(node: Node, reader: Reader) -> str:
    """The id of a plan, after which folders are named: no device of Windows, which any folder may be read on."""
    words = read_id(node, reader)
    if words in DEVICES:
        reader.note(node, "device", value=words)
    return words


def read_link(node: Node, reader: Reader) -> str:
    """The address of a page, https alone."""
    words = read_string(node, reader)
    if words and not LINK.fullmatch(words):
        reader.note(node, "not-link", value=shown(words))
        return ""
    return words


def read_boolean(node: Node, reader: Reader) -> bool:
    """true or false."""
    if not isinstance(node.value, bool):
        reader.note(node, "not-boolean", value=shown(node.text) or "{}")
    return node.value is True


def shown(words: str) -> str:
    """User text short enough for a message."""
    return words if len(words) <= 40 else words[:39] + "…"


def whole(low: int, high: int) -> Shape:
    """A whole number between two bounds, both included."""

    def read(node: Node, reader: Reader) -> int:
        if isinstance(node.value, int) and not isinstance(node.value, bool) and low <= node.value <= high:
            return node.value
        reader.note(node, "not-number", low=low, high=high, value=shown(node.text) or "{}")
        return low

    return Shape(read, {"type": "integer", "minimum": low, "maximum": high})


def choice(options: type[Enum]) -> Shape:
    """One of the values of an enum."""
    words = [option.value for option in options]

    def read(node: Node, reader: Reader) -> Enum:
        if node.text in words:
            return options(node.text)
        reader.note(
            node,
            "not-choice",
            value=shown(node.text) or "{}",
            advice=advice_of_choice(node.text, words),
        )
        return next(iter(options))

    return Shape(read, {"enum": words})


def reference(*sections: str) -> Shape:
    """The id of an entry of one of the plan's sections; checked when the whole plan is read."""

    def read(node: Node, reader: Reader) -> str:
        if isinstance(node.value, (dict, list)):
            reader.note(node, "not-one-id")
            return ""
        words = read_string(node, reader)
        if words:
            reader.references.append((node, sections))
        return words

    return Shape(read, {"type": "string", "description": "an id of " + ", ".join(sections)})


TEXT = Shape(read_text, {"$ref": "#/$defs/text"})
STRING = Shape(read_string, {"type": ["string", "number"]})
NAME = Shape(read_id, {"type": "string", "pattern": f"^{ID.pattern}$"})
FOLDER = Shape(read_folder, NAME.schema)
ADDRESS = Shape(read_link, {"type": "string", "pattern": "^https://"})
FLAG = Shape(read_boolean, {"type": "boolean"})
