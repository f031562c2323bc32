"""The files beside a plan, in `.csirtgraph/`, which it never needs: the places of boxes, and the views to present."""

from pathlib import Path

from csirtgraph.plan.reading.files import FOLDER, exists
from csirtgraph.plan.reading.trusted_folders import is_within
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError, Position, problem
from csirtgraph.plan.yaml.tree import read_file

REPORTED = 20  # lines that cannot be used; the others are passed over


def tree_beside(path: Path, name: str, file: Path) -> Node | None:
    """The tree of a file beside a plan at a path, which messages call `name`; None where there is none.

    Raises PlanError for one that cannot be used, or that a link leads to.
    """
    if not exists(file):
        return None
    folder = Path(name) if path.is_dir() else Path(name).parent
    shown = (folder / FOLDER / file.name).as_posix()
    if is_elsewhere(file):
        raise PlanError([problem(Position(shown), "places-away")])
    if not file.is_file():
        raise PlanError([problem(Position(shown), "no-regular-file")])
    return read_file(file, shown)


def is_elsewhere(file: Path) -> bool:
    """Whether links lead from the file out of the folder of its plan."""
    return not is_within(file, (file.parent.parent.resolve(),))
