"""Edits of what a plan calls values, and of what the CSIRT says of itself."""

from dataclasses import fields

from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import Edit, set_or_drop, set_words, text_in
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data
from csirtgraph.plan.model.csirt import Csirt

FIELDS = {item.name.replace("_", "-") for item in fields(Csirt)}


def set_word(draft: Draft, edit: Edit) -> None:
    """Set or remove what the plan calls a value."""
    set_words(draft, ("words", edit["value"]), edit["text"])


def set_csirt(draft: Draft, edit: Edit) -> None:
    """Set or remove a field of the description. Raises EditError for one that there is not."""
    if edit["field"] not in FIELDS:
        raise EditError("field", op=edit["op"], field="field")
    path, value = ("csirt", edit["field"]), edit["value"]
    if isinstance(value, list):
        items: list[Data] = [found for item in value if (found := text_in(item))]
        set_or_drop(draft, path, items)
    elif isinstance(value, dict):
        set_words(draft, path, value)
    else:
        set_or_drop(draft, path, value)
