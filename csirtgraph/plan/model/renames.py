"""Ids that became others, as entries say by `previously`."""

from csirtgraph.plan.model.plan import Party, Plan, Role, Team
from csirtgraph.plan.model.posts import Unit


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
