"""A shape that people typed in or drew: its words, and what it is."""

from csirtgraph.imports.labels import joined
from csirtgraph.slides.pptx.markup import NAMES, Element, qualified
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.shapes import group_scale, identity, number_of, rect_of

BULLETS = ("・", "• ")
TEXT, BREAK = qualified("a:t"), qualified("a:br")
BOX, LINE = qualified("p:sp"), qualified("p:cxnSp")


def paragraphs(shape: Element) -> list[str]:
    """The paragraphs of a shape that have words, each with its lines as one; items of a list are left out."""
    found = [words_of(paragraph) for paragraph in shape.iter(qualified("a:p"))]
    return [words for words in found if words and not words.startswith(BULLETS)]


def words_of(paragraph: Element) -> str:
    """The words of a paragraph."""
    lines = [""]
    for part in paragraph.iter(TEXT, BREAK):
        if part.tag == BREAK:
            lines.append("")
        else:
            lines[-1] += part.text or ""
    return joined([" ".join(line.split()) for line in lines])


def is_drawn_box(shape: Element) -> bool:
    """Whether a shape has words and an outline: no placeholder, and no text box."""
    return shape.tag == BOX and not is_text_box(shape) and shape.find(".//p:ph", NAMES) is None


def is_text_box(shape: Element) -> bool:
    """Whether a shape is words alone."""
    found = shape.find("p:nvSpPr/p:cNvSpPr", NAMES)
    return found is not None and found.get("txBox") in ("1", "true")


def drawn_by_people(figure: Placed, root: Element) -> list[Element]:
    """What people drew into a figure, or over it on its slide."""
    tree = root.find("p:cSld/p:spTree", NAMES)
    around = group_scale(figure.group).target
    beside = [shape for shape in tree if shape is not figure.group and shape.tag in (BOX, LINE)]
    over = [shape for shape in beside if shape.tag == LINE or around.holds(rect_of(shape).middle)]
    return [*figure.others, *over]


def ends_of(line: Element) -> tuple[int, int]:
    """The numbers of the shapes from which and to which a connector leads; 0 for an end that is loose."""
    start, end = (number_at(line.find(f".//{tag}", NAMES)) for tag in ("a:stCxn", "a:endCxn"))
    return (end, start) if has_head(line, "headEnd") and not has_head(line, "tailEnd") else (start, end)


def number_at(glue: Element | None) -> int:
    """The number of the shape that glue names."""
    named = glue.get("id", "") if glue is not None else ""
    return int(named) if named.isascii() and named.isdigit() else 0


def is_mutual(line: Element) -> bool:
    """Whether a connector has a head at both ends."""
    return has_head(line, "headEnd") and has_head(line, "tailEnd")


def has_head(line: Element, end: str) -> bool:
    """Whether a connector has a head at its start (headEnd) or its end (tailEnd)."""
    head = line.find(f"p:spPr/a:ln/a:{end}", NAMES)
    return head is not None and head.get("type", "none") != "none"


def number_in(shape: Element) -> int:
    """The number of a shape on its slide."""
    return number_of(identity(shape))
