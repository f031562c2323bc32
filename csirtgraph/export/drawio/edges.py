"""Arrows as connectors of draw.io: held by both ends, by way of our corners and curves."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Point, Rect, distance
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.model import Arrow
from csirtgraph.drawing.theme import HeadKind, Look, Theme
from csirtgraph.export.drawio.cells import HEAD, LAYER, look_style, styled, text_style
from csirtgraph.export.parts import look_of
from csirtgraph.export.shapes import n

#: By what an arrow's look has for a head: the marker of draw.io, and whether it is filled.
HEADS: dict[HeadKind, tuple[str, str]] = {
    "": ("block", "1"),
    "triangle": ("block", "1"),
    "hollow": ("block", "0"),
    "diamond": ("diamond", "1"),
}


def head_style(heads: str, look: Look) -> dict[str, str]:
    """The heads at the ends of an arrow."""
    marker, is_filled = HEADS[look.head]
    start, end = (marker if heads == "both" else "none"), (marker if heads in ("end", "both") else "none")
    return {"startArrow": start, "endArrow": end, "startFill": is_filled, "endFill": is_filled}


def connector(arrow: Arrow, layout: Layout, theme: Theme, origin: Point, ends: Mapping[str, str]) -> ET.Element:
    """An arrow, held by both its ends, by way of our corners or curve."""
    places, look = layout.boxes | layout.frames, look_of(arrow, layout.drawing, theme)
    route = forwards(layout.routes[arrow.id], arrow, places)
    start, end = route.start or route.curve[0], route.end or route.curve[-1]
    style = look_style(look) | head_style(arrow.heads, look)
    style |= {"startSize": str(HEAD), "endSize": str(HEAD)} | text_style(TEXT_SIZE, theme.text)
    style |= {"curved": "0" if is_straight(route) else "1", "rounded": "0"}
    style["edgeStyle"] = "orthogonalEdgeStyle" if is_right_angled([start, *waypoints(route), end]) else "none"
    style |= held("exit", start, places[arrow.tail]) | held("entry", end, places[arrow.head])
    words = "\n".join(layout.measures.arrows[arrow.id].lines) if arrow.id in layout.measures.arrows else ""
    edge = ET.Element("mxCell", id=f"arrow-{arrow.id}", value=words, style=styled(style), edge="1", parent=LAYER)
    edge.attrib |= {"source": ends[arrow.tail], "target": ends[arrow.head]}
    geometry = ET.SubElement(edge, "mxGeometry", {"relative": "1", "as": "geometry"})
    add_points(geometry, [moved(point, origin) for point in waypoints(route)])
    if route.label:
        middle = half_way([start, *waypoints(route), end])
        offset = {"x": n(route.label.middle.x - middle.x), "y": n(route.label.middle.y - middle.y)}
        ET.SubElement(geometry, "mxPoint", offset | {"as": "offset"})
    return edge


def forwards(route: Route, arrow: Arrow, places: Mapping[str, Rect]) -> Route:
    """A route from the tail to the head; Graphviz draws from above to below."""
    if arrow.heads == "end":
        is_backwards = route.end is None
    else:
        first, last = route.curve[0], route.curve[-1]
        tail, head = places[arrow.tail], places[arrow.head]
        is_backwards = gap(first, tail) + gap(last, head) > gap(last, tail) + gap(first, head)
    return Route(route.curve[::-1], route.end, route.start, route.label) if is_backwards else route


def gap(point: Point, rect: Rect) -> float:
    """How far a point is from a rectangle."""
    beside = max(rect.x - point.x, point.x - rect.right, 0)
    return distance(Point(beside, max(rect.y - point.y, point.y - rect.bottom, 0)), Point(0, 0))


def held(end: str, point: Point, rect: Rect) -> dict[str, str]:
    """Where a connector meets a box, as shares of its width and height, so that it goes along with the box."""
    x, y = (point.x - rect.x) / (rect.width or 1), (point.y - rect.y) / (rect.height or 1)
    return {f"{end}X": share(x), f"{end}Y": share(y), f"{end}Dx": "0", f"{end}Dy": "0", f"{end}Perimeter": "0"}


def share(number: float) -> str:
    """A number from 0 to 1."""
    return f"{min(max(number, 0.0), 1.0):.4f}".rstrip("0").rstrip(".")


def is_straight(route: Route) -> bool:
    """Whether a route is made of straight lines."""
    pieces = [route.curve[at : at + 4] for at in range(0, len(route.curve) - 3, 3)]
    return all(distance(a, b) < 0.5 and distance(c, d) < 0.5 for a, b, c, d in pieces)


def is_right_angled(points: list[Point]) -> bool:
    """Whether lines through some points run across and down alone, and so stay when a box is moved."""
    return all(abs(a.x - b.x) < 0.5 or abs(a.y - b.y) < 0.5 for a, b in zip(points, points[1:]))


def waypoints(route: Route) -> list[Point]:
    """The points a connector goes by: the corners of straight lines.

    draw.io's curves lead from the middle of two points to the middle of the next
    two; a Bézier curve becomes two of those, exact at its ends and its middle.
    """
    if is_straight(route):
        return list(route.curve[3:-1:3])
    found: list[Point] = []
    for at in range(0, len(route.curve) - 3, 3):
        a, b, c, d = route.curve[at : at + 4]
        joint = [a] if at else []
        found += [*joint, between(a, b, 0.75), between(d, c, 0.75)]
    return found


def between(a: Point, b: Point, part: float) -> Point:
    """The point at a part of the way."""
    return Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)


def half_way(points: list[Point]) -> Point:
    """The middle of a chain of straight lines, where draw.io puts a label."""
    left = sum(map(distance, points, points[1:])) / 2
    for a, b in zip(points, points[1:]):
        length = distance(a, b)
        if length >= left and length:
            return between(a, b, left / length)
        left -= length
    return points[-1]


def add_points(geometry: ET.Element, points: list[Point]) -> None:
    """The waypoints of a connector."""
    if points:
        array = ET.SubElement(geometry, "Array", {"as": "points"})
        for point in points:
            ET.SubElement(array, "mxPoint", x=n(point.x), y=n(point.y))


def moved(point: Point, by: Point) -> Point:
    """A point elsewhere."""
    return Point(point.x + by.x, point.y + by.y)
