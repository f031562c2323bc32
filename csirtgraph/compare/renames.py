"""Entries whose id changed: stated by `previously`, or found by name, neighbours and posts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from csirtgraph.compare.values import name_of
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import plan_of
from csirtgraph.plan.yaml.fields import read_entry
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.reader import Reader
from csirtgraph.text import LANGUAGES, Text

SECTIONS = ("roles", "parties", "teams", "units")
LIKELY = 0.6  # from which on an entry counts as the same under another id
CERTAIN = 0.99  # at most, where the plan does not say so itself
CLEAR = 0.05  # how much likelier it has to be than the next best
SEARCHED = 40_000  # pairs; of more, none are looked at
WEIGHTS = {"name": 3.0, "duty": 1.0, "note": 1.0, "neighbours": 2.0, "posts": 1.0, "home": 1.0}


@dataclass(frozen=True)
class Rename:
    """An entry of the new plan and the id it had in the old one."""

    section: str
    old: str
    new: str
    likelihood: float = 1.0
    stated: bool = False


def renames_of(old: Plan, new: Plan) -> list[Rename]:
    """Every entry that is an old one under another id."""
    found = [rename for section in SECTIONS for rename in stated(section, old, new)]
    for section in SECTIONS:
        found += guessed(section, old, new, found)
    return found


def stated(section: str, old: Plan, new: Plan) -> Iterator[Rename]:
    """The renames that the new plan states; one whose old entry still exists does not count."""
    before, after = getattr(old, section), getattr(new, section)
    taken: set[str] = set()
    for entry in after.values():
        was = entry.previously
        if was in before and was not in after and entry.id not in before and was not in taken:
            taken.add(was)
            yield Rename(section, was, entry.id, stated=True)


def guessed(section: str, old: Plan, new: Plan, known: list[Rename]) -> Iterator[Rename]:
    """The likeliest pairs of an entry that is gone and one that is new, each entry once."""
    before, after = getattr(old, section), getattr(new, section)
    gone = [id for id in before if id not in after and id not in {rename.old for rename in known}]
    come = [id for id in after if id not in before and id not in {rename.new for rename in known}]
    if not gone or not come or len(gone) * len(come) > SEARCHED:
        return
    same = {rename.old: rename.new for rename in known}
    one, other = Facts(old, same), Facts(new, {})
    scores = sorted(
        ((likelihood(before[was], after[id], one, other), was, id) for was in gone for id in come), reverse=True
    )
    taken: set[tuple[str, str]] = set()
    for score, was, id in scores:
        if score < LIKELY or ("old", was) in taken or ("new", id) in taken:
            continue
        rivals = [
            rival
            for rival, one_, other_ in scores
            if (one_ == was) != (other_ == id) and ("old", one_) not in taken and ("new", other_) not in taken
        ]
        if score - max(rivals, default=0.0) >= CLEAR:
            taken |= {("old", was), ("new", id)}
            yield Rename(section, was, id, min(round(score, 2), CERTAIN))


class Facts:
    """By id, whom an entry talks to and which posts stand around its post."""

    def __init__(self, plan: Plan, same: Mapping[str, str]):
        self.plan = plan
        self.neighbours: dict[str, set[str]] = {}
        self.posts: dict[str, set[str]] = {}
        for flow in plan.flows.values():
            for one, other in ((flow.sender, flow.receiver), (flow.receiver, flow.sender)):
                self.neighbours.setdefault(one, set()).add(same.get(other, other))
        for mode, posts in plan.posts.items():
            for post in posts.values():
                around = [*(("under", id) for id in post.under), *([("unit", post.unit)] if post.unit else [])]
                facts = {f"{mode.value} {key} {same.get(id, id)}" for key, id in around}
                for held in post.roles or (post.id,):
                    self.posts.setdefault(held, set()).update(facts)
                if post.unit:
                    self.posts.setdefault(post.unit, set()).add(f"{mode.value} {same.get(post.id, post.id)}")
        for role in plan.roles.values():
            if role.team:
                self.posts.setdefault(role.team, set()).add(same.get(role.id, role.id))


def likelihood(one: Any, other: Any, before: Facts, after: Facts) -> float:
    """How likely two entries are the same, from 0 to 1, by all that is known of both."""
    found = {"name": alike(name_of(one, before.plan), name_of(other, after.plan))}
    for field in ("duty", "note"):
        if getattr(one, field, None) and getattr(other, field, None):
            found[field] = alike(getattr(one, field), getattr(other, field))
    for name, texts, others in (
        ("neighbours", before.neighbours, after.neighbours),
        ("posts", before.posts, after.posts),
    ):
        known, then = texts.get(one.id, set()), others.get(other.id, set())
        if known or then:
            found[name] = len(known & then) / len(known | then)
    home = [getattr(one, "group", ""), getattr(other, "group", "")]
    if any(home):
        found["home"] = float(home[0] == home[1])
    return sum(WEIGHTS[name] * value for name, value in found.items()) / sum(WEIGHTS[name] for name in found)


def alike(one: Text, other: Text) -> float:
    """The likeness of two texts, in the language where it is highest."""
    return max(
        SequenceMatcher(None, one.to(lang).lower(), other.to(lang).lower(), autojunk=False).ratio()
        for lang in LANGUAGES
    )


def renamed(plan: Plan, renames: list[Rename]) -> Plan:
    """The old plan with the ids of the new one, read again from a copy of its tree."""
    if not renames or plan.tree is None:
        return plan
    ids = {section: {item.old: item.new for item in renames if item.section == section} for section in SECTIONS}
    everyone = {**ids["roles"], **ids["parties"], **ids["teams"]}
    free = {id: new for id, new in ids["roles"].items() if not any(new in posts for posts in plan.posts.values())}
    ids["posts"] = free
    tree = copied(plan.tree)
    reader = Reader()
    read_entry(Plan, tree, reader, tree=tree)
    for node, sections in reader.references:
        new = next((ids[section][node.text] for section in sections if node.text in ids.get(section, {})), None)
        if new:
            node.text = node.value = new
    for section in SECTIONS:
        rekey(tree, ids[section], section)
    for mode in entries_at(tree, "posts"):
        rekey(tree, free, "posts", mode)
    for sender in entries_at(tree, "flows"):
        rekey(tree, everyone, "flows", sender)
    rekey(tree, everyone, "flows")
    rekey(tree, ids["teams"], "careers", "ladders")
    rekey(tree, ids["roles"], "postings")
    return replace(plan_of(tree), audience=plan.audience, as_of=plan.as_of)


def rekey(tree: Node, ids: Mapping[str, str], *path: str) -> None:
    """New keys in the mapping at a path; each entry stays in its place."""
    pairs = entries_at(tree, *path)
    if ids.keys() & pairs.keys():
        items = [(ids.get(name, name), node) for name, node in pairs.items()]
        pairs.clear()
        pairs.update(items)


def copied(node: Node) -> Node:
    """A copy of a tree that may be changed."""
    value = node.value
    if isinstance(value, dict):
        value = {name: copied(item) for name, item in value.items()}
    elif isinstance(value, list):
        value = [copied(item) for item in value]
    return Node(value, node.at, node.text, node.key)
