"""Layouts that are known: the same as those that are made, of the same drawing alone, without its words."""

from dataclasses import replace
from pathlib import Path

import pytest
from engines import SharedEngine

from csirtgraph.cache.store import Store
from csirtgraph.drawing.layout import remembered, tree
from csirtgraph.drawing.layout.remembered import lay_out, lay_out_like
from csirtgraph.drawing.layout.tree import chart_layout
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame, Span, Table, Tree
from csirtgraph.export.svg.svg import svg
from csirtgraph.themes import THEMES

DRAWING = Drawing(
    title="A drawing",
    body=Diagram(
        boxes=tuple(Box(id=name, name=f"secret {name}", look="in-house", frame="f") for name in "abc"),
        frames=(Frame(id="f", name="secret frame", look="frame"),),
        arrows=(Arrow(id="a-b", tail="a", head="b", label="secret word"), Arrow(id="b-c", tail="b", head="c")),
    ),
)


@pytest.fixture
def store(tmp_path: Path, engine: SharedEngine, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store behind the engine of the tests."""
    store = Store(tmp_path)
    monkeypatch.setattr(engine, "store", store)
    return store


def test_a_known_layout_is_the_one_that_was_made(
    store: Store, tmp_path: Path, engine: SharedEngine, monkeypatch: pytest.MonkeyPatch
):
    made = lay_out(DRAWING, engine)
    like = lay_out_like(DRAWING, made, engine)
    monkeypatch.setattr(remembered, "Witness", None)  # nothing can be made any more
    assert lay_out(DRAWING, engine) == made
    assert lay_out_like(DRAWING, made, engine) == like
    assert len([*tmp_path.iterdir()]) == 2


def test_whatever_changes_is_laid_out_again(store: Store, tmp_path: Path, engine: SharedEngine):
    body = DRAWING.body
    assert isinstance(body, Diagram)
    changes = (
        DRAWING,
        replace(DRAWING, title="Another drawing"),
        replace(DRAWING, notes=("a note",)),
        replace(DRAWING, badge="a badge"),
        replace(DRAWING, body=replace(body, boxes=(*body.boxes[:2], replace(body.boxes[2], name="secret d")))),
        replace(DRAWING, body=replace(body, arrows=body.arrows[::-1])),
        replace(DRAWING, body=replace(body, arrows=(replace(body.arrows[0], heads="both"), body.arrows[1]))),
        replace(DRAWING, body=replace(body, frames=(replace(body.frames[0], name="secret"),))),
    )
    for count, drawing in enumerate(changes, 1):
        assert lay_out(drawing, engine).drawing == drawing
        assert len([*tmp_path.iterdir()]) == count


def test_modes_in_which_the_same_happens_share_a_layout(
    store: Store, engine: SharedEngine, monkeypatch: pytest.MonkeyPatch
):
    incident = replace(DRAWING, id="relations-incident", badge="有事", badge_look="incident", tags=("incident",))
    peacetime = replace(DRAWING, id="relations-peacetime", badge="平時", badge_look="peacetime", about="the same")
    lay_out(incident, engine)
    monkeypatch.setattr(remembered, "Witness", None)  # nothing can be made any more
    assert lay_out(peacetime, engine).drawing == peacetime


def test_no_word_of_a_drawing_is_remembered(store: Store, tmp_path: Path, engine: SharedEngine):
    lay_out(DRAWING, engine)
    (kept,) = tmp_path.iterdir()
    assert b"secret" not in kept.read_bytes()


BOSS = Box(id="boss", name="secret boss", look="in-house", frame="f")
PEOPLE = tuple(Box(id=f"p{n}", name=f"secret person {n}", look="in-house", frame="f") for n in range(8))
LINES = tuple(Arrow(id=f"boss-{box.id}", tail="boss", head=box.id, heads="none") for box in PEOPLE)
TIES = tuple(
    Arrow(id=f"t{n}", tail=f"p{n}", head=f"p{n + 4}", look="tie", is_rank=False, is_same=True) for n in range(4)
)
FRAME = Frame(id="f", name="secret frame of a very long name that is broken into lines " * 2, look="frame")
MORE = Arrow(id="more", tail="p1", head="p2", look="tie", is_rank=False, is_same=True)


@pytest.mark.parametrize("ties", [(), TIES, (*TIES, MORE)], ids=["no ties", "ties as lines", "ties as numbers"])
def test_a_known_tree_is_the_one_that_was_made(
    ties: tuple[Arrow, ...], store: Store, tmp_path: Path, engine: SharedEngine, monkeypatch: pytest.MonkeyPatch
):
    body = Tree(boxes=(BOSS, *PEOPLE), frames=(FRAME,), arrows=(*LINES, *ties))
    chart = Drawing(title="A chart", body=body)
    made = chart_layout(chart)
    assert (made.drawing == chart) == (len(ties) < 5)
    assert lay_out(chart, engine) == made
    monkeypatch.setattr(tree, "chart_layout", None)  # nothing can be made any more
    known = lay_out(chart, engine)
    assert known == made
    assert svg(known, THEMES["light"]) == svg(made, THEMES["light"])
    (kept,) = tmp_path.iterdir()
    assert b"secret" not in kept.read_bytes()


def test_a_table_is_made_again(store: Store, tmp_path: Path, engine: SharedEngine):
    cell = Box(id="a", name="A", look="in-house", span=Span(0, 0))
    lay_out(Drawing(title="A table", body=Table(boxes=(cell,), columns=(100.0,))), engine)
    assert [*tmp_path.iterdir()] == []
