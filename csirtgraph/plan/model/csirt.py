"""`csirt:`, what a CSIRT says of itself to others, after the outline of RFC 2350. All of it is public."""

from datetime import date

from csirtgraph.plan.model.people import read_mail, read_phone
from csirtgraph.plan.model.times import DATE
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import key as field
from csirtgraph.plan.yaml.reader import Shape
from csirtgraph.plan.yaml.scalars import ADDRESS, STRING, TEXT
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text

PHONE = Shape(read_phone, {"type": "string"})
MAIL = Shape(read_mail, {"type": "string", "format": "email"})


@dataclass(frozen=True, kw_only=True)
class Csirt:
    """The team as it presents itself; what is left out is listed as missing."""

    name: Text = field(TEXT, NOTHING)
    updated: date | None = field(DATE, None)
    distribution: Text = field(TEXT, NOTHING)
    document: str = field(ADDRESS, "")  # where the description is published
    address: Text = field(TEXT, NOTHING)
    time_zone: str = field(STRING, "")
    phone: str = field(PHONE, "")
    fax: str = field(PHONE, "")
    mail: str = field(MAIL, "")
    other: Text = field(TEXT, NOTHING)  # other means of telecommunication
    key: Text = field(TEXT, NOTHING)  # the public key, or its fingerprint and where it is
    members: Text = field(TEXT, NOTHING)
    information: Text = field(TEXT, NOTHING)
    hours: Text = field(TEXT, NOTHING)  # when customers reach it
    mission: Text = field(TEXT, NOTHING)
    constituency: Text = field(TEXT, NOTHING)
    affiliation: Text = field(TEXT, NOTHING)
    authority: Text = field(TEXT, NOTHING)
    incidents: Text = field(TEXT, NOTHING)  # types of incidents and level of support
    disclosure: Text = field(TEXT, NOTHING)  # co-operation and disclosure of information
    communication: Text = field(TEXT, NOTHING)  # and authentication
    response: tuple[Text, ...] = field(many(TEXT), ())
    proactive: tuple[Text, ...] = field(many(TEXT), ())
    forms: Text = field(TEXT, NOTHING)
    disclaimer: Text = field(TEXT, NOTHING)


NO_CSIRT = Csirt()
