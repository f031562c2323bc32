"""A slide's figure as native shapes, all in one group; a table stands beside its group, for groups hold no tables."""

from collections.abc import Iterator

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.description import title_and_description
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.model import Arrow, Box, Frame, Table
from csirtgraph.drawing.text.wrap import is_latin
from csirtgraph.export.parts import spoken
from csirtgraph.slides.layout import sizes
from csirtgraph.slides.layout.cost import Link
from csirtgraph.slides.legend import HATCH, Pen, legend, notes, strip
from csirtgraph.slides.marks import noted
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx import markup
from csirtgraph.slides.pptx.cells import table
from csirtgraph.slides.pptx.connectors import connector
from csirtgraph.slides.pptx.markup import DASHES, Element
from csirtgraph.slides.pptx.outline import outline
from csirtgraph.slides.pptx.text import Words, body

INSET = 2.0  # pt; less than what boxes were measured with, for fonts that are wider
LABEL_AIR = 2.0  # pt beside a label, besides what it leaves free anyway, for the same reason
MARKS = {"end": "→", "both": "↔", "none": "–"}


def keys_of(page: Page) -> Iterator[str]:
    """The names of all shapes of a figure, by which their ids are kept."""
    drawing = page.drawing
    yield from ("figure", "ground")
    if isinstance(drawing.body, Table):
        yield "table"
    else:
        yield from (frame.id for frame in drawing.frames)
        yield from (f"flow {arrow.id}" for arrow in drawing.arrows)
        yield from (box.id for box in drawing.boxes)
        yield from (f"label {arrow.id}" for arrow in drawing.arrows if arrow.label)
    for number in range(1, len(drawing.keys) + 1):
        yield from (f"legend {number}", f"legend {number} text")
    yield "notes"


def shapes_of(page: Page, pen: Pen, at: Rect | None = None, table_at: Rect | None = None) -> list[Element]:
    """The figure of a slide; `at` says where its group now stands, `table_at` where its table does."""
    drawing, layout = page.drawing, page.fit.layout
    told = title_and_description(drawing)
    shapes = [ground(page, pen)]
    if not isinstance(drawing.body, Table):
        shapes += [frame(item, page, pen) for item in drawing.frames]
        shapes += [flow(item, page, pen) for item in drawing.arrows]
        shapes += [box(item, page, pen) for item in drawing.boxes]
        shapes += [label(item, page, pen) for item in drawing.arrows if item.label]
    shapes += [*legend(page, pen), notes(page, pen)]
    inner = strip(page) if isinstance(drawing.body, Table) else page.body
    whole = markup.group(markup.named(pen.numbers["figure"], page.mark.name, told), at or inner, inner, shapes)
    if not isinstance(drawing.body, Table):
        return [whole]
    place = table_at or table_place(page)
    identity = markup.named(pen.numbers["table"], page.mark.name, told, noted("table", place))
    return [
        table(identity, place, layout, page.fit.scale * place.width / table_place(page).width, pen.theme, pen.voice),
        whole,
    ]


def table_place(page: Page) -> Rect:
    """Where a table stands: at the top of its room."""
    bounds = page.fit.layout.bounds
    return Rect(page.room.x, page.room.y, bounds.width * page.fit.scale, bounds.height * page.fit.scale)


def ground(page: Page, pen: Pen) -> Element:
    """A shape that is not seen and keeps the group as large as its room, whatever is in it."""
    place = strip(page) if isinstance(page.drawing.body, Table) else page.body
    identity = markup.named(pen.numbers["ground"], "ground", "", noted("ground", place))
    look = [markup.fill("none"), markup.line("none", 0)]
    return markup.shape(identity, place, markup.rectangle(place, 0), look, body([], pen.voice))


def frame(item: Frame, page: Page, pen: Pen) -> Element:
    """A frame with its name at the top."""
    rect, look = page.fit.layout.frames[item.id], pen.theme.looks[item.look]
    identity = markup.named(pen.numbers[item.id], item.id, item.name, noted("frame", rect))
    name = page.fit.layout.measures.frames[item.id]
    place = page.fit.layout.name_of(item.id)
    words = Words(name.lines, sizes.FRAME * page.fit.scale, pen.theme.name, True, "start")
    text = body([words], pen.voice, (max(place.x - rect.x, 0), max(place.y - rect.y, 0)))
    text[0].set("anchor", "t")
    text[0].set("rIns", "0")
    parts = [markup.fill(look.fill), markup.line(look.line, look.width)]
    return markup.shape(identity, rect, outline_of(item.id, look.radius, rect, page), parts, text)


def box(item: Box, page: Page, pen: Pen) -> Element:
    """A box with its text: its name, then smaller what is below it."""
    rect, look = page.fit.layout.boxes[item.id], pen.theme.looks[item.look]
    identity = markup.named(pen.numbers[item.id], item.id, spoken(item), noted("box", page.fit.homes[item.id]))
    scale, breadth, language = page.fit.scale, page.fit.breadth, page.drawing.language
    paragraphs = [Words(lines(item.name, sizes.name_of(item, breadth).lines), sizes.NAME * scale, pen.theme.name, True)]
    wholes = (*item.lines, *(BULLET.to(language) + text for text in item.items))
    for whole, label in zip(wholes, sizes.texts_of(item, language, breadth)):
        paragraphs.append(Words(lines(whole, label.lines), sizes.TEXT * scale, pen.theme.text))
    hatch = HATCH if item.dashed and pen.theme.hatched else ""
    dash = "dash" if item.dashed else DASHES[look.dash]
    parts = [markup.fill(look.fill, hatch), markup.line(look.line, look.width, dash)]
    text = body(paragraphs, pen.voice, (INSET, 0))
    return markup.shape(identity, rect, outline_of(item.id, look.radius, rect, page), parts, text)


def outline_of(id: str, radius: float, rect: Rect, page: Page) -> Element:
    """A rectangle of PowerPoint's own, or one with more sites where arrows come to more than its sides' middles."""
    return (outline if id in page.fit.crowded else markup.rectangle)(rect, radius)


def lines(whole: str, broken: tuple[str, ...]) -> tuple[str, ...]:
    """A text in the lines it was broken into; Latin text whole, since every program breaks it at spaces."""
    return (whole,) if is_latin(whole) else broken


def flow(item: Arrow, page: Page, pen: Pen) -> Element:
    """An arrow, glued to what it joins."""
    link, look = page.fit.links[item.id], pen.theme.looks[item.look]
    identity = markup.named(
        pen.numbers[f"flow {item.id}"], f"flow {item.id}", told(item, page), noted("flow", extent(link))
    )
    return connector(identity, link, pen.numbers, markup.line(look.line, look.width, DASHES[look.dash], item.heads))


def told(item: Arrow, page: Page) -> str:
    """An arrow in words."""
    names = {frame.id: frame.name for frame in page.drawing.frames} | {box.id: box.name for box in page.drawing.boxes}
    words = f"{names[item.tail]} {MARKS[item.heads]} {names[item.head]}"
    return f"{words}: {item.label}" if item.label else words


def extent(link: Link) -> Rect:
    """The rectangle around a connector."""
    xs, ys = [point.x for point in link.points], [point.y for point in link.points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def label(item: Arrow, page: Page, pen: Pen) -> Element:
    """The words at an arrow."""
    place = page.fit.layout.routes[item.id].label
    assert place is not None
    rect = Rect(place.x - LABEL_AIR, place.y, place.width + 2 * LABEL_AIR, place.height)
    identity = markup.named(pen.numbers[f"label {item.id}"], f"label {item.id}", item.label, noted("label", rect))
    words = Words(page.fit.layout.measures.arrows[item.id].lines, sizes.TEXT * page.fit.scale, pen.theme.text)
    look = [markup.fill("none"), markup.line("none", 0)]
    return markup.shape(identity, rect, markup.rectangle(rect, 0), look, body([words], pen.voice), is_words=True)
