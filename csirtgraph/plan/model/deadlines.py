"""Deadlines (報告期限): what is to be reported to whom, within what, and on what basis."""

from collections.abc import Mapping
from datetime import date

from csirtgraph.plan.model.enums import EVIDENCE, MODES, Evidence, Mode
from csirtgraph.plan.model.times import DATE, TIME_LIMIT, TimeLimit
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import key
from csirtgraph.plan.yaml.scalars import ADDRESS, TEXT, choice, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A report that is due in a time; to an authority, because a law or a contract says so."""

    id: str
    name: Text = key(TEXT)
    to: str = key(reference("parties"))
    by: str = key(reference("roles"), "")
    within: TimeLimit | None = key(TIME_LIMIT, None)
    due: Text = key(TEXT, NOTHING)  # the time in words, where it is no number: without delay
    since: Text = key(TEXT, NOTHING)  # from when it counts
    applies: Text = key(TEXT, NOTHING)  # to whom, or when
    basis: Text = key(TEXT, NOTHING)
    link: str = key(ADDRESS, "")
    checked: date | None = key(DATE, None)  # when somebody last looked the basis up
    source: Text = key(TEXT, NOTHING)  # what was read to find it: the law itself, or what others say of it
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)
