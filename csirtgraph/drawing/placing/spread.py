"""A floor plan drawn out to the shape of its slide: boxes keep their order and what is in line, gaps alone grow."""

from collections.abc import Callable, Mapping, Sequence

from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.straighten import rect_of
from csirtgraph.drawing.placing.tree import Place
from csirtgraph.drawing.slide import NARROWEST, WIDEST

LOOSE = 0.1  # of its size, what a figure grows so that all its arrows find a way
MOST = 1.7  # times as far apart as before
SPARE = 1.02  # of what is needed, since arrows may need less room than boxes

Sheet = Callable[[float, float], tuple[float, float]]  # the size of the sheet around a figure of a width and height


def spread(rects: Mapping[str, Rect], problem: Problem, sheet: Sheet) -> dict[str, Rect]:
    """The places by id: further apart across where the sheet would be upright, and down where it would be a strip."""
    places = places_in(rects, problem)
    lefts, tops, rights, bottoms = zip(*places)
    width, height = sheet(max(rights) - min(lefts), max(bottoms) - min(tops))
    shape = problem.slide.width / problem.slide.height
    narrowest, lowest = NARROWEST * shape * height * SPARE, width / (WIDEST * shape) * SPARE
    axis, more = (0, narrowest - width) if width < narrowest else (1, lowest - height)
    return rects_at(drawn_out(places, problem, axis, more), problem) if more > 0 else dict(rects)


def loosened(rects: Mapping[str, Rect], problem: Problem) -> dict[str, Rect]:
    """The places further apart both across and down, for arrows that find no way."""
    places = places_in(rects, problem)
    lefts, tops, rights, bottoms = zip(*places)
    wider = drawn_out(places, problem, 0, LOOSE * (max(rights) - min(lefts)))
    return rects_at(drawn_out(wider, problem, 1, LOOSE * (max(bottoms) - min(tops))), problem)


def places_in(rects: Mapping[str, Rect], problem: Problem) -> list[Place]:
    """Places by number."""
    return [(rect.x, rect.y, rect.right, rect.bottom) for rect in map(rects.__getitem__, problem.ids)]


def rects_at(places: Sequence[Place], problem: Problem) -> dict[str, Rect]:
    """Places by id, middles of boxes on the grid."""
    return {id: rect_of(part, places[part], problem) for part, id in enumerate(problem.ids)}


def drawn_out(places: Sequence[Place], problem: Problem, axis: int, more: float) -> list[Place]:
    """The places with so many pt more between the first and the last box along an axis (0 across, 1 down)."""
    middles = [(place[axis] + place[axis + 2]) / 2 for place in places[: problem.boxes]]
    first, reach = min(middles), max(middles) - min(middles)
    if not reach:
        return list(places)
    grown = min(more / reach, MOST - 1)
    found = [shifted(place, axis, *[(middle - first) * grown] * 2) for place, middle in zip(places, middles)]
    found += places[problem.boxes :]
    for part in problem.children(-1):
        fit(part, axis, places, found, problem)
    return found


def fit(part: int, axis: int, places: Sequence[Place], found: list[Place], problem: Problem) -> None:
    """A frame around what is in it, with the room that it had beside that; boxes stay."""
    inside = problem.children(part)
    for other in inside:
        fit(other, axis, places, found, problem)
    if inside:
        low, high = (
            pick(found[other][edge] for other in inside) - pick(places[other][edge] for other in inside)
            for pick, edge in ((min, axis), (max, axis + 2))
        )
        found[part] = shifted(places[part], axis, low, high)


def shifted(place: Place, axis: int, low: float, high: float) -> Place:
    """A place whose sides across an axis have moved along it."""
    left, top, right, bottom = place
    return (left + low, top, right + high, bottom) if axis == 0 else (left, top + low, right, bottom + high)
