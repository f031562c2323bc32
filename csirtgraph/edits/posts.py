"""Edits of posts."""

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import Edit, in_both, known, new_id, set_flag, set_or_drop, text_in, text_of
from csirtgraph.edits.lookup import exists, names_in, whole
from csirtgraph.edits.yaml.values import Data, Plain, listed, one_or_list, pairs_in, words_of
from csirtgraph.plan.model.enums import MODES

LINKS = ("held-by", "under", "unit")


def add_post(draft: Draft, edit: Edit) -> None:
    """Add a post after all others of its mode."""
    section = f"posts.{edit['mode']}"
    path = ("posts", edit["mode"], new_id(draft, edit["id"], (section,)))
    post: dict[str, Data] = {}
    if edit.get("name"):
        post["name"] = text_of(edit["name"])
    if edit.get("roles", []) not in ([], [edit["id"]]):
        post["roles"] = one_or_list(edit["roles"])
    post |= {name: edit[name] for name in LINKS if edit.get(name)}
    if edit.get("people") is not None:
        post["people"] = Plain(str(edit["people"]))
    change(draft, path, post)


def set_post(draft: Draft, edit: Edit) -> None:
    """Change what a post is called, who holds it and when, its superiors, how many people it has, if it is open."""
    path = known(draft, "posts", edit["mode"], edit["id"])
    for name in {"held-by", "unit"} & edit.keys():
        set_or_drop(draft, (*path, name), edit[name] or None)
    if "name" in edit:
        named = {**in_both(whole(draft, *path, "name")), **in_both(text_of(edit["name"]))}
        change(draft, (*path, "name"), named)
    if "under" in edit:
        set_or_drop(draft, (*path, "under"), one_or_list(superiors(draft, path, edit["under"])))
    if "people" in edit:
        people = edit["people"]
        set_or_drop(draft, (*path, "people"), None if people is None else Plain(str(people)))
    if "open" in edit:
        set_flag(draft, (*path, "open"), edit["open"])
    if "holders" in edit:
        set_or_drop(draft, (*path, "holders"), one_or_list(dict.fromkeys(edit["holders"])))
    if "on-call" in edit:
        set_or_drop(draft, (*path, "on-call"), [turn_of(turn) for turn in edit["on-call"]])


def superiors(draft: Draft, path: tuple[str, ...], asked: "list[str] | str | None") -> list[str]:
    """All superiors where all are given; where the first is, the dotted lines stay."""
    if isinstance(asked, list):
        return list(dict.fromkeys(asked))
    others = listed(whole(draft, *path, "under"))[1:]
    return [*filter(None, [asked]), *(other for other in others if other != asked)]


def turn_of(asked: Edit) -> Data:
    """A turn as a plan states it."""
    turn: dict[str, Data] = {"hours": asked["hours"]}
    if rotation := text_in(asked.get("rotation", {})):
        turn["rotation"] = rotation
    if asked.get("holders"):
        turn["holders"] = one_or_list(asked["holders"])
    return turn


def remove_post(draft: Draft, edit: Edit) -> None:
    """Remove a post; those under it move under the one above it."""
    known(draft, "posts", edit["mode"], edit["id"])
    take_post(draft, edit["mode"], edit["id"])


def take_post(draft: Draft, mode: str, id: str) -> None:
    """Take a post out of its mode, and nothing else with it."""
    posts = names_in(draft, "posts", mode)
    above, unit = listed(pairs_in(posts[id]).get("under")), words_of(pairs_in(posts[id]).get("unit"))
    drop(draft, ("posts", mode, id))
    for name, post in posts.items():
        superiors = listed(pairs_in(post).get("under"))
        if name != id and id in superiors:
            left = [other for one in superiors for other in (above if one == id else [one]) if other != name]
            set_or_drop(draft, ("posts", mode, name, "under"), one_or_list(list(dict.fromkeys(left))))
            if (
                superiors[0] == id and unit and not pairs_in(post).get("unit")
            ):  # it stood in the frame of the post above
                change(draft, ("posts", mode, name, "unit"), unit)
    free(draft, id)


def free(draft: Draft, id: str) -> None:
    """Remove `held-by` where it names what no longer exists."""
    if exists(draft, "roles", id) or any(exists(draft, "posts", mode.value, id) for mode in MODES):
        return
    for mode in MODES:
        for name, post in names_in(draft, "posts", mode.value).items():
            if words_of(pairs_in(post).get("held-by")) == id:
                drop(draft, ("posts", mode.value, name, "held-by"))
