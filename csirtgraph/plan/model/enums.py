"""The fixed words of the plan format and of what is found in plans, an enum each."""

from enum import Enum

from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import choice


class Mode(str, Enum):
    """When something holds: 平時 or 有事."""

    PEACETIME = "peacetime"
    INCIDENT = "incident"


MODES = tuple(Mode)


class Sourcing(str, Enum):
    """Who provides a role: 自社 or アウトソーシング."""

    IN_HOUSE = "in-house"
    OUTSOURCED = "outsourced"


class PartyKind(str, Enum):
    """What someone outside the CSIRT is; its own company has parts that are outside it, too."""

    VENDOR = "vendor"
    EXTERNAL = "external"
    MANAGEMENT = "management"
    SYSTEM = "system"
    CUSTOMER = "customer"
    INTERNAL = "internal"
    COMMITTEE = "committee"
    AUTHORITY = "authority"


class Tier(str, Enum):
    """The rows of a relation diagram, from the top down."""

    OUTSIDE = "outside"
    LIAISON = "liaison"
    COMMAND = "command"
    MANAGEMENT = "management"
    OPERATION = "operation"
    VENDOR = "vendor"


class FlowKind(str, Enum):
    """What a flow of information is."""

    REPORT = "report"
    REQUEST = "request"
    INSTRUCT = "instruct"
    ANSWER = "answer"
    INFORM = "inform"
    COOPERATE = "cooperate"
    APPROVE = "approve"
    APPOINT = "appoint"
    ASSIST = "assist"


class Channel(str, Enum):
    """By what something is said."""

    PHONE = "phone"
    MAIL = "mail"
    CHAT = "chat"
    MEETING = "meeting"
    TICKET = "ticket"
    FORM = "form"
    FAX = "fax"
    PAPER = "paper"


class ContactUse(str, Enum):
    """What a number or an address is for."""

    WORK = "work"
    MOBILE = "mobile"
    NIGHT = "night"
    HOME = "home"


class Authority(str, Enum):
    """Jurisdictions whose notification deadlines are built in."""

    JAPAN = "japan"
    EU = "eu"
    US = "us"


class Audience(str, Enum):
    """For whom something is made: everybody, the own organisation, those who respond to an incident."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESPONSE = "response"


class Direction(str, Enum):
    """Whether a flow goes one way or both."""

    ONE_WAY = "one-way"
    MUTUAL = "mutual"


class Severity(str, Enum):
    """The severity of a finding: an error breaks the plan; a warning is a question to its planner."""

    ERROR = "error"
    WARNING = "warning"


class Evidence(str, Enum):
    """How a fact of the source is known: said by its words, or reconstructed."""

    STATED = "stated"
    INFERRED = "inferred"


def read_evidence(node: Node, reader: Reader) -> dict[str, Evidence]:
    """`evidence: inferred` for the whole entry (key ""), or a mapping from its fields."""
    one = choice(Evidence)
    if isinstance(node.value, dict):
        return {name: one.read(value, reader) for name, value in node.value.items()}
    return {"": one.read(node, reader)}


EVIDENCE = Shape(read_evidence, {"anyOf": [choice(Evidence).schema, {"type": "object"}]})
