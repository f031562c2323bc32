"""Layout: tries several layouts and keeps the one with the lowest cost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from csirtgraph.drawing.graphviz.answer import read_layout
from csirtgraph.drawing.graphviz.dot import Settings, dot_of
from csirtgraph.drawing.graphviz.engine import Effort, Engine, LayoutError
from csirtgraph.drawing.graphviz.sparse import is_dense, lay_out_sparsely
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.labels import with_labels_placed, with_names_placed
from csirtgraph.drawing.layout.quality import SIZE_COST, cost, faults, scale_on_slide
from csirtgraph.drawing.layout.tiles import is_small, lay_out_tiles
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Drawing, Table, Tree

SECONDS = 20.0  # a layout may take before a cheaper one is tried
READABLE = 0.7  # of its own size on a slide; smaller figures are tried in every way
COMPARED = 80  # boxes; larger drawings get one layout, and so do …
TIED = 120  # … those with more arrows, each layout of which may take seconds
RANKED = 30  # boxes; where tiles of larger drawings have a fault, Graphviz hardly does better
SMALL = 400  # boxes; larger drawings get straight lines and less effort
GOOD = 12.0  # cost at which no further layout is tried: nothing in the way and readable on a slide
HURRIED: tuple[Effort, ...] = ("least", "low")
CHEAP = Settings(splines="line", effort=0.1)


def lay_out(drawing: Drawing, engine: Engine, seconds: float = SECONDS) -> Layout:
    """Places for everything in `drawing`.

    Raises LayoutError when not even the cheapest way comes back within `seconds`;
    a drawing laid out cheaply says so in `Layout.is_cheap`.
    """
    if isinstance(drawing.body, Table):
        from csirtgraph.drawing.layout.table import table_layout

        return table_layout(drawing)
    if isinstance(drawing.body, Tree):
        from csirtgraph.drawing.layout.tree import chart_layout

        return chart_layout(drawing)
    body, measures = drawing.body, measures_of(drawing)

    def attempt(settings: Settings, shown: Drawing = drawing) -> Layout:
        answer = engine.run(dot_of(shown, measures, settings), seconds)
        return finished(read_layout(drawing, measures, answer))

    tiles = tiled(drawing, measures, engine.effort) if is_small(drawing) else None
    if tiles and not faults(tiles):
        return tiles

    def ranked() -> Layout:
        if tiles is None:
            return best(attempt, candidates(drawing))
        if len(drawing.boxes) > RANKED:
            return tiles
        try:
            return min(best(attempt, [next(candidates(drawing))]), tiles, key=cost)
        except LayoutError:
            return tiles

    ways = (
        ranked,
        lambda: replace(attempt(CHEAP), is_cheap=True),
        lambda: replace(attempt(CHEAP, replace(drawing, body=replace(body, rows=()))), is_cheap=True),
        lambda: replace(lay_out_sparsely(drawing, engine, CHEAP, seconds), is_cheap=True),
    )
    return first_of(ways[3 if is_dense(drawing) else len(drawing.boxes) > SMALL :])


def tiled(drawing: Drawing, measures: Measures, effort: Effort) -> Layout | None:
    """A floor plan, or None where none is found; one made in a hurry that has a fault is made again with more care."""
    tiles = lay_out_tiles(drawing, measures, effort)
    if effort in HURRIED and (tiles is None or faults(tiles)):
        return lay_out_tiles(drawing, measures)
    return tiles


def first_of(ways: Sequence[Callable[[], Layout]]) -> Layout:
    """The layout of the first way that comes to an end. Raises LayoutError when none does, or Graphviz is missing."""
    *others, last = ways
    for way in others:
        try:
            return way()
        except LayoutError as error:
            if error.reason == "missing":
                raise
    return last()


def finished(layout: Layout) -> Layout:
    """A layout with its labels where they are free."""
    return with_labels_placed(with_names_placed(layout)) if len(layout.drawing.boxes) <= COMPARED else layout


def best(attempt: Callable[[Settings], Layout], rounds: Iterable[list[Settings]]) -> Layout:
    """The layout with the lowest cost of those tried; no further round is begun once nothing is in the reader's way.

    One on which Graphviz breaks off is left out; any other failure ends the search, and what was found has to do.
    Raises LayoutError when nothing was found.
    """
    kept, price, failure = None, 0.0, None
    for settings in rounds:
        for one in settings:
            try:
                layout = attempt(one)
            except LayoutError as error:
                if error.reason == "crash":  # another order may go through
                    failure = error
                    continue
                if kept is None:
                    raise
                return kept
            cost_ = cost(layout) if is_compared(layout.drawing) else 0
            if kept is None or cost_ < price:
                kept, price = layout, cost_
            if price <= GOOD:
                return kept
        if kept and is_clear(kept, price) and scale_on_slide(kept) > READABLE:
            return kept
    if kept is None:
        assert failure is not None
        raise failure
    return kept


def is_compared(drawing: Drawing) -> bool:
    """Whether several layouts of a drawing are worth their time."""
    return len(drawing.boxes) <= COMPARED and len(drawing.arrows) <= TIED


def is_clear(layout: Layout, price: float) -> bool:
    """Whether a layout of this cost has no fault and no crossing, only its size against it."""
    return price <= SIZE_COST / scale_on_slide(layout)


def candidates(drawing: Drawing) -> Iterator[list[Settings]]:
    """The settings worth trying, a round for each order of the boxes; two bands only for three frames or more."""
    if not drawing.frames:
        yield from ([Settings(order=order)] for order in (2, 0, 1, 3, 4))
        return
    bands = (1, 2) if sum(not frame.frame for frame in drawing.frames) > 2 else (1,)
    stacks = (1, 2) if any(frame.frame for frame in drawing.frames) else (2,)  # nested frames are wide anyway
    for order in range(5):
        for stack in stacks:
            yield [Settings(nodesep=0.15, ranksep=0.3, order=order, stack=stack, bands=count) for count in bands]
