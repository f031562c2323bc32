"""Texts and values as the page's data has them."""

from typing import Any, TypeAlias

from csirtgraph.text import Text

Json: TypeAlias = Any


def both(text: Text) -> dict[str, str]:
    """A text in the languages that it has; a page shows the other one where it lacks its own."""
    return {language: words for language, words in (("ja", text.ja), ("en", text.en)) if words}


def filled(**values: Json) -> dict[str, Json]:
    """The values that say something."""
    return {name: value for name, value in values.items() if value or value == 0 and value is not False}
