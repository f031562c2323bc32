"""Which of several layouts is kept when some of them fail, and where labels are put."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from layouts import FIGURES, RELATIONS, engine, layout

from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.graphviz.dot import Settings
from csirtgraph.drawing.graphviz.engine import LayoutError, Reason
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout import choose_layout
from csirtgraph.drawing.layout.choose_layout import best
from csirtgraph.drawing.layout.labels import SOLID, freest
from csirtgraph.drawing.layout.quality import Trace, passes, touches

ROUNDS = [[Settings(order=order)] for order in range(4)]


def attempts(outcomes: dict[int, Reason], seen: list[int]) -> Callable[[Settings], Layout]:
    """Lays out every order but those that fail."""

    def attempt(settings: Settings) -> Layout:
        seen.append(settings.order)
        if settings.order in outcomes:
            raise LayoutError(outcomes[settings.order], "reason")
        return layout(FIGURES[0])

    return attempt


@pytest.mark.parametrize("failing", [{0}, {0, 1}, {0, 1, 2}])
def test_an_order_on_which_graphviz_breaks_off_does_not_end_the_search(failing: set[int]) -> None:
    seen: list[int] = []
    assert best(attempts(dict.fromkeys(failing, "crash"), seen), iter(ROUNDS)) is layout(FIGURES[0])
    assert seen[: len(failing) + 1] == list(range(len(failing) + 1))


def test_when_every_order_breaks_off_that_is_reported() -> None:
    with pytest.raises(LayoutError) as caught:
        best(attempts(dict.fromkeys(range(4), "crash"), []), iter(ROUNDS))
    assert caught.value.reason == "crash"


def test_time_that_is_up_ends_the_search() -> None:
    seen: list[int] = []
    with pytest.raises(LayoutError):
        best(attempts(dict.fromkeys(range(4), "time"), seen), iter(ROUNDS))
    assert seen == [0]


def test_a_label_gets_the_place_that_counting_everything_would_give_it() -> None:
    rng = random.Random(48)

    def rect(size: int) -> Rect:
        return Rect(rng.randrange(300), rng.randrange(300), rng.randrange(1, size), rng.randrange(1, size))

    some = layout(FIGURES[0])
    for _ in range(60):
        points = [[Point(rng.randrange(300), rng.randrange(300)) for _ in range(6)] for _ in range(12)]
        traces = {
            str(at): Trace(chain, around([Rect(*point, 0, 0) for point in chain])) for at, chain in enumerate(points)
        }
        blocked, found = [rect(60) for _ in range(15)], [rect(40) for _ in range(30)]

        def counted(place: Rect, blocked: list[Rect] = blocked, traces: dict[str, Trace] = traces) -> int:
            lines = sum(place.meets(frame) and not frame.contains(place.grown(2)) for frame in some.frames.values())
            ways = [list(zip(trace.points, trace.points[1:])) for trace in traces.values()]
            through = [any(passes(place, *piece) for piece in pieces) for pieces in ways]
            assert through == [touches(trace, place) for trace in traces.values()]
            return SOLID * sum(place.meets(other) for other in blocked) + lines + sum(through)

        assert freest(found, blocked, some, traces) == min(found, key=counted)


def test_of_a_floor_plan_with_faults_and_layers_the_better_one_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = layout(RELATIONS[0]).drawing
    monkeypatch.setattr(choose_layout, "faults", lambda layout: [1])
    for price in (0.0, 1e9):
        monkeypatch.setattr(choose_layout, "cost", lambda found, price=price: price if is_tiled(found) else 1.0)
        assert is_tiled(choose_layout.lay_out(drawing, engine())) is (price == 0.0)


def is_tiled(found: Layout) -> bool:
    """Whether all arrows of a layout have right angles."""
    ends = [(a, b) for route in found.routes.values() for a, b in pairwise(route.curve[::3])]
    return all(abs(a.x - b.x) < 0.01 or abs(a.y - b.y) < 0.01 for a, b in ends)
