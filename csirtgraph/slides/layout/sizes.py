"""How large everything is on a slide: boxes and labels measured at the least size that is read there."""

from csirtgraph.documents.phrases import BULLET
from csirtgraph.drawing.content import Content, Label, label_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.text.fonts import LINE
from csirtgraph.drawing.text.wrap import is_latin
from csirtgraph.text import Language

NAME, TEXT, FRAME = 10.5, 9.0, 9.5  # pt; names of boxes, all that is smaller, names of frames
PADDING_X, PADDING_Y = 7.0, 4.0  # pt
NAME_WIDTH, LATIN_WIDTH, TEXT_WIDTH, LABEL_WIDTH, FRAME_WIDTH = 127.0, 100.0, 118.0, 92.0, 240.0  # pt
LEAST = 58.0  # pt, the width of a box
SLACK = 2.0  # pt, for programs that measure otherwise
BREADTHS = (1.0, 1.5, 0.8)  # how much wider text may be, tried from the first on


def measures_of(drawing: Drawing, breadth: float = 1.0) -> Measures:
    """The sizes of boxes, labels and names of frames.

    With more breadth, text is broken later, and boxes and labels are wider and lower.
    """
    contents = {box.id: content_of(box, drawing.language, breadth) for box in drawing.boxes}
    return Measures(
        boxes=contents,
        arrows={arrow.id: label_of(arrow.label, LABEL_WIDTH * min(breadth, 1), TEXT) for arrow in drawing.arrows},
        frames={frame.id: label_of(frame.name, FRAME_WIDTH, FRAME, bold=True) for frame in drawing.frames},
    )


def content_of(box: Box, language: Language, breadth: float) -> Content:
    """The size of a box that holds its name and, below, its lines and items."""
    name = name_of(box, breadth)
    texts = texts_of(box, language, breadth)
    inner = max([name.width, *(text.width for text in texts)]) + SLACK
    height = len(name.lines) * NAME * LINE + sum(text.height for text in texts)
    return Content(max(LEAST, inner + 2 * PADDING_X), height + 2 * PADDING_Y, ())


def name_of(box: Box, breadth: float) -> Label:
    """The name of a box in lines."""
    return label_of(box.name, (LATIN_WIDTH if is_latin(box.name) else NAME_WIDTH) * breadth, NAME, bold=True)


def texts_of(box: Box, language: Language, breadth: float) -> list[Label]:
    """What stands below the name of a box: its lines, and its items with bullets."""
    room = max(TEXT_WIDTH * breadth, name_of(box, breadth).width)
    items = (BULLET.to(language) + item for item in box.items)
    return [label_of(text, room, TEXT) for text in (*box.lines, *items)]


def scaled(measures: Measures, by: float) -> Measures:
    """The same sizes, larger."""

    def label(old: Label) -> Label:
        return Label(old.lines, old.width * by, old.height * by)

    return Measures(
        {name: Content(size.width * by, size.height * by, ()) for name, size in measures.boxes.items()},
        {name: label(size) for name, size in measures.arrows.items()},
        {name: label(size) for name, size in measures.frames.items()},
    )
