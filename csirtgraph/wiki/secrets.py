"""Secrets taken out of what a server says, also where it quotes, encodes, splits or cuts them."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote, quote_plus

SHORTEST = 6  # letters and digits in a row of a secret that are taken out; of a shorter secret, all
MASK = "***"


def masked(text: str, secrets: Iterable[str]) -> str:
    """A text without the secrets, and without parts of them; only letters and digits are compared."""
    places = [(index, sign) for index, mark in enumerate(text) for sign in mark.casefold() if sign.isalnum()]
    seen = "".join(sign for _, sign in places)
    hidden = bytearray(len(text))
    for form in {bare(form) for secret in secrets if secret for form in forms(secret)}:
        length = min(SHORTEST, len(form))
        for start in range(len(seen) - length + 1) if length else ():
            if seen[start : start + length] in form:
                first, last = places[start][0], places[start + length - 1][0]
                hidden[first : last + 1] = b"\1" * (last + 1 - first)
    return "".join(
        "" if is_hidden and index and hidden[index - 1] else MASK if is_hidden else text[index]
        for index, is_hidden in enumerate(hidden)
    )


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def forms(secret: str) -> Iterator[str]:
    """A secret as servers may write it."""
    yield from (secret, quote(secret), quote(secret, safe=""), quote_plus(secret))
    yield from (repr(secret), json.dumps(secret), escape(secret))
    yield b64encode(secret.encode()).decode()
