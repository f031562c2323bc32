"""Signs that people type and YAML does not read as they look: full-width colons and spaces, invisible ones."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from csirtgraph.text import Text

INVISIBLE = Text("見えない文字", "an invisible character")
#: By sign, what it is called and what YAML wants in its place.
SIGNS = {
    "：": (Text("全角コロン（：）", "a full-width colon (：)"), "“: ”"),
    "　": (Text("全角スペース", "a full-width space"), "“ ”"),
    "，": (Text("全角コンマ（，）", "a full-width comma (，)"), "“, ”"),
    "、": (Text("読点（、）", "an ideographic comma (、)"), "“, ”"),
    "－": (Text("全角ハイフン（－）", "a full-width hyphen (－)"), "“-”"),
    "＃": (Text("全角シャープ（＃）", "a full-width number sign (＃)"), "“#”"),
    "［": (Text("全角括弧（［）", "a full-width bracket (［)"), "“[”"),
    "］": (Text("全角括弧（］）", "a full-width bracket (］)"), "“]”"),
    "｛": (Text("全角括弧（｛）", "a full-width brace (｛)"), "“{”"),
    "｝": (Text("全角括弧（｝）", "a full-width brace (｝)"), "“}”"),
    **dict.fromkeys("“”„‟＂", (Text("引用符（“ ”）", "a typographic quotation mark (“ ”)"), "'\"'")),
    **dict.fromkeys("‘’", (Text("引用符（‘ ’）", "a typographic quotation mark (‘ ’)"), "“'”")),
    "\u00a0": (Text("改行なしスペース", "a no-break space"), "“ ”"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e", (INVISIBLE, "")),
}
ANY = "[" + "".join(SIGNS) + "]"
#: Where a sign in a line can only be meant for YAML: before the first word, after a key, around a value.
MEANT = r"^[ \-]*([　\u00a0\u200b-\u200d\u2060\ufeff\u180e－＃])|^[ \-]*[\w-]+([：])|[ \[{,]([“”„‟＂‘’［｛])"


class Sign(NamedTuple):
    """A sign: at which character of its text it stands, what it is called, and what to write (nothing: remove it)."""

    at: int
    name: Text
    plain: str


def sign_in(text: str) -> Sign | None:
    """The first such sign of a text."""
    found = None if text.isascii() else re.search(ANY, text)
    return sign_at(text, found.start()) if found else None


def sign_at(text: str, at: int) -> Sign:
    """The sign at a place of a text, with its code point."""
    name, plain = SIGNS[text[at]]
    point = f" U+{ord(text[at]):04X}"
    return Sign(at, Text(name.ja + point, name.en + point), plain)


def signs_meant(line: str) -> Iterator[Sign]:
    """Signs of a line of YAML at places where only its own signs make sense."""
    for found in re.finditer(MEANT, line):
        yield sign_at(line, found.start(found.lastindex or 0))
