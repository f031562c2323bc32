"""What goes on which slide: every figure on one, or on several where its text would be too small to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from csirtgraph import pipeline
from csirtgraph.drawing.content import label_of
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.model import Diagram, Drawing, Key, Table
from csirtgraph.drawing.pictures import diagrams_in
from csirtgraph.drawing.title_block import legend_rows
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.slides.layout.fit import Fit, Pins, fitted
from csirtgraph.slides.layout.parts import about, halves, parts_of, without_rows
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.tables import tables_in
from csirtgraph.text import Language, Text

SMALL = 9.0  # pt, the legend and the notes
KEY_ROW = 17.0  # pt
STRIP_GAP = 8.0  # pt between the figure and what is below it
LONG = 4  # boxes that stand well in a single row
REST = Text("その他", "others")


@dataclass(frozen=True)
class Page:
    """One slide: its title, what stands on it and where. `body` is all of its room, `room` that of the figure."""

    mark: Mark
    title: str
    fit: Fit
    body: Rect
    room: Rect

    @property
    def drawing(self) -> Drawing:
        """What the slide shows."""
        return self.fit.layout.drawing


@dataclass(frozen=True)
class FigureRequest:
    """What a deck shows: a plan in a language and in the colours of a theme."""

    plan: Plan
    language: Language
    theme: str
    engine: Engine


def pages_of(
    asked: FigureRequest, figure: str, mode: Mode | None, body: Rect, pins: Mapping[str, Pins] | None = None
) -> list[Page]:
    """A figure on as many slides as it needs; `pins` has, for each part, boxes that stay where people put them.

    Raises NoFigure, LayoutError.
    """
    view = View(mode or Mode.INCIDENT, asked.language)
    drawing = pipeline.drawing_of(asked.plan, figure, view)
    mark = Mark(asked.plan.plan.id, figure, mode.value if mode else "", asked.language, asked.theme)
    if isinstance(drawing.body, Table):
        shown = list(tables(drawing, body))
    else:
        shown = list(
            diagrams(asked, figure, view, diagrams_in(drawing, None, (), is_whole=True)[0].drawing, body, pins or {})
        )
    return [
        Page(
            replace(mark, part=part),
            title_of(drawing, name, number, len(shown)),
            fit,
            body,
            room_for(fit.layout.drawing, body),
        )
        for number, (part, name, fit) in enumerate(shown, 1)
    ]


def title_of(drawing: Drawing, name: str, number: int, count: int) -> str:
    """The title of a slide, with the part it shows and which of how many that is."""
    named = f"{drawing.title} – {name}" if name else drawing.title
    return f"{named} ({number}/{count})" if count > 1 else named


def tables(drawing: Drawing, body: Rect) -> Iterator[tuple[str, str, Fit]]:
    """The pages of a table."""
    found = tables_in(drawing, room_for(drawing, body))
    for number, (layout, scale) in enumerate(found, 1):
        yield str(number) if len(found) > 1 else "", "", Fit(layout, {}, scale, layout.boxes)


def diagrams(
    asked: FigureRequest, figure: str, view: View, drawing: Drawing, body: Rect, pins: Mapping[str, Pins]
) -> Iterator[tuple[str, str, Fit]]:
    """A diagram as a whole, else its parts."""
    fit = cheapest(drawing, body, asked.engine, pins.get(""))
    if fit:
        yield "", "", fit
        return
    for part in parts_of(asked.plan, figure, view, drawing):
        name = REST.to(view.language) if part.id == "rest" else part.name
        found = list(split(part.drawing, part.id, body, asked.engine, pins))
        yield from ((id, name or about(fit.layout.drawing), fit) for id, fit in found)


def split(
    drawing: Drawing, part: str, body: Rect, engine: Engine, pins: Mapping[str, Pins]
) -> Iterator[tuple[str, Fit]]:
    """A drawing on one slide, else its halves, and theirs; one box too large for a slide is shown as it is."""
    pieces = halves(drawing)
    fit = cheapest(drawing, body, engine, pins.get(part), is_part=True, must=len(pieces) == 1)
    if fit:
        yield part, fit
        return
    for number, piece in enumerate(pieces, 1):
        yield from split(piece, f"{part}/{number}" if part else str(number), body, engine, pins)


def cheapest(
    drawing: Drawing, body: Rect, engine: Engine, pins: Pins | None, is_part: bool = False, must: bool = False
) -> Fit | None:
    """A drawing in its rows; a part, and one of a single row, without them where that needs fewer slides."""
    is_single = len(drawing.boxes) > LONG and len({box.row for box in drawing.boxes}) == 1
    ways = [] if is_single and isinstance(drawing.body, Diagram) else [drawing]
    if (is_part or is_single) and isinstance(drawing.body, Diagram):
        ways.append(without_rows(drawing))
    for way in ways:
        fit = fitted(way, room_for(drawing, body), engine, pins, must and way is ways[-1])
        if fit:
            return fit
    return None


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
