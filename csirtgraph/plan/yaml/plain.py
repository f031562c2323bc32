"""What an unquoted word of YAML is."""

import re

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
SIGNS = "+-0123456789"  # what an integer begins with
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def plain(text: str) -> str | int | bool | None:
    """True, false, null, an integer, or the text itself (so `no` stays a word)."""
    if text in WORDS:
        return WORDS[text]
    return int(text) if text[0] in SIGNS and INTEGER.fullmatch(text) else text
