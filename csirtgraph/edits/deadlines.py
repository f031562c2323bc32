"""Edits of deadlines."""

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import Edit, known, new_id, set_or_drop, set_words, text_of

TEXTS = ("name", "due", "since", "applies", "basis", "source")
WORDS = ("to", "by", "within", "link", "checked")


def add_deadline(draft: Draft, edit: Edit) -> None:
    """Add a deadline after all others."""
    path = ("deadlines", new_id(draft, edit["id"], ("deadlines",)))
    change(draft, path, {"name": text_of(edit["name"]), "to": edit["to"]})
    set_deadline(draft, edit)


def set_deadline(draft: Draft, edit: Edit) -> None:
    """Change what a deadline says."""
    path = known(draft, "deadlines", edit["id"])
    for name in (name for name in TEXTS if name in edit):
        set_words(draft, (*path, name), edit[name])
    for name in (name for name in WORDS if name in edit):
        set_or_drop(draft, (*path, name), edit[name])


def remove_deadline(draft: Draft, edit: Edit) -> None:
    """Remove a deadline."""
    drop(draft, known(draft, "deadlines", edit["id"]))
