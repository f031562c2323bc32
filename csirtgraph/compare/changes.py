"""Two plans compared entry by entry: what was added, removed and changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from csirtgraph.compare import names
from csirtgraph.compare.flows import matched
from csirtgraph.compare.items import item_changes
from csirtgraph.compare.kinds import FIELDS, IGNORED, ITEMS, Kind
from csirtgraph.compare.values import name_of, words_for
from csirtgraph.plan.model.enums import Audience, Mode, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.people import Person
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.reading.load import position_of
from csirtgraph.plan.yaml.problems import Position
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is different, with words for both languages."""

    kind: Kind
    section: str  # as in a plan file: roles, posts, flows …
    id: str  # in the new plan; of what was removed, in the old one
    name: Text
    field: str = ""  # as in a plan file; "" for the whole entry
    mode: Mode | None = None  # of a post
    before: Text = NOTHING
    after: Text = NOTHING
    previously: str = ""  # the id in the old plan, where it was another
    likelihood: float = 1.0  # that it is the same entry under another id
    position: Position | None = None  # in the new plan; of what was removed, in the old one


@dataclass(frozen=True)
class Pair:
    """An entry of the old plan and the one of the new plan that is the same, or None."""

    section: str
    path: tuple[str, ...]  # where the section is written
    id: str
    old: Any
    new: Any
    mode: Mode | None = None


def changes_of(old: Plan, new: Plan) -> list[Change]:
    """Every change, section by section in the order of the plan format."""
    return [change for pair in pairs_of(old, new) for change in compared(pair, old, new)]


def pairs_of(old: Plan, new: Plan) -> Iterator[Pair]:
    """Every entry of either plan with its like in the other."""
    for item in fields(Plan):
        section = item.name.replace("_", "-")
        one, other = getattr(old, item.name), getattr(new, item.name)
        if section == "flows":
            for id, before, after in matched(one, other):
                yield Pair("flows", ("flows",), id, before, after)
        elif section == "posts":
            for mode in Mode:
                yield from by_id("posts", ("posts", mode.value), one.get(mode, {}), other.get(mode, {}), mode)
        elif section == "careers":
            yield from by_id("ladders", ("careers", "ladders"), one.ladders, other.ladders)
        elif section == "overview":
            yield from by_id("places", ("overview", "places"), one.places, other.places)
            yield from by_id("links", ("overview", "links"), links(one.links), links(other.links))
        elif section == "people":
            yield from by_id(section, (section,), *named_people(old, new))
        elif section not in UNCOMPARED:
            yield from by_id(section, (section,), by_word(one, section), by_word(other, section))


#: Headers, words for others' use, what is said of the plan.
UNCOMPARED = ("plan", "arrangement", "views", "comments", "labels", "tree", "words", "audience", "as_of")


def named_people(old: Plan, new: Plan) -> tuple[Mapping[str, Person], Mapping[str, Person]]:
    """The people of both plans; none for the public, who sees them by the posts they hold."""
    is_public = Audience.PUBLIC in (old.audience, new.audience)
    return ({}, {}) if is_public else (old.people, new.people)


def by_word(entries: Any, section: str) -> Mapping[str, Any]:
    """The entries of a section by id, or by the word of a mode; a section of one entry by its own name."""
    if not isinstance(entries, Mapping):
        return {section: entries}
    return {id.value if isinstance(id, Mode) else id: entry for id, entry in entries.items()}


def links(nested: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Links by both ends."""
    return {f"{tail}>{head}": link for tail, ends in nested.items() for head, link in ends.items()}


def by_id(
    section: str, path: tuple[str, ...], old: Mapping[str, Any], new: Mapping[str, Any], mode: Mode | None = None
) -> Iterator[Pair]:
    """The entries of one section: those of the new plan in its order, then those that are gone."""
    for id in [*new, *(id for id in old if id not in new)]:
        yield Pair(section, path, id, old.get(id), new.get(id), mode)


def compared(pair: Pair, old: Plan, new: Plan) -> Iterator[Change]:
    """The changes of one entry."""
    if pair.old == pair.new:
        return
    make = change_maker(pair, old, new)
    if isinstance(pair.old or pair.new, Text):
        one, other = pair.old or NOTHING, pair.new or NOTHING
        yield make(Kind.REWORDED if one and other else Kind.ADDED if other else Kind.REMOVED, "", one, other)
        return
    if pair.old is None or pair.new is None:
        what = what_of(pair.old or pair.new, new if pair.old is None else old)
        gone = pair.new is None
        yield make(Kind.REMOVED if gone else Kind.ADDED, "", what if gone else NOTHING, NOTHING if gone else what)
        return
    seen: set[Kind] = set()
    if isinstance(pair.new, Flow) and (turned := ends_change(pair.old, pair.new)):
        yield make(turned, "receiver", name_of(pair.old, old), name_of(pair.new, new))
    for item in fields(pair.new):
        if item.name in IGNORED:
            continue
        field = item.name.rstrip("_").replace("_", "-")
        one, other = value_of(pair.old, item.name), value_of(pair.new, item.name)
        if plain(one) == plain(other):
            continue
        if item.name in ITEMS:
            for before, after in item_changes(one, other, old, new):
                kind = Kind.REWORDED if before and after else Kind.ADDED if after else Kind.REMOVED
                yield make(kind, field, before, after)
            continue
        kind = kind_of(item.name, one, other)
        if kind is Kind.RENAMED and kind in seen:
            continue  # the short name follows the name
        seen.add(kind)
        yield make(kind, field, words_for(one, old, item.name, pair.mode), words_for(other, new, item.name, pair.mode))


def change_maker(pair: Pair, old: Plan, new: Plan) -> Callable[[Kind, str, Text, Text], Change]:
    """A function that makes a change of this entry."""
    entry, plan = (pair.new, new) if pair.new is not None else (pair.old, old)
    name = name_of(entry, plan) if pair.section != "links" else link_name(pair.id, plan)
    name = names.section(pair.section) if isinstance(entry, Text) else name
    path = (*pair.path, *((entry.sender, entry.receiver) if isinstance(entry, Flow) else pair.id.split(">")))

    def make(kind: Kind, field: str, before: Text, after: Text) -> Change:
        section = field if field.replace("-", "_") in ITEMS else pair.section
        place = position_of(plan, *path, *([field] if field else [])) if plan.tree else None
        return Change(
            kind=kind,
            section=section,
            id=pair.id,
            name=name,
            field=field,
            mode=pair.mode,
            before=before,
            after=after,
            position=place,
        )

    return make


def link_name(id: str, plan: Plan) -> Text:
    """A link of the overview by its ends."""
    tail, head = (words_for(end, plan, "in_") for end in id.split(">"))
    return Text(f"{tail.to('ja')} → {head.to('ja')}", f"{tail.to('en')} → {head.to('en')}")


def what_of(entry: Any, plan: Plan) -> Text:
    """The words that say most about an entry that is new or gone."""
    for field in ("duty", "brief", "label", "note", "people", "definition", "meaning", "detail"):
        if value := getattr(entry, field, None):
            return words_for(value, plan, field)
    return NOTHING


def value_of(entry: Any, field: str) -> Any:
    """A fact, with what the plan leaves unsaid filled in."""
    value = getattr(entry, field)
    if field == "sourcing" and isinstance(entry, Role):
        return {mode: entry.sourcing_in(mode) for mode in Mode if mode in entry.modes}
    if field == "direction" and isinstance(entry, Flow):
        return entry.is_mutual
    return value


def ends_change(old: Flow, new: Flow) -> Kind | None:
    """Whether the ends or the direction of a flow changed."""
    if {old.sender, old.receiver} != {new.sender, new.receiver}:
        return Kind.REDIRECTED
    return Kind.REVERSED if old.sender != new.sender and not (old.is_mutual or new.is_mutual) else None


def plain(value: Any) -> Any:
    """A value in which order does not count."""
    if isinstance(value, (tuple, list)):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, Text):
        return [plain(getattr(value, item.name)) for item in fields(value) if item.name not in IGNORED]
    return value


def kind_of(field: str, one: Any, other: Any) -> Kind:
    """What a change of a field is."""
    if field == "sourcing":
        known = set(one.values()) if isinstance(one, Mapping) else {one}
        then = set(other.values()) if isinstance(other, Mapping) else {other}
        gained = Sourcing.OUTSOURCED in then and (Sourcing.OUTSOURCED not in known or Sourcing.IN_HOUSE not in then)
        return Kind.OUTSOURCED if gained else Kind.INSOURCED
    if field in ("held_by", "also"):
        return Kind.HOLDER if one and other else Kind.TAKEN_UP if other else Kind.ENDED
    return FIELDS.get(field, Kind.REWORDED)
