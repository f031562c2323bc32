"""Where programs show a finding: in a file of the user's, also when the fact is written in a built-in plan."""

import os
from pathlib import Path
from typing import NamedTuple

from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import PREFIX
from csirtgraph.plan.reading.load import position_of
from csirtgraph.plan.yaml.problems import Position


class Place(NamedTuple):
    """Where a finding is shown, if anywhere, and the place in a built-in plan where its fact is written."""

    shown: Position | None
    origin: Position | None = None


def extends_of(plan: Plan) -> Position:
    """Where the plan says what it extends."""
    return position_of(plan, "plan", "extends")


def place_of(position: Position, extends: Position | None) -> Place:
    """A place of the user's own as it is; for one in a built-in plan, where the user's plan extends it."""
    if not is_built_in(position):
        return Place(relative(position))
    if extends is None or is_built_in(extends):
        return Place(None, position)
    return Place(relative(extends), position)


def is_built_in(position: Position) -> bool:
    """Whether a place is in a plan that csirtgraph brings along."""
    return position.file.startswith(PREFIX)


def relative(position: Position) -> Position:
    """The place with its file as seen from the working folder, where the file is below it."""
    path = Path(os.path.abspath(position.file))
    below = path.is_relative_to(Path.cwd())
    return position._replace(file=path.relative_to(Path.cwd()).as_posix() if below else path.as_posix())
