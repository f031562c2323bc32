"""What goes wrong between us and a wiki."""

from typing import Literal, TypeAlias

Reason: TypeAlias = Literal[
    "credentials",  # none in the environment
    "401",
    "403",
    "404",
    "409",  # somebody else changed the page
    "busy",  # 429, 5xx and the like, after some tries
    "silent",  # no answer
    "redirect",
    "not-api",  # an answer that is not the API's
    "refused",  # any other error of the wiki's
    "markers",  # a page of MediaWiki does not say where the figures go
    "anchors",  # a page of Confluence does not
    "crossed",  # it says so more than once, the wrong way round, or across its paragraphs
    "taken",  # a file of that name is someone else's
]


def printable(text: str) -> str:
    """A server's words on one line, without what a terminal would obey."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())


class HttpxMissing(Exception):
    """httpx is not installed; everything but publishing works without."""


class WikiError(Exception):
    """A wiki that cannot be read or changed: why, where, and its words; `uploaded` pictures were put there before."""

    def __init__(self, reason: Reason, where: str, detail: str = ""):
        self.reason = reason
        self.where = printable(where)
        self.detail = detail
        self.uploaded = 0
        super().__init__(f"{where}: {reason} {detail}")
