"""From a heading as people write it to what it means."""

import re
from unicodedata import normalize

from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.headings import HEADINGS

SPELLINGS = {spelling: field for field, heading in HEADINGS.items() for spelling in heading.spellings.split()}
#: Headings that mean the name of whatever the other columns speak of.
NAMES = {"name", "names", "名前", "名称"}
#: Headings of managers that mean the receiver beside a column of senders, and of receivers that else are contacts.
REPORTS_TO, CONTACTS = {"報告先", "reportsto"}, {"連絡先"}
LEVELS = re.compile(r"第?([1-9])(?:階層|次組織|レベル|層)|(?:level|tier|l|レベル|階層)([1-9])")
BEHIND = re.compile(r"\(([^()]+)\)\s*$")
DROPPED = re.compile(r"[\s　※*:：._\-]+|[(（\[].*?[)）\]]$")


def spelled(heading: str) -> str:
    """A heading without case, width, spaces, notes in brackets and signs."""
    text = normalize("NFKC", heading).strip().lower()
    return DROPPED.sub("", text) or text


def field_of(heading: str) -> Field | None:
    """What a heading means; None for one that nobody knows."""
    words = spelled(heading)
    if words in REPORTS_TO:
        return Field.MANAGER
    text = normalize("NFKC", heading).lower()
    full = re.sub(r"[\s()]+", "", text)
    behind = BEHIND.search(text)  # 職位 (Position)
    return SPELLINGS.get(words) or SPELLINGS.get(full) or (SPELLINGS.get(spelled(behind[1])) if behind else None)


def level_of(heading: str) -> int:
    """The number of a column that is one level of a hierarchy, such as 第2階層 or Level 2; 0 for any other."""
    match = LEVELS.fullmatch(spelled(heading))
    return int(match[1] or match[2]) if match else 0
