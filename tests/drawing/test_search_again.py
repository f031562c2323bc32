"""Parts of large figures: one whose text is too small is searched for again, from drawings of points."""

from math import dist
from pathlib import Path
from random import Random

import pytest
from quality import made_up, parts_of

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.layout.quality import faults, scale_on_slide
from csirtgraph.drawing.layout.tiles import CARE, READABLE, best_of, lay_out_tiles
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.placing.problem import problem_of
from csirtgraph.drawing.placing.stress import cut_out, distances, spots_by
from csirtgraph.drawing.placing.tree import placed
from csirtgraph.plan.reading.load import load_plan


@pytest.fixture
def part(tmp_path: Path) -> Drawing:
    """The part of 60 roles in 8 teams with the most arrows between few boxes."""
    path = tmp_path / "sixty.yaml"
    path.write_text(made_up(2, 60, 60, in_teams=8), "utf-8")
    return parts_of(load_plan(path))[2]


def test_a_part_that_would_be_too_small_is_readable(part: Drawing):
    measures = measures_of(part)
    once = best_of(part, measures, problem_of(part, measures), CARE["normal"])
    again = lay_out_tiles(part, measures)
    assert once
    assert again
    assert TEXT_SIZE * scale_on_slide(once) < READABLE <= TEXT_SIZE * scale_on_slide(again)
    assert not faults(again)


def test_floor_plans_cut_out_hold_every_part_in_its_frame(part: Drawing):
    problem = problem_of(part, measures_of(part))
    for tree in cut_out(problem):
        assert tree.mask == (1 << len(problem.ids)) - 1
        places = placed(tree, problem)
        for own, parent in enumerate(problem.parents):
            if parent >= 0:
                (left, top, right, bottom), (x, y, end, foot) = places[own], places[parent]
                assert x <= left < right <= end
                assert y <= top < bottom <= foot


def test_what_is_tied_stands_near(part: Drawing):
    problem = problem_of(part, measures_of(part))
    spots = spots_by(distances(problem), Random(0))
    tied = [dist(spots[tie.one], spots[tie.other]) for tie in problem.ties]
    pairs = [dist(one, other) for one in spots for other in spots if one != other]
    assert sum(tied) / len(tied) < 0.7 * sum(pairs) / len(pairs)
