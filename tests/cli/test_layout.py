"""The places of boxes that are kept with a plan: every picture shows them, and they can be forgotten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from csirtgraph.cli import main
from csirtgraph.drawing.layout.quality import faults
from csirtgraph.drawing.routing.route import Router
from csirtgraph.edits.arranging import rearranged
from csirtgraph.edits.refusal import EditError
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page import scenes

WritePlan = Callable[..., Path]
NO_ENGINE: Any = None  # kept places need none
PLAN = """plan: {id: ours, title: {en: Our CSIRT}}
roles:
  commander: {name: {en: Commander}}
  handler: {name: {en: Handler}}
  analyst: {name: {ja: 長い名前のアナリスト, en: Analyst}}
flows:
  commander: {handler: {label: {en: orders}, kind: request}, analyst: {label: {en: asks}, kind: request}}
"""
KEPT = "relations-incident:\n  analyst: [10, 40]\n  commander: [40, 5]\n  handler: [10, 5]\n"


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    """A plan whose boxes have places."""
    folder = write_plan(plan=PLAN)
    place_in(folder, KEPT)
    return folder


def place_in(folder: Path, text: str) -> Path:
    """The file with the places."""
    file = folder / ".csirtgraph" / "layout.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def run(*words: str | Path, code: int = 0) -> str:
    """What a command says."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done.output


def test_every_way_to_a_picture_shows_the_kept_places(plan: Path, tmp_path: Path) -> None:
    loaded = load_plan(plan)
    for language in ("en", "ja"):
        boxes = layout_of(loaded, "relations", View(language=language), NO_ENGINE).boxes
        assert boxes["handler"].middle.y == boxes["commander"].middle.y
        assert boxes["handler"].middle.x == boxes["analyst"].middle.x
        assert boxes["commander"].x > boxes["handler"].right
        assert boxes["analyst"].y > boxes["handler"].bottom
    run("render", plan, "relations", "-o", tmp_path / "one.svg", "--lang", "en")
    run("build", plan, "-o", tmp_path / "out", "--lang", "en")
    (built,) = (tmp_path / "out").rglob("relations-incident.en.svg")
    assert built.read_bytes() == (tmp_path / "one.svg").read_bytes()


def test_the_page_has_the_kept_places_of_every_mode(plan: Path, tmp_path: Path) -> None:
    place_in(plan, KEPT + KEPT.replace("incident", "peacetime").replace("[10, 40]", "[90, 5]"))
    for mode, is_beside in ((Mode.INCIDENT, False), (Mode.PEACETIME, True)):
        layouts = {stem[0]: layout for stem, layout, _ in scenes.layouts(load_plan(plan), "relations", "en", NO_ENGINE)}
        boxes = layouts[f"relations-{mode.value}"].boxes
        assert (boxes["analyst"].middle.y == boxes["handler"].middle.y) is is_beside


def test_ids_that_became_others_keep_their_places(write_plan: WritePlan) -> None:
    folder = write_plan(
        plan=PLAN.replace("analyst:", "examiner:", 2).replace("name: {ja", "previously: analyst, name: {ja")
    )
    place_in(folder, KEPT)
    assert load_plan(folder).arrangement.spots_in("relations-incident")["examiner"] == (10, 40)


def test_a_file_beside_others_has_places_of_its_own(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    (folder / "other.yaml").write_text((folder / "plan.yaml").read_text())
    place_in(folder, KEPT)
    assert load_plan(folder / "plan.yaml").arrangement.figures
    assert not load_plan(folder / "other.yaml").arrangement.figures


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("relations-incident:\n  handler: [1, 2", "layout.yaml:3:1"),
        ("relations-incident:\n  handler: [99999999, 2]\n", "layout.yaml:2:12"),
        ("relations-incident:\n  handler: &a [1, 2]\n  analyst: *a\n", "layout.yaml:2:12"),
        ("relations-incident: 3\n", "layout.yaml:1:1"),
        ("relations-incident:\n  handler: 3\n", "layout.yaml:2:12"),
        ("relations-incident:\n  ? [1]\n  : [1, 1]\n", "layout.yaml:2:5"),
        ("\x00", "layout.yaml:1:1"),
        ("- 1\n", "layout.yaml:1:1"),
    ],
)
def test_places_that_cannot_be_used_are_reported_and_the_figure_is_drawn(
    plan: Path, tmp_path: Path, text: str, place: str
) -> None:
    place_in(plan, text)
    said = run("render", plan, "relations", "-o", tmp_path / "one.svg")
    assert place in said
    assert (tmp_path / "one.svg").exists()


def test_a_folder_in_the_place_of_the_file_is_reported(plan: Path, tmp_path: Path) -> None:
    (plan / ".csirtgraph" / "layout.yaml").unlink()
    (plan / ".csirtgraph" / "layout.yaml").mkdir()
    assert "layout.yaml:1:1" in run("render", plan, "relations", "-o", tmp_path / "one.svg")


def test_ids_of_other_plans_change_nothing(plan: Path, tmp_path: Path) -> None:
    file = place_in(plan, "relations-incident:\n  nobody: [1, 2]\n  '../x': [1, 2]\nnowhere:\n  a: [1, 1]\n")
    listed = run("layout", plan)
    assert "../x, nobody" in listed
    assert "nowhere: places of boxes that the figure does not have (a)" in listed
    run("render", plan, "relations", "-o", tmp_path / "one.svg")
    file.unlink()
    run("render", plan, "relations", "-o", tmp_path / "other.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()


def test_a_link_away_is_neither_read_nor_written(write_plan: WritePlan, tmp_path: Path) -> None:
    folder, elsewhere = write_plan(plan=PLAN), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "layout.yaml").write_text(KEPT)
    (folder / ".csirtgraph").symlink_to(elsewhere)
    said = run("render", folder, "relations", "-o", tmp_path / "one.svg")
    assert "layout.yaml:1:1" in said
    assert not load_plan(folder).arrangement.figures
    with pytest.raises(EditError):
        rearranged(folder, {"relations-incident": {"handler": (1, 1)}})
    assert "link" in run("layout", folder, "--reset", code=1)
    assert (elsewhere / "layout.yaml").read_text() == KEPT


def test_boxes_with_the_same_place_are_drawn_apart(plan: Path) -> None:
    place_in(plan, "relations-incident:\n  analyst: [5, 5]\n  commander: [5, 5]\n  handler: [5, 5]\n")
    boxes = list(layout_of(load_plan(plan), "relations", View(), NO_ENGINE).boxes.values())
    assert not any(one.meets(other) for one in boxes for other in boxes if one is not other)


FRAMED = """plan: {id: ours, title: O}
teams: {blue: {name: A team with a rather long name}, red: {name: Red}}
roles:
  a: {name: A, team: blue}
  b: {name: B, team: blue}
  c: {name: C, team: red}
  d: {name: D, team: red}
  e: {name: E}
flows: {a: {c: {label: {en: asks}, kind: request}}, b: {c: {label: {en: tells}, kind: inform}}, e: {a: {kind: report}}}
"""


def test_boxes_without_a_place_stand_beside_their_own_and_frames_fit_around_them(write_plan: WritePlan) -> None:
    folder = write_plan(plan=FRAMED)
    for kept in ("a: [20, 20]", "c: [20, 20]\n  d: [20, 21]", "e: [3, 3]", "a: [1, 1]\n  b: [1, 1]\n  c: [1, 2]"):
        place_in(folder, f"relations-incident:\n  {kept}\n")
        layout = layout_of(load_plan(folder), "relations", View(language="en"), NO_ENGINE)
        rects = list(layout.boxes.values())
        assert len(rects) == 5
        assert not any(one.meets(other) for one in rects for other in rects if one is not other), kept
        homes = {box.id: box.frame for box in layout.drawing.boxes if box.frame}
        assert all(layout.frames[frame].contains(layout.boxes[box]) for box, frame in homes.items()), kept
        assert not faults(layout), kept


def test_an_arrow_that_finds_no_way_is_a_straight_line(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Router, "run", lambda router: None)
    layout = layout_of(load_plan(plan), "relations", View(language="en"), NO_ENGINE)
    for arrow in layout.drawing.arrows:
        curve = layout.routes[arrow.id].curve
        assert layout.boxes[arrow.tail].grown(1).holds(curve[0])
        assert layout.boxes[arrow.head].grown(12).holds(curve[-1])


def test_kept_places_are_listed_and_forgotten(plan: Path, tmp_path: Path) -> None:
    place_in(plan, KEPT + "relations-peacetime:\n  handler: [1, 1]\n")
    assert "relations-incident: places of 3 boxes" in run("layout", plan)
    run("layout", plan, "relations-peacetime", "--reset")
    assert "peacetime" not in run("layout", plan)
    run("layout", plan, "--reset")
    assert not (plan / ".csirtgraph" / "layout.yaml").exists()
    assert "no places are kept" in run("layout", plan)
    place_in(plan, "no yaml: [")
    run("layout", plan, "--reset")
    assert not (plan / ".csirtgraph" / "layout.yaml").exists()


def test_what_is_written_is_sorted_small_and_read_back(plan: Path) -> None:
    change = rearranged(plan, {"orgchart-incident": {"b": (2, -3), "a": (0, 1)}})
    assert change is not None
    assert change.after is not None
    text = change.after.decode()
    assert text.splitlines()[1:4] == ["orgchart-incident:", "  a: [0, 1]", "  b: [2, -3]"]
    assert KEPT in text
    change.path.write_bytes(change.after)
    assert load_plan(plan).arrangement.spots_in("orgchart-incident")["b"] == (2, -3)
