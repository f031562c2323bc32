"""How large the diagrams of a, b and c are on slides of 4:3."""

from collections.abc import Iterator
from typing import get_args

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.figures import kind_of
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.slides.pages import FigureRequest, pages_of, source_of
from csirtgraph.text import Language

STANDARD = Rect(24.0, 54.0, 672.0, 467.0)  # the room for figures on our own slides of 4:3
ON_SLIDE = 8.0  # pt that each should have


def on_slides(engine: Engine) -> Iterator[tuple[str, float]]:
    """The size of text of every diagram of a, b and c on a slide of 4:3."""
    for pattern in ("a", "b", "c"):
        plan = load_plan(pattern)
        for figure in ("relations", "orgchart", "overview"):
            for mode in kind_of(figure).modes(plan):
                for language in get_args(Language):
                    asked = FigureRequest(plan, language, "light", engine)
                    page = pages_of(asked, source_of(asked, figure, mode), [STANDARD])[0]
                    name = " ".join(filter(None, (pattern, figure, mode.value if mode else "", language)))
                    yield f"{name}, 4:3", page.text_size
