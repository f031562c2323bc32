"""Labelled DOT, for people who continue in Graphviz."""

import re

from csirtgraph.drawing.graphviz.ranks import members
from csirtgraph.drawing.model import Arrow, Box, Drawing, Table
from csirtgraph.drawing.text.fonts import STACK
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.direction import direction_of
from csirtgraph.export.dot_table import html_label
from csirtgraph.text import one_line


def dot(drawing: Drawing, theme: Theme) -> bytes:
    """The drawing as DOT with its words and colours; ids are the plan's."""
    import graphviz

    graph = graphviz.Digraph(
        comment="csirtgraph",
        graph_attr={
            "label": escaped(f"{drawing.title} {drawing.badge}\n{drawing.subtitle}"),
            "labelloc": "t",
            **({"comment": escaped(one_line(" ".join(drawing.notes)))} if drawing.notes else {}),
            "rankdir": direction_of(drawing),
            "newrank": "true",
            "compound": "true",
            "fontname": STACK.split(",")[0],
            "bgcolor": theme.ground,
        },
        node_attr={"shape": "box", "fontname": STACK.split(",")[0]},
        edge_attr={"fontname": STACK.split(",")[0]},
    )
    if isinstance(drawing.body, Table):
        graph.node(drawing.title, html_label(drawing, theme), shape="plain")
    else:
        add_diagram(graph, drawing, theme)
    text: str = graph.source
    return text.encode()


def add_diagram(graph, drawing: Drawing, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    """Boxes in their rows and frames, and the arrows between them."""
    import graphviz

    add_level(graph, drawing, "", theme)
    for row in drawing.rows:
        boxes = [box.id for box in drawing.boxes if box.row == row]
        if boxes:
            graph.body.append("\t{rank=same; " + "; ".join(graphviz.quoting.quote(box) for box in boxes) + "}\n")
    ends = {box.id: box.id for box in drawing.boxes}
    ends |= {frame.id: members(drawing)[frame.id][0] for frame in drawing.frames}
    frames = {frame.id for frame in drawing.frames}
    for arrow in drawing.arrows:
        graph.edge(ends[arrow.tail], ends[arrow.head], escaped(arrow.label), **edge_attributes(arrow, frames, theme))


def add_level(graph, drawing: Drawing, parent: str, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    """The boxes of one frame (or of none), and the frames in it as clusters."""
    for box in drawing.boxes:
        if box.frame == parent:
            graph.node(box.id, box_label(box), **box_attributes(box, theme))
    for frame in drawing.frames:
        if frame.frame == parent:
            with graph.subgraph(name=f"cluster_{frame.id}") as inner:
                inner.attr(label=escaped(frame.name), labeljust="l", style="rounded")
                add_level(inner, drawing, frame.id, theme)


def box_label(box: Box) -> str:
    """The words of a box, a line each."""
    return escaped("\n".join((box.name, *box.lines, *(f"[{item}]" for item in box.items))))


def box_attributes(box: Box, theme: Theme) -> dict[str, str]:
    """The colours and the corners of a box."""
    look = theme.looks[box.look]
    styles = ["filled", *(["rounded"] if look.radius else []), *(["dashed"] if box.dashed else [])]
    return {"style": ",".join(styles), "fillcolor": look.fill, "color": look.line, "fontcolor": theme.name}


def edge_attributes(arrow: Arrow, frames: set[str], theme: Theme) -> dict[str, str]:
    """The heads, the colour and the frames an arrow ends at."""
    attributes = {
        "dir": {"both": "both", "none": "none"}.get(arrow.heads, "forward"),
        "color": theme.looks[arrow.look].line,
        "fontcolor": theme.text,
    }
    if theme.looks[arrow.look].dash:
        attributes |= {"style": "dotted", "constraint": "false"}
    attributes |= {"ltail": f"cluster_{arrow.tail}"} if arrow.tail in frames else {}
    attributes |= {"lhead": f"cluster_{arrow.head}"} if arrow.head in frames else {}
    return attributes


ENTITY = re.compile(r"&(?=#?\w+;)")  # what Graphviz would draw as another character


def escaped(text: str) -> str:
    """Text that Graphviz shows as it is: no escape sequences, no entities, never an HTML-like label."""
    import graphviz

    quoted = str(graphviz.escape(ENTITY.sub("&amp;", text))).replace("\n", "\\n")
    return graphviz.nohtml(quoted) if quoted.startswith("<") and quoted.endswith(">") else quoted
