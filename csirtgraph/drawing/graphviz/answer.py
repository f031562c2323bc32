"""The places of a drawing, read from the JSON that Graphviz answers."""

from typing import Any

from csirtgraph.drawing.content import Content, Label
from csirtgraph.drawing.geometry import Point, Rect, centred, outside, without_end
from csirtgraph.drawing.graphviz.dot import FRAME_MARGIN
from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.drawing.laid_out import HEAD_LENGTH, Layout, Route
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Drawing

FRAME_INSET = 5.0  # pt; Graphviz lets frames touch, so they are drawn smaller
FRAME_PADDING = FRAME_MARGIN - FRAME_INSET  # pt between a frame as drawn and what is in it


def read_layout(drawing: Drawing, measures: Measures, answer: dict[str, Any]) -> Layout:
    """The places in Graphviz's JSON. Raises LayoutError when anything did not come back."""
    bottom = numbers(answer["bb"])[3]
    objects = {item["name"]: item for item in answer.get("objects", ())}
    edges = {item["id"]: item for item in answer.get("edges", ()) if "id" in item}
    try:
        boxes = {
            box.id: box_rect(objects[f"n{number}"], measures.boxes[box.id], bottom)
            for number, box in enumerate(drawing.boxes)
        }
        frames = {
            frame.id: frame_rect(objects[f"cluster{number}"], bottom) for number, frame in enumerate(drawing.frames)
        }
        routes = {
            arrow.id: route_of(edges[f"e{number}"], measures.arrows[arrow.id], bottom)
            for number, arrow in enumerate(drawing.arrows)
        }
    except KeyError as error:
        raise LayoutError("crash", f"Graphviz lost {error}") from error
    for arrow in drawing.arrows:
        for name in (arrow.tail, arrow.head):
            if name in frames:
                routes[arrow.id] = clipped(routes[arrow.id], frames[name])
    return Layout(drawing, measures, boxes, frames, routes)


def box_rect(item: dict[str, Any], content: Content, bottom: float) -> Rect:
    """The rectangle of a node."""
    return centred(point(item["pos"], bottom), content.width, content.height)


def frame_rect(item: dict[str, Any], bottom: float) -> Rect:
    """The rectangle of a cluster."""
    left, low, right, high = numbers(item["bb"])
    return Rect(left, bottom - high, right - left, high - low).grown(-FRAME_INSET)


def route_of(item: dict[str, Any], label: Label, bottom: float) -> Route:
    """The curve of an edge: `e,x,y s,x,y x,y x,y …` in Graphviz's notation."""
    tips: dict[str, Point] = {}
    curve = []
    for word in item["pos"].split(";")[0].split():
        if word[0] in "es":
            tips[word[0]] = point(word[2:], bottom)
        else:
            curve.append(point(word, bottom))
    place = centred(point(item["lp"], bottom), label.width, label.height) if label.lines else None
    return Route(tuple(curve), tips.get("s"), tips.get("e"), place)


def clipped(route: Route, frame: Rect) -> Route:
    """The route of an arrow that ends at a frame, cut at the frame's edge; Graphviz routed it to a box inside.

    One that stays inside, from a frame to a box of its own, is left as it is.
    """
    if frame.holds(route.curve[0]) and frame.holds(route.curve[-1]):
        return route
    if frame.holds(route.curve[0]):
        back = clipped(Route(route.curve[::-1], route.end, route.start, route.label), frame)
        return Route(back.curve[::-1], back.end, back.start, route.label)
    seen = outside(route.curve, frame)
    if not route.end:
        return Route(tuple(seen), route.start, None, route.label)
    return Route(tuple(without_end(seen, HEAD_LENGTH)), route.start, seen[-1], route.label)


def point(words: str, bottom: float) -> Point:
    """`x,y` with y upwards as a point with y downwards."""
    x, y = numbers(words)[:2]
    return Point(x, bottom - y)


def numbers(words: str) -> list[float]:
    """Numbers between commas; Graphviz marks a node it was given a place for with `!`."""
    return [float(word) for word in words.rstrip("!").split(",")]
