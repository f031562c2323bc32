"""The changes in words: for the terminal, as Markdown for a merge request, and as JSON for machines."""

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from csirtgraph.compare import names
from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.kinds import WORDS, Kind, sign_of
from csirtgraph.compare.summary import summary
from csirtgraph.figures.caption import audience_line
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.yaml.decode import ESCAPED
from csirtgraph.text import Language, Text

SCHEMA = "csirtgraph-diff/1"
HEAD = Text("| | 何が | 変更 | 前 | 後 |", "| | What | Change | Before | After |")
OTHER: dict[Language, Language] = {"ja": "en", "en": "ja"}
WAS = Text("旧 ID {id}", "formerly {id}")
LIKELY = Text("確度 {share} %", "{share} % likely")


def text(comparison: Comparison, language: Language, changes: Iterable[Change]) -> str:
    """A line for every change under the heading of its section, for people at a terminal."""
    shown = list(changes)
    lines = [f"{heading(comparison, language)}: {summary(comparison, language, shown)}"]
    for section, group in groupby(shown, key=lambda change: change.section):
        lines += ["", names.section(section).to(language)]
        lines += [f"  {line(change, language)}" for change in group]
    lines += [part for note in readers(comparison, language) for part in ("", note)]
    return "\n".join(map(printable, lines)) + "\n"


def readers(comparison: Comparison, language: Language) -> list[str]:
    """For whom the report is, where the plans have more to say to some."""
    return next(filter(None, (audience_line(plan, language) for plan in (comparison.new, comparison.old))), [])


def heading(comparison: Comparison, language: Language) -> str:
    """Which plan, from which revision to which."""
    headers = [plan.plan for plan in (comparison.old, comparison.new)]
    titles = [header.title.to(language) for header in headers]
    marks = [header.revision for header in headers]
    if titles[0] != titles[1]:
        return " → ".join(f"{title} {mark}".strip() for title, mark in zip(titles, marks))
    return f"{titles[0]} {' → '.join(marks)}" if all(marks) and marks[0] != marks[1] else titles[0]


def line(change: Change, language: Language, with_place: bool = True) -> str:
    """One change: its sign, what it is about, what happened, from what to what."""
    what = " ".join(part for part in (title(change, language), did(change, language)) if part)
    values = " → ".join(
        f"“{value}”" if language == "en" else f"「{value}」" for value in shown_values(change, language)
    )
    place = f"  [{change.position}]" if change.position and with_place else ""
    return f"{sign_of(change.kind)} {what}{': ' + values if values else ''}{place}"


def title(change: Change, language: Language) -> str:
    """The name of the entry and, for a post, its mode."""
    when = f" ({word_of(change.mode).to(language)})" if change.mode else ""
    return f"{change.name.to(language)}{when}"


def did(change: Change, language: Language) -> str:
    """What happened, with the field where the kind of change does not name it."""
    words = WORDS[change.kind].to(language)
    if change.kind in (Kind.REWORDED, Kind.CHANGED, Kind.MOVED, Kind.HOLDER) and change.field:
        words = f"{words} ({names.field(change.field).to(language)})"
    if change.previously:
        words += f" ({WAS.to(language).format(id=change.previously)}"
        share = round(100 * change.likelihood)
        words += f", {LIKELY.to(language).format(share=share)})" if change.likelihood < 1 else ")"
    return f"– {words}"


def shown_values(change: Change, language: Language) -> list[str]:
    """Before and after, a dash for nothing; none for neither."""
    values = [change.before.to(language), change.after.to(language)]
    if values[0] == values[1]:  # only the other language differs
        values = [change.before.to(OTHER[language]), change.after.to(OTHER[language])]
    if values[0] == values[1]:
        return []  # both are withheld
    if change.kind in (Kind.ADDED, Kind.REMOVED) or not any(values):
        return [value for value in values if value]
    return [value or "–" for value in values]


def markdown(comparison: Comparison, language: Language, changes: Iterable[Change]) -> str:
    """A table for each section, as a comment on a merge request."""
    shown = list(changes)
    lines = [f"## {escaped(heading(comparison, language))}", "", f"**{escaped(summary(comparison, language, shown))}**"]
    for section, group in groupby(shown, key=lambda change: change.section):
        lines += ["", f"### {escaped(names.section(section).to(language))}", ""]
        lines += [HEAD.to(language), "|---|---|---|---|---|"]
        for change in group:
            values = shown_values(change, language)
            cells = (title(change, language), did(change, language)[2:], *columns(change, values))
            lines.append(f"| {sign_of(change.kind)} | " + " | ".join(map(escaped, cells)) + " |")
    lines += [part for note in readers(comparison, language) for part in ("", escaped(note))]
    return "\n".join(lines) + "\n"


def columns(change: Change, values: list[str]) -> list[str]:
    """Before and after for the last columns of a table."""
    if len(values) == 2:
        return values
    words = values[0] if values else ""
    return [words, ""] if change.kind is Kind.REMOVED else ["", words]


def escaped(words: str) -> str:
    """Words of a plan that Markdown takes as they are."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~@&:.-])", entity, " ".join(words.split()))


def entity(found: re.Match[str]) -> str:
    """A character that means something in Markdown or HTML, written so that it does not."""
    return found[0] if found[0] in "().:-+" else f"&#{ord(found[0])};"


def printable(words: str) -> str:
    """Text without control characters: no plan has them, but git and file names may."""
    return ESCAPED.sub(" ", words.replace("\n", " ").replace("\t", " "))


def as_json(comparison: Comparison, changes: Iterable[Change]) -> str:
    """The changes for machines; `docs/diff.md` has the schema."""
    shown = list(changes)
    data = {
        "schema": SCHEMA,
        "old": header(comparison.old),
        "new": header(comparison.new),
        "summary": {lang: summary(comparison, lang, shown) for lang in ("ja", "en")},
        "counts": {kind.value: n for kind in Kind if (n := sum(change.kind is kind for change in shown))},
        "changes": [as_fact(change) for change in shown],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def header(plan: Plan) -> dict[str, Any]:
    """Which plan this is."""
    audience = {"audience": plan.audience.value} if plan.audience else {}
    return {"plan": plan.id, "title": words_in(plan.plan.title), "revision": plan.plan.revision, **audience}


def as_fact(change: Change) -> dict[str, Any]:
    """A change as JSON: what does not apply is left out."""
    place = change.position
    fact = {
        "kind": change.kind.value,
        "section": change.section,
        "id": change.id,
        "name": words_in(change.name),
        "field": change.field,
        "mode": change.mode.value if change.mode else "",
        "before": words_in(change.before),
        "after": words_in(change.after),
        "previously": change.previously,
        "likelihood": change.likelihood if change.previously else None,
        "position": {"file": place.file, "line": place.line, "column": place.column} if place else None,
    }
    return {key: value for key, value in fact.items() if value or key == "name"}


def words_in(words: Text) -> dict[str, str] | None:
    """A text in both languages; None for no text."""
    return {"ja": words.to("ja"), "en": words.to("en")} if words else None
