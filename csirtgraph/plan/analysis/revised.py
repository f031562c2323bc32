"""The day of a plan's revision, for files that carry a date."""

import re
from contextlib import suppress
from datetime import date

from csirtgraph.plan.model.plan import Plan

#: A day as revisions have it: 2026-04-01, 2026/4/1, 2026年4月1日.
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")


def revised_on(plan: Plan) -> date | None:
    """The day that `csirt: {updated: …}` names, else one in the words of the revision; None where neither does."""
    if plan.csirt.updated:
        return plan.csirt.updated
    for found in DAY.finditer(plan.plan.revision):
        with suppress(ValueError):
            return date(*map(int, found.groups()))
    return None
