"""Frames in two bands: a drawing of many frames stays compact."""

import pytest
from layouts import engine

from csirtgraph.drawing.graphviz.bands import bands_of
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import faults
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame


def frames_of(sizes: list[int], *ties: tuple[str, str], outside: tuple[str, ...] = ("out",)) -> Drawing:
    """Frames f0 f1 … with so many boxes each (f0.0 f0.1 …), boxes outside above them, and arrows."""
    return Drawing(
        title="T",
        body=Diagram(
            boxes=(
                *(Box(id=name, name="Out", look="outside", row="top") for name in outside),
                *(
                    Box(id=f"f{number}.{part}", name="B", look="plain", frame=f"f{number}")
                    for number, size in enumerate(sizes)
                    for part in range(size)
                ),
            ),
            frames=tuple(Frame(id=f"f{number}", name="F", look="frame") for number in range(len(sizes))),
            arrows=tuple(Arrow(id=f"{tail}>{head}", tail=tail, head=head) for tail, head in ties),
            rows=("top", "bottom"),
        ),
    )


def upper(drawing: Drawing) -> set[str]:
    """The frames of the upper of two bands."""
    return {frame for frame, band in bands_of(drawing, 2).items() if band == 0}


def test_one_band_holds_all_frames():
    assert bands_of(frames_of([1, 1, 1]), 1) == {"f0": 0, "f1": 0, "f2": 0}


def test_two_frames_need_no_second_band():
    assert bands_of(frames_of([1, 1]), 2) == {"f0": 0, "f1": 0}


def test_frames_that_talk_to_each_other_stand_in_different_bands():
    drawing = frames_of([1, 1, 1, 1], ("f0", "f2"), ("f1", "f3"))
    assert len(upper(drawing) & {"f0", "f2"}) == len(upper(drawing) & {"f1", "f3"}) == 1


def test_frames_that_talk_to_the_outside_stand_above():
    drawing = frames_of([1, 1, 1, 1], ("f2.0", "out"), ("f3.0", "out"), ("f0", "f2"), ("f1", "f3"))
    assert upper(drawing) == {"f2", "f3"}


def test_both_bands_are_about_equally_full():
    assert upper(frames_of([6, 1, 1, 1, 1, 1, 1])) in ({"f0"}, {f"f{number}" for number in range(1, 7)})


@pytest.mark.parametrize("count", [13, 20])
def test_many_frames_fill_the_bands_in_their_order(count):
    drawing = frames_of([1] * count, outside=())
    assert upper(drawing) == {f"f{number}" for number in range((count + 1) // 2)}


def test_boxes_outside_do_not_count_when_many_frames_fill_the_bands():
    drawing = frames_of([1] * 14, outside=tuple(f"out{number}" for number in range(16)))
    assert upper(drawing) == {f"f{number}" for number in range(7)}


def test_a_drawing_of_thirteen_frames_has_nothing_in_the_way():
    ties = [(f"f{number}.0", f"f{number + 1}.0") for number in range(12)]
    drawing = frames_of([2] * 13, ("f0.0", "out"), *ties)
    assert faults(lay_out(drawing, engine())) == []
