"""Edits of roles, parties, teams and groups."""

from typing import Any, TypeAlias

from csirtgraph.edits.change import change, drop
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.lookup import exists, names_in, whole
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data, Plain, listed, one_or_list, pairs_in, words_of
from csirtgraph.plan.model.enums import MODES, Sourcing
from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.text import LANGUAGES

#: An edit as JSON, its keys and values checked by `operations.py`.
Edit: TypeAlias = dict[str, Any]

SECTIONS = {"role": "roles", "party": "parties", "team": "teams", "group": "groups"}
#: The texts of each kind of entry.
TEXTS = {
    "role": ("name", "short", "duty", "brief"),
    "party": ("name", "note"),
    "team": ("name",),
    "group": ("name",),
}
BOTH = "both"
IN_HOUSE = Sourcing.IN_HOUSE.value


def known(draft: Draft, *path: str) -> tuple[str, ...]:
    """The path of an entry. Raises EditError where there is none."""
    if not exists(draft, *path):
        raise EditError("unknown", id=path[-1], sections=".".join(path[:-1]))
    return path


def new_id(draft: Draft, id: str, sections: tuple[str, ...]) -> str:
    """An id that an entry may get. Raises EditError."""
    if not is_id(id):
        raise EditError("not-id", id=id)
    if any(id in names_in(draft, *section.split(".")) for section in sections):
        raise EditError("exists", id=id)
    return id


def in_both(value: "Data | None") -> dict[str, Data]:
    """A text as a mapping from languages; one without languages is meant for each."""
    if isinstance(value, dict):
        return dict(value)
    return dict.fromkeys(LANGUAGES, words_of(value)) if words_of(value) else {}


def text_of(asked: "dict[str, str] | str") -> Data:
    """A new text, without the languages that have no words. Raises EditError where no words are left."""
    found = text_in(asked)
    if not found:
        raise EditError("nameless")
    return found


def text_in(asked: "dict[str, str] | str") -> Data:
    """A text without the languages that have no words; nothing for none."""
    return asked if isinstance(asked, str) else {name: asked[name] for name in LANGUAGES if asked.get(name)}


def set_text(draft: Draft, edit: Edit) -> None:
    """Set or remove a text in one language."""
    path = (*known(draft, SECTIONS[edit["kind"]], edit["id"]), edit["field"])
    if edit["field"] not in TEXTS[edit["kind"]]:
        raise EditError("field", op=edit["op"], field="field")
    old = in_both(whole(draft, *path))
    words = {**old, edit["lang"]: edit["text"]}
    if words != old:
        set_or_drop(draft, path, {name: value for name, value in words.items() if value})


def set_words(draft: Draft, path: tuple[str, ...], asked: "dict[str, str] | str") -> None:
    """Set or remove a text in the languages that are given."""
    old = in_both(whole(draft, *path))
    words = {**old, **in_both(asked)}  # type: ignore[arg-type]
    if words != old:
        set_or_drop(draft, path, {name: words[name] for name in LANGUAGES if words.get(name)})


def set_flag(draft: Draft, path: tuple[str, ...], flag: bool) -> None:
    """State a flag, or nothing where it is false."""
    set_or_drop(draft, path, Plain("true") if flag else None)


def set_or_drop(draft: Draft, path: tuple[str, ...], value: "Data | None") -> None:
    """Make the plan say a value, or nothing where there is none."""
    if value:
        change(draft, path, value)
    elif exists(draft, *path):
        drop(draft, path)


def set_deputies(draft: Draft, edit: Edit) -> None:
    """Set for whom a role deputises, in order, and when; without conditions as a plain list."""
    path = (*known(draft, "roles", edit["id"]), "deputy-of")
    terms = {one["role"]: text_in(one.get("when", {})) for one in edit["deputies"]}
    for role in terms:
        known(draft, "roles", role)
    if any(terms.values()):
        set_or_drop(draft, path, {role: {"when": when} if when else {} for role, when in terms.items()})
    else:
        set_or_drop(draft, path, one_or_list(terms))


def set_kind(draft: Draft, edit: Edit) -> None:
    """Set what a party is."""
    change(draft, (*known(draft, "parties", edit["id"]), "kind"), edit["kind"])


def set_private(draft: Draft, edit: Edit) -> None:
    """Set whether the public may know of a party."""
    set_flag(draft, (*known(draft, "parties", edit["id"]), "private"), edit["private"])


def set_sourcing(draft: Draft, edit: Edit) -> None:
    """Set who provides a role, in one mode or in both."""
    path = (*known(draft, "roles", edit["id"]), "sourcing")
    modes = listed(whole(draft, "roles", edit["id"], "modes")) or usual_modes(draft)
    old = whole(draft, *path)
    before = pairs_in(old) or dict.fromkeys(modes, words_of(old) or IN_HOUSE)
    asked = modes if edit["mode"] == BOTH else [edit["mode"]]
    found: dict[str, Data] = {**dict.fromkeys(modes, IN_HOUSE), **before, **dict.fromkeys(asked, edit["sourcing"])}
    values = [words_of(found[mode]) for mode in modes]
    if old is not None or {*values} != {IN_HOUSE}:
        change(draft, path, values[0] if len({*values}) == 1 else found)


def set_modes(draft: Draft, edit: Edit) -> None:
    """Set the modes of a role or a party."""
    modes_to(draft, known(draft, SECTIONS[edit["kind"]], edit["id"]), edit["modes"])


def modes_to(draft: Draft, path: tuple[str, ...], modes: list[str]) -> None:
    """Set the modes of an entry; nothing is written for the usual modes."""
    set_or_drop(draft, (*path, "modes"), modes_value(draft, modes))


def modes_value(draft: Draft, modes: list[str]) -> "Data | None":
    """Modes as a plan states them; None for the usual ones."""
    return None if {*modes} == {*usual_modes(draft)} else one_or_list(sorted({*modes}))


def usual_modes(draft: Draft) -> list[str]:
    """The modes of entries that have none of their own."""
    return listed(whole(draft, "plan", "modes")) or [mode.value for mode in MODES]


def set_group(draft: Draft, edit: Edit) -> None:
    """Set or remove the group of a role."""
    belong(draft, edit["id"], "group", edit["group"])


def set_team(draft: Draft, edit: Edit) -> None:
    """Set or remove the team of a role."""
    belong(draft, edit["id"], "team", edit["team"])


def belong(draft: Draft, id: str, field: str, name: str) -> None:
    """Set or remove what a role belongs to."""
    path = (*known(draft, "roles", id), field)
    if name:
        known(draft, f"{field}s", name)
    set_or_drop(draft, path, name)


def add_role(draft: Draft, edit: Edit) -> None:
    """Add a role after all others."""
    path = ("roles", new_id(draft, edit["id"], ENDS))
    change(draft, path, {"name": text_of(edit["name"])})
    for field in ("group", "team"):
        if edit.get(field):
            belong(draft, edit["id"], field, edit[field])
    if edit.get("sourcing"):
        set_sourcing(draft, {**edit, "mode": BOTH})


def add_party(draft: Draft, edit: Edit) -> None:
    """Add a party after all others."""
    path = ("parties", new_id(draft, edit["id"], ENDS))
    change(draft, path, {"name": text_of(edit["name"]), "kind": edit["kind"]})
