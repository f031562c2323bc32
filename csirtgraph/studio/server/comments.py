"""The comments of a plan, as its page lists them: those on what the page may show."""

import re
from typing import Any, TypeAlias

from csirtgraph.plan.model.comments import Answer, Comment
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.reading.audience import hidden_ids
from csirtgraph.plan.yaml.fields import entries
from csirtgraph.plan.yaml.node import Node, find
from csirtgraph.plan.yaml.reader import Reader

Json: TypeAlias = Any
ID = re.compile(r"[\w.-]+")  # in the id of a flow, those of its ends


def comments_in(tree: Node | None, audience: Audience) -> dict[str, Json]:
    """The comments of a plan by their ids, but for those on what an audience must not know."""
    node = find(tree, "comments")
    if tree is None or node is None:
        return {}
    hidden = hidden_ids(tree, audience)
    found: dict[str, Comment] = entries(Comment).read(node, Reader())
    return {id: facts_of(comment) for id, comment in found.items() if not hidden & {*ID.findall(comment.about)}}


def facts_of(comment: Comment) -> dict[str, Json]:
    """A comment with its answers."""
    answers = [said(answer) for answer in comment.answers]
    return {"about": comment.about, **said(comment), "answers": answers, "resolved": comment.resolved}


def said(one: Comment | Answer) -> dict[str, str]:
    """Who said what, and when."""
    return {"by": one.by, "text": one.text, "date": one.date.isoformat() if one.date else ""}
