"""What the studio's form of the plan itself shows: what it calls values, and what the CSIRT says of itself."""

from dataclasses import fields
from typing import Any, TypeAlias

from csirtgraph.documents.description import OUTLINE
from csirtgraph.edits.deadlines import TEXTS, WORDS
from csirtgraph.plan.model.csirt import Csirt
from csirtgraph.plan.model.deadlines import Deadline
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import TABLES, word_of
from csirtgraph.studio.page.texts import both
from csirtgraph.text import Text

Json: TypeAlias = Any


def about(plan: Plan) -> dict[str, Json]:
    """The values with what everybody calls them and what the plan does, and the fields of the description."""
    values = {
        value.value: {"usual": both(word_of(value)), "own": both(plan.words.get(value.value, Text()))}
        for table in TABLES.values()
        for value in table
    }
    deadlines = {id: deadline_facts(deadline) for id, deadline in plan.deadlines.items()}
    return {"values": values, "csirt": csirt_facts(plan), "deadlines": deadlines}


def deadline_facts(deadline: Deadline) -> dict[str, Json]:
    """What a deadline says: texts in both languages, and plain words."""
    texts = {name: both(getattr(deadline, name)) for name in TEXTS}
    return texts | {name: str(getattr(deadline, name) or "") for name in WORDS}


def csirt_facts(plan: Plan) -> list[dict[str, Json]]:
    """What the CSIRT says of itself, by the outline of its description; `is` says what a field holds."""
    kinds = {item.name: item.default for item in fields(Csirt)}
    return [
        {"field": name.replace("_", "-"), "title": both(title), **value_of(getattr(plan.csirt, name), kinds[name])}
        for _, title, name in OUTLINE
        if name
    ]


def value_of(value: Any, default: Any) -> dict[str, Json]:
    """A text in both languages, several of them, or plain words."""
    if isinstance(value, tuple):
        return {"is": "list", "value": [both(item) for item in value]}
    if isinstance(default, Text):
        return {"is": "text", "value": both(value)}
    return {"is": "line", "value": str(value or "")}
