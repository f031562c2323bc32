"""Where the CSIRT stands (全体像): places within places, and who turns to whom."""

from collections.abc import Mapping
from enum import Enum

from csirtgraph.plan.model.enums import EVIDENCE, Direction, Evidence
from csirtgraph.plan.yaml.containers import table
from csirtgraph.plan.yaml.fields import entries, entry, key
from csirtgraph.plan.yaml.scalars import TEXT, choice, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


class PlaceKind(str, Enum):
    """What a place of the overview is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNIT = "unit"
    CSIRT = "csirt"
    OUTSIDE = "outside"
    CUSTOMER = "customer"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A box of the overview, or a frame around those that say they are `in` it."""

    id: str
    name: Text = key(TEXT)
    note: Text = key(TEXT, NOTHING)
    kind: PlaceKind = key(choice(PlaceKind))
    in_: str = key(reference("places"), "")
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A line between two places."""

    label: Text = key(TEXT, NOTHING)
    direction: Direction = key(choice(Direction), Direction.ONE_WAY)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Overview:
    """`overview:`, its places and, keyed by both ends, its links."""

    places: Mapping[str, Place] = key(entries(Place), dict)
    links: Mapping[str, Mapping[str, Link]] = key(table(table(entry(Link))), dict)


NO_OVERVIEW = Overview(places={}, links={})
