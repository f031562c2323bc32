"""The file beside a plan that keeps the places of boxes. It is never needed: what cannot be used of it is a problem
to report, and the figure is laid out without it."""

from pathlib import Path

from csirtgraph.plan.model.arrangement import MOST, NO_ARRANGEMENT, Arrangement, Spot
from csirtgraph.plan.reading.files import FOLDER, arrangement_file, exists
from csirtgraph.plan.reading.trusted_folders import is_within
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem
from csirtgraph.plan.yaml.tree import read_file

REPORTED = 20  # places that cannot be used; the others are passed over


def read_arrangement(path: Path, name: str) -> Arrangement:
    """The kept places of a plan at a path, which messages call `name`."""
    file = arrangement_file(path)
    if not exists(file):
        return NO_ARRANGEMENT
    folder = Path(name) if path.is_dir() else Path(name).parent
    shown = (folder / FOLDER / file.name).as_posix()
    try:
        if is_elsewhere(file):
            raise PlanError([problem(Position(shown), "places-away")])
        if not file.is_file():
            raise PlanError([problem(Position(shown), "no-regular-file")])
        return arrangement_in(read_file(file, shown))
    except PlanError as error:
        return Arrangement(problems=error.problems[:REPORTED])


def is_elsewhere(file: Path) -> bool:
    """Whether links lead from the file out of the folder of its plan."""
    return not is_within(file, (file.parent.parent.resolve(),))


def arrangement_in(tree: Node) -> Arrangement:
    """The places that a file says, and what is no place in it."""
    problems: list[Problem] = []
    figures: dict[str, dict[str, Spot]] = {}
    for figure, node in entries_at(tree).items():
        if not isinstance(node.value, dict):
            problems.append(problem(node.place, "no-places", figure=figure))
            continue
        spots = {id: spot_in(place) for id, place in node.value.items()}
        problems += [problem(node.value[id].at, "no-place", limit=MOST) for id, spot in spots.items() if spot is None]
        figures[figure] = {id: spot for id, spot in spots.items() if spot is not None}
    return Arrangement(figures, tuple(problems[:REPORTED]))


def spot_in(node: Node) -> Spot | None:
    """Two whole numbers that a place may have; None for anything else."""
    if not isinstance(node.value, list) or len(node.value) != 2:
        return None
    across, down = (item.value for item in node.value)
    is_spot = all(type(value) is int and abs(value) <= MOST for value in (across, down))
    return (across, down) if is_spot else None  # type: ignore[return-value]
