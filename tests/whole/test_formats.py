"""The table of formats: a format is a module and a row, and nothing is made or offered that a figure cannot become."""

import importlib
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from cases import for_each
from samples import SMALL
from signatures import WritePlan

import csirtgraph
from csirtgraph import formats
from csirtgraph.compare.comparison import compare
from csirtgraph.compare.layouts import render_comparison
from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.formats import FORMATS, Format, format_named
from csirtgraph.pipeline import Job, UnfitFormat, render
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

TOP = Path(csirtgraph.__file__).parent
TOY = "def toy(drawing, theme):\n    return f'{drawing.title} on {theme.ground}'.encode()\n"
ROW = Format(
    name="toy",
    label="Toy",
    media="text/x-toy",
    takes="drawing",
    function="toy_format:toy",
    options=("theme",),
    holds=("part",),
)
#: What is put before the command line to have one more format.
MORE = f"from csirtgraph import formats; from csirtgraph.formats import *; formats.FORMATS += ({ROW!r},); "
NOWHERE = "from csirtgraph.cli import main; main()"


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the module of one more format, whose row stands in the table."""
    (tmp_path / "toy_format.py").write_text(TOY)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, ROW))
    return tmp_path


def run(folder: Path, *words: str) -> str:
    """What csirtgraph says with one more format."""
    line = [sys.executable, "-c", MORE + NOWHERE, *words]
    env = {"PYTHONPATH": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=600)
    return done.stdout + done.stderr


def test_a_new_row_is_in_the_help_and_is_drawn_by_the_commands(toy: Path, write_plan: WritePlan):
    plan = str(write_plan(plan=SMALL))
    assert ".toy" in run(toy, "render", "--help")
    assert "|toy]" in run(toy, "build", "--help")
    assert run(toy, "render", plan, "relations", "--lang", "en", "-o", "x.toy") == "wrote x.toy\n"
    assert (toy / "x.toy").read_text().endswith(" on #ffffff")
    assert "toy cannot hold: " in run(toy, "build", plan, "--format", "toy", "--lang", "en", "-o", "out")
    assert list(toy.glob("out/*/relations-incident.en.toy"))
    assert not list(toy.glob("out/*/roles.en.toy"))


def test_a_new_row_is_in_the_api(toy: Path, write_plan: WritePlan):
    figures = csirtgraph.load(write_plan(plan=SMALL))
    assert figures.figure("relations").bytes("toy").endswith(b" on #ffffff")
    assert figures.figure("relations", theme="dark").save(toy / "y.toy").read_bytes() != b""
    with pytest.raises(UnfitFormat):
        figures.figure("roles").bytes("toy")


def test_a_new_row_is_in_the_menu_of_the_studio_and_can_be_downloaded(toy: Path, write_plan: WritePlan):
    pytest.importorskip("starlette")
    from studios import running

    with running(write_plan(plan=SMALL)) as studio:
        assert '{"name":"toy","label":"Toy","holds":["part"]}' in studio.get("/").text
        answer = studio.get("/api/export?figure=relations&lang=en&format=toy")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/x-toy; charset=utf-8")
        assert studio.get("/api/export?figure=roles&lang=en&format=toy").status_code == 422


@for_each("row", FORMATS, lambda row: row.name)
def test_every_row_names_functions_and_an_extra_that_there_are(row: Format):
    for reference in filter(None, (row.function, row.check)):
        module, _, name = reference.partition(":")
        assert callable(getattr(importlib.import_module(module), name))
    setup = ConfigParser()
    setup.read(TOP.parent / "setup.cfg", encoding="utf-8")
    assert row.extra in ("", *setup["options.extras_require"])


class NoEngine:
    """An engine that must not be asked."""

    def run(self, dot: str, seconds: float) -> dict[str, object]:
        raise LayoutError("crash", "a format that cannot hold the figure was laid out")

    def close(self) -> None:
        """Nothing was started."""


@pytest.mark.parametrize("format", [row.name for row in FORMATS if "part" not in row.holds])
def test_a_part_is_refused_before_anything_is_laid_out(format: str):
    with pytest.raises(UnfitFormat) as caught:
        render(load_plan("b"), Job("relations", View(focus="poc"), format=format), NoEngine())
    assert (caught.value.format, caught.value.content) == (format, "part")


@pytest.mark.parametrize("format", [row.name for row in FORMATS if "comparison" not in row.holds])
def test_a_comparison_is_refused_before_anything_is_laid_out(format: str):
    with pytest.raises(UnfitFormat) as caught:
        render_comparison(compare(load_plan("a"), load_plan("b")), Job("relations", View(), format=format), NoEngine())
    assert (caught.value.format, caught.value.content) == (format, "comparison")


def test_only_what_is_laid_out_can_hold_a_comparison():
    with pytest.raises(ValueError, match="x takes no layout"):
        Format(name="x", label="X", media="x/x", takes="sheet", function="x:x")


def test_the_pictures_that_the_page_makes_itself_are_rows_too():
    script = next((TOP / "studio" / "static").rglob("save.js")).read_text(encoding="utf-8")
    made = re.findall(r'act\("save-(\w+)"', script)
    assert made
    for name in made:
        assert f'"{name}")),' in script
        assert f'"{format_named(name).media}"' in script
        assert format_named(name).holds == formats.ALL  # so it may be offered whatever is on screen


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_the_studio_refuses_what_its_menu_leaves_out(write_plan: WritePlan):
    pytest.importorskip("starlette")
    from studios import running

    folder = write_plan(plan=SMALL)
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    with running(folder) as studio:
        (revision,) = studio.state()["revisions"]
        for row in FORMATS:
            for content, path in (
                ("table", "figure=roles"),
                ("comparison", f"figure=relations&against={revision['id']}"),
            ):
                answer = studio.get(f"/api/export?{path}&lang=en&format={row.name}")
                expected = 200 if content in row.holds else 422
                assert answer.status_code == expected, (row.name, content, answer.text)
