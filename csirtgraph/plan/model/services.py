"""What the CSIRT offers (サービス), and what its parts do."""

from collections.abc import Mapping

from csirtgraph.plan.model.enums import EVIDENCE, Evidence
from csirtgraph.plan.model.frameworks import FRAMEWORKS
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import key
from csirtgraph.plan.yaml.scalars import TEXT, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Category:
    """A kind of service, such as 事前対応型."""

    id: str
    name: Text = key(TEXT)


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service, its kind and the team that gives it."""

    id: str
    name: Text = key(TEXT)
    category: str = key(reference("service-categories"))
    team: str = key(reference("teams"))
    frameworks: Mapping[str, tuple[str, ...]] = key(FRAMEWORKS, dict)  # what it is in the words of FIRST and NICE
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Capability:
    """A part of the security organisation and what it does, such as SOC, IRT and CSIRT."""

    id: str
    name: Text = key(TEXT)
    does: tuple[Text, ...] = key(many(TEXT))
    note: Text = key(TEXT, NOTHING)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Work on people's awareness: what comes in, what is done, what comes out (人的分野)."""

    id: str
    name: Text = key(TEXT)
    aim: Text = key(TEXT, NOTHING)
    does: tuple[Text, ...] = key(many(TEXT), ())
    inputs: tuple[Text, ...] = key(many(TEXT), ())
    products: tuple[Text, ...] = key(many(TEXT), ())
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)
