"""The id of a new entry from its name: readable, the same each time, and no other entry's."""

import re
from collections.abc import Container
from unicodedata import normalize

from csirtgraph.edits.field_terms import TERMS
from csirtgraph.edits.romaji import is_kana, romaji_of
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.ids import is_id

LONGEST_TERM = max(map(len, TERMS))
LATIN = re.compile(r"[a-z0-9]+")
ROOM = 5  # characters, for a number behind an id that is taken


def new_id(ja: str, en: str, taken: Container[str], kind: str = "role") -> str:
    """The id of a name in Japanese, English or both; `role-1` and so on where no words of it can be spelled.

    English words are taken as they are. Of Japanese, terms of the field are translated and kana romanised; other
    kanji have many readings, so a name that is mostly such gets the word for its kind and a number.
    """
    stem = stem_of(en) or stem_of(ja)
    if stem and stem not in taken:
        return stem
    numbers = range(2 if stem else 1, limits.ENTRIES * 2)
    return next(id for number in numbers if (id := f"{stem or kind}-{number}") not in taken)


def stem_of(name: str) -> str:
    """The words of a name as an id; "" where less than half of it can be spelled."""
    words, unknown, known = [], 0, 0
    text = normalize("NFKC", name).lower().replace("'", "")
    at = 0
    while at < len(text):
        length, word = piece_at(text, at)
        if word:
            words.append(word)
            known += length
        elif text[at].isalpha() and text[at : at + length] not in TERMS:
            unknown += length
        at += length
    stem = "-".join(words)[: limits.ID - ROOM].rstrip("-")
    return stem if known > unknown and is_id(stem) else ""


def piece_at(text: str, at: int) -> tuple[int, str]:
    """How many characters of a text are a word, and the word; "" for signs and what cannot be spelled."""
    if match := LATIN.match(text, at):
        return len(match[0]), match[0]
    for length in range(min(LONGEST_TERM, len(text) - at), 0, -1):
        if text[at : at + length] in TERMS:
            return length, TERMS[text[at : at + length]]
    end = at
    while end < len(text) and is_kana(text[end]) and (end == at or not term_starts(text, end)):
        end += 1
    return (end - at, romaji_of(text[at:end])) if end > at else (1, "")


def term_starts(text: str, at: int) -> bool:
    """Whether a term of the field begins in the middle of kana."""
    return any(text[at : at + length] in TERMS for length in range(2, LONGEST_TERM + 1))
