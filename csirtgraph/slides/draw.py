"""A slide's figure as native shapes, all in one group; a table stands beside its group, for groups hold no tables."""

from collections.abc import Iterator, Sequence

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.content import NAME_SIZE, TEXT_SIZE, Label, text_of
from csirtgraph.drawing.description import alternative, in_words, title_and_description
from csirtgraph.drawing.geometry import Point, Rect, around, centred
from csirtgraph.drawing.measures import FRAME_SIZE
from csirtgraph.drawing.model import SIGNS, Arrow, Box, Frame, Table
from csirtgraph.drawing.text.wrap import is_latin
from csirtgraph.export.parts import look_of, signed, spoken
from csirtgraph.slides.legend import HATCH, Pen, legend, notes, strip
from csirtgraph.slides.marks import digest, noted, rows_of, said_of, stamp
from csirtgraph.slides.pages import Page, notes_of
from csirtgraph.slides.pptx import markup
from csirtgraph.slides.pptx.cells import table
from csirtgraph.slides.pptx.connectors import connector, whole_curve
from csirtgraph.slides.pptx.markup import DASHES, Element
from csirtgraph.slides.pptx.outline import outline
from csirtgraph.slides.pptx.scheme import in_slots
from csirtgraph.slides.pptx.text import Words, body
from csirtgraph.text import Text

INSET = 2.0  # pt; less than what boxes were measured with, for fonts that are wider
SIGN = 13.0  # pt, of the disc behind the sign of a change
BELOW = Text("凡例と注記", "Legend and notes")  # what stands below a table, in words


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
        yield from (f"sign {item.id}" for item in signed(drawing))
    for number in range(1, len(drawing.keys) + 1):
        yield from (f"legend {number}", f"legend {number} text")
    yield "notes"


def shapes_of(page: Page, pen: Pen, at: Rect | None = None, table_at: Rect | None = None) -> list[Element]:
    """The figure of a slide; `at` says where its group now stands, `table_at` where its table does."""
    drawing, layout = page.drawing, page.layout
    figure_words = BELOW.to(drawing.language) if isinstance(drawing.body, Table) else title_and_description(drawing)
    shapes = [ground(page, pen)]
    if not isinstance(drawing.body, Table):
        shapes += [frame(item, page, pen) for item in drawing.frames]
        shapes += [flow(item, page, pen) for item in drawing.arrows]
        shapes += [box(item, page, pen) for item in drawing.boxes]
        shapes += [label(item, page, pen) for item in drawing.arrows if item.label]
        shapes += [sign(item, page, pen) for item in signed(drawing)]
    shapes += legend(page, pen)
    if notes_of(drawing):
        shapes.append(notes(page, pen))
    if pen.slots:
        in_slots(shapes, pen.slots)
    for shape in shapes:
        stamp(shape.find("./*/p:cNvPr", markup.NAMES), [digest(said_of(shape))])
    inner = strip(page) if isinstance(drawing.body, Table) else page.body
    whole = markup.group(markup.named(pen.numbers["figure"], page.mark.name, figure_words), at or inner, inner, shapes)
    if not isinstance(drawing.body, Table):
        return [whole]
    home = page.at.rect(layout.bounds)
    place = table_at or home
    identity = markup.named(pen.numbers["table"], page.mark.name, alternative(drawing), noted("table", place))
    scale = page.at.scale * place.width / home.width
    cells = table(identity, place, layout, scale, pen.theme, pen.voice)
    if pen.slots:
        in_slots([cells], pen.slots)
    stamp(identity, [digest(row) for row in rows_of(cells)])
    return [cells, whole]


def ground(page: Page, pen: Pen) -> Element:
    """An invisible shape that keeps the group as large as its room."""
    place = strip(page) if isinstance(page.drawing.body, Table) else page.body
    identity = markup.named(pen.numbers["ground"], "ground", "", noted("ground", place))
    look = [markup.fill("none"), markup.line("none", 0)]
    return markup.shape(identity, place, markup.rectangle(place, 0), look, body([], pen.voice))


def frame(item: Frame, page: Page, pen: Pen) -> Element:
    """A frame with its name at the top."""
    rect, look = page.at.rect(page.layout.frames[item.id]), look_of(item, page.drawing, pen.theme)
    identity = markup.named(pen.numbers[item.id], item.id, item.name, noted("frame", rect))
    place = page.at.rect(page.layout.name_of(item.id))
    ink = pen.theme.looks[item.mark].line if item.mark else pen.theme.name
    words = Words(page.layout.measures.frames[item.id].lines, page.shown(FRAME_SIZE), ink, True, "start")
    text = body([words], pen.voice, (max(place.x - rect.x, 0), max(place.y - rect.y, 0)))
    text[0].set("anchor", "t")
    text[0].set("rIns", "0")
    parts = [markup.fill(look.fill), markup.line(look.line, look.width)]
    return markup.shape(identity, rect, shape_of(item.id, look.radius, rect, page), parts, text)


def box(item: Box, page: Page, pen: Pen) -> Element:
    """A box with its text: its name, then smaller what is below it."""
    rect, look = page.at.rect(page.layout.boxes[item.id]), look_of(item, page.drawing, pen.theme)
    home = page.at.rect(page.homes[item.id])
    identity = markup.named(pen.numbers[item.id], item.id, spoken(item), noted("box", home))
    hatch = HATCH if item.dashed and pen.theme.hatched else ""
    dash = "dash" if item.dashed else DASHES[look.dash]
    parts = [markup.fill(look.fill, hatch), markup.line(look.line, look.width, dash)]
    text = body(list(paragraphs(item, page, pen)), pen.voice, (INSET, 0))
    return markup.shape(identity, rect, shape_of(item.id, look.radius, rect, page), parts, text)


def paragraphs(item: Box, page: Page, pen: Pen) -> Iterator[Words]:
    """The text of a box: its name, its lines, its items with bullets."""
    text, bullet = text_of(item), BULLET.to(page.drawing.language)
    small = page.shown(TEXT_SIZE)
    quiet = page.drawing.is_compared and item.mark in ("", "removed")
    name, ink = (pen.theme.quiet, pen.theme.quiet) if quiet else (pen.theme.name, pen.theme.text)
    yield Words(lines(item.name, text.name), page.shown(NAME_SIZE), name, True)
    for whole, label in zip(item.lines, text.texts):
        yield Words(lines(whole, label), small, ink)
    for whole, label in zip(item.items, text.items):
        first, *rest = lines(whole, label)
        yield Words([bullet + first, *rest], small, ink)


def lines(whole: str, broken: Label) -> Sequence[str]:
    """A text in the lines it was broken into; Latin text whole, since every program breaks it at spaces."""
    return (whole,) if is_latin(whole) else broken.lines


def shape_of(id: str, radius: float, rect: Rect, page: Page) -> Element:
    """The outline of a box or a frame, with a site for every arrow."""
    return outline(rect, radius * min(page.at.scale, 1), page.sites.extra.get(id, ()))


def flow(item: Arrow, page: Page, pen: Pen) -> Element:
    """An arrow, glued to what it joins."""
    look = look_of(item, page.drawing, pen.theme)
    curve = page.at.curve(whole_curve(page.layout.routes[item.id]))
    note = noted("flow", around([Rect(*point, 0, 0) for point in curve]))
    identity = markup.named(pen.numbers[f"flow {item.id}"], f"flow {item.id}", in_words(item, page.drawing), note)
    ids = (pen.numbers[item.tail], pen.numbers[item.head])
    drawn = markup.line(look.line, look.width, DASHES[look.dash], item.heads, head=look.head)
    return connector(identity, curve, list(zip(ids, page.sites.of_arrow[item.id])), drawn)


def label(item: Arrow, page: Page, pen: Pen) -> Element:
    """The words at an arrow."""
    place = page.layout.routes[item.id].label
    assert place is not None
    rect = page.at.rect(place)
    identity = markup.named(pen.numbers[f"label {item.id}"], f"label {item.id}", item.label, noted("label", rect))
    quiet = pen.theme.quiet if page.drawing.is_compared else pen.theme.text
    ink = pen.theme.looks[item.mark].line if item.mark else quiet
    words = Words(page.layout.measures.arrows[item.id].lines, page.shown(TEXT_SIZE), ink)
    look = [markup.fill("none"), markup.line("none", 0)]
    text = body([words], pen.voice, wraps=False)
    return markup.shape(identity, rect, markup.rectangle(rect, 0), look, text, is_words=True)


def sign(item: Box, page: Page, pen: Pen) -> Element:
    """The sign of what happened to a box, at its corner."""
    box = page.at.rect(page.layout.boxes[item.id])
    rect = centred(Point(box.x, box.y), SIGN, SIGN)
    identity = markup.named(pen.numbers[f"sign {item.id}"], f"sign {item.id}", "", noted("sign", rect))
    look = [markup.fill(pen.theme.looks[item.mark].line), markup.line(pen.theme.ground, 1)]
    words = body([Words([SIGNS[item.mark]], SIGN * 0.7, pen.theme.ground, True)], pen.voice, wraps=False)
    return markup.shape(identity, rect, markup.rectangle(rect, SIGN / 2), look, words)
