"""Boxes that are moved in the studio stay: on the screen, in every export, on the command line and after a restart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

pytest.importorskip("starlette")
from columns import unpacked
from studios import RELATIONS, Running, running

from csirtgraph.cli import main
from csirtgraph.compare.comparison import compare
from csirtgraph.compare.layouts import overlay_of
from csirtgraph.edits.arranging import rearranged
from csirtgraph.pipeline import Job
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

WritePlan = Callable[..., Path]
PLAN = """plan: {id: ours, title: {en: Our CSIRT}}
roles:
  commander: {name: {en: Commander}}
  handler: {name: {en: Handler}}
  triage: {name: {en: Triage}}
parties:
  soc: {name: {en: SOC}, kind: vendor}
flows:
  commander: {handler: {label: {en: orders}, kind: instruct}}
  handler: {soc: {label: {en: asks}, kind: request}}
  triage: {commander: {label: {en: ranks}, kind: report}}
"""
FIGURE = {"figure": "relations", "mode": "incident", "lang": "en"}
EXPORT = "/api/export?figure=relations&mode=incident&lang=en&format=svg"


@pytest.fixture
def folder(write_plan: WritePlan) -> Path:
    """A small plan."""
    return write_plan(plan=PLAN)


def places(studio: Running, address: str = RELATIONS) -> dict[str, tuple[float, float]]:
    """The middle of each box on screen, from the first box on."""
    boxes = unpacked(studio.get(address).json())["boxes"]
    at = {one["id"]: (one["x"] + one["w"] / 2, one["y"] + one["h"] / 2) for one in boxes}
    left, top = at["commander"]
    return {id: (round(x - left), round(y - top)) for id, (x, y) in at.items()}


def arrange(studio: Running, **body: Any) -> Any:
    """Move boxes as the page does."""
    return studio.post("/api/arrange", {**FIGURE, **body})


def drawn_by_command(folder: Path, target: Path) -> bytes:
    """The figure by the command line."""
    words = ["render", str(folder), "relations", "--mode", "incident", "--lang", "en", "-o", str(target)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return target.read_bytes()


def test_a_moved_box_stays_wherever_the_figure_is_shown(folder: Path, tmp_path: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        assert arrange(studio, moves={"soc": [160, 240]}).status_code == 200
        after = places(studio)
        assert after["soc"] == (before["soc"][0] + 160, before["soc"][1] + 240)
        assert {**after, "soc": 0} == {**before, "soc": 0}
        picture = studio.get(EXPORT).content
    assert drawn_by_command(folder, tmp_path / "command.svg") == picture
    with running(folder) as studio:
        assert places(studio) == after
        assert studio.get(EXPORT).content == picture


def test_an_edit_leaves_every_box_at_its_place(folder: Path, tmp_path: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        studio.edit(op="add-role", id="analyst", name={"en": "Analyst"})
        flow = {"op": "add-flow", "from": "analyst", "to": "triage", "label": {"en": "finds"}, "kind": "report"}
        flow["modes"] = ["peacetime", "incident"]
        assert studio.post("/api/edit", {"edits": [flow]}).status_code == 200
        after = places(studio)
        assert "analyst" in after
        assert {id: after[id] for id in before} == before
        picture = studio.get(EXPORT).content
    assert drawn_by_command(folder, tmp_path / "command.svg") == picture


def test_a_move_is_undone_and_done_again(folder: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        arrange(studio, moves={"soc": [160, 240]})
        after = places(studio)
        assert studio.post("/api/undo", {}).status_code == 200
        assert places(studio) == before
        assert studio.post("/api/redo", {}).status_code == 200
        assert places(studio) == after
        assert studio.post("/api/undo", {}, revision="0" * 32).status_code == 409
        assert studio.post("/api/arrange", {**FIGURE, "moves": {"soc": [8, 8]}}, revision="0" * 32).status_code == 409
        assert places(studio) == after


def test_an_undo_works_after_the_places_were_deleted(folder: Path) -> None:
    with running(folder) as studio:
        places(studio)
        studio.edit(op="set", kind="role", id="handler", field="name", lang="en", text="Operator")
        file = folder / ".csirtgraph" / "layout.yaml"
        assert file.exists()
        shown = studio.state()["revision"]
        file.unlink()
        assert studio.state_when(lambda state: state["revision"] != shown)["canUndo"]
        assert studio.post("/api/undo", {}).status_code == 200
        assert "Handler" in (folder / "plan.yaml").read_text()


def test_a_box_dropped_on_others_finds_a_free_place_nearby(folder: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        onto = [before["handler"][axis] - before["soc"][axis] for axis in (0, 1)]
        assert arrange(studio, moves={"soc": onto}).status_code == 200
        boxes = unpacked(studio.get(RELATIONS).json())["boxes"]
        for one in boxes:
            for other in boxes:
                apart = (
                    one["x"] + one["w"] <= other["x"]
                    or other["x"] + other["w"] <= one["x"]
                    or one["y"] + one["h"] <= other["y"]
                    or other["y"] + other["h"] <= one["y"]
                )
                assert one is other or apart


def test_a_figure_is_tidied_up(folder: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        arrange(studio, moves={"soc": [800, 640]})
        assert arrange(studio, tidy=["soc"]).status_code == 200
        near = places(studio)["soc"]
        assert abs(near[0]) + abs(near[1]) < 600
        assert arrange(studio, tidy=True).status_code == 200
        assert places(studio) == before
        assert not (folder / ".csirtgraph" / "layout.yaml").exists()


@pytest.mark.parametrize(
    "body",
    [
        {"moves": {"soc": [1e12, 0]}},
        {"moves": {"soc": "x"}},
        {"moves": {"soc": [1]}},
        {"moves": {"soc": [True, 1]}},
        {"moves": []},
        {"moves": {}},
        {"tidy": [3]},
        {},
    ],
)
def test_moves_that_are_none_are_refused(folder: Path, body: dict[str, Any]) -> None:
    with running(folder) as studio:
        answer = arrange(studio, **body)
        assert answer.status_code == 400
        assert answer.json()["error"]
        assert not (folder / ".csirtgraph").exists()


def test_boxes_of_other_figures_are_not_moved(folder: Path) -> None:
    with running(folder) as studio:
        before = places(studio)
        assert arrange(studio, moves={"nobody": [8, 8], "../x": [8, 8]}).status_code == 200
        assert places(studio) == before
        assert arrange(studio, figure="raci", moves={"soc": [8, 8]}).status_code == 422
        assert "../x" not in (folder / ".csirtgraph" / "layout.yaml").read_text()


def test_places_that_cannot_be_used_are_a_warning_beside_the_figure(folder: Path) -> None:
    with running(folder) as studio:
        (folder / ".csirtgraph").mkdir()
        (folder / ".csirtgraph" / "layout.yaml").write_text("relations-incident: {soc: [1, 999999]}\n")
        state = studio.state_when(lambda state: state["warnings"])
        (warning,) = state["warnings"]
        assert (warning["file"], warning["line"], warning["column"]) == ("ours/.csirtgraph/layout.yaml", 1, 27)
        assert not state["problems"]
        assert places(studio)
        assert warning["text"]["ja"] != warning["text"]["en"]


def test_a_comparison_has_the_kept_places(folder: Path) -> None:
    old = load_plan(folder)
    place = {"commander": (40, 5), "handler": (10, 5), "triage": (10, 40), "soc": (70, 5)}
    change = rearranged(folder, {"relations-incident": place})
    assert change is not None
    assert change.after is not None
    change.path.parent.mkdir()
    change.path.write_bytes(change.after)
    (folder / "plan.yaml").write_text(PLAN.replace("Handler", "Operator"))
    both = compare(old, load_plan(folder))
    engine: Any = None  # kept places need none
    boxes = overlay_of(both, Job("relations", View(Mode.INCIDENT, "en")), engine).boxes
    assert boxes["handler"].middle.y == boxes["commander"].middle.y == boxes["soc"].middle.y
    assert boxes["handler"].middle.x == boxes["triage"].middle.x
