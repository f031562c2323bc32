"""A drawing as DOT: generated ids and fixed sizes, no text of the plan.

Labels of edges and frames go in as empty tables of fixed size, so Graphviz
reserves their room and answers their place.
"""

from collections.abc import Iterator, Mapping
from zlib import crc32

from csirtgraph.drawing.content import Label
from csirtgraph.drawing.graphviz.ranks import Ranks, ranks_of
from csirtgraph.drawing.measures import Measures
from csirtgraph.drawing.model import Arrow, Drawing
from csirtgraph.records import dataclass

INCH = 72  # pt
GAP = 3.0  # pt beside the label of an edge
FRAME_MARGIN = 16  # pt between a frame and what is in it


@dataclass(frozen=True)
class Settings:
    """How Graphviz is asked to lay out; lengths in inches, as Graphviz has them."""

    direction: str = "TB"
    nodesep: float = 0.35
    ranksep: float = 0.5
    splines: str = "spline"
    effort: float = 0  # nslimit and mclimit; 0 for Graphviz's own
    order: int = 0  # of the nodes, which breaks ties: 0 as drawn, 1 backwards, more: shuffled, but the same for an id
    stack: int = 2  # boxes below one another in a frame where no arrow says so
    bands: int = 1  # of frames


def dot_of(drawing: Drawing, measures: Measures, settings: Settings) -> str:
    """The DOT to lay out: nodes n0 n1 …, edges with ids e0 e1 …, clusters cluster0 cluster1 …"""
    nodes = {box.id: f"n{number}" for number, box in enumerate(drawing.boxes)}
    ranks = ranks_of(drawing, settings.bands, settings.stack)
    return "\n".join(
        [
            "digraph {",
            graph_line(settings),
            'node [shape=box fixedsize=true label=""]; edge [arrowsize=0.7]',
            *frame_lines(drawing, measures, nodes, "", settings),
            *rank_lines(ranks, nodes),
            *edge_lines(drawing, measures, ranks, nodes),
            "}",
        ]
    )


def graph_line(settings: Settings) -> str:
    """The attributes of the graph; `newrank`, for without it frames and labels together lose edges."""
    effort = f" nslimit={settings.effort} nslimit1={settings.effort} mclimit={settings.effort}"
    return (
        f"graph [rankdir={settings.direction} newrank=true pad=0 margin=0 nodesep={settings.nodesep} "
        f"ranksep={settings.ranksep} splines={settings.splines}{effort if settings.effort else ''}]"
    )


def frame_lines(
    drawing: Drawing, measures: Measures, nodes: Mapping[str, str], parent: str, settings: Settings
) -> Iterator[str]:
    """The boxes directly in a frame (or in none), and the frames in it, as clusters."""
    for box in sorted(drawing.boxes, key=lambda box: place_in_order(box.id, settings), reverse=settings.order == 1):
        if box.frame == parent:
            size = measures.boxes[box.id]
            yield f"{nodes[box.id]} [width={size.width / INCH:.4f} height={size.height / INCH:.4f}]"
    for number, frame in enumerate(drawing.frames):
        if frame.frame == parent:
            name = table(measures.frames[frame.id], FRAME_MARGIN)
            yield f"subgraph cluster{number} {{ labeljust=l margin={FRAME_MARGIN} label={name}"
            yield from frame_lines(drawing, measures, nodes, frame.id, settings)
            yield "}"


def place_in_order(name: str, settings: Settings) -> float:
    """Where a box comes in an order: by its id alone, so that a new box does not move the others."""
    return crc32(f"{settings.order} {name}".encode()) if settings.order > 1 else 0


def rank_lines(ranks: Ranks, nodes: Mapping[str, str]) -> Iterator[str]:
    """Boxes on one height, and boxes above others without an arrow."""
    for boxes in ranks.same:
        yield f"{{rank=same; {'; '.join(nodes[box] for box in boxes)}}}"
    for upper, lower in ranks.above:
        yield f"{nodes[upper]} -> {nodes[lower]} [style=invis weight=0]"
    for upper, lower in ranks.columns:
        yield f"{nodes[upper]} -> {nodes[lower]} [style=invis weight=9]"


def edge_lines(drawing: Drawing, measures: Measures, ranks: Ranks, nodes: Mapping[str, str]) -> Iterator[str]:
    """The arrows, each from above to below, drawn backwards where the head is above."""
    for number, arrow in enumerate(drawing.arrows):
        edge = ranks.edges[arrow.id]
        attributes = [f"id=e{number}", f"dir={heads(arrow, edge.is_backwards)}"]
        if measures.arrows[arrow.id].lines:
            attributes.append(f"label={table(measures.arrows[arrow.id])}")
        if not edge.is_rank:
            attributes.append("constraint=false")
        yield f"{nodes[edge.upper]} -> {nodes[edge.lower]} [{' '.join(attributes)}]"


def heads(arrow: Arrow, upwards: bool) -> str:
    """Graphviz's word for which ends carry a head."""
    return {"both": "both", "none": "none"}.get(arrow.heads, "back" if upwards else "forward")


def table(label: Label, gap: float = GAP) -> str:
    """An empty HTML-like label of a fixed size, with a gap on both sides."""
    width, height = round(label.width + 2 * gap), round(label.height + GAP)
    return (
        f'<<TABLE FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" BORDER="0" CELLBORDER="0" '
        'CELLSPACING="0" CELLPADDING="0"><TR><TD></TD></TR></TABLE>>'
    )
