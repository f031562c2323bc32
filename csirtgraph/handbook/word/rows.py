"""Small tables of words: what is said of the plan and the CSIRT, and the boxes for signatures."""

from collections.abc import Sequence

from csirtgraph.drawing.theme import Theme
from csirtgraph.handbook.word.grid import TWIPS, paragraph
from csirtgraph.handbook.word.markup import Element, node

NAME, VALUE = 40.0, 100.0  # mm, of the two columns
SIGN, HEIGHT = 26.0, 20.0  # mm, of a box for a signature


def facts_table(rows: Sequence[tuple[str, str]], theme: Theme, width: float) -> Element:
    """Names and what is said of them, in the middle of a page so many mm wide."""
    widths = (NAME, min(VALUE, width - NAME))
    body = [[paragraphs([name], theme, is_name=True), paragraphs(words.split("\n"), theme)] for name, words in rows]
    return table(body, widths, theme, "center")


def signatures(names: Sequence[str], theme: Theme) -> Element:
    """A box to sign in below each name, at the right."""
    named = [paragraphs([name], theme) for name in names]
    return table([named, [paragraphs([""], theme) for _ in names]], [SIGN] * len(names), theme, "right", HEIGHT)


def paragraphs(texts: Sequence[str], theme: Theme, is_name: bool = False) -> list[Element]:
    """The lines of a cell."""
    looks = (node("w:b"),) if is_name else ()
    return [paragraph(text, theme.name if is_name else theme.text, False, *looks) for text in texts]


def table(
    rows: Sequence[Sequence[list[Element]]], widths: Sequence[float], theme: Theme, place: str, last: float = 0
) -> Element:
    """A ruled table with columns of so many mm; `last` is the height of its last row."""
    sizes = [round(width * TWIPS) for width in widths]
    line = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": theme.looks["head"].line.lstrip("#")}
    edges = (node(f"w:{edge}", line) for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = node(
        "w:tblPr",
        {},
        node("w:tblW", {"w:w": sum(sizes), "w:type": "dxa"}),
        node("w:jc", {"w:val": place}),
        node("w:tblBorders", {}, *edges),
        node("w:tblLayout", {"w:type": "fixed"}),
    )
    made = []
    for number, row in enumerate(rows):
        high = node("w:trHeight", {"w:val": round(last * TWIPS)}) if last and number == len(rows) - 1 else None
        cells = (
            node("w:tc", {}, node("w:tcPr", {}, node("w:tcW", {"w:w": size, "w:type": "dxa"})), *lines)
            for size, lines in zip(sizes, row)
        )
        marks = node("w:trPr", {}, node("w:cantSplit"), *([high] if high is not None else []))
        made.append(node("w:tr", {}, marks, *cells))
    return node("w:tbl", {}, look, node("w:tblGrid", {}, *(node("w:gridCol", {"w:w": size}) for size in sizes)), *made)
