"""Rules about figures: what cannot be read on one slide, and how to part it."""

from collections import Counter
from collections.abc import Iterator

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.plan.analysis.units import units_of
from csirtgraph.plan.model.enums import Severity
from csirtgraph.text import Text

TOO_MANY_BOXES = Text(
    "図 {figure} の箱が{count}個あり、1枚のスライドでは読めません (上限 {limit}): {split}",
    "the figure {figure} has {count} boxes, which one slide cannot show readably (at most {limit}): {split}",
)
BY_PART = Text("{option} {parts} に分けてください", "draw it in parts with {option} {parts}")
BY_FOCUS = Text(
    "--focus {focus} --hops 1 などで中心となる役割の周りを描いてください",
    "draw what is around one role, such as --focus {focus} --hops 1",
)
SHOWN = 5  # parts that are proposed


def too_many_boxes(facts: Facts) -> Iterator[Hit]:
    """Relation diagrams and organisation charts with more boxes than a slide shows at 6 pt."""
    drawn = [role for role in facts.roles.values() if role.id in facts.talking or role.team]
    count = len(drawn) + sum(party in facts.talking for party in facts.parties)
    if facts.flows and count > facts.limits.boxes:
        teams = Counter(role.team for role in drawn if role.team)
        groups = Counter(role.group for role in drawn if role.group)
        yield hit(facts, "relations", count, facts.limits.boxes, split(facts, teams, groups))
    if len(facts.posts) > facts.limits.posts:
        units = Counter(units_of(facts.posts).values())
        yield hit(facts, "orgchart", len(facts.posts), facts.limits.posts, split(facts, units, Counter()))


def hit(facts: Facts, figure: str, count: int, limit: int, proposed: tuple[Text, tuple[str, ...]]) -> Hit:
    """The finding for one figure."""
    words, ids = proposed
    message = facts.said(TOO_MANY_BOXES, figure=Text(figure, figure), count=count, limit=limit, split=words)
    return Hit(message, ids, ("flows",) if figure == "relations" else ("posts", facts.mode.value))


def split(facts: Facts, teams: Counter[str], groups: Counter[str]) -> tuple[Text, tuple[str, ...]]:
    """How to draw a figure in parts: by team or unit, else by group, else around the role with most flows."""
    for option, parts in (("--only", teams), ("--only-group", groups)):
        if len(parts) > 1:
            ids = tuple(part for part, _ in parts.most_common(SHOWN))
            shown = " | ".join(ids) + (" | …" if len(parts) > SHOWN else "")
            return facts.said(BY_PART, option=Text(option, option), parts=Text(shown, shown)), ids
    busiest = max(facts.roles, key=lambda role: len(facts.near.get(role, ())), default="")
    return facts.said(BY_FOCUS, focus=Text(busiest, busiest)), (busiest,) if busiest else ()


RULES = (Rule("D501", Severity.WARNING, Text("1枚に収まらない図", "figure too large for a slide"), too_many_boxes),)
