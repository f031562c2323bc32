"""Trees laid out as people draw them: in the form that shows largest on a slide.

A tree needs no Graphviz: every branch has a few forms, made of those of its own
branches, and the best form of the whole decides about all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import fsum

from csirtgraph.drawing.geometry import Point, Rect, around, distance
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.drawing.right_angles import route_of
from csirtgraph.drawing.trees.block import Block
from csirtgraph.drawing.trees.branches import MANY, wholes
from csirtgraph.drawing.trees.choice import ranked, worth_of
from csirtgraph.drawing.trees.forest import Forest, forest_of
from csirtgraph.drawing.trees.lines import line_to, routes_of
from csirtgraph.drawing.trees.numbers import with_few_lines
from csirtgraph.drawing.trees.places import places_of
from csirtgraph.drawing.trees.tracks import Scene, edges, pieces, track
from csirtgraph.drawing.trees.widths import branch_widths, fitted, level_widths, own_widths

#: Which boxes are equally wide, and how much more a chart is worth for that.
WIDTHS = ((branch_widths, 1.05), (level_widths, 1.1), (own_widths, 1.0))
NEARLY = 0.95  # as well read as the best form, so that places may decide between the two
ALIKE = 30  # forms that are compared with the places before
TURNS = 3  # in which tracks are searched
TRACKED = 150  # boxes; in a larger drawing ties are numbers


def chart_layout(drawing: Drawing, like: Mapping[str, Rect] | None = None) -> Layout:
    """Places for a drawing whose ranking arrows form trees; ties that find no track of their own become numbers.

    Of forms that are read nearly as well, the one is taken in which boxes stand most `like` they stood before.
    """
    ties = forest_of(drawing).ties
    shown = with_few_lines(drawing, ties) if len(drawing.boxes) <= TRACKED else with_few_lines(drawing, ties, 0)
    layout = tree_layout(shown, measures_of(shown), like)
    if shown is drawing and any(is_untracked(tie, layout) for tie in ties):
        shown = with_few_lines(drawing, ties, 0)
        layout = tree_layout(shown, measures_of(shown), like)
    return layout


def tree_layout(drawing: Drawing, measures: Measures, like: Mapping[str, Rect] | None = None) -> Layout:
    """Places for a drawing of trees, whatever the size of its boxes."""
    forest = forest_of(drawing)
    blocks = best_blocks(drawing, forest, measures)
    block = min(blocks, key=lambda block: moves(like, places_of(block).boxes)) if like else blocks[0]
    return with_ties(placed(block, drawing, forest, measures))


def best_blocks(drawing: Drawing, forest: Forest, measures: Measures) -> list[Block]:
    """The forms of the whole that are read best, from the best on."""
    worth = worth_of(drawing)
    found = []
    known: dict[tuple[float, ...], list[tuple[float, Block]]] = {}  # often all boxes are equally wide in any case
    for widths_of, factor in WIDTHS if len(drawing.boxes) <= MANY else WIDTHS[:1]:
        widths = widths_of(forest, measures)
        key = tuple(widths[box.id] for box in drawing.boxes)
        if key not in known:
            known[key] = ranked(wholes(drawing, forest, measures, widths), worth)
        found += [(value * factor, block) for value, block in known[key]]
    found.sort(key=lambda pair: -pair[0])
    return [block for value, block in found[:ALIKE] if value >= NEARLY * found[0][0]]


def moves(before: Mapping[str, Rect], after: Mapping[str, Rect]) -> float:
    """How far the boxes that stand in both have moved, added up, as shares of the whole."""
    both = [box for box in after if box in before]
    if not both:
        return 0
    old, new = around(list(before.values())), around(list(after.values()))
    return fsum(distance(share(before[box], old), share(after[box], new)) for box in both)


def share(rect: Rect, whole: Rect) -> Point:
    """Where the middle of a rectangle is in a larger one, from (0, 0) to (1, 1)."""
    return Point((rect.middle.x - whole.x) / (whole.width or 1), (rect.middle.y - whole.y) / (whole.height or 1))


def placed(block: Block, drawing: Drawing, forest: Forest, measures: Measures) -> Layout:
    """The layout of a drawing in a form, its lines of command drawn where their box stands below its superior."""
    places = places_of(block)
    boxes = {box.id: places.boxes[box.id] for box in drawing.boxes}
    lines = {
        arrow.id: line_to(boxes[arrow.head], boxes[arrow.tail], places.ways[arrow.head])
        for arrow in drawing.arrows
        if forest.above.get(arrow.head) == arrow.tail and arrow.is_rank and forest.is_led(arrow.head)
    }
    return Layout(drawing, fitted(measures, boxes, places.names), boxes, places.frames, routes_of(lines))


def with_ties(layout: Layout) -> Layout:
    """The layout with every arrow that has no line yet on a track of its own.

    The shortest come first; where one finds no track, it comes first in another turn.
    """
    rects = {**layout.frames, **layout.boxes}
    rest = [arrow for arrow in layout.drawing.arrows if arrow.id not in layout.routes]
    rest.sort(key=lambda arrow: distance(rects[arrow.tail].middle, rects[arrow.head].middle))
    found: dict[str, tuple[Point, ...]] = {}
    for _ in range(TURNS if len(layout.boxes) <= TRACKED else 0):
        found = tracks_of(rest, layout, rects)
        lost = [arrow for arrow in rest if arrow.id not in found]
        if not lost:
            break
        rest = [*lost, *(arrow for arrow in rest if arrow.id in found)]
    routes = dict(layout.routes)
    for arrow in rest:
        routes[arrow.id] = route_of(arrow, found.get(arrow.id) or (rects[arrow.tail].middle, rects[arrow.head].middle))
    return replace(layout, routes={arrow.id: routes[arrow.id] for arrow in layout.drawing.arrows})


def tracks_of(arrows: Iterable[Arrow], layout: Layout, rects: Mapping[str, Rect]) -> dict[str, tuple[Point, ...]]:
    """The tracks of those arrows that find one, each knowing the ones before it."""
    solid = [*layout.boxes.values(), *(layout.name_of(frame) for frame in layout.frames)]
    lines = pieces(route.curve[::3] for route in layout.routes.values())
    borders = edges(layout.frames)
    found = {}
    for arrow in arrows:
        points = track(rects[arrow.tail], rects[arrow.head], Scene(solid, lines, borders))
        if points:
            found[arrow.id] = points
            lines += pieces([points])
    return found


def is_untracked(arrow: Arrow, layout: Layout) -> bool:
    """Whether no track was found for an arrow."""
    return (
        len(layout.routes[arrow.id].curve) == 4 and layout.routes[arrow.id].curve[0] == layout.boxes[arrow.tail].middle
    )
