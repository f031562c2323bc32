"""What was found in a plan, as text for people and as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from csirtgraph.checks.finding import Finding
from csirtgraph.checks.questions.absence import Gap
from csirtgraph.plan.model.enums import Severity
from csirtgraph.plan.yaml.problems import PlanError, Position
from csirtgraph.text import LANGUAGES, Language, Text


@dataclass(frozen=True)
class Report:
    """What was found in a plan, for readers of a language."""

    plan: str
    found: Sequence[Finding]
    language: Language
    version: str = ""
    extends: Position | None = None  # where the plan says what it extends
    absent: tuple[str, ...] = ()
    gaps: Sequence[Gap] = ()


def text(report: Report) -> str:
    """A line for every finding, below what is missing where somebody is absent."""
    lines = [
        *(gap.message.to(report.language) for gap in report.gaps),
        *(f.text(report.language) for f in report.found),
    ]
    return "".join(line + "\n" for line in lines)


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
