"""Edits from the page: they change the lines concerned, can be undone, and never overwrite what another has saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from studios import PLAN, RELATIONS, Running, words_in

from csirtgraph.edits.yaml import rewriting
from csirtgraph.plan.reading import load
from csirtgraph.plan.yaml import tree
from csirtgraph.plan.yaml.tree import parsed
from csirtgraph.studio.server import writing

WritePlan = Callable[..., Path]
OPERATOR = {"op": "set", "kind": "role", "id": "handler", "field": "name", "lang": "en", "text": "Operator"}
EDITED = PLAN.replace("{en: Handler}", "{en: Operator}")


def test_an_edit_changes_its_line_and_shows(studio: Running, plan: Path) -> None:
    answer = studio.edit(**OPERATOR)
    assert answer.status_code == 200, answer.text
    assert plan.read_text() == EDITED  # the comment stays, too
    (changed,) = answer.json()["changed"]
    assert changed["file"] == "plan.yaml"
    assert "-  handler: {name: {en: Handler}}\n+  handler: {name: {en: Operator}}" in changed["lines"]
    state = studio.state()
    assert (state["revision"], state["canUndo"], state["canRedo"]) == (answer.json()["revision"], True, False)
    assert "Operator" in words_in(studio.get(RELATIONS).text)


def test_an_edit_can_be_undone_and_done_again(studio: Running, plan: Path) -> None:
    first = studio.state()["revision"]
    second = studio.edit(**OPERATOR).json()["revision"]
    third = studio.edit(**{**OPERATOR, "text": "Officer"}).json()["revision"]
    assert len({first, second, third}) == 3
    for path, revision in (("undo", second), ("undo", first), ("redo", second), ("redo", third)):
        answer = studio.post(f"/api/{path}", {})
        assert (answer.status_code, answer.json()["revision"]) == (200, revision)
    assert "Officer" in plan.read_text()
    assert studio.post("/api/redo", {}).status_code == 422
    studio.post("/api/undo", {})
    studio.edit(**{**OPERATOR, "text": "Another"})
    state = studio.state()
    assert (state["canUndo"], state["canRedo"]) == (True, False)


def test_what_another_editor_has_saved_is_not_overwritten(studio: Running, plan: Path) -> None:
    old = studio.state()["revision"]
    theirs = PLAN.replace("{en: Commander}", "{en: Captain}")
    plan.write_text(theirs)
    answer = studio.edit(old, **OPERATOR)
    assert answer.status_code == 409
    both = answer.json()
    assert "+  commander: {name: {en: Captain}}  # leads" in both["theirs"]
    assert "+  handler: {name: {en: Operator}}" in both["mine"]
    assert both["error"]
    assert plan.read_text() == theirs
    assert studio.edit(both["revision"], **OPERATOR).status_code == 200
    assert plan.read_text() == theirs.replace("{en: Handler}", "{en: Operator}")


def test_two_tabs_do_not_overwrite_each_other(studio: Running, plan: Path) -> None:
    seen = studio.state()["revision"]
    assert studio.edit(seen, **OPERATOR).status_code == 200
    answer = studio.edit(seen, **{**OPERATOR, "text": "Officer"})
    assert answer.status_code == 409
    assert "Operator" in answer.json()["theirs"]
    assert plan.read_text() == EDITED


def test_what_was_saved_over_an_edit_is_not_undone(studio: Running, plan: Path) -> None:
    studio.edit(**OPERATOR)
    plan.write_text(EDITED + "# by hand\n")
    state = studio.state_when(lambda state: not state["canUndo"])
    answer = studio.post("/api/undo", {}, state["revision"])
    assert answer.status_code == 409
    assert "Handler" in answer.json()["mine"]
    assert plan.read_text() == EDITED + "# by hand\n"
    plan.write_text(EDITED)
    studio.state_when(lambda state: state["canUndo"])


def test_a_save_in_the_last_moment_wins(studio: Running, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program saves after the revision was compared, and before the file is replaced."""
    theirs, first = PLAN + "# theirs\n", studio.state()["revision"]
    for name in ("changes_of", "saved"):
        plan.write_text(PLAN)
        studio.state_when(lambda state: state["revision"] == first)
        real = getattr(writing, name)

        def late(*values: Any, real: Callable[..., Any] = real) -> Any:
            plan.write_text(theirs)
            return real(*values)

        with monkeypatch.context() as patched:
            patched.setattr(writing, name, late)
            answer = studio.edit(**OPERATOR)
        assert answer.status_code == 409, name
        assert plan.read_text() == theirs
        assert not studio.state()["canUndo"]


def test_an_edit_that_would_break_the_plan_changes_nothing(studio: Running, plan: Path) -> None:
    for edit in (
        {**OPERATOR, "id": "nobody"},
        {"op": "add-flow", "from": "commander", "to": "nobody", "label": {"en": "x"}, "kind": "report", "modes": []},
        {"op": "explode"},
        {**OPERATOR, "text": "x" * 10_000},
    ):
        answer = studio.edit(**edit)
        assert answer.status_code == 422, (edit, answer.text)
        assert answer.json()["error"]
        assert isinstance(answer.json()["problems"], list)
        assert plan.read_text() == PLAN
    assert not studio.state()["canUndo"]


def test_a_broken_plan_must_be_fixed_by_hand_first(studio: Running, plan: Path) -> None:
    plan.write_text(PLAN + "x: [\n")
    state = studio.state_when(lambda state: state["problems"])
    answer = studio.edit(state["revision"], **OPERATOR)
    assert answer.status_code == 422
    assert plan.read_text() == PLAN + "x: [\n"


def test_requests_that_make_no_sense_are_refused(studio: Running, plan: Path) -> None:
    headers = {"X-CSRF": studio.keys.csrf, "Content-Type": "application/json"}
    for path in ("/api/edit", "/api/undo", "/api/redo"):
        assert studio.client.post(path, content=b'{"edits": [{}]}', headers=headers).status_code == 428
    headers["If-Match"] = '"x"'
    for body in (b"", b"{", b"[]", b"1", b'{"edits": 1}', b'{"edits": []}', b'{"edits": [1]}', b"\xff", b"[" * 50_000):
        answer = studio.client.post("/api/edit", content=body, headers=headers)
        assert answer.status_code == 400, body[:20]
        assert answer.json()["error"]
    assert plan.read_text() == PLAN


def test_a_page_hears_of_its_own_edit_once(studio: Running) -> None:
    events = studio.events()
    first = next(events)
    revision = studio.edit(first["revision"], **OPERATOR).json()["revision"]
    assert next(events)["revision"] == revision
    again = studio.edit(revision, **{**OPERATOR, "text": "Officer"}).json()["revision"]
    assert next(events)["revision"] == again  # no echo of the first by the watcher between them


def test_an_edit_that_changes_nothing_leaves_nothing_to_undo(studio: Running, plan: Path) -> None:
    answer = studio.edit(**{**OPERATOR, "text": "Handler"})
    assert answer.status_code == 200
    assert answer.json()["changed"] == []
    assert not studio.state()["canUndo"]
    assert plan.read_text() == PLAN


def test_for_an_edit_only_its_lines_are_read_and_the_plan_is_checked_once(
    studio: Running, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = studio.state()["revision"]
    plan.write_text(PLAN + "# long\n" * 60)
    revision = studio.state_when(lambda state: state["revision"] != old)["revision"]
    checks: list[Any] = []
    check = load.inconsistencies
    monkeypatch.setattr(load, "inconsistencies", lambda *plan: checks.append(plan) or check(*plan))
    read: list[str] = []
    for module in (tree, rewriting):
        monkeypatch.setattr(module, "parsed", lambda text, *rest: read.append(text) or parsed(text, *rest))
    assert studio.edit(revision, **OPERATOR).json()["changed"][0]["lines"]
    assert "Operator" in words_in(studio.get(RELATIONS).text)
    assert (read, len(checks)) == (["  handler: {name: {en: Operator}}\n"], 1)
