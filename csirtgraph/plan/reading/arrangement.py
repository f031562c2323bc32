"""The file beside a plan that keeps the places of boxes. It is never needed: what cannot be used of it is a problem
to report, and the figure is laid out without it."""

from pathlib import Path

from csirtgraph.plan.model.arrangement import MOST, NO_ARRANGEMENT, Arrangement, Spot
from csirtgraph.plan.reading.files import arrangement_file
from csirtgraph.plan.reading.side_files import REPORTED, tree_beside
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.problems import PlanError, Problem, problem


def read_arrangement(path: Path, name: str) -> Arrangement:
    """The kept places of a plan at a path, which messages call `name`."""
    try:
        tree = tree_beside(path, name, arrangement_file(path))
    except PlanError as error:
        return Arrangement(problems=error.problems[:REPORTED])
    return arrangement_in(tree) if tree else NO_ARRANGEMENT


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
