"""Rules about reviews: what is still open. Only its number is said, for a comment is for those who edit the plan."""

from collections.abc import Iterator

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.plan.model.enums import Severity
from csirtgraph.plan.yaml.node import entries_at, find
from csirtgraph.text import Text

OPEN = Text(
    "対応していないコメントが{count}件あります: スタジオで確かめ、対応済みにしてください",
    "{count} comments are open: answer or resolve them in the studio",
)
ONE_OPEN = Text(
    "対応していないコメントが1件あります: スタジオで確かめ、対応済みにしてください",
    "a comment is open: answer or resolve it in the studio",
)


def open_comments(facts: Facts) -> Iterator[Hit]:
    """Comments that nobody has resolved."""
    comments = entries_at(facts.plan.tree, "comments").values()
    count = sum((flag := find(comment, "resolved")) is None or flag.value is not True for comment in comments)
    if count:
        yield Hit(facts.said(ONE_OPEN if count == 1 else OPEN, count=count), (), ("comments",))


RULES = (Rule("N701", Severity.WARNING, Text("対応していないコメント", "open comments"), open_comments),)
