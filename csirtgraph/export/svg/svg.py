"""SVG that any wiki takes: plain shapes with presentation attributes, no style, script or link unless asked for.

GitHub, MediaWiki, Confluence and DOMPurify each refuse something; what is left
is the few elements of `elements.py`, ids with a prefix, and text escaped for XML.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from csirtgraph.drawing.description import description, full_title
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.text.fonts import STACK, TextKind
from csirtgraph.drawing.theme import Theme
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.parts import Parts, around_figure, parts_of
from csirtgraph.export.shapes import Part, Shape, Words, n
from csirtgraph.export.svg.elements import Writer, element, escape, group
from csirtgraph.export.svg.elements import text as as_text

SCANNED = 1024  # bytes that MediaWiki searches for scripts; words of the plan begin behind them
NO_LINKS: Mapping[str, str] = MappingProxyType({})
LINKED = {"role", "party", "team", "post", "section", "stub"}  # classes of what a link may be about


def svg(layout: Layout, theme: Theme, text: TextKind | Writer = "plain", links: Mapping[str, str] = NO_LINKS) -> bytes:
    """The picture as an SVG document; sizes in pt, UTF-8.

    `text` says how words are written: "plain", in a font of the reader's machine;
    "embed", in one inside the picture; "outline", as paths; or it is the function that
    writes a line. `links` are on the boxes and frames of their ids.
    """
    sheet = sheet_of(layout)
    drawing = layout.drawing
    prefix = "-".join(["cg", *filter(None, (drawing.id, theme.id)), ""])
    parts = parts_of(layout, theme)
    around = tuple(around_figure(drawing, sheet, theme))
    behind = {part.id: links[part.id] for part in (*parts.frames, *parts.boxes) if is_linked(part, links)}
    role = "group" if behind else "img"  # the content of an image is not exposed, so links would be lost
    write, family, style = writing(text, parts, around)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(sheet.width)}pt" height="{n(sheet.height)}pt" '
        f'viewBox="0 0 {n(sheet.width)} {n(sheet.height)}" font-family="{family}" role="{role}" '
        f'aria-labelledby="{prefix}title {prefix}desc" class="csirtgraph {" ".join(drawing.tags)}" '
        f'lang="{drawing.language}">'
    )
    lost = (shape.text for shape in around if isinstance(shape, Words)) if text == "outline" else ()
    lines = [
        head.ljust(SCANNED),
        f'<title id="{prefix}title">{escape(full_title(drawing))}</title>',
        f'<desc id="{prefix}desc">{escape("; ".join([description(drawing), *lost]))}</desc>',
        *style,
        f'<rect width="{n(sheet.width)}" height="{n(sheet.height)}" fill="{theme.ground}"/>',
        *(element(shape, write) for shape in around),
        f'<g transform="translate({n(sheet.dx)} {n(sheet.dy)})">',
        *(group(part, prefix, write, behind.get(part.id, "")) for part in in_order(parts)),
        *("".join(element(shape, write) for shape in shapes) for shapes in parts.signs.values()),
        "</g>",
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def in_order(parts: Parts) -> tuple[Part, ...]:
    """Every part, from the back to the front."""
    return (*parts.frames, *parts.arrows, *parts.boxes, *parts.labels)


def is_linked(part: Part, links: Mapping[str, str]) -> bool:
    """Whether a part is what a link is about, and does not merely have an id like it."""
    return part.id in links and bool(LINKED & {*part.classes})


def writing(text: TextKind | Writer, parts: Parts, around: Iterable[Shape]) -> tuple[Writer, str, list[str]]:
    """How a line of text becomes an element, the fonts it is in, and the style element that needs."""
    if callable(text):
        return text, STACK, []
    if text == "outline":
        from csirtgraph.export.svg.outline import outlined

        return outlined, STACK, []
    if text == "embed":
        from csirtgraph.export.svg.embedded import FAMILY, font_style

        return as_text, f"{FAMILY}, {STACK}", [font_style(lines_in(parts, around))]
    return as_text, STACK, []


def lines_of(layout: Layout, theme: Theme) -> Iterator[Words]:
    """Every line of text of a picture."""
    return lines_in(parts_of(layout, theme), around_figure(layout.drawing, sheet_of(layout), theme))


def lines_in(parts: Parts, around: Iterable[Shape]) -> Iterator[Words]:
    """Every line of text of some parts and what is around them."""
    inner = (*(part.shapes for part in in_order(parts)), *parts.signs.values())
    return (shape for shapes in (around, *inner) for shape in shapes if isinstance(shape, Words))
