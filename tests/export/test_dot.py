"""DOT for people has every word and is valid; DOT that is laid out has no word of the plan."""

import html
import json
import re
from xml.etree import ElementTree

import pygraphviz
import pytest
from cases import for_each
from layouts import DIAGRAMS, JAPANESE, by_id, chosen, laid_out, layout, plan, plan_of

from csirtgraph.drawing.graphviz.dot import Settings, dot_of
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame, Span, Table
from csirtgraph.export.dot import dot
from csirtgraph.figures.kinds import relations
from csirtgraph.pipeline import Job, render_layout
from csirtgraph.plan.model.view import View
from csirtgraph.themes import THEMES

TWO = """
roles: {{one: {{name: {0}, brief: {1}}}, two: {{name: B}}}}
flows: {{one: {{two: {{label: {1}, kind: report}}}}}}
"""
ALONE = """
roles: {{one: {{name: {0}}}, two: {{name: B, functions: {{f: {{name: {0}}}}}}}}}
flows: {{one: {{two: {{label: {0}, kind: report}}}}}}
"""
NASTY = ['say "hi"', r"\N \G \E \l", "back\\", "a;b{c}|d", "-> { } [ ]", "&lt; &amp;", "/* c */ // d # e", "日本語🚨"]


def yaml(text: str) -> str:
    """A text as YAML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def graph_of(found, theme: str = "light") -> pygraphviz.AGraph:
    """The DOT for people, as Graphviz reads it."""
    return pygraphviz.AGraph(string=dot(found.drawing, THEMES[theme]).decode())


def shown(label: str) -> str:
    """What Graphviz draws for a label: line breaks, backslashes that were doubled, and entities."""
    return html.unescape(re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), label))


@for_each("figure", JAPANESE, by_id)
def test_graphviz_reads_it_with_every_box_and_its_words(figure):
    graph, drawing = graph_of(layout(figure)), layout(figure).drawing
    if isinstance(drawing.body, Table):
        shown_in_table(graph, drawing)
        return
    assert set(graph.nodes()) == {box.id for box in drawing.boxes}
    for box in drawing.boxes:
        label = shown(graph.get_node(box.id).attr["label"] or "")
        assert [text for text in (box.name, *box.lines, *box.items) if text not in label] == []


def shown_in_table(graph: pygraphviz.AGraph, drawing: Drawing) -> None:
    """A table is one table in Graphviz, too: a cell for each box, with its words and as wide as in the figure."""
    (node,) = graph.nodes()
    root = ElementTree.fromstring(node.attr["label"])
    cells = {cell.get("PORT"): cell for cell in root.iter("TD")}
    boxes = [box for box in drawing.boxes if box.span.rows]
    assert cells.keys() == {box.id for box in boxes}
    for box in boxes:
        said = "".join("".join(cells[box.id].itertext()).split())
        missing = [t for t in (box.name, *box.lines, *box.items) if "".join(t.split()) not in said]
        assert (missing, cells[box.id].get("COLSPAN", "1")) == ([], str(box.span.columns))


def test_the_role_table_has_the_shape_of_a_table():
    size = graph_of(layout(chosen("b", "roles", ""))).draw(format="json0", prog="dot")
    left, bottom, right, top = (float(length) for length in json.loads(size)["bb"].split(","))
    assert (right - left) < 3 * (top - bottom)


def test_signs_that_xml_forbids_do_not_break_a_table():
    box = Box(id="a", name="A\x01<b>&amp; \\N", look="cell", span=Span(0, 0))
    table = Drawing(title="T", body=Table(boxes=(box,), columns=(200.0,)))
    graph = pygraphviz.AGraph(string=dot(table, THEMES["light"]).decode())
    assert rb"A&lt;b&gt;&amp;amp; \N" in graph.draw(format="svg", prog="dot")


NESTED = Drawing(
    title="T",
    body=Diagram(
        boxes=(Box(id="a", name="A", look="plain", frame="inner"), Box(id="b", name="B", look="plain")),
        frames=(Frame(id="outer", name="O", look="frame"), Frame(id="inner", name="I", look="frame", frame="outer")),
        arrows=(Arrow(id="1", tail="outer", head="b", label="L"),),
    ),
)


def test_frames_with_frames_alone_in_them_are_written():
    graph = pygraphviz.AGraph(string=dot(NESTED, THEMES["light"]).decode())
    assert graph.edges() == [("a", "b")]


@for_each("figure", DIAGRAMS, by_id)
def test_every_arrow_is_in_it_with_its_label(figure):
    graph, drawing = graph_of(layout(figure)), layout(figure).drawing
    labels = sorted(edge.attr["label"] or "" for edge in graph.edges())
    assert labels == sorted(arrow.label for arrow in drawing.arrows)


@for_each("figure", DIAGRAMS, by_id)
def test_frames_are_clusters_with_their_names_and_boxes(figure):
    graph, drawing = graph_of(layout(figure)), layout(figure).drawing
    clusters = {part.name: part for part in graph.subgraphs() if (part.name or "").startswith("cluster")}
    assert clusters.keys() == {f"cluster_{frame.id}" for frame in drawing.frames}
    for frame in drawing.frames:
        cluster = clusters[f"cluster_{frame.id}"]
        assert cluster.graph_attr["label"] == frame.name
        assert set(cluster.nodes()) == {box.id for box in drawing.boxes if box.frame == frame.id}


def test_arrows_that_end_at_a_frame_say_so():
    graph = graph_of(layout(chosen("c", "relations", "peacetime")))
    tails = {edge.attr["ltail"] for edge in graph.edges()} - {None, ""}
    assert graph.graph_attr["compound"] == "true"
    assert tails == {"cluster_poc", "cluster_group-support", "cluster_vulnerability-information", "cluster_evaluation"}


def test_what_is_outsourced_is_dashed_and_coloured():
    graph = graph_of(layout(chosen("a", "relations", "incident")))
    node = graph.get_node("forensics")
    assert "dashed" in node.attr["style"]
    assert node.attr["fillcolor"] == THEMES["light"].looks["outsourced"].fill


def test_boxes_of_a_row_stand_side_by_side():
    graph = graph_of(layout(chosen("a", "relations", "incident")))
    rows = [set(part.nodes()) for part in graph.subgraphs() if part.graph_attr["rank"] == "same"]
    assert {"poc", "notification"} in rows


def test_it_carries_title_mode_and_plan():
    found = layout(chosen("a", "relations", "incident"))
    graph = graph_of(found)
    label = shown(graph.graph_attr["label"])
    assert label == f"{found.drawing.title} 有事\nパターンA 総務部門などが主体のCSIRT – 2015"


def test_a_job_asks_for_it_by_format():
    found = layout(chosen("a", "relations", "incident"))
    assert render_layout(found, Job("relations", View(), format="dot")) == dot(found.drawing, THEMES["light"])


@pytest.mark.parametrize("text", [*NASTY, "<b>bold</b>", "<unclosed"])
def test_special_characters_are_shown_as_they_are(text):
    graph = graph_of(laid_out(TWO.format(yaml(text), yaml("x y"))))
    assert shown(graph.get_node("one").attr["label"]) == f"{text}\nx y"


@pytest.mark.parametrize("text", [*NASTY, "<b>bold</b>", "<unclosed"])
def test_special_characters_of_labels_are_shown_as_they_are(text):
    graph = graph_of(laid_out(TWO.format("A", yaml(text))))
    assert [shown(edge.attr["label"]) for edge in graph.edges()] == [text]


@pytest.mark.parametrize(
    "text",
    [
        *NASTY,
        "<b>bold</b>",
        "<not html>",
    ],
)
def test_special_characters_of_a_name_alone_are_shown_as_they_are(text):
    graph = graph_of(laid_out(ALONE.format(yaml(text))))
    assert shown(graph.get_node("one").attr["label"]) == text


@pytest.mark.parametrize("word", ["node", "edge", "graph", "digraph", "subgraph", "strict", "1", "007"])
def test_ids_that_are_words_of_dot_are_quoted(word):
    roles, flows = f"'{word}': {{name: A}}, two: {{name: B}}", f"'{word}': {{two: {{label: x y, kind: report}}}}"
    graph = graph_of(laid_out(f"roles: {{{roles}}}\nflows: {{{flows}}}"))
    assert graph.edges() == [(word, "two")]


def test_it_can_be_laid_out_and_drawn():
    graph = graph_of(layout(chosen("b", "orgchart", "incident")))
    data = graph.draw(format="dot", prog="dot")
    assert data.count(b"pos=") > 13


SECRET = """
teams: {secretteam: {name: SECRET TEAM}}
groups: {secretgroup: {name: SECRET GROUP}}
roles:
  secretone: {name: 秘密, duty: SECRET DUTY, team: secretteam, functions: {secretf: {name: SECRET F}}}
  secrettwo: {name: "SECRET\\n2", sourcing: outsourced, group: secretgroup}
parties: {secretparty: {name: SECRET P, note: SECRET NOTE, kind: vendor}}
flows:
  secretone: {secrettwo: {id: secretflow, label: SECRET LABEL, kind: report}}
  secrettwo: {secretparty: {label: 秘密の依頼, kind: request}}
"""


def laid_out_dot(drawing) -> str:
    """The DOT given to Graphviz."""
    return dot_of(drawing, measures_of(drawing), Settings())


def test_the_dot_that_is_laid_out_has_no_word_and_no_id_of_the_plan():
    drawing = relations.draw(plan_of("plan: {id: secretplan, title: SECRET TITLE}\n" + SECRET), View())
    text = laid_out_dot(drawing)
    assert len(drawing.arrows) == 2
    assert text.isascii()
    assert "secret" not in text.lower()


@pytest.mark.parametrize("pattern", ["a", "b", "c"])
def test_the_dot_that_is_laid_out_has_generated_ids_and_sizes_alone(pattern):
    text = laid_out_dot(relations.draw(plan(pattern), View()))
    known = {
        "digraph",
        "subgraph",
        "graph",
        "node",
        "edge",
        "TB",
        "true",
        "false",
        "shape",
        "box",
        "label",
        "id",
        "dir",
    }
    known |= {"rankdir", "newrank", "pad", "margin", "nodesep", "ranksep", "splines", "spline", "fixedsize", "width"}
    known |= {"height", "labeljust", "l", "arrowsize", "rank", "same", "style", "invis", "weight", "constraint"}
    known |= {"forward", "back", "both", "TABLE", "FIXEDSIZE", "TRUE", "WIDTH", "HEIGHT", "BORDER", "CELLBORDER"}
    known |= {"CELLSPACING", "CELLPADDING", "TR", "TD"}
    words = set(re.findall(r"[A-Za-z_][A-Za-z_0-9]*", text))
    assert {word for word in words - known if not re.fullmatch(r"(n|e|cluster)\d+", word)} == set()
