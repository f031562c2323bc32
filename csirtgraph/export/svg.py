"""SVG that any wiki takes: plain shapes with presentation attributes, no style, script or link to elsewhere.

GitHub, MediaWiki, Confluence and DOMPurify each refuse something; what is left
is the few elements of `elements.py`, ids with a prefix, and text escaped for XML.
"""

from csirtgraph.drawing.fonts import STACK
from csirtgraph.drawing.layout import Layout
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.sheet import sheet_of
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.elements import element, escape, group
from csirtgraph.export.parts import around_figure, parts_of
from csirtgraph.export.shapes import n

SCANNED = 1024  # bytes that MediaWiki searches for scripts; words of the plan begin behind them


def svg(layout: Layout, theme: Theme) -> bytes:
    """The picture as an SVG document; sizes in pt, UTF-8."""
    sheet = sheet_of(layout)
    drawing = layout.drawing
    parts = parts_of(layout, theme)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(sheet.width)}pt" height="{n(sheet.height)}pt" '
        f'viewBox="0 0 {n(sheet.width)} {n(sheet.height)}" font-family="{STACK}" role="img" '
        f'aria-labelledby="cg-title cg-desc" class="csirtgraph {" ".join(drawing.tags)}" lang="{drawing.language}">'
    )
    lines = [
        head.ljust(SCANNED),
        f'<title id="cg-title">{escape(full_title(drawing))}</title>',
        f'<desc id="cg-desc">{escape(description(drawing))}</desc>',
        f'<rect width="{n(sheet.width)}" height="{n(sheet.height)}" fill="{theme.ground}"/>',
        *map(element, around_figure(drawing, sheet, theme)),
        f'<g transform="translate({n(sheet.dx)} {n(sheet.dy)})">',
        *(group(part) for part in (*parts.frames, *parts.arrows, *parts.boxes, *parts.labels)),
        *("".join(map(element, shapes)) for shapes in parts.signs.values()),
        "</g>",
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def full_title(drawing: Drawing) -> str:
    """Title and badge, as one would read them out."""
    return f"{drawing.title} {drawing.badge} – {drawing.subtitle}".strip()


def description(drawing: Drawing) -> str:
    """The picture in words: who is in it, and every flow."""
    names = {box.id: box.name for box in drawing.boxes} | {frame.id: frame.name for frame in drawing.frames}
    marks = {"end": "→", "both": "↔", "none": "–"}
    told = [
        f"{names[item.tail]} {marks[item.heads]} {names[item.head]}" + (f": {item.label}" if item.label else "")
        for item in drawing.arrows
    ]
    return "; ".join(told or [item.name for item in drawing.boxes])
