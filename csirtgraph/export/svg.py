"""SVG that any wiki takes: plain shapes with presentation attributes, no style, script or link to elsewhere.

GitHub, MediaWiki, Confluence and DOMPurify each refuse something; what is left
is the few elements below, ids with a prefix, and text escaped for XML.
"""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.drawing.content import TEXT_SIZE, Line, stacked
from csirtgraph.drawing.fonts import STACK
from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.layout import FRAME_SIZE, Layout
from csirtgraph.drawing.model import SIGNS, Arrow, Box, Drawing, Frame, Key
from csirtgraph.drawing.sheet import Placed, Sheet, sheet_of
from csirtgraph.drawing.theme import DASH, Look, Theme
from csirtgraph.export.elements import arrowhead, curve, escape, group, hatch, n, path, quoted, rectangle, text_at

SCANNED = 1024  # bytes that MediaWiki searches for scripts; words of the plan begin behind them


def svg(layout: Layout, theme: Theme) -> bytes:
    """The picture as an SVG document; sizes in pt, UTF-8."""
    sheet = sheet_of(layout)
    drawing = layout.drawing
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
        *around_figure(drawing, sheet, theme),
        f'<g transform="translate({n(sheet.dx)} {n(sheet.dy)})">',
        *(frame(item, layout, theme) for item in drawing.frames),
        *(arrow(item, layout, theme) for item in drawing.arrows),
        *(box(item, layout, theme) for item in drawing.boxes),
        *(label(item, layout, theme) for item in drawing.arrows if item.label),
        *(sign(item, layout.boxes[item.id], theme) for item in signed(drawing)),
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


def around_figure(drawing: Drawing, sheet: Sheet, theme: Theme) -> Iterator[str]:
    """Title, badge, legend and notes."""
    if sheet.badge:
        yield rectangle(sheet.badge, theme.looks[drawing.badge_look])
    for key, rect in sheet.swatches:
        yield from swatch(key, rect, drawing, theme)
    for text in sheet.texts:
        yield placed(text, theme)


def placed(text: Placed, theme: Theme) -> str:
    """A line of text around the figure."""
    fill = {"title": theme.name, "badge": theme.badge, "key": theme.text}.get(text.role, theme.quiet)
    bold, anchor = text.role in ("title", "badge"), "middle" if text.role == "badge" else "start"
    return text_at(text.text, text.x, text.y, text.size, fill, bold, anchor)


def swatch(key: Key, rect: Rect, drawing: Drawing, theme: Theme) -> Iterator[str]:
    """A sample in the legend."""
    look = look_of(key, drawing, theme)
    if key.kind == "arrow":
        y = rect.middle.y
        end = Point(rect.right, y)
        head = key.look == "flow"
        yield path(f"M{n(rect.x)} {n(y)}H{n(rect.right - (7 if head else 0))}", look)
        if head:
            yield arrowhead(Point(rect.right - 7, y), end, look)
        return
    yield rectangle(rect, look, key.dashed, radius=min(look.radius, 4))
    if key.dashed and theme.hatched:
        yield hatch(rect, look)
    if key.look in SIGNS:
        yield disc(key.look, rect.middle, 6, theme)


def box(item: Box, layout: Layout, theme: Theme) -> str:
    """A box with its text."""
    rect, content = layout.boxes[item.id], layout.measures.boxes[item.id]
    look = look_of(item, layout.drawing, theme)
    parts = [rectangle(rect, look, item.dashed, radius=0 if item.span else None)]
    if item.dashed and theme.hatched:
        parts.append(hatch(rect, look))
    parts += [rectangle(inner.moved(rect.x, rect.y), theme.looks["item"]) for inner in content.items]
    quiet = layout.drawing.is_compared and item.mark in ("", "removed")
    parts += [
        text_at(
            *(line.text, rect.x + line.x, rect.y + line.y, line.size),
            theme.quiet if quiet else ink(line, item, theme),
            line.bold,
            line.anchor,
        )
        for line in content.lines
    ]
    return group("box", item.id, ("box", item.mark, *item.tags), spoken(item), parts)


def look_of(item: Box | Frame | Arrow | Key, drawing: Drawing, theme: Theme) -> Look:
    """The colours of a part: those of its mark; of a part that did not change in a comparison, quiet ones."""
    look = theme.looks[item.look]
    mark = "" if isinstance(item, Key) else item.mark
    if mark:
        shown = theme.looks[mark]
        fill = look.fill if look.fill == "none" or isinstance(item, Frame) else shown.fill
        dash = DASH if mark == "removed" and isinstance(item, Arrow) else look.dash
        return replace(shown, fill=fill, radius=look.radius, dash=dash, width=shown.width * max(look.width, 1) / 1.2)
    return theme.quieted(look) if drawing.is_compared and item.look not in SIGNS else look


def signed(drawing: Drawing) -> Iterator[Box]:
    """The boxes that get a sign; of a row of a table that is new or gone, the first cell alone."""
    rows: set[tuple[int, str]] = set()
    for item in drawing.boxes:
        if item.span and item.mark in ("added", "removed"):
            if (item.span.row, item.mark) in rows:
                continue
            rows.add((item.span.row, item.mark))
        if item.mark:
            yield item


def sign(item: Box, rect: Rect, theme: Theme) -> str:
    """The sign of a box's mark at its corner; in a table, where two cells meet, a smaller one."""
    if item.span:
        return disc(item.mark, Point(rect.right - 1, rect.y + 1), 5.5, theme)
    return disc(item.mark, Point(rect.x, rect.y), 8, theme)


def disc(mark: str, middle: Point, radius: float, theme: Theme) -> str:
    """A sign on a disc of its mark's colour."""
    size, r = radius * 1.5, n(radius)
    return (
        f'<ellipse cx="{n(middle.x)}" cy="{n(middle.y)}" rx="{r}" ry="{r}" fill="{theme.looks[mark].line}" '
        f'stroke="{theme.ground}" stroke-width="1"/>'
        + text_at(SIGNS[mark], middle.x, middle.y + size * 0.36, size, theme.ground, True)
    )


def ink(line: Line, item: Box, theme: Theme) -> str:
    """The colour of a line of text; a specialist's name is red in a table, as in the source."""
    if line.bold:
        return theme.strong if "specialist" in item.tags else theme.name
    return theme.text


def spoken(item: Box) -> str:
    """A box in words."""
    return ": ".join([item.name, " / ".join([*item.lines, *item.items])]) if item.lines or item.items else item.name


def frame(item: Frame, layout: Layout, theme: Theme) -> str:
    """A frame and its name."""
    place, name = layout.name_of(item.id), layout.measures.frames[item.id]
    parts = [rectangle(layout.frames[item.id], look_of(item, layout.drawing, theme))]
    fill = theme.looks[item.mark].line if item.mark else theme.name
    for line in stacked(name, FRAME_SIZE, place.x, place.y, bold=True):
        parts.append(text_at(line.text, place.x, line.y, FRAME_SIZE, fill, True, anchor="start"))
    return group("frame", item.id, ("frame", item.mark, *item.tags), item.name, parts)


def arrow(item: Arrow, layout: Layout, theme: Theme) -> str:
    """The line of an arrow and its heads."""
    route, look = layout.routes[item.id], look_of(item, layout.drawing, theme)
    parts = [path(curve(route), look)]
    if route.start:
        parts.append(arrowhead(route.curve[0], route.start, look))
    if route.end:
        parts.append(arrowhead(route.curve[-1], route.end, look))
    return group(
        "arrow",
        item.id,
        ("arrow", item.mark, *item.tags),
        item.label,
        parts,
        f" data-from={quoted(item.tail)} data-to={quoted(item.head)}",
    )


def label(item: Arrow, layout: Layout, theme: Theme) -> str:
    """The words at an arrow, on the ground's colour so that a line behind stays behind."""
    place = layout.routes[item.id].label
    assert place is not None
    lines = stacked(layout.measures.arrows[item.id], TEXT_SIZE, place.middle.x, place.y)
    quiet = theme.quiet if layout.drawing.is_compared else theme.text
    fill = theme.looks[item.mark].line if item.mark else quiet
    parts = [text_at(line.text, line.x, line.y, line.size, fill, bool(item.mark)) for line in lines]
    return group("label", item.id, ("label",), "", parts)
