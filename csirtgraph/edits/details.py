"""Edits of what a role has besides its names: its tier, skills, functions and page; and new groups, teams and units."""

from collections.abc import Iterable

from csirtgraph.edits.change import change
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import SECTIONS, Edit, known, new_id, set_or_drop, text_in, text_of, usual_modes
from csirtgraph.edits.ids import new_id as id_for
from csirtgraph.edits.lookup import whole
from csirtgraph.edits.yaml.values import Data, pairs_in
from csirtgraph.plan.model.flows import ENDS

#: By what is added, its section, and those whose ids it may not have.
AREAS = {"group": ("groups", ("groups", *ENDS)), "team": ("teams", ("groups", *ENDS)), "unit": ("units", ("units",))}


def set_tier(draft: Draft, edit: Edit) -> None:
    """Set the row of a role, or leave it to that of its group."""
    set_or_drop(draft, (*known(draft, "roles", edit["id"]), "tier"), edit["tier"])


def set_link(draft: Draft, edit: Edit) -> None:
    """Set or remove the page about a role, a party or a team."""
    set_or_drop(draft, (*known(draft, SECTIONS[edit["kind"]], edit["id"]), "link"), edit["link"])


def set_skills(draft: Draft, edit: Edit) -> None:
    """Set the skills of a role in one mode; the same ones in every mode are written once."""
    path = (*known(draft, "roles", edit["id"]), "skills")
    old = whole(draft, *path)
    before = pairs_in(old) if isinstance(old, dict) else dict.fromkeys(usual_modes(draft), old) if old else {}
    skills: list[Data] = texts_in(edit["skills"])
    found = {mode: value for mode, value in {**before, edit["mode"]: skills}.items() if value}
    alike = len(found) == len(usual_modes(draft)) and all(value == skills for value in found.values())
    set_or_drop(draft, path, skills if alike else found)


def set_functions(draft: Draft, edit: Edit) -> None:
    """Set what a role does, in order; a new function gets an id from its name, others keep what else they say."""
    path = (*known(draft, "roles", edit["id"]), "functions")
    old = pairs_in(whole(draft, *path))
    found: dict[str, Data] = {}
    for one in edit["functions"]:
        name = text_of(one["name"])
        words = pairs_in(name)
        id = one.get("id") or id_for(str(words.get("ja", "")), str(words.get("en", "")), {*old, *found}, "function")
        found[id] = {**pairs_in(old.get(id)), "name": name}
    set_or_drop(draft, path, found)


def add_area(draft: Draft, edit: Edit) -> None:
    """Add a group, a team or a unit after all others of its kind."""
    section, others = AREAS[edit["kind"]]
    change(draft, (section, new_id(draft, edit["id"], others)), {"name": text_of(edit["name"])})


def texts_in(texts: Iterable["dict[str, str] | str"]) -> list[Data]:
    """The texts that have words."""
    return [text for text in map(text_in, texts) if text]
