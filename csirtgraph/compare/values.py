"""Facts of a plan in words, whatever their type."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from csirtgraph.compare.kinds import REFERENCES
from csirtgraph.plan.model.deputies import Deputy
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.people import Contact
from csirtgraph.plan.model.plan import Plan, Post
from csirtgraph.plan.model.times import TimeLimit
from csirtgraph.text import LANGUAGES, NOTHING, Text


def words_for(value: Any, plan: Plan, field: str = "", mode: Mode | None = None) -> Text:
    """A value in words; ids by the names of what they are ids of."""
    if isinstance(value, Text):
        return value
    if isinstance(value, Enum):
        return plan.word_of(value)
    if value is None or value in ("", (), {}):
        return NOTHING
    if isinstance(value, TimeLimit):
        return value.words
    if isinstance(value, Contact):
        return contact_words(value)
    if field == "deputy_of":
        return listed(deputy_words(name_in(role, ("roles",), plan), deputy) for role, deputy in value.items())
    if isinstance(value, bool):
        return Text("はい", "yes") if value else Text("いいえ", "no")
    if isinstance(value, str):
        return name_in(value, REFERENCES.get(field, ()), plan, mode)
    if isinstance(value, Mapping):
        return words_for_mapping(value, plan, field)
    if isinstance(value, (tuple, list)):
        return listed(words_for(item, plan, field, mode) for item in value)
    if is_dataclass(value):
        parts = [getattr(value, item.name) for item in fields(value) if item.name not in ("id", "evidence")]
        return listed(text for part in parts if (text := words_for(part, plan)))
    return Text(f"{value}名", str(value)) if field == "people" else Text(str(value), str(value))


def contact_words(contact: Contact) -> Text:
    """A number or an address, and when somebody answers."""
    words = contact.phone or contact.mail or contact.chat
    return Text(f"{words} ({contact.hours})") if contact.hours else Text(words)


def deputy_words(role: Text, deputy: Deputy) -> Text:
    """The role that is deputised for, and when."""
    when = deputy.when
    return Text(f"{role.ja} ({when.to('ja')})", f"{role.to('en')} ({when.to('en')})") if when else role


def words_for_mapping(value: Mapping[Any, Any], plan: Plan, field: str) -> Text:
    """A value for each mode, once where they are alike; or the values of a table."""
    if not all(isinstance(key, Mode) for key in value):
        return listed(words_for(item, plan, field) for item in value.values())
    texts = {key: words_for(item, plan, field) for key, item in value.items()}
    if len(set(texts.values())) == 1 and len(texts) == len(Mode):
        return next(iter(texts.values()))
    return listed(
        Text(*(f"{plan.word_of(key).to(lang)}: {text.to(lang)}" for lang in LANGUAGES)) for key, text in texts.items()
    )


def listed(texts: Iterable[Text]) -> Text:
    """Texts as one."""
    found = list(texts)
    return Text("、".join(text.to("ja") for text in found), ", ".join(text.to("en") for text in found))


def name_in(id: str, sections: Iterable[str], plan: Plan, mode: Mode | None = None) -> Text:
    """The name of what has an id in one of the sections; the id itself where there is none."""
    for section in sections:
        entries: Mapping[str, Any] = (
            posts_in(plan, mode)
            if section == "posts"
            else plan.overview.places
            if section == "places"
            else getattr(plan, section)
        )
        if id in entries:
            return name_of(entries[id], plan)
    return Text(id, id)


def posts_in(plan: Plan, mode: Mode | None) -> Mapping[str, Post]:
    """The posts of one mode, or of all."""
    return {id: post for key, posts in plan.posts.items() if mode in (None, key) for id, post in posts.items()}


def name_of(entry: Any, plan: Plan) -> Text:
    """What an entry of a plan is called."""
    if isinstance(entry, Flow):
        ends = [name_in(end, REFERENCES["sender"], plan) for end in (entry.sender, entry.receiver)]
        arrow = "↔" if entry.is_mutual else "→"
        return Text(*(f"{ends[0].to(lang)} {arrow} {ends[1].to(lang)}" for lang in LANGUAGES))
    found = getattr(entry, "name", None) or getattr(entry, "title", None) or NOTHING
    id = getattr(entry, "id", "")
    if not found and isinstance(entry, Post):
        return listed(role.name for role in plan.roles_of(entry)) or Text(id, id)
    if not found:
        return name_in(id, ("business_groups", "teams", "roles"), plan)
    return found
