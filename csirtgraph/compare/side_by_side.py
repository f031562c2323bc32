"""Before and after side by side: both from one layout of everything, so that what did not change stays in place."""

from collections.abc import Mapping
from dataclasses import replace

from csirtgraph.compare.alignment import EARLIER, as_in, earlier, earlier_id
from csirtgraph.compare.overlay import parts_of, united
from csirtgraph.drawing.content import Content, content_of, label_of
from csirtgraph.drawing.geometry import Point, Rect, centred
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.layout.quality import scale_on_slide
from csirtgraph.drawing.layout.table import cell_content, cell_width, centred_in
from csirtgraph.drawing.measures import FRAME_SIZE, Measures
from csirtgraph.drawing.model import Box, Diagram, Drawing, Frame, Span, Tree
from csirtgraph.records import dataclass

GAP = 24.0  # pt between the two
INSET = 16.0  # pt between a picture and the frame around it
HEAD = 26.0  # pt for its name
BEFORE, AFTER = "before:", "after:"


def apart(old: Drawing, new: Drawing) -> Drawing:
    """The union of two drawings in which a box that changed its frame stands in both."""
    homes = {box.id: box.frame for box in old.boxes}
    gone = {box.id for box in new.boxes if box.id in homes and homes[box.id] != box.frame}
    return united(earlier(old, gone), new, with_old_lines=True)


@dataclass(frozen=True)
class Fixed(Layout):
    """A layout on a sheet for more than is in it, so that two of them coincide."""

    room: Rect = Rect(0, 0, 0, 0)

    @property
    def bounds(self) -> Rect:
        """The room there is."""
        return self.room


def halves(whole: Layout, old: Drawing, new: Drawing) -> tuple[Layout, Layout]:
    """Before and after, each with everything at its place in the union."""
    marks = {item.id: item.mark for item in parts_of(whole.drawing)}
    return half(whole, as_in(old, new), marks, skip="added"), half(whole, new, marks, skip="removed")


def half(whole: Layout, drawing: Drawing, marks: Mapping[str, str], skip: str) -> Layout:
    """The part of the union's layout that one of its drawings shows, with that drawing's words.

    `skip` is the mark of what stands only in the other one.
    """
    moved = {earlier_id(box.id) for box in drawing.boxes} if skip == "added" else set()
    present = {box.id for box in whole.drawing.boxes if box.mark != skip}
    ids = {box.id: earlier_id(box.id) if earlier_id(box.id) in present & moved else box.id for box in drawing.boxes}
    boxes = tuple(
        replace(box, mark=marks.get(ids[box.id], ""), span=place_of(ids[box.id], whole) or box.span)
        for box in drawing.boxes
        if ids[box.id] in whole.boxes
    )
    around = {
        frame.id: earlier_id(frame.id) if earlier_id(frame.id) in whole.frames else frame.id for frame in drawing.frames
    }
    frames = tuple(
        replace(frame, mark=marks.get(around[frame.id], ""))
        for frame in drawing.frames
        if around[frame.id] in whole.frames
    )
    known = {box.id for box in boxes} | {frame.id for frame in frames}
    arrows = []
    routes = {}
    for arrow in drawing.arrows:
        name = arrow.id + EARLIER if arrow.id + EARLIER in whole.routes and skip == "added" else arrow.id
        if name in whole.routes and {arrow.tail, arrow.head} <= known:
            arrows.append(replace(arrow, mark=marks.get(name, "")))
            routes[arrow.id] = relabelled(whole.routes[name], arrow.label)
    rects = {box.id: whole.boxes[ids[box.id]] for box in boxes}
    shown = as_placed(whole.drawing).holding(boxes, frames, tuple(arrows))
    measures = Measures(
        boxes={box.id: content_in(box, rects[box.id], shown) for box in boxes},
        arrows={arrow.id: label_of(arrow.label) for arrow in arrows},
        frames={frame.id: label_of(frame.name, 260, FRAME_SIZE, bold=True) for frame in frames},
    )
    frame_rects = {frame.id: whole.frames[around[frame.id]] for frame in frames}
    return Fixed(shown, measures, rects, frame_rects, routes, room=whole.bounds)


def as_placed(drawing: Drawing) -> Drawing:
    """A tree as a diagram: two of them are no tree any more."""
    match drawing.body:
        case Tree(boxes=boxes, frames=frames, arrows=arrows):
            return replace(drawing, body=Diagram(boxes=boxes, frames=frames, arrows=arrows))
    return drawing


def place_of(id: str, whole: Layout) -> Span | None:
    """The cells a box covers in the union."""
    return next((box.span for box in whole.drawing.boxes if box.id == id), None)


def content_in(box: Box, rect: Rect, drawing: Drawing) -> Content:
    """The words of a box in the middle of the room it has in the union."""
    if box.span:
        return centred_in(cell_content(box, cell_width(box, drawing)), rect, box)
    content = content_of(box, rect.width)
    down = (rect.height - content.height) / 2
    return replace(
        content,
        height=rect.height,
        lines=tuple(line._replace(y=line.y + down) for line in content.lines),
        items=tuple(item.moved(0, down) for item in content.items),
    )


def relabelled(route: Route, label: str) -> Route:
    """A route with room for a label of its own where the union's stood."""
    words = label_of(label)
    if not words.lines or route.label is None:
        return replace(route, label=None)
    return replace(route, label=centred(route.label.middle, words.width, words.height))


def side_by_side(whole: Layout, old: Drawing, new: Drawing, names: tuple[str, str]) -> Layout:
    """Before and after as one layout, each in a frame with its name: beside or below one another."""
    before, after = halves(whole, old, new)
    ways = [joined(whole, before, after, names, *step) for step in steps(whole)]
    return max(ways, key=scale_on_slide)


def steps(whole: Layout) -> list[tuple[float, float]]:
    """How far the second picture stands from the first: to the right, or down."""
    bounds = whole.bounds
    return [(bounds.width + 2 * INSET + GAP, 0.0), (0.0, bounds.height + 2 * INSET + HEAD + GAP)]


def joined(whole: Layout, before: Layout, after: Layout, names: tuple[str, str], dx: float, dy: float) -> Layout:
    """Two layouts as one."""
    one, other = shifted(before, BEFORE, 0, 0), shifted(after, AFTER, dx, dy)
    room = whole.bounds
    around_ = Rect(room.x - INSET, room.y - INSET - HEAD, room.width + 2 * INSET, room.height + 2 * INSET + HEAD)
    frames = tuple(Frame(id=side[:-1], name=name, look="frame") for side, name in zip((BEFORE, AFTER), names))
    drawing = as_placed(whole.drawing).holding(
        (*one.drawing.boxes, *other.drawing.boxes),
        (*frames, *one.drawing.frames, *other.drawing.frames),
        (*one.drawing.arrows, *other.drawing.arrows),
    )
    titles = {frame.id: label_of(frame.name, room.width, FRAME_SIZE, bold=True) for frame in frames}
    measures = Measures(
        {**one.measures.boxes, **other.measures.boxes},
        {**one.measures.arrows, **other.measures.arrows},
        {**titles, **one.measures.frames, **other.measures.frames},
    )
    places = {"before": around_, "after": around_.moved(dx, dy), **one.frames, **other.frames}
    return Layout(drawing, measures, {**one.boxes, **other.boxes}, places, {**one.routes, **other.routes})


def shifted(layout: Layout, prefix: str, dx: float, dy: float) -> Layout:
    """A layout elsewhere, with a prefix to every id."""
    drawing = layout.drawing
    shown = drawing.holding(
        tuple(replace(box, id=prefix + box.id, frame=prefix + box.frame if box.frame else "") for box in drawing.boxes),
        tuple(replace(frame, id=prefix + frame.id) for frame in drawing.frames),
        tuple(
            replace(arrow, id=prefix + arrow.id, tail=prefix + arrow.tail, head=prefix + arrow.head)
            for arrow in drawing.arrows
        ),
    )
    measures = Measures(
        {prefix + id: item for id, item in layout.measures.boxes.items()},
        {prefix + id: item for id, item in layout.measures.arrows.items()},
        {prefix + id: item for id, item in layout.measures.frames.items()},
    )
    return Layout(
        shown,
        measures,
        {prefix + id: rect.moved(dx, dy) for id, rect in layout.boxes.items()},
        {prefix + id: rect.moved(dx, dy) for id, rect in layout.frames.items()},
        {prefix + id: route_moved(route, dx, dy) for id, route in layout.routes.items()},
    )


def route_moved(route: Route, dx: float, dy: float) -> Route:
    """A route elsewhere."""

    def there(point: Point | None) -> Point | None:
        return point and Point(point.x + dx, point.y + dy)

    curve = tuple(Point(point.x + dx, point.y + dy) for point in route.curve)
    return Route(curve, there(route.start), there(route.end), route.label and route.label.moved(dx, dy))
