"""What goes on which slide: every figure whole, then in parts where that is asked or the whole is too small to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from math import floor

from csirtgraph import pipeline
from csirtgraph.drawing.content import TEXT_SIZE, label_of
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Drawing, Key, Table
from csirtgraph.drawing.pictures import Picture, lay_out_picture, parts_in
from csirtgraph.drawing.slide import Slide, slides_for
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.split import split_of
from csirtgraph.drawing.title_block import legend_rows
from csirtgraph.plan.model.enums import Audience, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.place import Place, at_top, in_room
from csirtgraph.slides.sites import Sites, directed, sites_of
from csirtgraph.slides.tables import tables_in
from csirtgraph.text import Language

FORM = 1  # raised when slides of the same drawing become others
SMALL = 9.0  # pt, the legend and the notes
SMALLEST = 8.0  # pt, of text in a figure that needs no parts
KEY_ROW = 17.0  # pt
STRIP_GAP = 8.0  # pt between the figure and what is below it


@dataclass(frozen=True)
class Page:
    """One slide: its title, what stands on it and where. `body` is all of its room, `room` that of the figure.

    `homes` has the places that boxes would have if nobody had moved them, `origin` the digest of its source.
    """

    mark: Mark
    title: str
    layout: Layout
    at: Place
    body: Rect
    room: Rect
    homes: Mapping[str, Rect]
    origin: str = ""
    unsaid: tuple[str, ...] = ()  # what only the speaker notes say

    @property
    def drawing(self) -> Drawing:
        """What the slide shows."""
        return self.layout.drawing

    @property
    def text_size(self) -> float:
        """The size of the text in the figure, in pt."""
        return self.shown(TEXT_SIZE)

    def shown(self, size: float) -> float:
        """A size of text of the layout on the slide, in tenths of a pt as PowerPoint shows it."""
        return floor(size * self.at.scale * 10 + 1e-6) / 10

    @cached_property
    def sites(self) -> Sites:
        """Where its arrows meet its boxes and frames."""
        return sites_of(self.layout)


@dataclass(frozen=True)
class FigureRequest:
    """What a deck shows: a plan in a language and in the colours of a theme, and when figures are shown in parts too.

    `smallest` is the size of text in pt below which they are, `parts` asks for them in any case.
    """

    plan: Plan
    language: Language
    theme: str
    engine: Engine
    parts: bool = False
    smallest: float = SMALLEST


@dataclass(frozen=True)
class Source:
    """What the slides of a figure are made of: its pictures, and what a large one is divided into."""

    mark: Mark
    pictures: Sequence[Picture]
    sections: tuple[Section, ...]

    @cached_property
    def digest(self) -> str:
        """A digest of the source; another one means other slides."""
        content = repr((FORM, self.sections, [(one.drawing, one.id, one.effort, one.spots) for one in self.pictures]))
        return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def source_of(asked: FigureRequest, figure: str, mode: Mode | None) -> Source:
    """What a figure's slides are made of, before anything has a place. Raises NoFigure, EmptyFigure."""
    view = View(mode or Mode.INCIDENT, asked.language)
    pictures = pipeline.pictures_of(asked.plan, figure, view, has_pages=False)
    mark = Mark(asked.plan.plan.id, figure, mode.value if mode else "", asked.language, asked.theme)
    return Source(mark, pictures, pipeline.kind_in(asked.plan, figure).sections(asked.plan, view))


def pages_of(asked: FigureRequest, source: Source, rooms: Sequence[Rect]) -> list[Page]:
    """A figure on as many slides as it needs, in the first of these rooms where it can be read. Raises LayoutError."""
    drawing = source.pictures[0].drawing
    if isinstance(drawing.body, Table):
        pages = list(tables(drawing, source.mark, rooms[0]))
    else:
        pages = list(diagrams(asked, source, rooms))
    return [
        replace(page, title=title_of(page, number, len(pages)), origin=source.digest)
        for number, page in enumerate(pages, 1)
    ]


def title_of(page: Page, number: int, count: int) -> str:
    """The title of a slide; a page of a table says which of how many it is, a part of a diagram has its number."""
    is_page = count > 1 and isinstance(page.drawing.body, Table)
    return f"{page.drawing.title} ({number}/{count})" if is_page else page.drawing.title


def tables(drawing: Drawing, mark: Mark, body: Rect) -> Iterator[Page]:
    """The pages of a table."""
    found = tables_in(drawing, room_for(drawing, body))
    for number, (layout, scale) in enumerate(found, 1):
        part = replace(mark, part=str(number) if len(found) > 1 else "")
        room = room_for(layout.drawing, body)
        yield Page(part, "", layout, at_top(layout.bounds, room, scale), body, room, layout.boxes)


def diagrams(asked: FigureRequest, source: Source, rooms: Sequence[Rect]) -> Iterator[Page]:
    """A diagram whole, and its parts where they are wanted; of one too large for that its overview and its parts."""
    first, *others = source.pictures
    whole = page_of(first, asked.engine, source.mark, rooms, asked.plan.audience)
    yield whole
    if not others and (asked.parts or whole.text_size < asked.smallest):
        split = split_of(first.drawing, source.sections)
        others = [*parts_in(split)] if split else []
    for part in others:
        yield page_of(part, asked.engine, source.mark, rooms, asked.plan.audience)


def page_of(picture: Picture, engine: Engine, mark: Mark, rooms: Sequence[Rect], audience: Audience | None) -> Page:
    """A diagram on a slide, as large as its room allows: one too small to read is laid out for other shapes, too."""
    best: Page | None = None
    tries = ((room, slide) for room in rooms for slide in slides_for(room.width, room.height))
    for body, slide in tries:
        page = page_for(slide, picture, engine, mark, body, audience)
        if best is None or page.text_size > best.text_size:
            best = page
        if best.text_size >= SMALLEST:
            break
    assert best is not None
    return best


def page_for(slide: Slide, picture: Picture, engine: Engine, mark: Mark, body: Rect, audience: Audience | None) -> Page:
    """A diagram laid out for a slide of some shape; one too small to read is alone on its page with its legend."""
    drawing = replace(picture.drawing, slide=slide)
    layout = directed(lay_out_picture(replace(picture, source=drawing), engine))
    mark = replace(mark, part=picture.id)
    page = shown(layout, mark, body)
    if page.text_size >= SMALLEST or audience:  # for whom it is must be seen
        return page
    alone = shown(replace(layout, drawing=replace(layout.drawing, subtitle="", notes=())), mark, body)
    return replace(alone, unsaid=tuple(notes_of(layout.drawing)))


def shown(layout: Layout, mark: Mark, body: Rect) -> Page:
    """A layout on a slide."""
    room = room_for(layout.drawing, body)
    return Page(mark, "", layout, in_room(layout.bounds, room), body, room, layout.boxes)


def room_for(drawing: Drawing, body: Rect) -> Rect:
    """What is left of a slide's room above legend and notes."""
    below = len(key_rows(drawing, body)) * KEY_ROW + notes_height(drawing, body)
    return Rect(body.x, body.y, body.width, body.height - below - STRIP_GAP)


def key_rows(drawing: Drawing, body: Rect) -> list[list[Key]]:
    """The legend in rows."""
    return list(legend_rows(drawing.keys, body.width))


def notes_of(drawing: Drawing) -> list[str]:
    """The plan's name, the remarks and the source."""
    return [note for note in (drawing.subtitle, *drawing.notes) if note]


def notes_height(drawing: Drawing, body: Rect) -> float:
    """The room they need."""
    return sum(label_of(note, body.width, SMALL).height for note in notes_of(drawing))
