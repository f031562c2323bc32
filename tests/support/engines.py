"""One layout process for all tests of a pytest worker; the same graph or drawing is laid out only once."""

import atexit
import json
from functools import cache
from threading import Lock
from typing import Any

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.tiles import lay_out_tiles, lay_out_tiles_like
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Drawing


class SharedEngine(EmbeddedEngine):
    """The embedded engine with its answers remembered: the same graph always gets the same one."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, str] = {}
        self.lock = Lock()

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""
        with self.lock:
            if dot not in self.answers:
                self.answers[dot] = json.dumps(super().run(dot, seconds))
            answer: dict[str, Any] = json.loads(self.answers[dot])
        return answer

    def close(self) -> None:
        """Stay for the next test."""


@cache
def shared_engine() -> SharedEngine:
    """The one of this process."""
    running = SharedEngine()
    atexit.register(EmbeddedEngine.close, running)
    return running


def remembered_tiles(drawing: Drawing, measures: Measures) -> Layout | None:
    """`lay_out_tiles`, once for each drawing."""
    return tiles_of(drawing)


@cache
def tiles_of(drawing: Drawing) -> Layout | None:
    """The floor plan of a drawing."""
    return lay_out_tiles(drawing, measures_of(drawing))


LIKE: dict[object, list[Layout]] = {}


def remembered_tiles_like(drawing: Drawing, old: Layout) -> list[Layout]:
    """`lay_out_tiles_like`, once for each drawing and the places of an old layout."""
    key = (drawing, *old.boxes.items(), *old.frames.items())
    if key not in LIKE:
        LIKE[key] = lay_out_tiles_like(drawing, old)
    return LIKE[key]
