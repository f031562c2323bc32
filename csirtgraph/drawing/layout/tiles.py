"""A diagram as a floor plan for the sheet, with right-angled arrows: the best of several by what the reader sees."""

from collections.abc import Callable
from functools import partial

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.graphviz.engine import Effort
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.quality import cost, scale_on_slide
from csirtgraph.drawing.measures import Measures, measures_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.placing.again import floor_plans_again
from csirtgraph.drawing.placing.guess import cost_of
from csirtgraph.drawing.placing.in_order import in_order
from csirtgraph.drawing.placing.like import moves, tree_like
from csirtgraph.drawing.placing.problem import Problem, problem_of
from csirtgraph.drawing.placing.search import BEST, Price, floor_plans, remembered, search
from csirtgraph.drawing.placing.spread import loosened, spread
from csirtgraph.drawing.placing.straighten import straightened
from csirtgraph.drawing.placing.tree import Node, placed
from csirtgraph.drawing.routing.route import routed
from csirtgraph.drawing.slide import READABLE
from csirtgraph.drawing.surroundings import USUAL, sheet_around
from csirtgraph.garbage import no_collection
from csirtgraph.records import dataclass

BOXES, ARROWS = 60, 90  # of the largest drawing that is laid out in this way
STEPS = 200  # of the search for each part
MOST_STEPS = 4_500
EFFORT = 150_000  # steps × parts, of a drawing of many parts
FEW = 30  # parts; of larger drawings, the arrows of one floor plan alone are routed with all care
STEPS_LIKE = 1_000  # of the search from an older layout on


def is_small(drawing: Drawing) -> bool:
    """Whether a drawing has few enough parts for this way."""
    return 0 < len(drawing.boxes) <= BOXES and len(drawing.arrows) <= ARROWS


@dataclass(frozen=True)
class Care:
    """How long the best layout is looked for."""

    rounds: tuple[float, ...] = (1,)  # searches, each with so many times the usual steps
    plans: int = BEST  # floor plans of each whose arrows are routed once
    finished: int = 3  # those of them whose arrows are routed with all care
    find: Callable[[Problem, Price, int], list[Node]] = floor_plans


CARE: dict[Effort, Care] = {
    "least": Care((0.02,), plans=1, finished=1),
    "low": Care((0.1,), plans=2, finished=1),
    "normal": Care(),
    "high": Care((1, 4, 8)),
}
AGAIN: dict[Effort, Care] = {
    "normal": Care((0.5,), plans=3, finished=1, find=floor_plans_again),
    "high": Care((1, 4), find=floor_plans_again),
}


@no_collection()
def lay_out_tiles(drawing: Drawing, measures: Measures, effort: Effort = "normal") -> Layout | None:
    """The best layout found, or None where some arrow found no way."""
    problem = problem_of(drawing, measures)
    best = best_of(drawing, measures, problem, CARE[effort])
    if best and effort in AGAIN and is_worth_more(best):
        other = best_of(drawing, measures, problem, AGAIN[effort])
        return min(best, other or best, key=cost)
    return best


def is_worth_more(layout: Layout) -> bool:
    """Whether a picture belongs to a large figure and its text is too small: such pictures hold many arrows."""
    is_of_large = any(box.opens for box in layout.drawing.boxes)
    return is_of_large and TEXT_SIZE * scale_on_slide(layout) < READABLE


def best_of(drawing: Drawing, measures: Measures, problem: Problem, care: Care) -> Layout | None:
    """The best layout that is found with so much care."""
    found = [layout for times in care.rounds for layout in tried(drawing, measures, problem, times, care)]
    return min(found, key=cost, default=None)


def tried(drawing: Drawing, measures: Measures, problem: Problem, times: float, care: Care) -> list[Layout]:
    """The layouts that a search finds that takes so many times the usual steps."""
    price = partial(cost_of, problem=problem, rooms=USUAL)
    sheet = partial(sheet_around, drawing)
    trees = care.find(problem, price, round(times * steps_for(len(problem.ids))))[: care.plans]
    places = [in_order(spread(straightened(placed(tree, problem), problem), problem, sheet), problem) for tree in trees]
    count = care.finished if len(places[0]) <= FEW else 1
    if found := routed(drawing, measures, places, count):
        return found
    return routed(drawing, measures, [loosened(rects, problem) for rects in places], count)


def steps_for(parts: int) -> int:
    """How long to search for the floor plan of so many parts."""
    return min(STEPS * parts, MOST_STEPS, EFFORT // parts)


@no_collection()
def lay_out_tiles_like(drawing: Drawing, old: Layout) -> list[Layout]:
    """Layouts in which what stood in an old one moves little: as it stood, and the best that is found nearby."""
    measures = measures_of(drawing)
    problem = problem_of(drawing, measures)
    bounds = old.bounds
    before = {id: rect.moved(-bounds.x, -bounds.y) for id, rect in (*old.boxes.items(), *old.frames.items())}
    known = {part: before[id] for part, id in enumerate(problem.ids[: problem.boxes]) if id in before}

    def price(root: Node, limit: float) -> float:
        there = placed(root, problem)
        moved = moves(there, (root.width, root.height), known, (bounds.width, bounds.height)) / problem.boxes
        return moved + cost_of(root, limit - moved, problem, USUAL, there)

    once = remembered(price)
    start = tree_like(problem, before, once)
    trees = [start, *(tree for _, tree in search(problem, once, start, STEPS_LIKE, 0))]
    places = [straightened(placed(tree, problem), problem) for tree in trees]
    return routed(drawing, measures, places, CARE["normal"].finished)
