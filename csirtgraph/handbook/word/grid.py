"""A table of a drawing as Word has them: rows, columns, merged cells and colours."""

from collections.abc import Iterator, Mapping

from csirtgraph.drawing.layout.table import span_of
from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cells import covered_by, fill_of, rules_above
from csirtgraph.handbook.word.markup import Element, node, run

TWIPS = 56.6929  # in a mm
SIZE = 8.0  # pt
PADDING = 70  # twips, left and right of the text of a cell
EDGES = ("top", "left", "bottom", "right")


def grid(drawing: Drawing, theme: Theme, width: float) -> Element:
    """The whole table, so many mm wide; its header is repeated on every page, and no row is parted."""
    covered, rules = covered_by(drawing), rules_above(drawing)
    total = sum(drawing.table.columns)
    widths = [round(width * TWIPS * column / total) for column in drawing.table.columns]
    rows = (
        node("w:tr", {}, row_marks(row < drawing.table.header), *cells(row, covered, rules, theme, widths))
        for row in range(1 + max(row for row, _ in covered))
    )
    look = node(
        "w:tblPr",
        {},
        node("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        node("w:tblLayout", {"w:type": "fixed"}),
        node(
            "w:tblCellMar",
            {},
            node("w:left", {"w:w": PADDING, "w:type": "dxa"}),
            node("w:right", {"w:w": PADDING, "w:type": "dxa"}),
        ),
    )
    columns = node("w:tblGrid", {}, *(node("w:gridCol", {"w:w": each}) for each in widths))
    return node("w:tbl", {}, look, columns, *rows)


def row_marks(is_header: bool) -> Element:
    """Keep a row on one page, and have a header on each."""
    return node("w:trPr", {}, node("w:cantSplit"), *([node("w:tblHeader")] if is_header else []))


def cells(
    row: int,
    covered: Mapping[tuple[int, int], Box],
    rules: Mapping[tuple[int, int], Box],
    theme: Theme,
    widths: list[int],
) -> Iterator[Element]:
    """The cells of a row; one that is merged with that above it has no words of its own."""
    for column, width in enumerate(widths):
        box = covered.get((row, column))
        if box is None:
            yield node("w:tc", {}, node("w:tcPr", {}, node("w:tcW", {"w:w": width, "w:type": "dxa"})), node("w:p"))
        elif column == span_of(box).column:
            yield cell(row, box, rules.get((row, column)), theme, widths)


def cell(row: int, box: Box, rule: Box | None, theme: Theme, widths: list[int]) -> Element:
    """The part of a box that stands in a row."""
    span = span_of(box)
    width = sum(widths[span.column : span.column + span.columns])
    parts = [node("w:tcW", {"w:w": width, "w:type": "dxa"})]
    parts += [node("w:gridSpan", {"w:val": span.columns})] if span.columns > 1 else []
    parts += [node("w:vMerge", {"w:val": "restart" if row == span.row else "continue"})] if span.rows > 1 else []
    fill = theme.looks[fill_of(box)].fill.lstrip("#")
    parts += [
        borders(rule, theme),
        node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}),
        node("w:vAlign", {"w:val": "center"}),
    ]
    words = list(paragraphs(box, theme)) if row == span.row else []
    return node("w:tc", {}, node("w:tcPr", {}, *parts), *(words or [node("w:p")]))


def borders(rule: Box | None, theme: Theme) -> Element:
    """Thin lines around a cell, and a line that goes across its column on its upper edge."""
    line = theme.looks["head"].line.lstrip("#")
    lines = dict.fromkeys(EDGES, (4.0, line))
    if rule:
        look = theme.looks[rule.look]
        lines["top"] = (look.width * 8, look.line.lstrip("#"))
    made = (
        node(f"w:{edge}", {"w:val": "single", "w:sz": round(size), "w:space": 0, "w:color": colour})
        for edge, (size, colour) in lines.items()
    )
    return node("w:tcBorders", {}, *made)


def paragraphs(box: Box, theme: Theme) -> Iterator[Element]:
    """The text of a cell: its name, its lines, its items with bullets."""
    middle = span_of(box).align == "middle"
    strong = theme.strong if "specialist" in box.tags else theme.name
    if box.name:
        yield paragraph(box.name, strong, middle, node("w:b"))
    for line in box.lines:
        for text in line.split("\n"):
            yield paragraph(text, theme.text, middle)
    for item in box.items:
        yield paragraph(f"• {item}", theme.text, middle)


def paragraph(text: str, colour: str, is_centred: bool, *looks: Element) -> Element:
    """One line of a cell."""
    style = (*looks, node("w:color", {"w:val": colour.lstrip("#")}), *sizes())
    spacing = node("w:spacing", {"w:before": 20, "w:after": 20, "w:line": 240, "w:lineRule": "auto"})
    place = node("w:jc", {"w:val": "center" if is_centred else "left"})
    return node("w:p", {}, node("w:pPr", {}, spacing, place), run(text, *style))


def sizes() -> tuple[Element, Element]:
    """The size of text in cells, in half points."""
    return node("w:sz", {"w:val": round(SIZE * 2)}), node("w:szCs", {"w:val": round(SIZE * 2)})
