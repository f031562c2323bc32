"""Reference matter of a plan: the steps to build a CSIRT, the patterns there are, its abbreviations."""

from csirtgraph.plan.yaml.fields import key
from csirtgraph.plan.yaml.scalars import FLAG, TEXT
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of building a CSIRT."""

    id: str
    name: Text = key(TEXT)
    detail: Text = key(TEXT, NOTHING)


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A kind of CSIRT, and whether its source goes on to describe it."""

    id: str
    name: Text = key(TEXT)
    definition: Text = key(TEXT)
    described: bool = key(FLAG, True)


@dataclass(frozen=True, kw_only=True)
class Term:
    """An abbreviation and what it stands for."""

    id: str
    name: Text = key(TEXT)
    meaning: Text = key(TEXT)
