"""Two plans side by side: the old one by the new one's ids, and what changed."""

from dataclasses import dataclass, replace

from csirtgraph.compare import names
from csirtgraph.compare.changes import Change, changes_of
from csirtgraph.compare.kinds import Kind
from csirtgraph.compare.renames import Rename, renamed, renames_of
from csirtgraph.compare.values import name_of
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import position_of
from csirtgraph.text import Text


@dataclass(frozen=True)
class Comparison:
    """The old plan with the ids of the new one, the new plan, and every change between them."""

    old: Plan
    new: Plan
    changes: tuple[Change, ...]


def compare(old: Plan, new: Plan, find_renames: bool = True) -> Comparison:
    """What changed from `old` to `new`; without renames, another id is another entry."""
    renames = renames_of(old, new) if find_renames else []
    before = renamed(old, renames)
    changes = with_renames(changes_of(before, new), renames, new)
    return Comparison(before, new, tuple(sorted(changes, key=order_of)))


def with_renames(changes: list[Change], renames: list[Rename], new: Plan) -> list[Change]:
    """The changes, with one for every entry whose id is another: its rename, if its name changed, says so."""
    by_id = {(rename.section, rename.new): rename for rename in renames}
    found = []
    for change in changes:
        rename = by_id.get((change.section, change.id))
        if rename and change.kind is Kind.RENAMED:
            del by_id[change.section, change.id]
            change = replace(change, previously=rename.old, likelihood=rename.likelihood)
        found.append(change)
    for (section, id), rename in by_id.items():
        found.append(
            Change(
                kind=Kind.RENAMED,
                section=section,
                id=id,
                field="id",
                name=name_of(getattr(new, section)[id], new),
                before=Text(rename.old, rename.old),
                after=Text(id, id),
                previously=rename.old,
                likelihood=rename.likelihood,
                position=position_of(new, section, id),
            )
        )
    return found


ORDER = list(names.SECTIONS)


def order_of(change: Change) -> int:
    """The place of a change's section; within one, changes stay in the plan's order."""
    return ORDER.index(change.section) if change.section in ORDER else len(ORDER)
