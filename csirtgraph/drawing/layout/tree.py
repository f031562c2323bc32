"""Trees laid out as people draw them: in the form that shows largest on a slide.

A tree needs no Graphviz: every branch has a few forms, made of those of its own
branches, and the best form of the whole decides about all of them.
"""

from dataclasses import replace

from csirtgraph.drawing.geometry import distance
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.drawing.trees.block import Block
from csirtgraph.drawing.trees.branches import MANY, wholes
from csirtgraph.drawing.trees.choice import ranked, sheets_of
from csirtgraph.drawing.trees.forest import Forest, forest_of
from csirtgraph.drawing.trees.lines import line_to, route_of, routes_of
from csirtgraph.drawing.trees.numbers import with_few_lines
from csirtgraph.drawing.trees.places import places_of
from csirtgraph.drawing.trees.tracks import Scene, edges, pieces, track
from csirtgraph.drawing.trees.widths import branch_widths, fitted, level_widths, own_widths

#: Which boxes are equally wide, and how much more a chart is worth for that.
WIDTHS = ((branch_widths, 1.05), (level_widths, 1.1), (own_widths, 1.0))
TRACKED = 150  # boxes; in a larger drawing ties are numbers


def chart_layout(drawing: Drawing) -> Layout:
    """Places for a drawing whose ranking arrows form trees; ties that find no track of their own become numbers."""
    ties = forest_of(drawing).ties
    shown = with_few_lines(drawing, ties) if len(drawing.boxes) <= TRACKED else with_few_lines(drawing, ties, 0)
    layout = tree_layout(shown, measures_of(shown))
    if shown is drawing and any(is_untracked(tie, layout) for tie in ties):
        shown = with_few_lines(drawing, ties, 0)
        layout = tree_layout(shown, measures_of(shown))
    return layout


def tree_layout(drawing: Drawing, measures: Measures) -> Layout:
    """Places for a drawing of trees, whatever the size of its boxes."""
    forest = forest_of(drawing)
    return with_ties(placed(best_block(drawing, forest, measures), drawing, forest, measures), forest)


def best_block(drawing: Drawing, forest: Forest, measures: Measures) -> Block:
    """The form of the whole that is read best."""
    sheet_size = sheets_of(drawing, measures)
    found = []
    for widths, factor in WIDTHS if len(drawing.boxes) <= MANY else WIDTHS[:1]:
        worth, block = ranked(wholes(drawing, forest, measures, widths(forest, measures)), sheet_size)[0]
        found.append((worth * factor, block))
    return max(found, key=lambda pair: pair[0])[1]


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


def with_ties(layout: Layout, forest: Forest) -> Layout:
    """The layout with every arrow that has no line yet on a track of its own, the shortest first."""
    rest = [arrow for arrow in layout.drawing.arrows if arrow.id not in layout.routes]
    if not rest:
        return layout
    rects = {**layout.frames, **layout.boxes}
    solid = [*layout.boxes.values(), *(layout.name_of(frame) for frame in layout.frames)]
    lines = pieces(route.curve[::3] for route in layout.routes.values())
    borders = edges(layout.frames)
    routes = dict(layout.routes)
    for arrow in sorted(rest, key=lambda arrow: distance(rects[arrow.tail].middle, rects[arrow.head].middle)):
        tail, head = rects[arrow.tail], rects[arrow.head]
        points = track(tail, head, Scene(solid, lines, borders)) if len(layout.boxes) <= TRACKED else None
        routes[arrow.id] = route_of(arrow, points or (tail.middle, head.middle))
        lines += pieces([points or ()])
    return replace(layout, routes={arrow.id: routes[arrow.id] for arrow in layout.drawing.arrows})


def is_untracked(arrow: Arrow, layout: Layout) -> bool:
    """Whether no track was found for an arrow."""
    return (
        len(layout.routes[arrow.id].curve) == 4 and layout.routes[arrow.id].curve[0] == layout.boxes[arrow.tail].middle
    )
