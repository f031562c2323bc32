"""How people grow into their work (キャリアパス): what they gain, year by year."""

from collections.abc import Mapping

from csirtgraph.plan.model.enums import EVIDENCE, Evidence
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import entries, entry, key
from csirtgraph.plan.yaml.scalars import TEXT, whole
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text

YEARS = 40  # of a career


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What is gained from one year to another, both included."""

    from_: int = key(whole(1, YEARS))
    to: int = key(whole(1, YEARS))
    gains: tuple[Text, ...] = key(many(TEXT))


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The career of a business group or a team; its key is that group's or team's id."""

    id: str
    prerequisites: tuple[Text, ...] = key(many(TEXT), ())
    desirable: tuple[Text, ...] = key(many(TEXT), ())
    stages: tuple[Stage, ...] = key(many(entry(Stage)), ())
    education_from: int | None = key(whole(1, YEARS), None)  # the year education begins (青線)
    practice_from: int | None = key(whole(1, YEARS), None)  # the year practice begins (赤線)
    note: Text = key(TEXT, NOTHING)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Careers:
    """`careers:`, ladders of the same number of years side by side."""

    years: int = key(whole(1, YEARS))
    ladders: Mapping[str, Ladder] = key(entries(Ladder), dict)


NO_CAREERS = Careers(years=1, ladders={})
