"""The data of the page: every part of a figure at its place, made small without a loss, and inert in HTML."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from columns import unpacked

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, Engine
from csirtgraph.drawing.layout.stable import kept
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.pipeline import Job, layout_of, names_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page import scenes as page_scenes
from csirtgraph.studio.page.book import entry, page
from csirtgraph.studio.page.document import document, inert
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.pack import Tables, alone, packed, spread
from csirtgraph.studio.page.scene import scene_of
from csirtgraph.studio.page.scenes import layouts, scenes
from csirtgraph.studio.page.scripts import IMPORT, STYLES, joined, modules, resolved, script, static
from csirtgraph.studio.page.straight import straightened
from csirtgraph.studio.page.tokens import colours
from csirtgraph.text import Language
from csirtgraph.themes import THEMES


def as_json(scene: dict[str, Any]) -> Any:
    return json.loads(json.dumps(scene))


@pytest.mark.parametrize("target", ["a", "b", "c"])
def test_nothing_is_lost_when_scenes_are_made_small(target: str, engine: Engine) -> None:
    plan, tables, whole, small = load_plan(target), Tables(), {}, {}
    for name in names_in(plan):
        for language in get_args(Language):
            for stem, layout, _ in layouts(plan, name, language, engine):
                scene = scene_of(layout)
                whole[stem, language] = as_json(scene)
                small[stem, language] = as_json(packed(spread(scene), tables))
                assert unpacked(as_json(alone(scene))) == near(whole[stem, language])
    shared = as_json(tables.as_json())
    for stem, scene in small.items():
        assert unpacked(scene, shared) == near(whole[stem]), stem


@pytest.mark.usefixtures("rough")
def test_several_processes_draw_the_page_of_a_large_plan_with_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = load_plan("b")
    monkeypatch.setattr(page_scenes, "MANY", len(plan.roles) - 1)
    pages = [page(plan, Job("relations", View(), processes=count), EmbeddedEngine()) for count in (1, 2)]
    assert pages[0] == pages[1]


def near(data: Any) -> Any:
    """Data that is equal to such with lengths that nobody sees a difference of."""
    if isinstance(data, dict):
        return {name: near(value) for name, value in data.items()}
    if isinstance(data, list):
        return list(map(near, data))
    return pytest.approx(data, abs=0.2) if isinstance(data, float) or type(data) is int else data


def test_an_arrow_with_right_angles_is_as_many_letters_as_it_has_corners() -> None:
    assert straightened("M1 2C1 2 1 8.5 1 8.5 1 8.5 40 8.5 40 8.5") == "M1 2V8.5H40"
    for other in ("M1 2C1 2 3 8 3 8", "M1 2C1 4 1 6 1 8.5", "M1 2H8"):
        assert straightened(other) == other


def test_a_scene_has_every_part_at_its_place_on_the_sheet(engine: Engine) -> None:
    layout = layout_of(load_plan("b"), "relations", View(), engine)
    scene, sheet = scene_of(layout), sheet_of(layout)
    for box in scene["boxes"]:
        rect = layout.boxes[box["id"]].moved(sheet.dx, sheet.dy)
        assert (box["x"], box["y"], box["w"], box["h"]) == pytest.approx(rect, abs=0.06)
        assert box["shapes"][0][:5] == ["r", 0, 0, box["w"], box["h"]]
    assert {arrow["id"] for arrow in scene["arrows"]} == set(layout.routes)
    first = scene["arrows"][0]
    x, y = map(float, re.findall(r"M([\d.]+) ([\d.]+)", first["shapes"][0][1])[0])
    start = layout.routes[first["id"]].curve[0]
    assert (x, y) == pytest.approx((start.x + sheet.dx, start.y + sheet.dy), abs=0.06)


@pytest.mark.parametrize("target", ["a", "b", "c"])
def test_every_colour_of_a_scene_is_in_every_theme(target: str, engine: Engine) -> None:
    plan = load_plan(target)
    used = set()
    for name in names_in(plan):
        for _, layout, _ in layouts(plan, name, "ja", engine):
            scene = scene_of(layout)
            shapes = [
                shape for part in (*scene["boxes"], *scene["frames"], *scene["arrows"]) for shape in part["shapes"]
            ]
            used |= {shape[5] for shape in [*shapes, *scene["around"]] if shape[0] == "t"}
            used |= {shape[2] for shape in shapes if shape[0] == "g"}
            styles = [shape[2 if shape[0] == "p" else 6] for shape in [*shapes, *scene["around"]] if shape[0] in "pr"]
            used |= {colour for style in styles for colour in style[:2]}
    for name, palette in colours().items():
        assert used - {"none"} <= set(palette), name
        assert palette["ground"] == THEMES[name].ground


@pytest.mark.parametrize("target", ["a", "b", "c"])
@pytest.mark.parametrize("language", get_args(Language))
def test_what_stands_in_both_modes_keeps_its_order(target: str, language: Language, engine: Engine) -> None:
    """So that the eye can follow when the mode changes."""
    (_, first, _), (_, second, _) = layouts(load_plan(target), "relations", language, engine)
    assert kept(first, second).share >= 0.95


def test_the_facts_name_every_role_and_flow() -> None:
    plan = load_plan("b")
    facts = facts_of(plan)
    assert set(facts["ends"]) == {*plan.roles, *plan.parties, *plan.teams}
    assert [flow["id"] for flow in facts["flows"]] == list(plan.flows)
    assert facts["ends"]["commander"]["name"]["ja"] == plan.roles["commander"].name.ja
    assert facts["posts"]["incident"].keys() == plan.posts[Mode.INCIDENT].keys()


def test_no_tag_can_begin_in_the_data() -> None:
    words = "</script><script>alert(1)</script><!--\u2028"
    shown = inert({"words": words})
    assert "<" not in shown
    assert json.loads(shown) == {"words": words}


def test_the_page_names_every_figure_of_the_plan(engine: Engine) -> None:
    plan = load_plan("b")
    assert {f"{entry(plan, name)['title']['ja']}" for name in names_in(plan)}
    found = scenes(plan, get_args(Language), engine, is_whole=False)["scenes"]
    for name in names_in(plan):
        for mode in entry(plan, name)["modes"] or [""]:
            for language in get_args(Language):
                assert f"{name}{'-' if mode else ''}{mode}.{language}" in found


@pytest.mark.parametrize("entry", STYLES)
def test_the_script_has_each_module_once_behind_those_it_imports(entry: str) -> None:
    assert not re.search(r"^(import|export) ", script(entry), re.MULTILINE)
    assert "//" not in script(entry).replace("://", "")
    assert "/*" not in script(entry)
    order = modules(entry)
    assert len(order) > 3
    assert order[-1] == entry
    assert len(order) == len(set(order))
    for place, name in enumerate(order):
        for _, path in IMPORT.findall(static(name)):
            assert order.index(resolved(name, path)) < place, (name, path)


def test_every_module_belongs_to_a_page() -> None:
    folder = Path(str(files("csirtgraph.studio") / "static"))
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    assert there == {name for entry in STYLES for name in modules(entry)}


def test_two_modules_may_use_the_same_names(browser: Any) -> None:
    texts = {
        "one/a.js": "const SIZE = 1; // its own\nexport function size() {\n  return SIZE;\n}\n",
        "two/a.js": "const SIZE = 20;\nexport const size = () => SIZE;\n",
        "main.js": 'import { size } from "./one/a.js";\nimport { size as other } from "./two/a.js";\n'
        "document.title = String(size() + other());\n",
    }
    page = browser.new_page()
    page.set_content(f"<script>{joined(texts)}</script>")
    assert page.title() == "21"
    page.close()


@pytest.mark.parametrize("entry", STYLES)
def test_no_string_goes_on_in_a_next_line_since_indentation_is_left_out(entry: str) -> None:
    assert [line for line in script(entry).splitlines() if line.count("`") % 2] == []


def test_the_page_lets_nothing_run_but_its_own_script() -> None:
    text = document({}, "</title><script>", "ja").decode()
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "</title><script>" not in text
    assert not re.search(r'(src|href)="(?!data:)', text)
