"""Postings (募集要項): whom the CSIRT looks for."""

from collections.abc import Mapping

from csirtgraph.plan.model.enums import EVIDENCE, Evidence
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import entry, key
from csirtgraph.plan.yaml.scalars import TEXT, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Requirements:
    """What applicants bring, or what would be welcome."""

    experience: tuple[Text, ...] = key(many(TEXT), ())
    abilities: tuple[Text, ...] = key(many(TEXT), ())
    qualifications: tuple[Text, ...] = key(many(TEXT), ())


NO_REQUIREMENTS = Requirements()


@dataclass(frozen=True, kw_only=True)
class Posting:
    """A posting for one role (its key), or for the roles it lists."""

    id: str
    title: Text = key(TEXT)
    roles: tuple[str, ...] = key(many(reference("roles")), ())
    number: Text = key(TEXT, NOTHING)
    duties: tuple[Text, ...] = key(many(TEXT), ())
    personality: tuple[Text, ...] = key(many(TEXT), ())  # ヒューマンスキル
    required: Requirements = key(entry(Requirements), NO_REQUIREMENTS)
    desired: Requirements = key(entry(Requirements), NO_REQUIREMENTS)
    induction: Text = key(TEXT, NOTHING)  # 導入教育
    hours: Text = key(TEXT, NOTHING)  # 休日・休暇
    remarks: Text = key(TEXT, NOTHING)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)
