"""The built-in plans hold all the source's tables, in both languages, and none of its sentences."""

import os
import re
import unicodedata
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml
from cases import for_each

from csirtgraph.plan.model.careers import Careers
from csirtgraph.plan.model.enums import Evidence, Mode
from csirtgraph.plan.model.overview import PlaceKind
from csirtgraph.plan.reading.files import data_folder
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import Text

PLANS = ("csirtgraph:common", "a", "b", "c")
FILES = sorted(data_folder().rglob("*.yaml"))
#: The text of the source, where someone has it and says so.
SOURCE = Path(os.environ.get("CSIRTGRAPH_SOURCE", "no-source.txt"))

#: Longest run of characters a Japanese text may share with the source.
SHARED = 12

#: Names and terms of the source that are longer than that.
TERMS = (
    "アプリケーションスペシャリスト",
    "インシデント情報伝達、対応依頼",
    "グループB SOC・CSIRT・IRT系",
    "セキュリティレポーティング",
    "セキュリティ品質管理サービス",
    "セキュリティ教育/トレーニング",
    "セルフアセスメント",
    "ソリューションアナリスト",
    "ソーシャルメディア利用ガイドライン",
    "ドキュメント・教育・アセスメント系",
    "リサーチャー、キュレーター",
    "急募 CSIRT担当者",
    "脆弱性情報などの伝達、対応依頼",
    "Chief Information Security Officer",
    "Chief Privacy Officer",
    "Computer Security Incident Response Team",
    "Forum of Incident Response and Security Teams",
    "Nippon CSIRT Association",
    "Point of Contact",
    "Security Operation Center",
)

#: Words that are the same in both languages.
ALIKE = {"CISO", "CPO", "CSIRT", "FIRST", "IRT", "NCA", "PoC", "SOC"}


@pytest.fixture(scope="module")
def plans():
    return {name: load_plan(name) for name in PLANS}


@pytest.fixture(scope="module")
def a(plans):
    return plans["a"]


@pytest.fixture(scope="module")
def b(plans):
    return plans["b"]


@pytest.fixture(scope="module")
def c(plans):
    return plans["c"]


def counts(roles, field, mode):
    """How many texts each role has in a mode, without those that have none."""
    found = {role.id: len(getattr(role, field).get(mode, ())) for role in roles.values()}
    return {role: count for role, count in found.items() if count}


def gains(careers: Careers):
    """The years and the number of gains of every stage of every ladder."""
    return {
        ladder.id: [(stage.from_, stage.to, len(stage.gains)) for stage in ladder.stages]
        for ladder in careers.ladders.values()
    }


def inferred(entry):
    return {field for field, evidence in entry.evidence.items() if evidence is Evidence.INFERRED}


def all_inferred(entries, field):
    return all(field in inferred(entry) for entry in entries)


# What A and B share


def test_seventeen_roles_in_four_groups(plans):
    common = plans["csirtgraph:common"]
    assert Counter(role.group for role in common.roles.values() if role.group) == {
        "information-sharing": 5,
        "intelligence-analysis": 5,
        "incident-response": 6,
        "internal-education": 1,
    }
    assert all(role.duty for role in common.roles.values() if role.group)


def test_six_steps(plans):
    steps = plans["csirtgraph:common"].steps
    assert list(steps) == ["overview", "roles", "grouping", "modes", "orgchart", "recruitment"]
    assert all(step.detail for step in steps.values())


def test_four_patterns_of_which_three_are_described(plans):
    patterns = plans["csirtgraph:common"].patterns
    assert {pattern.id: pattern.described for pattern in patterns.values()} == {
        "a": True,
        "b": True,
        "c": True,
        "d": False,
    }


def test_seven_terms(plans):
    terms = plans["csirtgraph:common"].terms
    assert [term.name.en for term in terms.values()] == ["CSIRT", "PoC", "NCA", "FIRST", "CISO", "SOC", "CPO"]
    assert all(term.meaning.ja.startswith(term.meaning.en) for term in terms.values())


def test_three_postings_with_every_field(plans):
    postings = plans["csirtgraph:common"].postings
    assert {posting.id: posting.roles for posting in postings.values()} == {
        "researcher-curator": (),
        "solution-analyst": (),
        "self-assessment-education": ("self-assessment", "education"),
    }
    for posting in postings.values():
        assert all(getattr(posting, item.name) for item in fields(posting) if item.name not in ("roles", "evidence"))
        for requirements in (posting.required, posting.desired):
            assert all(getattr(requirements, item.name) for item in fields(requirements))


def test_postings_are_those_of_a_and_b(plans):
    assert plans["a"].postings == plans["b"].postings == plans["csirtgraph:common"].postings
    assert not plans["c"].postings


# A


def test_skills_and_careers_of_a(a):
    rows = {"commander": 6, "poc": 1, "notification": 1, "triage": 1, "education": 5}
    assert counts(a.roles, "skills", Mode.PEACETIME) == counts(a.roles, "skills", Mode.INCIDENT) == rows
    assert {role.id for role in a.roles.values() if role.career} == set(rows)
    assert Counter(a.roles[role].career.ja for role in rows).most_common(1)[0][1] == 4
    assert all_inferred((a.roles[role] for role in rows), "skills")
    assert all_inferred((a.roles[role] for role in rows), "career")


# B


@pytest.mark.parametrize(
    ("mode", "own", "asked"),
    [
        (
            Mode.PEACETIME,
            {
                "poc": 1,
                "notification": 1,
                "researcher-curator": 3,
                "vulnerability-testing": 3,
                "self-assessment": 3,
                "solution-analyst": 2,
                "commander": 4,
                "incident-handler": 3,
                "education": 5,
            },
            {
                "researcher-curator": 1,
                "vulnerability-testing": 1,
                "solution-analyst": 2,
                "incident-handler": 1,
                "education": 1,
            },
        ),
        (
            Mode.INCIDENT,
            {
                "researcher-curator": 4,
                "self-assessment": 1,
                "solution-analyst": 1,
                "commander": 4,
                "incident-management": 1,
                "incident-handler": 5,
                "investigator": 2,
                "triage": 1,
                "forensics": 6,
            },
            {"researcher-curator": 1, "incident-handler": 1, "forensics": 3},
        ),
    ],
)
def test_skills_of_b(b, mode, own, asked):
    assert counts(b.roles, "skills", mode) == own
    assert counts(b.roles, "vendor_skills", mode) == asked
    assert all_inferred((b.roles[role] for role in own), "skills")
    assert all_inferred((b.roles[role] for role in asked), "vendor-skills")


def test_specialists_of_b_are_inferred(b):
    specialists = [role for role in b.roles.values() if role.specialist]
    assert [role.id for role in specialists] == [
        "researcher-curator",
        "vulnerability-testing",
        "vulnerability-evaluation",
        "incident-handler",
        "forensics",
    ]
    assert all_inferred(specialists, "specialist")


def test_careers_of_b(b):
    assert b.careers.years == 11
    assert gains(b.careers) == {
        "conformity": [(1, 4, 1), (5, 5, 1), (6, 6, 2), (7, 8, 2), (9, 10, 2), (11, 11, 1)],
        "response": [(1, 3, 1), (4, 4, 1), (5, 6, 1), (7, 8, 2), (9, 10, 2), (11, 11, 2)],
        "documents": [(1, 2, 2), (3, 4, 3), (5, 6, 2), (7, 11, 1)],
    }
    assert {ladder.id: (ladder.education_from, ladder.practice_from) for ladder in b.careers.ladders.values()} == {
        "conformity": (5, 7),
        "response": (5, 7),
        "documents": (3, 5),
    }
    for ladder in b.careers.ladders.values():
        assert inferred(ladder) == {"stages", "education-from", "practice-from"}
        assert ladder.note


def test_overview_of_b(b):
    places = b.overview.places
    assert {place.id: place.in_ for place in places.values()} == {
        "ciso": "",
        "cpo": "",
        "head-office": "",
        "group-companies": "",
        "security-centre": "",
        "human-field": "security-centre",
        "governance": "human-field",
        "business-support": "human-field",
        "systems-field": "security-centre",
        "security-operations": "systems-field",
        "csirt": "security-operations",
        "irt": "security-operations",
        "soc": "security-operations",
        "second-response": "",
        "outside-csirt": "",
    }
    assert all("in" in inferred(place) for place in places.values() if place.in_)


def test_functions_of_b(b):
    assert {part.id: len(part.does) for part in b.capabilities.values()} == {"soc": 3, "irt": 6, "csirt": 7}
    assert all(part.note for part in b.capabilities.values())


def test_awareness_of_b(b):
    assert {
        activity.id: (activity.aim.ja, len(activity.does), len(activity.inputs), len(activity.products))
        for activity in b.awareness.values()
    } == {
        "intelligence": ("基礎固め", 1, 2, 0),
        "rules": ("基礎固め", 2, 0, 4),
        "education": ("底上げ", 3, 0, 0),
        "inquiries": ("底上げ", 2, 0, 0),
        "inspection": ("見回り", 5, 0, 0),
        "assessment": ("見回り", 1, 0, 2),
        "notices": ("見回り", 1, 0, 0),
    }


# C

BULLETS = {
    "triage": 5,
    "incident-handler": 3,
    "analyst": 2,
    "monitoring": 1,
    "education-planning": 3,
    "instructor": 4,
    "forensic-lead": 4,
    "forensic-coordinator": 4,
    "forensic-analyst": 4,
    "internal-coordination": 5,
    "vulnerability-analyst": 5,
    "pre-disclosure": 5,
    "vulnerability-developer": 4,
    "group-developer": 4,
    "group-operations": 3,
    "group-planning": 4,
    "consultant": 5,
    "intelligence-analyst": 3,
    "supervisor": 3,
    "product-evaluation": 3,
    "vulnerability-verification": 3,
    "evaluation-control": 4,
}


def test_skills_of_c(c):
    assert counts(c.roles, "skills", Mode.PEACETIME) == counts(c.roles, "skills", Mode.INCIDENT) == BULLETS
    assert [role for role in BULLETS if "skills" in inferred(c.roles[role])] == [
        "product-evaluation",
        "vulnerability-verification",
    ]


def test_careers_of_c(c):
    assert c.careers.years == 5
    assert list(c.careers.ladders) == [
        "poc",
        "group-support",
        "education",
        "forensics",
        "security-intelligence",
        "evaluation",
        "vulnerability-information",
    ]
    assert gains(c.careers) == {
        "poc": [(1, 1, 2), (2, 2, 2), (3, 3, 2), (4, 5, 1)],
        "group-support": [(1, 1, 3), (2, 3, 3), (4, 5, 1)],
        "education": [(1, 1, 3), (2, 3, 3), (4, 5, 1)],
        "forensics": [(1, 1, 3), (2, 3, 2), (4, 5, 1)],
        "security-intelligence": [(1, 1, 1), (2, 3, 3), (4, 5, 2)],
        "evaluation": [(1, 1, 3), (2, 3, 3), (4, 5, 1)],
        "vulnerability-information": [(1, 1, 2), (2, 2, 1), (3, 3, 2), (4, 5, 2)],
    }
    assert {ladder.id: len(ladder.prerequisites) for ladder in c.careers.ladders.values()} == {
        **dict.fromkeys(c.teams, 1),
        "poc": 2,
        "evaluation": 2,
    }
    assert {ladder.id: len(ladder.desirable) for ladder in c.careers.ladders.values()} == {
        **dict.fromkeys(c.teams, 0),
        "poc": 2,
    }
    assert all_inferred(c.careers.ladders.values(), "stages")


def test_services_of_c(c):
    services = c.services.values()
    assert Counter(service.category for service in services) == {"proactive": 4, "reactive": 4, "quality": 4}
    assert list(c.service_categories) == ["proactive", "reactive", "quality"]
    assert {service.team for service in services} == set(c.teams)
    assert len(c.teams) == 7
    assert all(inferred(service) >= {"category", "team"} for service in services)


def test_overview_of_c(c):
    places = c.overview.places
    assert Counter(place.name.ja for place in places.values()) == {
        "Constituency": 1,
        "親会社": 1,
        "CSIRT": 1,
        "グループ会社": 3,
        "PoC": 3,
        "運用部門": 6,
        "顧客": 3,
        "FIRST": 1,
        "NCA": 1,
        "ほかの団体": 1,
    }
    assert Counter(place.in_ for place in places.values() if place.in_.startswith("group-company")) == {
        "group-company-1": 3,
        "group-company-2": 3,
        "group-company-3": 3,
    }
    assert [place.id for place in places.values() if place.kind is PlaceKind.CSIRT] == ["csirt"]
    assert all("in" in inferred(place) for place in places.values() if place.in_)


@pytest.mark.parametrize("name", ["b", "c"])
def test_links_of_overviews_are_inferred(plans, name):
    links = [link for ends in plans[name].overview.links.values() for link in ends.values()]
    assert links
    assert all(link.evidence == {"": Evidence.INFERRED} for link in links)


# Languages, sources, sentences


def texts(value, path=()):
    """Every text of a plan, with the way to it."""
    if isinstance(value, Text):
        yield path, value
    elif is_dataclass(value):
        for item in fields(value):
            if item.name != "tree":
                yield from texts(getattr(value, item.name), (*path, item.name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, (*path, str(name)))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from texts(inner, (*path, str(place)))


def leaves(value):
    """Every mapping of a YAML file that holds words in a language."""
    if isinstance(value, dict):
        if {"ja", "en"} & value.keys():
            yield value
        else:
            for inner in value.values():
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)


def is_japanese(words):
    return re.search(r"[ぁ-んァ-ヶ一-龠]", words) is not None


@pytest.mark.parametrize("name", PLANS)
def test_every_text_is_in_both_languages(plans, name):
    for path, text in texts(plans[name]):
        if not text or "source" in path:
            continue
        where = f"{'.'.join(path)}: {text}"
        assert text.ja.strip(), where
        assert text.en.strip(), where
        assert not is_japanese(text.en), where
        if not is_japanese(text.ja):
            assert text.ja in ALIKE or text.ja == text.en == "Constituency", where


@for_each("file", FILES, lambda file: file.relative_to(data_folder()).as_posix())
def test_every_file_names_the_source_and_has_both_languages(file):
    text = file.read_text(encoding="utf-8")
    comments = "".join(line for line in text.splitlines() if line.startswith("#"))
    if file.parent.name.startswith(("authorities-", "pattern-d")):  # after laws and rules, which they name
        assert re.search("basis:|source:", text)
    else:
        assert "CSIRT人材の定義と確保 Ver." in comments
        assert "NCA" in comments
    for leaf in leaves(yaml.safe_load(text)):
        assert leaf.keys() == {"ja", "en"}
        assert all(isinstance(words, str) and words.strip() for words in leaf.values())


def plain(words):
    """Letters and digits alone, in one width and case."""
    return "".join(char for char in unicodedata.normalize("NFKC", words).casefold() if char.isalnum())


def copied(words, source):
    """The first run of more than SHARED characters of the source, or ""."""
    for part in re.split("|".join(plain(term) for term in TERMS), plain(words)):
        for start in range(len(part) - SHARED):
            if part[start : start + SHARED + 1] in source:
                return part[start : start + SHARED + 1]
    return ""


def test_copies_would_be_found():
    source = plain("インシデント対応の状況を、\nすべて把握する。ソリューションアナリスト")
    assert copied("インシデント対応の状況をすべて書く", source) == "インシデント対応の状況をす"
    assert not copied("インシデント対応の状況がわかる", source)
    assert not copied("急募 CSIRT担当者(ソリューションアナリスト)", source)


@pytest.mark.skipif(not SOURCE.exists(), reason="the source is not shipped: name its text in CSIRTGRAPH_SOURCE")
def test_no_sentence_is_copied():
    source = plain(SOURCE.read_text(encoding="utf-8"))
    texts = [leaf["ja"] for file in FILES for leaf in leaves(yaml.safe_load(file.read_text(encoding="utf-8")))]
    assert {text: run for text in texts if (run := copied(text, source))} == {}
