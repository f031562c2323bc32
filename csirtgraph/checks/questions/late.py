"""Deadlines that an alarm does not meet."""

from collections.abc import Iterator, Mapping

from csirtgraph.plan.analysis.alarm import Arrival
from csirtgraph.plan.model.deadlines import Deadline
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan


def late_ones(plan: Plan, mode: Mode, found: Mapping[str, Arrival]) -> Iterator[tuple[Deadline, int | None]]:
    """The deadlines that are not met, by the time when the party, or without a flow to it the reporting role, knows."""
    for deadline in plan.deadlines.values():
        if mode not in deadline.modes or not deadline.within:
            continue
        heard = found.get(deadline.to) or found.get(deadline.by)
        if heard is None or heard.minutes > deadline.within.minutes:
            yield deadline, heard.minutes if heard else None
