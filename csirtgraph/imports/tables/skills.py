"""The skills in a row of a role: a list in a cell, of one mode or of both."""

import re

from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.rows import Row
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.text import Language, Text

#: What a column says, by the field of the plan: of both modes, then of each.
COLUMNS = {
    "skills": (
        (Field.SKILLS, MODES),
        (Field.SKILLS_PEACETIME, (Mode.PEACETIME,)),
        (Field.SKILLS_INCIDENT, (Mode.INCIDENT,)),
    ),
    "vendor-skills": (
        (Field.VENDOR_SKILLS, MODES),
        (Field.VENDOR_SKILLS_PEACETIME, (Mode.PEACETIME,)),
        (Field.VENDOR_SKILLS_INCIDENT, (Mode.INCIDENT,)),
    ),
}
BULLET = re.compile(r"^[・•*\-–]\s*")
BETWEEN = re.compile(r"[、;；]\s*")


def skills_in(row: Row, language: Language | None) -> dict[str, dict[Mode, tuple[Text, ...]]]:
    """The skills that a row names, by the field of the plan and by mode; what is empty is left out."""
    found: dict[str, dict[Mode, tuple[Text, ...]]] = {}
    for name, columns in COLUMNS.items():
        for field, modes in columns:
            if texts := items_of(row.text(field), language):
                found.setdefault(name, {}).update(dict.fromkeys(modes, texts))
    return found


def items_of(cell: str, language: Language | None) -> tuple[Text, ...]:
    """The items of a list: one a line, or on one line without a bullet with signs between them."""
    lines = cell.split("\n")
    parts = lines if len(lines) > 1 or BULLET.match(cell) else BETWEEN.split(cell)
    words = [BULLET.sub("", part.strip()) for part in parts]
    return tuple(Text(en=word) if language == "en" else Text(ja=word) for word in words if word)
