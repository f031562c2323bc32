"""Layouts, remembered between runs: places alone, in the order of the drawing, without a word of what they show."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from csirtgraph.cache.code import code_stamp
from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.graphviz.engine import Engine, LayoutError
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Diagram, Drawing


class Witness:
    """An engine that notes whether it failed: what was laid out in spite of that may come out better next time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.store, self.stamp, self.effort = engine.store, engine.stamp, engine.effort
        self.has_failed = False

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""
        try:
            return self.engine.run(dot, seconds)
        except LayoutError:
            self.has_failed = True
            raise

    def close(self) -> None:
        """End what was started."""
        self.engine.close()


def lay_out(drawing: Drawing, engine: Engine) -> Layout:
    """Places for everything in `drawing`, from the store where they are known. Raises LayoutError."""

    def made(engine: Engine) -> Layout:
        from csirtgraph.drawing.layout import choose_layout  # which a known layout does without

        return choose_layout.lay_out(drawing, engine)

    return remembered(made, drawing, engine)


def lay_out_like(drawing: Drawing, old: Layout, engine: Engine) -> Layout:
    """Places for a drawing that keep to those of an old layout as far as can be. Raises LayoutError."""

    def made(engine: Engine) -> Layout:
        from csirtgraph.drawing.layout import stable

        return stable.lay_out_like(drawing, old, engine)

    return remembered(made, drawing, engine, (old.boxes, old.frames, old.bounds))


def remembered(make: Callable[[Engine], Layout], drawing: Drawing, engine: Engine, *more: object) -> Layout:
    """What `make` makes of a drawing and `more`: made once, then known. Tables and trees are not worth it."""
    if not isinstance(drawing.body, Diagram):
        return make(engine)
    measures = measures_of(drawing)
    key = repr((code_stamp(), engine.stamp, engine.effort, drawing, measures, more))
    if (known := engine.store.get(key)) is not None:
        return unpacked(json.loads(known), drawing, measures)
    witness = Witness(engine)
    places = packed(make(witness))
    if not witness.has_failed:
        engine.store.put(key, json.dumps(places, separators=(",", ":")).encode())
    return unpacked(places, drawing, measures)  # also when it is new, so that both ways give the same


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
