"""Edits of comments."""

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import Edit, known, new_id, set_flag
from csirtgraph.edits.lookup import whole
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data

SAID = ("by", "date")  # what may be said of a text


def add_comment(draft: Draft, edit: Edit) -> None:
    """Add a comment after all others."""
    path = ("comments", new_id(draft, edit["id"], ("comments",)))
    change(draft, path, {"about": edit["about"], **said_in(edit)})


def answer_comment(draft: Draft, edit: Edit) -> None:
    """Add an answer after the others."""
    path = (*known(draft, "comments", edit["id"]), "answers")
    old = whole(draft, *path)
    answers = old if isinstance(old, list) else [old] if old else []
    change(draft, path, [*answers, said_in(edit)])


def resolve_comment(draft: Draft, edit: Edit) -> None:
    """Say that a comment has been dealt with, or has not."""
    set_flag(draft, (*known(draft, "comments", edit["id"]), "resolved"), edit["resolved"])


def remove_comment(draft: Draft, edit: Edit) -> None:
    """Remove a comment with its answers."""
    drop(draft, known(draft, "comments", edit["id"]))


def said_in(edit: Edit) -> dict[str, Data]:
    """Who says what, and when. Raises EditError where there are no words."""
    if not edit["text"].strip():
        raise EditError("nameless")
    return {**{name: edit[name] for name in SAID if edit.get(name)}, "text": edit["text"]}
