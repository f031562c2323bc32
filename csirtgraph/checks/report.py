"""Findings for people, for programs, and as annotations: text, JSON, GitHub and SARIF 2.1.0."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from csirtgraph.checks.catalogue import RULES
from csirtgraph.checks.finding import Finding
from csirtgraph.checks.questions.absence import Gap
from csirtgraph.plan.model.enums import Severity
from csirtgraph.plan.reading.files import PREFIX
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.text import LANGUAGES, Language, Text

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True)
class Report:
    """What was found in a plan, for readers of a language."""

    plan: str
    found: Sequence[Finding]
    language: Language
    version: str = ""
    absent: tuple[str, ...] = ()
    gaps: Sequence[Gap] = ()


def text(report: Report) -> str:
    """A line for every finding, below what is missing where somebody is absent."""
    told = [*(gap.message.to(report.language) for gap in report.gaps), *(f.text(report.language) for f in report.found)]
    return "".join(line + "\n" for line in told)


def mistakes(error: PlanError) -> list[Finding]:
    """The mistakes in a plan's files as findings; their codes are those of `plan/messages.py`."""
    return [
        Finding(problem.code, Severity.ERROR, Text(problem.message("ja"), problem.message("en")), problem.position)
        for problem in error.problems
    ]


def as_json(report: Report) -> str:
    """Everything about every finding; `message` in the language asked for, `messages` in both."""
    data: dict[str, Any] = {
        "plan": report.plan,
        "findings": [facts(finding, report.language) for finding in report.found],
        "summary": summary(report.found),
    }
    if report.gaps:
        gaps = [{"mode": gap.mode.value, "away": list(gap.along), "flows": list(gap.flows)} for gap in report.gaps]
        data["absent"] = {"ids": list(report.absent), "modes": gaps}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def facts(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "modes": [mode.value for mode in finding.modes],
        "message": finding.message.to(language),
        "messages": {language: finding.message.to(language) for language in LANGUAGES},
        **finding.position._asdict(),
        "ids": list(finding.ids),
    }


def summary(found: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    count = Counter(finding.severity for finding in found)
    return {severity.value: count[severity] for severity in Severity}


def github(report: Report) -> str:
    """Workflow commands, which GitHub shows beside the lines of a merge request."""
    return "".join(
        f"::{finding.severity.value} file={escaped(finding.position.file, ':,')},line={finding.position.line},"
        f"col={finding.position.column},title={finding.code}::{escaped(finding.message.to(report.language))}\n"
        for finding in report.found
    )


def escaped(words: str, more: str = "") -> str:
    """Words in a workflow command: what would end it is written as %XX."""
    for character in "%\r\n" + more:
        words = words.replace(character, f"%{ord(character):02X}")
    return words


def sarif(report: Report) -> str:
    """SARIF, which code scanning and editors read."""
    codes = sorted({finding.code for finding in report.found})
    rules = [rule(code, report.language) for code in codes]
    driver = {"name": "csirtgraph", "version": report.version, "rules": rules}
    results = [result(finding, codes.index(finding.code), report.language) for finding in report.found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def rule(code: str, language: Language) -> dict[str, Any]:
    """A rule in SARIF; mistakes in the file itself have no more than their code."""
    if code not in RULES:
        return {"id": code, "defaultConfiguration": {"level": "error"}}
    title = RULES[code].title.to(language)
    return {
        "id": code,
        "shortDescription": {"text": title},
        "help": {"text": f"{title}: csirtgraph explain {code}"},
        "defaultConfiguration": {"level": RULES[code].severity.value},
    }


def result(finding: Finding, index: int, language: Language) -> dict[str, Any]:
    """A finding in SARIF."""
    place = finding.position
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": finding.message.to(language)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(place.file)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "properties": {"ids": list(finding.ids), "modes": [mode.value for mode in finding.modes]},
    }


def uri(file: str) -> str:
    """A file's name as a URI: relative to the working folder, or of a built-in plan."""
    return quote(file, safe="/:" if file.startswith(PREFIX) else "/")


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": text, "json": as_json, "github": github, "sarif": sarif}
