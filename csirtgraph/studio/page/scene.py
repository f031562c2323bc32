"""A laid-out figure as the data a page draws it from: parts, their places, and shapes as short lists.

Lengths are pt from the sheet's top left corner, with one decimal. The shapes of
boxes and frames are relative to their own corner, so that a page can move them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeAlias

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame
from csirtgraph.drawing.pictures import Picture, homes_of
from csirtgraph.drawing.theme import Look
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.parts import around_figure, parts_of
from csirtgraph.export.shapes import Disc, Head, Part, Path, Rectangle, Shape, Words
from csirtgraph.studio.page.straight import straightened
from csirtgraph.studio.page.tokens import TOKENS

Json: TypeAlias = Any

ORIGIN = Rect(0, 0, 0, 0)


def scene_of(layout: Layout) -> dict[str, Json]:
    """Everything of a figure that a page shows."""
    drawing, sheet = layout.drawing, sheet_of(layout)
    layout = moved(layout, sheet.dx, sheet.dy)
    parts = parts_of(layout, TOKENS)
    labels = {part.id: part for part in parts.labels}
    return {
        "title": drawing.title,
        "badge": drawing.badge,
        "subtitle": drawing.subtitle,
        "about": drawing.about,
        "lang": drawing.language,
        "kind": kind_of(drawing),
        "width": short(sheet.width),
        "height": short(sheet.height),
        "around": plain(around_figure(drawing, sheet, TOKENS), ORIGIN),
        "frames": [placed(item, part, layout.frames[item.id]) for item, part in zip(drawing.frames, parts.frames)],
        "arrows": [arrow(item, part, labels.get(item.id)) for item, part in zip(drawing.arrows, parts.arrows)],
        "boxes": [
            placed(item, part, layout.boxes[item.id])
            | filled(sign=plain(parts.signs.get(item.id, ()), layout.boxes[item.id]))
            for item, part in zip(drawing.boxes, parts.boxes)
        ],
    }


def among(picture: Picture, pictures: Sequence[Picture]) -> dict[str, Json]:
    """What a page needs to lead from one picture of several to the others.

    Of the first one, the part or the page in which each box is; of a page of a long table, its number and how many
    there are.
    """
    homes = homes_of(pictures) if picture is pictures[0] else {}
    pages = {"page": picture.number, "pages": len(pictures)} if pictures[0].number else {}
    return filled(homes=homes) | pages


def moved(layout: Layout, dx: float, dy: float) -> Layout:
    """The same layout further right and down, its curves rounded to what a page needs."""
    routes = {
        id: Route(
            tuple(Point(round(x + dx, 1), round(y + dy, 1)) for x, y in route.curve),
            route.start and Point(route.start.x + dx, route.start.y + dy),
            route.end and Point(route.end.x + dx, route.end.y + dy),
            route.label and route.label.moved(dx, dy),
        )
        for id, route in layout.routes.items()
    }
    return replace(
        layout,
        boxes={id: rect.moved(dx, dy) for id, rect in layout.boxes.items()},
        frames={id: rect.moved(dx, dy) for id, rect in layout.frames.items()},
        routes=routes,
        names={id: x + dx for id, x in layout.names.items()},
    )


def kind_of(drawing: Drawing) -> str:
    """What sort of figure it is: a table, a tree or a diagram."""
    return type(drawing.body).__name__.lower()


def placed(item: Box | Frame, part: Part, rect: Rect) -> dict[str, Json]:
    """A box or a frame, with its shapes relative to its own corner."""
    x, y, width, height = map(short, rect)
    own = {}
    if isinstance(item, Box):
        spoken = part.title if item.name not in ("", part.title) else ""
        own = {"look": item.look, "spoken": spoken, "opens": item.opens}
    return {
        **{"id": item.id, "name": item.name, "x": x, "y": y, "w": width, "h": height, "tags": item.tags},
        "shapes": plain(part.shapes, rect),
        **filled(**own, **{"in": item.frame}, mark=item.mark),
    }


def arrow(item: Arrow, part: Part, label: Part | None) -> dict[str, Json]:
    """An arrow and the words at it."""
    return {
        "id": item.id,
        "from": item.tail,
        "to": item.head,
        "heads": item.heads,
        "tags": item.tags,
        "shapes": plain(part.shapes, ORIGIN),
        "words": plain(label.shapes, ORIGIN) if label else [],
        **filled(label=item.label, mark=item.mark),
    }


def filled(**values: Json) -> dict[str, Json]:
    """The values that say something."""
    return {name: value for name, value in values.items() if value}


def plain(shapes: Iterable[Shape], corner: Rect) -> list[list[Json]]:
    """Shapes as lists, relative to a corner."""
    left, top = corner.x, corner.y
    return [listed(shape, left, top) for shape in shapes]


def listed(shape: Shape, left: float, top: float) -> list[Json]:
    """One shape, the letter of its kind first; paths stay where they are."""
    match shape:
        case Words(text, x, y, size, fill, bold, anchor):
            return ["t", text, short(x - left), short(y - top), short(size), fill, int(bold), anchor[0]]
        case Rectangle((x, y, width, height), look, dashed, radius):
            lengths = (x - left, y - top, width, height, radius)
            return ["r", *map(short, lengths), style(look.fill, look, ""), int(dashed)]
        case Path(data, look, dash):
            return ["p", straightened(data), style("none", look, dash)]
        case Head(corners, fill):
            return ["g", " ".join(f"{short(x - left)},{short(y - top)}" for x, y in corners), fill]
        case Disc(middle, radius, fill, line):
            return ["e", short(middle.x - left), short(middle.y - top), short(radius), fill, line]


def style(fill: str, look: Look, dash: str) -> tuple[Json, ...]:
    """How a shape is filled, and its line: colour, width and dashes."""
    return fill, look.line, short(look.width), dash


@lru_cache(8192)  # most lengths of a large figure are those of others
def short(length: float) -> float:
    """A length with one decimal, and none where it is 0."""
    rounded = round(length, 1)
    whole = int(rounded)
    return whole if whole == rounded else rounded
