"""Layouts, remembered between runs: places alone, in the order of the drawing, without a word of what they show."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from csirtgraph.cache.code import code_stamp
from csirtgraph.cache.store import NOTHING
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.graphviz.engine import Engine, LayoutError
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.packing import data_of, packed, unpacked
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Drawing, Table, Tree
from csirtgraph.drawing.title_block import badge_rect

Make: TypeAlias = Callable[[Engine], Layout]


class Witness:
    """An engine that notes whether it failed: what was laid out in spite of that may come out better next time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.store, self.stamp, self.effort = engine.store, engine.stamp, engine.effort
        self.has_failed = False

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""
        try:
            return self.engine.run(dot, seconds)
        except LayoutError:
            self.has_failed = True
            raise

    def close(self) -> None:
        """End what was started."""
        self.engine.close()


def lay_out(drawing: Drawing, engine: Engine) -> Layout:
    """Places for everything in `drawing`, from the store where they are known. Raises LayoutError."""

    def made(engine: Engine) -> Layout:
        from csirtgraph.drawing.layout import choose_layout  # which a known layout does without

        return choose_layout.lay_out(drawing, engine)

    return remembered(made, drawing, engine)


def lay_out_like(drawing: Drawing, old: Layout, engine: Engine) -> Layout:
    """Places for a drawing that keep to those of an old layout as far as can be. Raises LayoutError."""

    def made(engine: Engine) -> Layout:
        from csirtgraph.drawing.layout import stable

        return stable.lay_out_like(drawing, old, engine)

    return remembered(made, drawing, engine, (old.boxes, old.frames, old.bounds))


def remembered(make: Make, drawing: Drawing, engine: Engine, *more: object) -> Layout:
    """What `make` makes of a drawing and `more`: made once, then known.

    Tables are made again: to find one out of its key takes longer.
    """
    if isinstance(drawing.body, Table):
        return make(engine)
    measures = measures_of(drawing)
    key = "" if engine.store == NOTHING else key_of(drawing, measures, engine, more)
    known = engine.store.get(key)
    if isinstance(drawing.body, Tree):
        return chart(make, drawing, measures, engine, key, known)
    if known is not None:
        return unpacked(json.loads(known), drawing, measures)
    witness = Witness(engine)
    places = packed(make(witness))
    if not witness.has_failed:
        engine.store.put(key, data_of(places))
    return unpacked(places, drawing, measures)  # also when it is new, so that both ways give the same


def key_of(drawing: Drawing, measures: Measures, engine: Engine, more: tuple[object, ...]) -> str:
    """What names a layout: everything that decides about it."""
    return repr((code_stamp(), engine.stamp, engine.effort, *decisive(drawing), measures, more))


def decisive(drawing: Drawing) -> tuple[Drawing, Rect | None]:
    """What of a drawing decides about its layout; of its badge, which names the mode, only the room does."""
    return replace(drawing, id="", badge="", badge_look="", about="", tags=()), badge_rect(drawing)


def chart(make: Make, drawing: Drawing, measures: Measures, engine: Engine, key: str, known: bytes | None) -> Layout:
    """The same for a tree, which is only remembered where its places say all of it."""
    from csirtgraph.drawing.layout import remembered_chart

    if known is not None:
        return remembered_chart.unpacked(json.loads(known), drawing, measures)
    made = make(engine)
    places = remembered_chart.packed(made, drawing)
    found = remembered_chart.unpacked(places, drawing, measures)
    if found != made:
        return made
    engine.store.put(key, data_of(places))
    return found
