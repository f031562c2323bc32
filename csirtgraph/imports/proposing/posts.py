"""Posts of a file, in the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csirtgraph.documents.tables.columns import POSTS, post_row
from csirtgraph.edits.ids import new_id
from csirtgraph.edits.yaml.values import Data, Plain, one_or_list
from csirtgraph.imports.facts import PostFact
from csirtgraph.imports.proposing.subject import Subject, data_of, is_alike, key_of, usable
from csirtgraph.plan.analysis.units import units_of
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan, Post
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.yaml import limits
from csirtgraph.text import LANGUAGES, Text

UNIT, POST, ROLES, UNDER, PEOPLE, HELD, SOURCING = POSTS[1:8]


@dataclass
class Chart:
    """The posts of one mode: those of the plan, and the ids that the file's names and places lead to."""

    mode: Mode
    known: Mapping[str, Post]
    shown: dict[str, dict[str, dict[Text, str]]]  # by post and language: its cells in the workbook, by column
    ids: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """The post of a name, an id or a place in the file; "" for none."""
        return self.ids.get(key_of(name), "") or self.ids.get(key_of(name.split("(")[0].split("（")[0]), "")


def add_or_change_posts(facts: list[PostFact], roles: Mapping[str, str], subject: Subject) -> None:
    """Make the plan say what a file says of posts; `roles` has the ids of the roles by their places in the file."""
    shown = {fact.place: fact.modes for fact in subject.facts.roles}
    for mode in MODES:
        own = [
            fact for fact in facts if mode in (fact.modes or shown.get(fact.place) or role_modes(fact, roles, subject))
        ]
        if not own:
            continue
        chart = chart_of(mode, subject.plan)
        ids = [id_of(fact, chart, roles, subject) for fact in own]
        for fact, id in zip(own, ids):
            for word in (fact.id, fact.name.ja, fact.name.en, *fact.aliases):
                chart.ids.setdefault(key_of(word), id)
            chart.ids[key_of(fact.place)] = id
        chart.ids.pop("", None)
        for fact, id in zip(own, ids):
            put(fact, id, chart, subject)


def role_modes(fact: PostFact, roles: Mapping[str, str], subject: Subject) -> tuple[Mode, ...]:
    """When there is the role of a post."""
    role = subject.plan.roles.get(roles.get(fact.place, ""))
    return role.modes if role else subject.usual_modes


def chart_of(mode: Mode, plan: Plan) -> Chart:
    """The posts of a mode as they are."""
    posts = plan.posts.get(mode, {})
    units = units_of(posts)
    shown: dict[str, dict[str, dict[Text, str]]] = {}
    ids: dict[str, str] = {}
    for id, post in posts.items():
        shown[id] = {lang: cells_of(post, units.get(id, ""), plan, View(mode, lang)) for lang in LANGUAGES}
        for cells in shown[id].values():
            ids.setdefault(key_of(cells[POST]), id)
    return Chart(mode, posts, shown, ids | {id: id for id in posts}, {id: post.superior for id, post in posts.items()})


def cells_of(post: Post, unit: str, plan: Plan, view: View) -> dict[Text, str]:
    """What our own workbook says of a post, by column."""
    return {head: str(cell) for head, cell in zip(POSTS, post_row(post, unit, plan, view))}


def id_of(fact: PostFact, chart: Chart, roles: Mapping[str, str], subject: Subject) -> str:
    """The post that a row speaks of, or the id of a new one."""
    role = roles.get(fact.place, "")
    for found in (chart.ids.get(key_of(fact.id)) if fact.id else "", role, chart.find(fact.name.to("ja"))):
        if found and (found in chart.known or found == role) and not (found != role and role and fact.role):
            return found
    used = subject.used.setdefault(f"posts.{chart.mode.value}", set())
    if fact.id in subject.used["roles"] and fact.id not in used:
        return fact.id
    same = subject.find("roles", fact.name.ja, fact.name.en)
    taken = {*chart.known, *subject.used["roles"], *used}
    if same and same not in taken - subject.used["roles"]:
        return same
    id = fact.id if usable(fact.id, taken) else new_id(fact.name.ja, fact.name.en, taken, "post")
    used.add(id)
    return id


def put(fact: PostFact, id: str, chart: Chart, subject: Subject) -> None:
    """A post in its place: whole where it is new, else what is different."""
    path = ("posts", chart.mode.value, id)
    old = chart.known.get(id)
    data = facts_of(fact, id, old, chart, subject)
    if old is None:
        name = subject.fitted(fact.name, fact.place)
        is_of_role = id in subject.used["roles"] and (not name or subject.find("roles", name.ja, name.en) == id)
        own: dict[str, Data] = {} if is_of_role else {"name": data_of(name)}
        subject.put(path, {**own, **data})
        return
    if not any(
        is_alike(words, chart.shown[id][lang][POST]) for lang in LANGUAGES if (words := getattr(fact.name, lang))
    ):
        subject.say((*path, "name"), old.name, fact.name, fact.place)
    if fact.note:
        subject.say((*path, "note"), old.note, fact.note, fact.place)
        data.pop("note", None)
    for heading, (words, place) in fact.others.items():
        column = next((head for head in POSTS if heading in (head.ja, head.en, head.en.lower())), None)
        if column and column is not POSTS[-1] and not is_shown(words, column, id, chart):
            subject.facts.remark(place, "own-cell", words)
    for key, value in data.items():
        subject.put((*path, key), value)


def facts_of(fact: PostFact, id: str, old: Post | None, chart: Chart, subject: Subject) -> dict[str, Data]:
    """What a row says of a post beyond its name, without what the plan says anyway."""
    found: dict[str, Data] = {}
    if under := link("under", fact.under, UNDER, id, fact, chart, subject):
        if leads_to(under, id, chart.above):
            subject.facts.remark(fact.place, "circle", fact.under)
        else:
            chart.above[id] = under
            found["under"] = under
    if held := link("held_by", fact.held_with, HELD, id, fact, chart, subject):
        found["held-by"] = held
    if fact.unit and not any(is_shown(name, UNIT, id, chart) for name in unit_names(fact.unit, subject)):
        found["unit"] = subject.group("units", fact.unit, fact.place)
    if old is None and fact.fills not in ((), (id,)):
        found["roles"] = one_or_list(role for name in fact.fills if (role := subject.find("roles", name)))
    if fact.people is not None and fact.people <= limits.PEOPLE and (old is None or fact.people != old.people):
        found["people"] = Plain(str(fact.people))
    if fact.sourcing and not is_shown(word_of(fact.sourcing).ja, SOURCING, id, chart):
        found["sourcing"] = fact.sourcing.value
    ids = [person for name in fact.holders if (person := subject.find("people", name)) and subject.with_people]
    if ids and (old is None or {*ids} != {*old.holders}):
        found["holders"] = one_or_list(ids)
    if fact.note and old is None:
        found["note"] = data_of(subject.fitted(fact.note, fact.place))
    if fact.is_open is not None and fact.is_open != (old.open if old else False):
        found["open"] = Plain(str(fact.is_open).lower())
    return found


def unit_names(words: str, subject: Subject) -> tuple[str, ...]:
    """What a file calls a unit, and the names of the unit that it means."""
    unit = subject.plan.units.get(subject.find("units", words))
    return (words, unit.name.to("ja"), unit.name.to("en")) if unit else (words,)


def link(name: str, words: str, column: Text, id: str, fact: PostFact, chart: Chart, subject: Subject) -> str:
    """The post that a cell names; "" where the plan says so already, or where there is none."""
    if not words or is_shown(words, column, id, chart):
        return ""
    found = chart.find(words)
    if not found and name == "held_by":
        found = subject.find("roles", words)
    if not found or found == id:
        if found != id:
            subject.facts.remark(fact.place, f"unknown-{name.split('_')[0]}", words)
        return ""
    old = chart.known.get(id)
    return "" if old and getattr(old, name) == found else found


def is_shown(words: str, column: Text, id: str, chart: Chart) -> bool:
    """Whether a cell says what our own workbook says there."""
    return any(is_alike(words, cells[column]) for cells in chart.shown.get(id, {}).values())


def leads_to(start: str, end: str, above: Mapping[str, str]) -> bool:
    """Whether the way up from a post passes another."""
    seen: set[str] = set()
    while start and start not in seen:
        if start == end:
            return True
        seen.add(start)
        start = above.get(start, "")
    return False
