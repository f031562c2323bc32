"""What those who review a plan say of its entries; it is for those who edit the plan alone."""

import datetime

from csirtgraph.plan.model.times import DATE
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import entry, key
from csirtgraph.plan.yaml.scalars import FLAG, STRING
from csirtgraph.records import dataclass


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody says to a comment."""

    text: str = key(STRING)
    by: str = key(STRING, "")
    date: datetime.date | None = key(DATE, None)


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A question or a remark.

    What it is on need not be there any more: a plan does not break because somebody has commented on it.
    """

    id: str
    about: str = key(STRING)  # the id of a role, party, team or flow
    text: str = key(STRING)
    by: str = key(STRING, "")
    date: datetime.date | None = key(DATE, None)
    answers: tuple[Answer, ...] = key(many(entry(Answer)), ())
    resolved: bool = key(FLAG, False)
