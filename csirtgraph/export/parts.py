"""A laid-out figure as parts made of shapes, in the colours of a theme."""

from collections.abc import Iterator
from dataclasses import replace

from csirtgraph.drawing.content import TEXT_SIZE, Line, stacked
from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import FRAME_SIZE
from csirtgraph.drawing.model import SIGNS, Arrow, Box, Drawing, Frame, Key
from csirtgraph.drawing.theme import DASH, Look, Theme
from csirtgraph.drawing.title_block import Placed, Sheet
from csirtgraph.export.shapes import Disc, Part, Shape, Words, arrowhead, curve, hatch, line, n, rectangle
from csirtgraph.records import dataclass


@dataclass(frozen=True)
class Parts:
    """Everything inside the sheet's margins, from the back to the front."""

    frames: tuple[Part, ...]
    arrows: tuple[Part, ...]
    boxes: tuple[Part, ...]
    labels: tuple[Part, ...]
    signs: dict[str, tuple[Shape, ...]]  # by box


def parts_of(layout: Layout, theme: Theme) -> Parts:
    """The parts of a figure; lengths in pt from its own corner, not from the sheet's."""
    drawing = layout.drawing
    return Parts(
        tuple(frame(item, layout, theme) for item in drawing.frames),
        tuple(arrow(item, layout, theme) for item in drawing.arrows),
        tuple(box(item, layout, theme) for item in drawing.boxes),
        tuple(label(item, layout, theme) for item in drawing.arrows if item.label),
        {item.id: tuple(sign(item, layout.boxes[item.id], theme)) for item in signed(drawing)},
    )


def around_figure(drawing: Drawing, sheet: Sheet, theme: Theme) -> Iterator[Shape]:
    """Title, badge, legend and notes."""
    if sheet.badge:
        yield rectangle(sheet.badge, theme.looks[drawing.badge_look])
    for key, rect in sheet.swatches:
        yield from swatch(key, rect, drawing, theme)
    for text in sheet.texts:
        yield placed(text, theme)


def placed(text: Placed, theme: Theme) -> Words:
    """A line of text around the figure."""
    fill = {"title": theme.name, "badge": theme.badge, "key": theme.text}.get(text.role, theme.quiet)
    bold, anchor = text.role in ("title", "badge"), "middle" if text.role == "badge" else "start"
    return Words(text.text, text.x, text.y, text.size, fill, bold, anchor)


def swatch(key: Key, rect: Rect, drawing: Drawing, theme: Theme) -> Iterator[Shape]:
    """A sample in the legend."""
    look = look_of(key, drawing, theme)
    if key.kind == "arrow":
        y = rect.middle.y
        end = Point(rect.right, y)
        head = bool(look.head)
        yield line(f"M{n(rect.x)} {n(y)}H{n(rect.right - (7 if head else 0))}", look)
        if head:
            yield from arrowhead(Point(rect.right - 7, y), end, look, theme.ground)
        return
    yield rectangle(rect, look, key.dashed, radius=min(look.radius, 4))
    if key.dashed and theme.hatched:
        yield hatch(rect, look)
    if key.look in SIGNS:
        yield from disc(key.look, rect.middle, 6, theme)


def box(item: Box, layout: Layout, theme: Theme) -> Part:
    """A box with its text."""
    rect, content = layout.boxes[item.id], layout.measures.boxes[item.id]
    look = look_of(item, layout.drawing, theme)
    shapes: list[Shape] = [rectangle(rect, look, item.dashed, radius=0 if item.span else None)]
    if item.dashed and theme.hatched:
        shapes.append(hatch(rect, look))
    shapes += [rectangle(inner.moved(rect.x, rect.y), theme.looks["item"]) for inner in content.items]
    quiet = layout.drawing.is_compared and item.mark in ("", "removed")
    shapes += [
        Words(
            *(line.text, rect.x + line.x, rect.y + line.y, line.size),
            theme.quiet if quiet else ink(line, item, theme),
            line.bold,
            line.anchor,
        )
        for line in content.lines
    ]
    classes = ("box", item.mark, *item.tags)
    return Part(kind="box", id=item.id, classes=classes, title=spoken(item), shapes=tuple(shapes))


def look_of(item: Box | Frame | Arrow | Key, drawing: Drawing, theme: Theme) -> Look:
    """The colours of a part: those of its mark; of a part that did not change in a comparison, quiet ones."""
    look = theme.looks[item.look]
    mark = "" if isinstance(item, Key) else item.mark
    if mark:
        shown = theme.looks[mark]
        fill = look.fill if look.fill == "none" or isinstance(item, Frame) else shown.fill
        dash = DASH if mark == "removed" and isinstance(item, Arrow) else look.dash
        width = shown.width * max(look.width, 1) / 1.2
        return replace(shown, fill=fill, radius=look.radius, dash=dash, width=width, head=look.head)
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


def sign(item: Box, rect: Rect, theme: Theme) -> Iterator[Shape]:
    """The sign of a box's mark at its corner; in a table, where two cells meet, a smaller one."""
    if item.span:
        return disc(item.mark, Point(rect.right - 1, rect.y + 1), 5.5, theme)
    return disc(item.mark, Point(rect.x, rect.y), 8, theme)


def disc(mark: str, middle: Point, radius: float, theme: Theme) -> Iterator[Shape]:
    """A sign on a disc of its mark's colour."""
    size = radius * 1.5
    yield Disc(middle, radius, theme.looks[mark].line, theme.ground)
    yield Words(SIGNS[mark], middle.x, middle.y + size * 0.36, size, theme.ground, True)


def ink(line: Line, item: Box, theme: Theme) -> str:
    """The colour of a line of text; a specialist's name is red in a table, as in the source."""
    if line.bold:
        return theme.strong if "specialist" in item.tags else theme.name
    return theme.text


def spoken(item: Box) -> str:
    """A box in words."""
    return ": ".join(filter(None, [item.name, " / ".join([*item.lines, *item.items])]))


def frame(item: Frame, layout: Layout, theme: Theme) -> Part:
    """A frame and its name."""
    place, name = layout.name_of(item.id), layout.measures.frames[item.id]
    fill = theme.looks[item.mark].line if item.mark else theme.name
    shapes: list[Shape] = [rectangle(layout.frames[item.id], look_of(item, layout.drawing, theme))]
    shapes += [
        Words(line.text, place.x, line.y, FRAME_SIZE, fill, True, "start")
        for line in stacked(name, FRAME_SIZE, place.x, place.y, bold=True)
    ]
    classes = ("frame", item.mark, *item.tags)
    return Part(kind="frame", id=item.id, classes=classes, title=item.name, shapes=tuple(shapes))


def arrow(item: Arrow, layout: Layout, theme: Theme) -> Part:
    """The line of an arrow and its heads."""
    route, look = layout.routes[item.id], look_of(item, layout.drawing, theme)
    shapes: list[Shape] = [line(curve(route), look)]
    if route.start:
        shapes += arrowhead(route.curve[0], route.start, look, theme.ground)
    if route.end:
        shapes += arrowhead(route.curve[-1], route.end, look, theme.ground)
    return Part(
        kind="arrow",
        id=item.id,
        classes=("arrow", item.mark, *item.tags),
        title=item.label,
        shapes=tuple(shapes),
        ends=(item.tail, item.head),
    )


def label(item: Arrow, layout: Layout, theme: Theme) -> Part:
    """The words at an arrow."""
    place = layout.routes[item.id].label
    assert place is not None
    quiet = theme.quiet if layout.drawing.is_compared else theme.text
    fill = theme.looks[item.mark].line if item.mark else quiet
    lines = stacked(layout.measures.arrows[item.id], TEXT_SIZE, place.middle.x, place.y)
    shapes = tuple(Words(line.text, line.x, line.y, line.size, fill, bool(item.mark)) for line in lines)
    return Part(kind="label", id=item.id, classes=("label",), title="", shapes=shapes)
