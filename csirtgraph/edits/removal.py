"""A role or party taken out of a plan with everything that names it."""

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import SECTIONS, Edit, known, set_or_drop
from csirtgraph.edits.lookup import names_in
from csirtgraph.edits.posts import free, take_post
from csirtgraph.edits.yaml.values import listed, one_or_list, pairs_in, words_of
from csirtgraph.plan.model.enums import MODES


def remove(draft: Draft, edit: Edit) -> None:
    """Remove a role or party with its flows, its posts and whatever else names it."""
    id = edit["id"]
    path = known(draft, SECTIONS[edit["kind"]], id)
    take_flows(draft, id)
    if edit["kind"] == "role":
        take_combined(draft, id)
        take_deputies(draft, id)
        for mode in MODES:
            leave(draft, ("posts", mode.value), id)
        leave(draft, ("postings",), id)
    take_deadlines(draft, id)
    take_comments(draft, id)
    drop(draft, path)
    free(draft, id)


def take_flows(draft: Draft, id: str) -> None:
    """Take out all flows from and to someone."""
    for sender, receivers in names_in(draft, "flows").items():
        if sender == id:
            drop(draft, ("flows", id))
        elif id in pairs_in(receivers):
            drop(draft, ("flows", sender, id))


def take_combined(draft: Draft, id: str) -> None:
    """Roles that are drawn as one box no longer have this one in it."""
    for name, role in names_in(draft, "roles").items():
        combined = listed(pairs_in(role).get("combines"))
        if id in combined:
            left = without(combined, id)
            set_or_drop(draft, ("roles", name, "combines"), one_or_list(left) if left else None)


def take_deputies(draft: Draft, id: str) -> None:
    """Nobody deputises for it any longer."""
    for name, role in names_in(draft, "roles").items():
        others = pairs_in(role).get("deputy-of")
        if isinstance(others, dict) and id in others:
            set_or_drop(draft, ("roles", name, "deputy-of"), {key: when for key, when in others.items() if key != id})
        elif id in listed(others):
            set_or_drop(draft, ("roles", name, "deputy-of"), one_or_list(without(listed(others), id)))


def take_deadlines(draft: Draft, id: str) -> None:
    """Deadlines to it are gone; of those by it nobody is said to report."""
    for name, entry in names_in(draft, "deadlines").items():
        if words_of(pairs_in(entry).get("to")) == id:
            drop(draft, ("deadlines", name))
        elif words_of(pairs_in(entry).get("by")) == id:
            drop(draft, ("deadlines", name, "by"))


def take_comments(draft: Draft, id: str) -> None:
    """Comments on it are gone with it."""
    for name, entry in names_in(draft, "comments").items():
        if words_of(pairs_in(entry).get("about")) == id:
            drop(draft, ("comments", name))


def leave(draft: Draft, section: tuple[str, ...], id: str) -> None:
    """Remove a role from posts or postings of several roles; those of it alone are removed."""
    for name, entry in names_in(draft, *section).items():
        roles = listed(pairs_in(entry).get("roles")) or [name]
        if roles == [id] and section[0] == "posts":
            take_post(draft, section[1], name)
        elif roles == [id]:
            drop(draft, (*section, name))
        elif id in roles:
            change(draft, (*section, name, "roles"), one_or_list(without(roles, id)))


def without(words: list[str], word: str) -> list[str]:
    """The words except one."""
    return [other for other in words if other != word]
