"""Arabic and Hebrew for programs that place one glyph after the other, from the left to the right."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import bidirectional, decomposition

from csirtgraph.drawing.text.graphemes import clusters

WRITTEN_FROM_RIGHT = ("R", "AL")
NUMBERS = ("EN", "AN")
DIGITS = re.compile(r"\d+")
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
#: The form of a letter by whether it joins the one before it and the one behind it.
FORMS = {(False, False): "isolated", (True, False): "final", (False, True): "initial", (True, True): "medial"}


def in_visual_order(text: str) -> str:
    """A line as it is seen from the left, Arabic letters in the forms that join them."""
    if not any(bidirectional(sign) in WRITTEN_FROM_RIGHT for sign in text):
        return text
    parts = clusters(joined(text))
    for start, end in runs_of([bidirectional(part[0]) for part in parts]):
        parts[start:end] = reverse(parts[start:end])
    return "".join(parts)


def runs_of(classes: list[str]) -> Iterator[tuple[int, int]]:
    """Where a line runs to the left, from its first letter to the last letter or number before another script."""
    start = end = None
    for at, found in enumerate(classes):
        if found in WRITTEN_FROM_RIGHT or (found in NUMBERS and start is not None):
            start, end = at if start is None else start, at + 1
        elif found == "L" and start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end


def reverse(parts: list[str]) -> list[str]:
    """Characters in the other order; brackets turn round, numbers stay as they are."""
    turned = "".join(part.translate(MIRRORED) for part in reversed(parts))
    return clusters(DIGITS.sub(lambda found: found[0][::-1], turned))


def joined(text: str) -> str:
    """A text with each Arabic letter in the form that its neighbours ask for."""
    letters = [at for at, sign in enumerate(text) if bidirectional(sign) != "NSM"]
    signs = list(text)
    for before, at, after in zip([None, *letters], letters, [*letters[1:], None]):
        back = before is not None and bool(form_of(text[before], "initial") and form_of(text[at], "final"))
        forward = after is not None and bool(form_of(text[at], "initial") and form_of(text[after], "final"))
        signs[at] = form_of(text[at], FORMS[back, forward]) or text[at]
    return "".join(signs)


def form_of(letter: str, form: str) -> str:
    """A form of an Arabic letter; "" where it has none."""
    return forms().get((letter, form), "")


@cache
def forms() -> dict[tuple[str, str], str]:
    """The forms of all Arabic letters, which Unicode keeps as characters of their own."""
    found = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEF5)):
        form, _, letter = decomposition(chr(code)).partition("> ")
        if letter and " " not in letter:
            found[chr(int(letter, 16)), form.removeprefix("<")] = chr(code)
    return found
