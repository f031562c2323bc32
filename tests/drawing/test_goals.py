"""The goals of layouts: large text without faults in built-in figures and in each picture of made-up plans."""

from pathlib import Path

import pytest
import quality
from layouts import engine
from quality import GOALS, HOLE, LANDSCAPE, built_in, charts, holes, measured, pictures

from csirtgraph.drawing.layout import remembered

#: What is reached where a goal is not: pt.
SHORT = {"c overview incident en": 8.8, "d relations incident en": 7.6}


@pytest.fixture(scope="module")
def rows():
    """What is measured of each figure, laid out once in a run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quality, "lay_out", remembered.lay_out)
        return list(built_in(engine()))


def test_built_in_figures_are_read_on_a_slide_and_have_no_fault(rows):
    assert len(rows) == 2 * len(GOALS)
    assert [row.name for row, goal in rows if row.size < SHORT.get(row.name, goal)] == []
    assert [row.name for row, _ in rows if row.faults] == []


def test_built_in_figures_are_landscape(rows):
    assert [row.name for row, _ in rows if not LANDSCAPE[0] <= row.aspect <= LANDSCAPE[1]] == []


def test_a_large_plan_is_read_in_its_overview_and_in_every_part(tmp_path: Path):
    for seed in (0, 1):
        drawn = pictures(seed, 21, 40, tmp_path)
        assert len(drawn) > 2
        found = [measured(drawing.title, drawing, engine()) for drawing in drawn]
        assert [row.name for row in found if row.size < 9 or row.faults] == []


#: The pictures of made-up plans with the smallest text that are known: seed, number of the picture, and pt reached.
SMALLEST = [(19, 1, 7.6), (4, 9, 8.6), (18, 3, 8.6)]


def test_the_smallest_parts_that_are_known_become_no_smaller(tmp_path: Path):
    for seed, number, least in SMALLEST:
        row = measured("", pictures(seed, 21, 40, tmp_path)[number], engine())
        assert row.size >= least, seed
        assert row.faults == 0, seed


def test_no_large_place_in_a_figure_is_empty(rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quality, "lay_out", remembered.lay_out)
        assert [(name, hole) for name, hole in holes(engine()) if hole > HOLE] == []


def test_charts_of_usual_shapes_are_large_and_landscape():
    assert [name for name, size, goal, is_wide in charts(engine()) if size < goal or not is_wide] == []
