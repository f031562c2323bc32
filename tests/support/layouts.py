"""Every built-in figure laid out once for all tests, small plans from YAML, and pictures read back from their SVG."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from engines import shared_engine as engine

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import layout_of, stem_of, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import THEMES

SVG = "{http://www.w3.org/2000/svg}"
HEAD = "plan: {id: t, title: T}\n"
ORIGIN = Point(0, 0)


class Figure(NamedTuple):
    """One picture of a built-in plan."""

    plan: str
    name: str
    mode: str  # "" where it does not matter
    language: str

    @property
    def id(self) -> str:
        """The figure as the test's id, and as the name of its golden file."""
        return f"{self.plan}-{stem_of(self.name, self.view_mode)}.{self.language}"

    @property
    def view_mode(self) -> Mode | None:
        """The mode, or None where it does not matter."""
        return Mode(self.mode) if self.mode else None


@cache
def plan(name: str) -> Plan:
    """A built-in plan."""
    return load_plan(name)


FIGURES = [
    Figure(name, figure, mode.value if mode else "", language)
    for name in "abc"
    for figure, mode in views_in(plan(name))
    for language in ("ja", "en")
]
RELATIONS = [figure for figure in FIGURES if figure.name == "relations"]
CHARTS = [figure for figure in FIGURES if figure.name == "orgchart"]
OVERVIEWS = [figure for figure in FIGURES if figure.name == "overview"]
DIAGRAMS = RELATIONS + CHARTS
JAPANESE = [figure for figure in FIGURES if figure.language == "ja"]  # where both languages look alike


def by_id(figure: Figure) -> str:
    """For `parametrize(..., ids=by_id)`."""
    return figure.id


def chosen(name: str, figure: str, mode: str, language: str = "ja") -> Figure:
    """One of FIGURES."""
    return Figure(name, figure, mode, language)


@cache
def layout(figure: Figure) -> Layout:
    """A built-in figure, laid out."""
    view = View(figure.view_mode or Mode.INCIDENT, figure.language)
    return layout_of(plan(figure.plan), figure.name, view, engine())


@cache
def svg_of(figure: Figure, theme: str = "light") -> bytes:
    """A built-in figure as SVG."""
    return svg(layout(figure), THEMES[theme])


@cache
def picture(figure: Figure, theme: str = "light") -> "Picture":
    """A built-in figure, read back."""
    return Picture(svg_of(figure, theme))


def plan_of(text: str) -> Plan:
    """A plan from its YAML."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_text(text, encoding="utf-8")
        return load_plan(path)


def laid_out(
    text: str, figure: str = "relations", mode: str = "incident", language: str = "ja", only: str = ""
) -> Layout:
    """A figure of a small plan (YAML without its `plan:`), laid out."""
    return layout_of(plan_of(HEAD + text), figure, View(Mode(mode), language, only), engine())


def drawn(text: str, theme: str = "light", **view: str) -> "Picture":
    """A figure of a small plan, as one sees it."""
    return Picture(svg(laid_out(text, **view), THEMES[theme]))


class Words(NamedTuple):
    """A line of text where it stands."""

    text: str
    place: Point
    size: float
    bold: bool
    fill: str


class Shape(NamedTuple):
    """A rectangle where it stands."""

    place: Rect
    fill: str
    line: str
    dash: str


class Group:
    """A box, frame, arrow or label of a picture."""

    def __init__(self, element: Element, move: Point):
        self.element = element
        self.id = element.get("data-id", "")
        self.classes = element.get("class", "").split()
        self.title = element.findtext(f"{SVG}title", "")
        parts = list(painted(element, move))
        self.words = [part for part in parts if isinstance(part, Words)]
        self.shapes = [part for part in parts if isinstance(part, Shape)]

    @property
    def name(self) -> str:
        """What is written bold."""
        return joined(words for words in self.words if words.bold)

    @property
    def text(self) -> str:
        """What is written in plain type."""
        return joined(words for words in self.words if not words.bold)

    @property
    def place(self) -> Rect:
        """The rectangle of a box or a frame."""
        return self.shapes[0].place

    @property
    def items(self) -> list[tuple[str, Rect]]:
        """The small boxes inside, with what is written in each."""
        return [
            (joined(words for words in self.words if not words.bold and shape.place.holds(words.place)), shape.place)
            for shape in self.shapes[1:]
        ]

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of what an arrow comes from and goes to."""
        return self.element.get("data-from", ""), self.element.get("data-to", "")

    @property
    def heads(self) -> list[Point]:
        """The tips of an arrow's heads, as written in its own group."""
        heads = [polygon.get("points", "").split()[0] for polygon in self.element.iter(f"{SVG}polygon")]
        return [Point(*map(float, head.split(","))) for head in heads]


class Picture:
    """An SVG read back: what one sees in it."""

    def __init__(self, data: bytes):
        self.data = data
        self.root = ElementTree.fromstring(data)
        self.boxes = self.groups("box")
        self.frames = self.groups("frame")
        self.arrows = self.groups("arrow")
        self.labels = self.groups("label")

    def groups(self, kind: str) -> dict[str, Group]:
        """The groups of one kind by the plan's id."""
        found = [Group(element, move) for element, move in moved_groups(self.root) if kind in classes_of(element)]
        return {group.id: group for group in found}

    @property
    def around(self) -> list[Words]:
        """The text around the figure: title, badge, legend, notes."""
        return [words_of(element, ORIGIN) for element in self.root.findall(f"{SVG}text")]

    @property
    def legend(self) -> list[str]:
        """The words of the legend."""
        return [words.text for words in self.around if words.size == 9.5 and not words.bold]

    @property
    def samples(self) -> list[Shape]:
        """The rectangles of the legend: those outlined ones around the figure that hold no badge."""
        shapes = [part for part in painted_top(self.root) if isinstance(part, Shape) and part.line]
        badges = [words.place for words in self.around if words.size == 9.5 and words.bold]
        return [shape for shape in shapes if not any(shape.place.holds(place) for place in badges)]

    @property
    def notes(self) -> str:
        """The notes below the legend."""
        return joined(words for words in self.around if words.size == 8.5)

    @property
    def badge(self) -> str:
        """The word in the coloured band."""
        return joined(words for words in self.around if words.size == 9.5 and words.bold)

    def name(self, id: str) -> str:
        """What a box or a frame is called; a vendor by what it does."""
        group = self.boxes.get(id) or self.frames[id]
        return f"{group.name}: {group.text}" if "vendor" in group.classes else group.name

    @property
    def flows(self) -> list[tuple[str, str, str]]:
        """Every arrow: from whom, to whom, and its label."""
        return [(*map(self.name, arrow.ends), arrow.title) for arrow in self.arrows.values()]


def classes_of(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def moved_groups(element: Element, move: Point = ORIGIN) -> Iterator[tuple[Element, Point]]:
    """Every group with how far it is moved."""
    for child in element.findall(f"{SVG}g"):
        inner = moved(child, move)
        yield child, inner
        yield from moved_groups(child, inner)


def moved(element: Element, move: Point) -> Point:
    """How far an element is moved, together with what is around it."""
    shift = element.get("transform", "").removeprefix("translate(").removesuffix(")").split()
    return Point(move.x + float(shift[0]), move.y + float(shift[1])) if shift else move


def painted(element: Element, move: Point = ORIGIN) -> Iterator[Words | Shape]:
    """Every text and rectangle in an element whose inside is moved, in the order of painting."""
    for child in element:
        if child.tag == f"{SVG}text":
            yield words_of(child, move)
        elif child.tag == f"{SVG}rect":
            yield shape_of(child, move)
        else:
            yield from painted(child, moved(child, move))


def painted_top(root: Element) -> Iterator[Words | Shape]:
    """What stands around the figure."""
    for child in root:
        if child.tag == f"{SVG}text":
            yield words_of(child, ORIGIN)
        elif child.tag == f"{SVG}rect":
            yield shape_of(child, ORIGIN)


def words_of(element: Element, move: Point) -> Words:
    """A text element."""
    place = Point(float(element.get("x", 0)) + move.x, float(element.get("y", 0)) + move.y)
    size = float(element.get("font-size", 0))
    return Words("".join(element.itertext()), place, size, bool(element.get("font-weight")), element.get("fill", ""))


def shape_of(element: Element, move: Point) -> Shape:
    """A rect element."""
    x, y, width, height = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
    look = (element.get(name, "") for name in ("fill", "stroke", "stroke-dasharray"))
    return Shape(Rect(x, y, width, height).moved(*move), *look)


def joined(lines: Iterator[Words] | list[Words]) -> str:
    """Lines put together again: with a space where both sides are Latin."""
    text = ""
    for words in lines:
        gap = " " if text and words.text and text[-1].isascii() and words.text[0].isascii() else ""
        text += gap + words.text
    return text


def squeezed(text: str) -> str:
    """A text without its spaces, which are lost where a line ends."""
    return text.replace(" ", "")
