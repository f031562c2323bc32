"""Findings as annotations that other programs show beside the lines of a plan: GitHub and SARIF 2.1.0."""

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from csirtgraph.checks.catalogue import RULES
from csirtgraph.checks.finding import Finding
from csirtgraph.checks.places import Place, place_of
from csirtgraph.checks.report import Report
from csirtgraph.plan.yaml.problems import Position
from csirtgraph.text import Language

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def github(report: Report) -> str:
    """Workflow commands, which GitHub shows beside the lines of a merge request: ten, so the plan's own come first."""
    placed = [(finding, place_of(finding.position, report.extends)) for finding in report.found]
    own_first = sorted(placed, key=lambda pair: pair[1].origin is not None)
    return "".join(command(finding, place, report.language) for finding, place in own_first)


def command(finding: Finding, place: Place, language: Language) -> str:
    """A finding as a workflow command."""
    shown = place.shown
    where = f"file={escaped(shown.file, ':,')},line={shown.line},col={shown.column}," if shown else ""
    return f"::{finding.severity.value} {where}title={finding.code}::{escaped(words(finding, place, language))}\n"


def words(finding: Finding, place: Place, language: Language) -> str:
    """The message of a finding, with the place in a built-in plan that it is about."""
    message = finding.message.to(language)
    return f"{message} ({place.origin})" if place.origin else message


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
    results = [result(finding, codes.index(finding.code), report) for finding in report.found]
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


def result(finding: Finding, index: int, report: Report) -> dict[str, Any]:
    """A finding in SARIF."""
    place = place_of(finding.position, report.extends)
    found = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": words(finding, place, report.language)},
        "locations": [location(place.shown)] if place.shown else [],
        "properties": {"ids": list(finding.ids), "modes": [mode.value for mode in finding.modes]},
    }
    return found | ({"relatedLocations": [named(place.origin)]} if place.origin else {})


def location(place: Position) -> dict[str, Any]:
    """A place in a file."""
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(place.file)}, "region": region}}


def named(place: Position) -> dict[str, Any]:
    """A place in a built-in plan, by name: scanners look for a file behind every URI."""
    return {"message": {"text": str(place)}, "logicalLocations": [{"fullyQualifiedName": str(place)}]}


def uri(file: str) -> str:
    """A file's name as a URI, relative where the name is."""
    return PurePosixPath(file).as_uri() if file.startswith("/") else quote(file)
