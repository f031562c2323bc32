"""How csirtgraph recognises its own shapes in a deck: names of figures, and notes of where shapes were put.

A note says what a shape is, where it was put, and in digests what it said then.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode
from zlib import crc32

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.pptx.markup import EMU, NAMES, NOTE, Element, qualified
from csirtgraph.text import Language

PREFIX = "csirtgraph:"
LANGUAGES, THEMES, MODES = ("ja", "en"), ("", "light", "dark", "print"), ("", "peacetime", "incident")
FIGURE = re.compile(r"csirtgraph:(?P<plan>[^/?\s]+)/(?P<figure>[^/?\s]+)\?(?P<query>\S*)")
PLACE = re.compile(r"csirtgraph:(?P<kind>\w+) (?P<places>-?\d+ -?\d+ \d+ \d+)(?: (?P<drawn>[0-9a-f.]+))?$")


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


def note_in(note: str) -> tuple[str, Rect] | None:
    """What was noted of a shape; None for one that people drew."""
    found = PLACE.match(note)
    if not found:
        return None
    return found["kind"], Rect(*(int(length) / EMU for length in found["places"].split()))


def drawn_in(note: str) -> tuple[str, ...]:
    """The digests of what was drawn, of a table one for each row; none in a deck of an earlier release."""
    found = PLACE.match(note)
    return tuple((found["drawn"] or "").split(".")) if found and found["drawn"] else ()


def stamp(identity: Element, digests: Iterable[str]) -> None:
    """Note what was drawn beside where it was put."""
    identity.set(NOTE, f"{identity.get(NOTE)} {'.'.join(digests)}")


def digest(said: Iterable[str]) -> str:
    """A short digest of what a shape says, by which edits by hand are found."""
    return f"{crc32(chr(0).join(said).encode()):08x}"


def said_of(shape: Element) -> tuple[str, ...]:
    """What a shape says: its text, its ground, the dashes of its line, and its words for a listener."""
    return (text_of(shape), *look_of(shape), shape.find("./*/p:cNvPr", NAMES).get("descr", ""))


def text_of(shape: Element) -> str:
    """All text of a shape or a cell."""
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qualified("a:t")))
        for paragraph in shape.iter(qualified("a:p"))
    )


def look_of(shape: Element) -> tuple[str, ...]:
    """The colour of a shape's ground, and how its line is dashed."""
    dash = shape.find("p:spPr/a:ln/a:prstDash", NAMES)
    return (
        colour_of(shape.find("p:spPr/a:solidFill/*", NAMES)),
        dash.get("val", "") if dash is not None else "solid",
    )


def rows_of(table: Element, columns: Iterable[int] | None = None) -> list[tuple[str, ...]]:
    """Text and colour of the cells of each row of a table; of some columns alone, where they are given."""
    wanted = None if columns is None else set(columns)
    return [
        tuple(
            part
            for number, cell in enumerate(row.iter(qualified("a:tc")))
            if (wanted is None or number in wanted) and not (cell.get("vMerge") or cell.get("hMerge"))
            for part in (text_of(cell), ground_of(cell))
        )
        for row in table.iter(qualified("a:tr"))
    ]


def ground_of(cell: Element) -> str:
    """The colour of a cell's ground."""
    return colour_of(cell.find("a:tcPr/a:solidFill/*", NAMES))


def colour_of(ground: Element | None) -> str:
    """A colour in a digest; a slot with its hue, which tells colours of one slot apart."""
    if ground is None:
        return ""
    turned = [change.get("val", "") for change in ground if ground.find("a:hueOff", NAMES) is not None]
    return ":".join([ground.get("val", "").upper(), *turned])
