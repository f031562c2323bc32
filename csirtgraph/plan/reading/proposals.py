"""The ids of a plan as keys that editors propose, in the JSON Schema of its files."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import NOTHING, Language, Text

Schema: TypeAlias = "dict[str, Any]"


def proposing(schema: Schema, plan: Plan, language: Language) -> Schema:
    """The schema with the ids of a plan as properties; the schema of an entry is written once, in `$defs`."""
    parts, definitions = dict(schema["properties"]), dict(schema["$defs"])

    def with_ids(part: Schema, ids: Mapping[str, Text], name: str) -> Schema:
        definitions[name] = part["additionalProperties"]
        entry = {"$ref": f"#/$defs/{name}"}
        shown = {id: {"description": text.to(language)} if text else {} for id, text in ids.items()}
        keys = {id: {**entry, **shown[id]} for id in ids}
        return {**part, "properties": keys, "additionalProperties": entry}

    for section, part in parts.items():
        if section not in ("flows", "people") and "additionalProperties" in part and "properties" not in part:
            parts[section] = with_ids(part, ids_of(plan, section), section)
    ends = {id: text for section in ENDS for id, text in ids_of(plan, section).items()}
    receivers = with_ids(parts["flows"]["additionalProperties"], ends, "flow")
    parts["flows"] = with_ids({**parts["flows"], "additionalProperties": receivers}, ends, "receivers")
    posts = {**dict.fromkeys((id for mode in plan.posts.values() for id in mode), NOTHING), **ids_of(plan, "roles")}
    charts = {mode: with_ids(chart, posts, "post") for mode, chart in parts["posts"]["properties"].items()}
    parts["posts"] = {**parts["posts"], "properties": charts}
    return {**schema, "properties": parts, "$defs": definitions}


def ids_of(plan: Plan, section: str) -> dict[str, Text]:
    """The ids that a section of the plan defines, with what each entry is called."""
    entries = getattr(plan, section.replace("-", "_"))
    return {id: entry if isinstance(entry, Text) else getattr(entry, "name", NOTHING) for id, entry in entries.items()}
