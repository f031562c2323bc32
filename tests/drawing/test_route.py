"""Arrows led over the grid."""

import pytest

from csirtgraph.cache.store import NOTHING
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, Hurried, LayoutError
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout import choose_layout
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import faults
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing
from csirtgraph.drawing.routing.grid import BARRED
from csirtgraph.drawing.routing.route import Router

BOXES = tuple(Box(id=id, name=id, look="plain") for id in "abc")
ARROWS = tuple(Arrow(id=f"{tail}>{head}", tail=tail, head=head) for tail, head in ("ab", "bc", "ca"))
DRAWING = Drawing(title="T", body=Diagram(boxes=BOXES, arrows=ARROWS))


def test_an_arrow_that_finds_no_better_way_keeps_its_own() -> None:
    places = {id: Rect(160 * number, 0, 80, 40) for number, id in enumerate("abc")}
    router = Router(DRAWING, measures_of(DRAWING), places)
    assert router.run()
    before = dict(router.ways)
    router.grid.solid[:] = b"\1" * router.grid.size
    for prices in router.grid.prices:
        prices[:] = [BARRED] * router.grid.size
    router.improve()
    assert router.ways == before
    assert router.layout().routes.keys() == {"a>b", "b>c", "c>a"}


def test_little_effort_still_draws_everything_without_a_fault(engine: EmbeddedEngine) -> None:
    for effort in ("low", "least"):
        layout = lay_out(DRAWING, Hurried(engine, effort))
        assert (layout.boxes.keys(), faults(layout)) == ({*"abc"}, [])


def test_what_is_found_in_a_hurry_with_a_fault_is_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    efforts = []

    def found(drawing: Drawing, measures: Measures, effort: str = "normal") -> Layout | None:
        efforts.append(effort)
        return None

    monkeypatch.setattr(choose_layout, "lay_out_tiles", found)
    for effort in ("least", "normal"):
        choose_layout.tiled(DRAWING, measures_of(DRAWING), effort)
    assert efforts == ["least", "normal", "normal"]


def test_an_arrow_from_a_box_to_itself_goes_around_its_corner() -> None:
    own = Arrow(id="a>a", tail="a", head="a", label="again")
    drawing = Drawing(title="T", body=Diagram(boxes=BOXES, arrows=(*ARROWS, own)))
    router = Router(drawing, measures_of(drawing), {id: Rect(160 * n, 0, 80, 40) for n, id in enumerate("abc")})
    assert router.run()
    route = router.layout().routes["a>a"]
    box, label = router.places["a"], route.label
    assert label
    assert label.x > box.right
    assert route.curve[0].x == box.right > route.curve[-1].x


def test_a_figure_whose_layout_has_a_fault_is_drawn_although_graphviz_breaks_off(
    monkeypatch: pytest.MonkeyPatch, engine: EmbeddedEngine
) -> None:
    def run(dot: str, seconds: float) -> None:
        raise LayoutError("crash", "SIGSEGV")

    monkeypatch.setattr(choose_layout, "faults", lambda layout: ["a fault"])
    monkeypatch.setattr(engine, "run", run)
    monkeypatch.setattr(engine, "store", NOTHING)
    assert lay_out(DRAWING, engine).boxes.keys() == {*"abc"}


def test_cells_cost_what_their_price_says_to_arrows_of_any_number() -> None:
    places = {id: Rect(160 * number, 0, 80, 40) for number, id in enumerate("abc")}
    router = Router(DRAWING, measures_of(DRAWING), places)
    assert router.run()
    grid, nobody = router.grid, -1
    used = [cell for cell in range(grid.width, grid.size - grid.width) if grid.used[0][cell] or grid.used[1][cell]]
    assert used
    for cell in grid.around(used):
        assert [grid.prices[axis][cell] for axis in (0, 1)] == [grid.price(cell, axis, nobody) for axis in (0, 1)]
        assert bool(grid.straight[cell]) is grid.is_straight(cell, nobody)
