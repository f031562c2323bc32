"""Diagrams as floor plans: what a reader of made-up plans sees, and that arrows keep to right angles."""

from pathlib import Path

from layouts import RELATIONS, laid_out, layout
from quality import LANDSCAPE, made_up

from csirtgraph.cache.store import Store
from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.quality import cost, crossings, faults, scale_on_slide
from csirtgraph.drawing.layout.remembered import lay_out
from csirtgraph.drawing.layout.tiles import BOXES, is_small, lay_out_tiles
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.routing.grid import CLEAR
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.pipeline import drawing_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan


def drawn(tmp_path, seed: int, least: int, most: int) -> Layout:
    """A made-up plan with so many roles, laid out as a floor plan."""
    path = tmp_path / f"{seed}.yaml"
    path.write_text(made_up(seed, least, most), "utf-8")
    drawing = drawing_of(load_plan(path), "relations", View(mode=Mode.INCIDENT))
    found = lay_out_tiles(drawing, measures_of(drawing))
    assert found
    return found


def test_made_up_plans_have_no_fault_and_large_text(tmp_path):
    found = [drawn(tmp_path, seed, 5, 12) for seed in range(100, 112)]
    assert [faults(one) for one in found] == [[]] * len(found)
    sizes = sorted(TEXT_SIZE * scale_on_slide(one) for one in found)
    assert sizes[0] > 8
    assert sizes[len(sizes) // 2] >= 10
    sheets = [sheet_of(one) for one in found]
    assert sum(LANDSCAPE[0] <= sheet.width / sheet.height <= LANDSCAPE[1] for sheet in sheets) >= len(found) - 1


def test_arrows_have_right_angles_and_keep_off_boxes(tmp_path):
    for seed in range(200, 204):
        one = drawn(tmp_path, seed, 6, 10)
        ends = {arrow.id: (arrow.tail, arrow.head) for arrow in one.drawing.arrows}
        for name, route in one.routes.items():
            corners = route.curve[::3]
            assert all(a.x == b.x or a.y == b.y for a, b in zip(corners, corners[1:])), (seed, name)
            for box, rect in one.boxes.items():
                if box not in ends[name]:
                    assert not any(rect.grown(CLEAR - 0.1).holds(point) for point in corners), (seed, name, box)


def test_the_same_drawing_is_laid_out_the_same(tmp_path):
    one, other = drawn(tmp_path, 7, 8, 8), drawn(tmp_path, 7, 8, 8)
    assert (one.boxes, one.routes) == (other.boxes, other.routes)


def test_two_roles_that_talk_a_lot_keep_labels_beside_their_own_arrows():
    words = (
        "[{label: Report of findings, kind: report}, {label: Status, kind: inform}, {label: Evidence, kind: answer}]"
    )
    found = laid_out(
        f"roles: {{one: {{name: A}}, two: {{name: B}}}}\nflows: {{one: {{two: {words}}}, two: {{one: {words}}}}}"
    )
    assert faults(found) == []


def test_only_small_drawings_are_laid_out_so():
    drawing = layout(RELATIONS[0]).drawing
    assert is_small(drawing)
    assert not is_small(drawing.holding(drawing.boxes * (BOXES // len(drawing.boxes) + 1), (), ()))


def test_many_who_report_to_one_stand_in_a_block_and_share_a_line():
    roles = "".join(f"  r{number}: {{name: Handler group {number}}}\n" for number in range(24))
    flows = "".join(f"  r{number}: {{top: {{label: Report {number}, kind: report}}}}\n" for number in range(24))
    found = laid_out(f"roles:\n  top: {{name: Head, tier: command}}\n{roles}flows:\n{flows}", language="en")
    assert faults(found) == []
    assert TEXT_SIZE * scale_on_slide(found) >= 9
    assert 1.2 < found.bounds.width / found.bounds.height < 2.6
    assert crossings(found) == 0


def test_more_effort_never_finds_a_worse_layout_and_is_remembered_apart(tmp_path: Path):
    drawing = drawing_of(load_plan("d"), "relations", View(Mode.INCIDENT, "en"))
    normal, high = (lay_out(drawing, EmbeddedEngine(Store(tmp_path), effort)) for effort in ("normal", "high"))
    assert cost(high) < cost(normal)
    assert len([*tmp_path.iterdir()]) == 2
