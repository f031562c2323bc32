"""The JSON Schema (draft 2020-12) of plan files, for editors; generated from the model.

A file may be a part of a plan, and may extend another one: so every key may be
left out, and may be empty, which removes it. Within lists, which are replaced as
a whole, entries are complete.
"""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from csirtgraph.plan.model.enums import MODES
from csirtgraph.plan.model.frameworks import NAMES, framework
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.consistency import ids_in as defined
from csirtgraph.plan.reading.hints import HINTS
from csirtgraph.plan.reading.proposals import proposing
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.fields import entry_schema
from csirtgraph.plan.yaml.ids import ID
from csirtgraph.text import Language, Text

Schema: TypeAlias = "dict[str, Any]"

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLE = Text("csirtgraph のプラン", "A plan of csirtgraph")
WORDS: Schema = {"type": ["string", "number", "boolean"]}  # as they are written: 2026 stays "2026"
EMPTY: Schema = {"type": "null"}
MODE_NAMES = tuple(mode.value for mode in MODES)
AN_ID: Schema = {"pattern": f"^{ID.pattern}$", "maxLength": limits.ID}


def schema_of(language: Language = "en", plan: Plan | None = None) -> Schema:
    """The schema of a plan's files; with a plan, its ids are proposed wherever one may stand, as a value or a key."""
    schema = {
        "$schema": DRAFT,
        **hinted(relaxed(entry_schema(Plan), plan), "", language),
        "type": "object",
        "title": TITLE.to(language),
        "$defs": {"text": text_schema(), "frameworks": frameworks_schema(language)},
    }
    return proposing(schema, plan, language) if plan else schema


def schema_text(language: Language = "en", plan: Plan | None = None) -> str:
    """The schema as a file."""
    return json.dumps(schema_of(language, plan), ensure_ascii=False, indent=1) + "\n"


def text_schema() -> Schema:
    """Words for both languages, or in each."""
    each = {"type": "object", "properties": {"ja": WORDS, "en": WORDS}, "additionalProperties": False}
    return {"anyOf": [WORDS, {**each, "minProperties": 1}]}


def frameworks_schema(language: Language) -> Schema:
    """The ids of each framework, with their names; unquoted numbers such as 6.2 pass as they are."""
    return {
        "type": "object",
        "properties": {name: with_empty(one_or_more(ids_schema(name, language))) for name in NAMES},
        "additionalProperties": False,
    }


def ids_schema(name: str, language: Language) -> Schema:
    """One id of a framework."""
    known = {**framework(name).entries, **framework(name).parts}
    ids = [{"const": id, "description": entry.name.to(language)} for id, entry in known.items()]
    return {"anyOf": [*ids, {"type": "number"}] if name == "first" else ids}


def one_or_more(schema: Schema) -> Schema:
    """A value or a list of them."""
    return {"anyOf": [{"type": "array", "items": schema}, schema]}


def relaxed(schema: Any, plan: Plan | None, in_list: bool = False) -> Schema:
    """A schema of the model as a part of a plan may fulfil it."""

    def part(inner: Any) -> Schema:
        return relaxed(inner, plan, True) if in_list else with_empty(relaxed(inner, plan))

    found = dict(schema)
    if not in_list:
        found.pop("required", None)
    if "properties" in found:
        found["properties"] = {name: part(inner) for name, inner in found["properties"].items()}
        found.setdefault("additionalProperties", False)
    if isinstance(found.get("additionalProperties"), dict):
        found |= {"additionalProperties": part(found["additionalProperties"]), "propertyNames": AN_ID}
    if "items" in found:
        found["items"] = relaxed(found["items"], plan, True)
    if "anyOf" in found:
        found["anyOf"] = [relaxed(inner, plan, in_list) for inner in found["anyOf"]]
    if plan and found.get("description", "").startswith(NAMING) and found["description"] != NOBODY:
        sections = found["description"].removeprefix(NAMING).split(", ")
        return {"anyOf": [{"enum": ids_in(plan, sections)}, {"type": "string"}], "description": found["description"]}
    return found


NAMING = "an id of "  # how `shapes.reference` describes itself
NOBODY = f"{NAMING}people"  # who are proposed nowhere


def with_empty(schema: Schema) -> Schema:
    """The schema, or nothing."""
    kind = schema.get("type")
    if kind:
        kinds = kind if isinstance(kind, list) else [kind]
        return {**schema, "type": [*kinds, *({"null"} - {*kinds})]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], EMPTY]}
    return {"anyOf": [schema, EMPTY]}


def ids_in(plan: Plan, sections: Iterable[str]) -> list[str]:
    """The ids that some sections of a plan define, in its order."""
    return [*dict.fromkeys(id for section in sections for id in defined(plan, section))]


def hinted(schema: Schema, path: str, language: Language, is_inner: bool = False) -> Schema:
    """The schema with a line about every key in HINTS, once for all the shapes its value may have."""
    found = dict(schema)
    if path in HINTS and not is_inner:
        found["description"] = HINTS[path].to(language)
    if "properties" in found:
        parts = found["properties"].items()
        found["properties"] = {
            name: hinted(part, f"{path}.{'*' if name in MODE_NAMES else name}".strip("."), language)
            for name, part in parts
        }
    if isinstance(found.get("additionalProperties"), dict):
        found["additionalProperties"] = hinted(found["additionalProperties"], f"{path}.*", language)
    if "items" in found:
        found["items"] = hinted(found["items"], path, language, is_inner=True)
    if "anyOf" in found:
        found["anyOf"] = [hinted(part, path, language, is_inner=True) for part in found["anyOf"]]
    return found
