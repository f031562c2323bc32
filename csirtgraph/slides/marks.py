"""How csirtgraph finds again what it put into a deck: names of figures, and notes of where shapes were put."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.pptx.markup import EMU
from csirtgraph.text import Language

PREFIX = "csirtgraph:"
LANGUAGES, THEMES, MODES = ("ja", "en"), ("", "light", "dark", "print"), ("", "peacetime", "incident")
FIGURE = re.compile(r"csirtgraph:(?P<plan>[^/?\s]+)/(?P<figure>[^/?\s]+)\?(?P<query>\S*)")
PLACE = re.compile(r"csirtgraph:(?P<kind>\w+) (?P<places>-?\d+ -?\d+ \d+ \d+)$")


@dataclass(frozen=True)
class Mark:
    """Which figure of which plan stands on a slide, how it is seen, and which part of it this is."""

    plan: str
    figure: str
    mode: str = ""
    lang: Language = "ja"
    theme: str = ""  # "" for the colours of the deck
    part: str = ""

    @property
    def name(self) -> str:
        """The name of the group or the table."""
        view = [("mode", self.mode), ("lang", self.lang), ("theme", self.theme), ("part", self.part)]
        query = urlencode([pair for pair in view if pair[1]], quote_via=quote, safe=":/")
        return f"{PREFIX}{quote(self.plan)}/{quote(self.figure)}?{query}"


def mark_in(name: str) -> Mark | None:
    """The mark in a name; None in a name that people gave."""
    found = FIGURE.match(name)
    if not found:
        return None
    view = dict(parse_qsl(found["query"]))
    mode, lang, theme = view.get("mode", ""), view.get("lang", "ja"), view.get("theme", "")
    if mode not in MODES or lang not in LANGUAGES or theme not in THEMES:
        return None
    return Mark(found["plan"], found["figure"], mode, lang, theme, view.get("part", ""))


def noted(kind: str, rect: Rect) -> str:
    """What is noted of a shape: what it is, and where it was put."""
    places = " ".join(str(round(length * EMU)) for length in rect)
    return f"{PREFIX}{kind} {places}"


def note_in(title: str) -> tuple[str, Rect] | None:
    """What was noted of a shape; None for one that people drew."""
    found = PLACE.match(title)
    if not found:
        return None
    return found["kind"], Rect(*(int(length) / EMU for length in found["places"].split()))
