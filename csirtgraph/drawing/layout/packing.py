"""The places of a layout as bytes, in the order of the drawing, without a word of what it shows."""

import json
from collections.abc import Iterable
from typing import Any

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing


def data_of(places: Any) -> bytes:
    """Places as bytes."""
    return json.dumps(places, separators=(",", ":")).encode()


def packed(layout: Layout) -> Any:
    """The places of a layout as JSON, which writes numbers as exactly as they are."""
    drawing = layout.drawing
    return [
        [layout.boxes.get(box.id) for box in drawing.boxes],
        [[layout.frames.get(frame.id), layout.names.get(frame.id)] for frame in drawing.frames],
        [packed_route(layout.routes.get(arrow.id)) for arrow in drawing.arrows],
        layout.is_cheap,
    ]


def packed_route(route: Route | None) -> Any:
    """An arrow's places."""
    return route and [route.curve, route.start, route.end, route.label]


def unpacked(data: Any, drawing: Drawing, measures: Measures) -> Layout:
    """The layout of a drawing from its places."""
    boxes, frames, routes, is_cheap = data
    frame_ids = [frame.id for frame in drawing.frames]
    return Layout(
        drawing,
        measures,
        {box.id: Rect(*place) for box, place in zip(drawing.boxes, boxes) if place},
        {id: Rect(*place) for id, (place, _) in zip(frame_ids, frames) if place},
        {arrow.id: unpacked_route(*route) for arrow, route in zip(drawing.arrows, routes) if route},
        {id: name for id, (_, name) in zip(frame_ids, frames) if name is not None},
        is_cheap,
    )


def unpacked_route(curve: Iterable[Any], start: Any, end: Any, label: Any) -> Route:
    """An arrow's places."""
    return Route(
        tuple(Point(*point) for point in curve), start and Point(*start), end and Point(*end), label and Rect(*label)
    )
