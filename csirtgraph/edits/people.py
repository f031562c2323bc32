"""Edits of people and of how somebody is reached."""

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import SECTIONS, Edit, known, new_id, set_flag, set_or_drop, set_words, text_of
from csirtgraph.edits.lookup import names_in
from csirtgraph.edits.yaml.values import Data, listed, one_or_list, pairs_in
from csirtgraph.plan.model.enums import MODES, ContactUse

TEXTS = ("name", "department", "title")


def add_person(draft: Draft, edit: Edit) -> None:
    """Add a person after all others."""
    path = ("people", new_id(draft, edit["id"], ("people",)))
    change(draft, path, {"name": text_of(edit["name"])})
    set_person(draft, {key: value for key, value in edit.items() if key != "name"})


def set_person(draft: Draft, edit: Edit) -> None:
    """Change what is said of a person."""
    path = known(draft, "people", edit["id"])
    for name in (name for name in TEXTS if name in edit):
        set_words(draft, (*path, name), edit[name])
    if "verified" in edit:
        set_or_drop(draft, (*path, "verified"), edit["verified"])
    if "private" in edit:
        set_flag(draft, (*path, "private"), edit["private"])
    if "contacts" in edit:
        set_or_drop(draft, (*path, "contacts"), contacts_of(edit["contacts"]))


def remove_person(draft: Draft, edit: Edit) -> None:
    """Remove a person, who then holds no post."""
    path = known(draft, "people", edit["id"])
    for mode in MODES:
        for id, post in names_in(draft, "posts", mode.value).items():
            leave(draft, ("posts", mode.value, id), pairs_in(post), edit["id"])
    drop(draft, path)


def leave(draft: Draft, path: tuple[str, ...], post: dict[str, Data], person: str) -> None:
    """Take a person off a post and off its turns."""
    if person in listed(post.get("holders")):
        set_or_drop(draft, (*path, "holders"), others(post["holders"], person))
    turns = post.get("on-call")
    all_turns = turns if isinstance(turns, list) else [turns] if turns else []
    if any(person in listed(pairs_in(turn).get("holders")) for turn in all_turns):
        left = [{**pairs_in(turn), "holders": others(pairs_in(turn).get("holders"), person)} for turn in all_turns]
        change(draft, (*path, "on-call"), [{key: value for key, value in turn.items() if value} for turn in left])


def others(value: "Data | None", person: str) -> Data:
    """A list without one person."""
    return one_or_list(name for name in listed(value) if name != person)


def set_contacts(draft: Draft, edit: Edit) -> None:
    """Set how the desk of a role, or a party, is reached."""
    path = known(draft, SECTIONS[edit["kind"]], edit["id"])
    set_or_drop(draft, (*path, "contacts"), contacts_of(edit["contacts"]))


def contacts_of(asked: list[dict[str, str]]) -> Data:
    """Contacts as a plan states them: no empty ones, and nothing for the usual use."""
    kept: list[Data] = [
        {key: value for key, value in one.items() if value and (key, value) != ("use", ContactUse.WORK.value)}
        for one in asked
        if any(one.get(key) for key in ("phone", "mail", "chat"))
    ]
    return kept
