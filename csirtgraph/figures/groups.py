"""What figures by group or team share: a colour for each, its legend, its rows and the cell beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from csirtgraph.drawing.model import Box, Key
from csirtgraph.figures.cells import cell
from csirtgraph.plan.model.plan import BusinessGroup, Group, HasEvidence, Role, Team, is_inferred
from csirtgraph.plan.model.services import Category
from csirtgraph.plan.model.view import View

COLOURS = 8
OTHER = "group-6"  # the look of what is in no group

Groups: TypeAlias = Mapping[str, BusinessGroup | Category | Group | Team]


def look_of(name: str, groups: Iterable[str]) -> str:
    """A colour for each group, in the plan's order."""
    known = list(groups)
    return f"group-{known.index(name) % COLOURS + 1}" if name in known else OTHER


def legend(used: Iterable[str], groups: Groups, view: View) -> Iterator[Key]:
    """The groups that are in the picture."""
    shown = set(used)
    for name, group in groups.items():
        if name in shown:
            yield Key(group.name.to(view.language), "box", look_of(name, groups))


def in_order(roles: Iterable[Role], group_of: Callable[[Role], str], groups: Iterable[str]) -> list[Role]:
    """The roles of the first group, of the second …; those of none at the end."""
    ranks = {name: rank for rank, name in enumerate(groups)}
    return sorted(roles, key=lambda role: ranks.get(group_of(role), len(ranks)))


def beside(names: Iterable[str], groups: Groups, view: View) -> Iterator[Box]:
    """A cell in the first column beside every run of rows of one group, given the group of each row."""
    row = 1
    for name, run in groupby(names):
        count = len(list(run))
        words = groups[name].name.to(view.language) if name in groups else ""
        yield cell(f"/group/{name}", row, 0, rows=count, name=words)
        row += count


def any_inferred(entries: Iterable[HasEvidence], *fields: str) -> bool:
    """Whether any of these fields of any entry was reconstructed."""
    known = list(entries)
    return any(is_inferred(known, field) for field in fields)
