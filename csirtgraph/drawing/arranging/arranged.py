"""A diagram laid out around kept places: kept boxes stay, new ones get free places, arrows are routed again."""

from csirtgraph.drawing.arranging.frames import rects_of
from csirtgraph.drawing.arranging.free_places import with_new
from csirtgraph.drawing.arranging.make_room import with_room
from csirtgraph.drawing.arranging.spots import Spots, known_spots, point_at, rects_at
from csirtgraph.drawing.geometry import Point, Rect, centred
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.tiles import is_small
from csirtgraph.drawing.layout.tree import chart_layout
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Arrow, Diagram, Drawing, Tree
from csirtgraph.drawing.placing.problem import problem_of
from csirtgraph.drawing.routing.route import Router
from csirtgraph.drawing.routing.ways import Way

BARRED = 1_000.0  # what a straight line costs that found no way


def lay_out_at(drawing: Drawing, spots: Spots) -> Layout | None:
    """The layout of a drawing that has kept places; None for one that has none, or that is laid out as always.

    The lines of command decide where the boxes of a tree stand; of the forms that are read nearly as well, that is
    taken in which most boxes stand where they stood.
    """
    known = known_spots(spots, (box.id for box in drawing.boxes))
    if known and isinstance(drawing.body, Tree):
        return chart_layout(drawing, rects_at(known))
    return arranged(drawing, known) if known and isinstance(drawing.body, Diagram) and is_small(drawing) else None


def arranged(drawing: Drawing, spots: Spots) -> Layout:
    """The layout of a small diagram with boxes at their spots, of which there is one at least."""
    measures = measures_of(drawing)
    problem = problem_of(drawing, measures)
    kept = {part: point_at(spots[id]) for part, id in enumerate(problem.ids[: problem.boxes]) if id in spots}
    middles = with_room(with_new(with_room(kept, problem), problem), problem)
    rects = rects_of(with_new(middles, problem), problem)
    router = Router(drawing, measures, {problem.ids[part]: rect for part, rect in rects.items()})
    router.run()
    router.improve()
    for arrow in router.arrows:
        if arrow.id not in router.ways:
            router.ways[arrow.id] = straight(arrow, router)
    return router.layout()


def straight(arrow: Arrow, router: Router) -> Way:
    """The straight line of an arrow that has no other way, from side to side, with its label on its middle."""
    tail, head = router.places[arrow.tail], router.places[arrow.head]
    ends = [edge_of(tail, head.middle), edge_of(head, tail.middle)]
    middle = Point((ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2)
    size = router.measures.arrows[arrow.id]
    return Way([], ends, centred(middle, size.width, size.height) if size.lines else None, BARRED)


def edge_of(rect: Rect, to: Point) -> Point:
    """Where the straight line from the middle of a rectangle to a point leaves it."""
    dx, dy = to.x - rect.middle.x, to.y - rect.middle.y
    share = min(rect.width / 2 / (abs(dx) or 1e-9), rect.height / 2 / (abs(dy) or 1e-9), 1.0)
    return Point(rect.middle.x + dx * share, rect.middle.y + dy * share)
