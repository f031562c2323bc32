"""Shapes of boxes whose ids the plan changed: named by the new ids, so that they stay where they are."""

import re
from collections.abc import Iterable, Mapping

from csirtgraph.plan.model.plan import Party, Plan, Role, Team
from csirtgraph.plan.model.posts import Unit
from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.shapes import identity, name_of


def new_ids(plan: Plan) -> dict[str, str]:
    """From ids of an earlier revision to those they became."""
    entries: tuple[Role | Party | Team | Unit, ...] = (
        *plan.roles.values(),
        *plan.parties.values(),
        *plan.teams.values(),
        *plan.units.values(),
    )
    now = {entry.id for entry in entries}
    return {entry.previously: entry.id for entry in entries if entry.previously and entry.previously not in now}


def rename(shapes: Iterable[Element], ids: Mapping[str, str]) -> set[str]:
    """Name shapes by new ids, arrows by those of their ends; the names that changed."""
    found = list(shapes)
    names = {name_of(shape) for shape in found}
    changed = set()
    for shape in found:
        kind, space, rest = name_of(shape).rpartition(" ")
        name = kind + space + "".join(ids.get(part, part) for part in re.split("([>=:])", rest))
        if name != name_of(shape) and name not in names:
            identity(shape).set("name", name)
            changed.add(name.rpartition(" ")[2])
    return changed
