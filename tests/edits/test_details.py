"""Edits of what a role has besides its names, and new groups, teams and units."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from csirtgraph.edits import EditError, edited
from csirtgraph.plan.model.enums import Mode, Tier
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan

WritePlan = Callable[..., Path]
PLAN = """plan: {id: ours, title: {en: Our CSIRT}}
roles:
  triage:
    name: {en: Triage}
    skills: {incident: [{en: Logs}]}
    functions:
      sorting: {name: {en: Sorting}, modes: incident}
parties:
  soc: {name: {en: SOC}, kind: vendor}
"""


@pytest.fixture
def after(write_plan: WritePlan) -> Callable[..., Plan]:
    """The plan after edits."""
    folder = write_plan(plan=PLAN)

    def edit(*edits: dict[str, Any]) -> Plan:
        for change in edited(folder, list(edits)):
            assert change.after is not None
            change.path.write_bytes(change.after)
        return load_plan(folder)

    return edit


def test_the_tier_and_the_page_of_a_role_are_set_and_removed(after: Callable[..., Plan]) -> None:
    page = "https://example.org/triage"
    plan = after(
        {"op": "set-tier", "id": "triage", "tier": "command"},
        {"op": "set-link", "kind": "role", "id": "triage", "link": page},
    )
    assert (plan.roles["triage"].tier, plan.roles["triage"].link) == (Tier.COMMAND, page)
    plan = after(
        {"op": "set-tier", "id": "triage", "tier": ""},
        {"op": "set-link", "kind": "role", "id": "triage", "link": ""},
    )
    assert (plan.roles["triage"].tier, plan.roles["triage"].link) == (None, "")
    with pytest.raises(EditError):
        after({"op": "set-link", "kind": "party", "id": "soc", "link": "javascript:alert(1)"})
    with pytest.raises(EditError):
        after({"op": "set-tier", "id": "triage", "tier": "top"})


def test_skills_are_those_of_a_mode(after: Callable[..., Plan]) -> None:
    def said(plan: Plan) -> dict[str, list[str]]:
        return {mode.value: [text.to("en") for text in texts] for mode, texts in plan.roles["triage"].skills.items()}

    plan = after({"op": "set-skills", "mode": "peacetime", "id": "triage", "skills": [{"en": "Logs"}, {"en": ""}]})
    assert said(plan) == {"peacetime": ["Logs"], "incident": ["Logs"]}
    plan = after({"op": "set-skills", "mode": "incident", "id": "triage", "skills": [{"ja": "会話", "en": "Talking"}]})
    assert said(plan) == {"peacetime": ["Logs"], "incident": ["Talking"]}
    plan = after(*({"op": "set-skills", "mode": mode.value, "id": "triage", "skills": []} for mode in Mode))
    assert said(plan) == {}


def test_functions_keep_what_they_say_and_new_ones_get_ids(after: Callable[..., Plan]) -> None:
    named = [{"name": {"en": "Calling"}}, {"id": "sorting", "name": {"ja": "仕分け", "en": "Sorting out"}}]
    found = after({"op": "set-functions", "id": "triage", "functions": named}).roles["triage"].functions
    assert {id: one.name.to("en") for id, one in found.items()} == {"calling": "Calling", "sorting": "Sorting out"}
    assert found["sorting"].modes == (Mode.INCIDENT,)


def test_groups_teams_and_units_are_added(after: Callable[..., Plan]) -> None:
    add = [
        {"op": "add-area", "kind": kind, "id": f"new-{kind}", "name": {"en": "New"}}
        for kind in ("group", "team", "unit")
    ]
    plan = after(*add, {"op": "set-team", "id": "triage", "team": "new-team"})
    assert ("new-group" in plan.groups, "new-team" in plan.teams, "new-unit" in plan.units) == (True, True, True)
    assert plan.roles["triage"].team == "new-team"
    with pytest.raises(EditError):
        after({"op": "add-area", "kind": "team", "id": "soc", "name": {"en": "Taken"}})
