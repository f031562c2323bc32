"""A page of a wiki, what every wiki can do with it, and the place in it that is ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from csirtgraph.wiki.errors import WikiError
from csirtgraph.wiki.picture import Picture

SIGNED = "csirtgraph"  # how comments on our uploads and edits begin


@dataclass(frozen=True)
class Page:
    """A page as it was read; `base` is what the wiki needs to notice that someone else changed it since."""

    name: str
    text: str
    base: Mapping[str, str]


class Wiki(Protocol):
    """What publishing needs of a wiki; every method raises WikiError."""

    def page(self, name: str) -> Page:
        """A page as it is now."""

    def filled(self, page: Page, plan: str, figures: Mapping[str, Sequence[str]]) -> str:
        """The text of a page with the snippets of each figure of a plan in its place."""

    def stale(self, page: Page, pictures: Sequence[Picture]) -> list[Picture]:
        """The pictures that are not there, or not as they are now."""

    def upload(self, page: Page, picture: Picture) -> None:
        """Put the file that a picture shows into the wiki."""

    def save(self, page: Page, text: str, is_minor: bool) -> None:
        """Change the page, unless someone else has; a minor edit notifies nobody who opted out of it."""


def gap(text: str, begin: str, end: str, missing: WikiError, crossed: WikiError) -> slice:
    """What stands between two markers (regular expressions); raises the one or the other where that is unclear."""
    begins, ends = (list(re.finditer(marker, text, re.DOTALL)) for marker in (begin, end))
    if not begins or not ends:
        raise missing
    place = slice(begins[0].end(), ends[0].start())
    if len(begins) > 1 or len(ends) > 1 or place.start > place.stop:
        raise crossed
    return place


def in_place(text: str, place: slice, new: str) -> str:
    """A text with one part of it replaced."""
    return text[: place.start] + new + text[place.stop :]
