"""Layouts that are known: the same as those that are made, of the same drawing alone, without its words."""

from dataclasses import replace
from pathlib import Path

import pytest
from engines import SharedEngine

from csirtgraph.cache.store import Store
from csirtgraph.drawing.layout import remembered
from csirtgraph.drawing.layout.remembered import lay_out, lay_out_like
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame

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
        replace(DRAWING, body=replace(body, boxes=(*body.boxes[:2], replace(body.boxes[2], name="secret d")))),
        replace(DRAWING, body=replace(body, arrows=body.arrows[::-1])),
        replace(DRAWING, body=replace(body, arrows=(replace(body.arrows[0], heads="both"), body.arrows[1]))),
        replace(DRAWING, body=replace(body, frames=(replace(body.frames[0], name="secret"),))),
    )
    for count, drawing in enumerate(changes, 1):
        assert lay_out(drawing, engine).drawing == drawing
        assert len([*tmp_path.iterdir()]) == count


def test_no_word_of_a_drawing_is_remembered(store: Store, tmp_path: Path, engine: SharedEngine):
    lay_out(DRAWING, engine)
    (kept,) = tmp_path.iterdir()
    assert b"secret" not in kept.read_bytes()
