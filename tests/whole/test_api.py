"""csirtgraph in Python and Jupyter."""

import html
import json
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from pathlib import Path

import pytest
from cases import for_each
from engines import SharedEngine
from samples import HEAD, SMALL
from signatures import WritePlan

import csirtgraph
from csirtgraph.api import PlanFigures
from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.export.files import OutputError
from csirtgraph.export.room import TooLarge
from csirtgraph.formats import names
from csirtgraph.pipeline import NoFigure
from csirtgraph.plan.yaml.problems import PlanError

STARTS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"// csirtgraph",
    "json": b"{",
    "graphml": b"<graphml",
    "gexf": b"<gexf",
    "md": b"#",
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK\x03\x04",
    "drawio": b"<?xml",
    "mmd": b"flowchart",
    "html": b"<!DOCTYPE html>",
    "pptx": b"PK\x03\x04",
}


@pytest.fixture
def small(write_plan: WritePlan) -> PlanFigures:
    """The small sample."""
    return csirtgraph.load(write_plan(plan=SMALL))


def test_load_takes_patterns_folders_and_files(write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    assert csirtgraph.load("b").plan.id == "pattern-b"
    assert csirtgraph.load(folder) == csirtgraph.load(str(folder)) == csirtgraph.load(folder / "plan.yaml")


def test_load_raises_every_problem_with_its_place(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + "role: {}\n", teams="teams: [\n")
    with pytest.raises(PlanError) as caught:
        csirtgraph.load(folder)
    assert [(Path(at.file).name, at.line, at.column) for at in (p.position for p in caught.value.problems)] == [
        ("teams.yaml", 2, 1)
    ]
    folder = write_plan(plan=HEAD + "role: {}\nteam: {}\n", teams="teams: {}\n")
    with pytest.raises(PlanError, match="unknown key role: did you mean roles") as caught:
        csirtgraph.load(folder)
    assert [problem.position.line for problem in caught.value.problems] == [2, 3]


def test_figures_are_names_and_modes(small: PlanFigures):
    assert {
        ("relations", "peacetime"),
        ("relations", "incident"),
        ("orgchart", "peacetime"),
        ("orgchart", "incident"),
    } <= set(small.figures())


def test_every_figure_that_is_named_can_be_drawn(small: PlanFigures):
    for name, mode in small.figures():
        assert ET.fromstring(small.figure(name, mode or None).bytes()).tag.endswith("}svg")


@for_each("format", names())
def test_a_figure_comes_in_every_format(format: str, small: PlanFigures):
    assert small.figure("relations").bytes(format).startswith(STARTS[format])


def test_save_writes_the_format_of_the_name_and_returns_the_path(small: PlanFigures, tmp_path: Path):
    figure = small.figure("relations", mode="incident", lang="en")
    for format in ("svg", "dot", "json"):
        path = figure.save(tmp_path / "new" / f"x.{format}")
        assert path == tmp_path / "new" / f"x.{format}"
        assert path.read_bytes() == figure.bytes(format)
    assert figure.save(str(tmp_path / "y.svg")) == tmp_path / "y.svg"


def test_mode_language_and_theme_are_as_asked(small: PlanFigures):
    def words(**asked: str) -> str:
        return small.figure("relations", **asked).bytes().decode()  # type: ignore[arg-type]

    assert words() == words(mode="incident", lang="ja", theme="light")
    assert "フォレンジックス" in words(mode="incident")
    assert "フォレンジックス" not in words(mode="peacetime")
    assert "Forensics" in words(lang="en")
    assert len({words(theme=theme) for theme in ("light", "dark", "print")}) == 3


@pytest.mark.usefixtures("ranked")
def test_a_figure_is_laid_out_once_for_all_formats(small: PlanFigures, monkeypatch: pytest.MonkeyPatch):
    figure = small.figure("relations")
    first = figure.bytes("svg")

    def fail(*_: object) -> None:
        raise LayoutError("crash")

    monkeypatch.setattr(SharedEngine, "run", fail)
    assert figure.bytes("svg") == first
    assert figure.bytes("png").startswith(b"\x89PNG")
    with pytest.raises(LayoutError):
        small.figure("relations").bytes("svg")


def test_two_runs_give_the_same_bytes(small: PlanFigures):
    for format in names():
        assert small.figure("relations").bytes(format) == small.figure("relations").bytes(format)


def test_a_png_is_as_wide_as_asked(small: PlanFigures, tmp_path: Path):
    path = small.figure("relations").save(tmp_path / "x.png", width=321)
    assert int.from_bytes(path.read_bytes()[16:20], "big") == 321
    with pytest.raises(TooLarge) as caught:
        small.figure("relations").bytes("png", width=1_000_000)
    assert 1920 < caught.value.width < 1_000_000


def test_the_graph_formats_need_no_layout(small: PlanFigures, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise LayoutError("crash")

    monkeypatch.setattr(SharedEngine, "run", fail)
    nodes = json.loads(small.figure("relations").bytes("json"))["nodes"]
    assert {node["id"] for node in nodes} >= {"commander", "poc", "forensics", "press"}


def test_an_unknown_figure_is_refused_with_those_there_are(small: PlanFigures):
    for mode in (None, "incident"):
        with pytest.raises(NoFigure) as caught:
            small.figure("relation", mode)
        assert {"relations", "orgchart"} <= set(caught.value.known)
        assert not caught.value.needs


def test_a_figure_without_data_is_refused_with_what_it_needs():
    with pytest.raises(NoFigure) as caught:
        csirtgraph.load("a").figure("orgchart")
    assert "posts:" in caught.value.needs


def test_an_unknown_mode_is_refused(small: PlanFigures):
    with pytest.raises(ValueError, match="war"):
        small.figure("relations", mode="war")


@pytest.mark.parametrize("name", ["x.bmp", "x", "x.SVG "])
def test_an_unknown_format_is_refused_with_those_there_are(name: str, small: PlanFigures, tmp_path: Path):
    with pytest.raises(ValueError, match="is not one of svg, png, pdf, pptx, drawio, mmd, md"):
        small.figure("relations").save(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written_keeps_what_was_there(small: PlanFigures, tmp_path: Path):
    (tmp_path / "wall").write_text("a file where a folder should be")
    with pytest.raises(OutputError) as caught:
        small.figure("relations").save(tmp_path / "wall" / "x.svg")
    assert caught.value.path == tmp_path / "wall" / "x.svg"
    assert caught.value.reason in ("File exists", "Not a directory")
    assert (tmp_path / "wall").read_text() == "a file where a folder should be"


def test_jupyter_shows_every_page_of_a_long_table():
    shown, _ = csirtgraph.load("c").figure("skills")._repr_mimebundle_()
    assert re.findall(r"\((\d)/4\)", shown["text/html"]) == ["1", "2", "3", "4"]


def test_jupyter_shows_the_picture_with_its_title_for_those_who_do_not_see_it(small: PlanFigures):
    figure = small.figure("orgchart", "incident", lang="en")
    shown, about = figure._repr_mimebundle_(include=None, exclude=None)
    assert shown["image/svg+xml"] == figure.bytes().decode()
    assert shown["text/plain"] == repr(figure)
    image = r'<img alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)">'
    words, source = re.fullmatch(image, shown["text/html"]).groups()
    assert b64decode(source) == figure.bytes()
    assert about["image/svg+xml"]["alt"] == html.unescape(words)
    assert "rganisation chart" in words


def test_jupyter_shows_a_plan_as_its_title_and_figures(tmp_path: Path):
    (tmp_path / "p.yaml").write_text("plan: {id: p, title: <b>T</b>}\nroles: {a: {name: A}}\n")
    loaded = csirtgraph.load(tmp_path / "p.yaml")
    assert len(repr(loaded)) < 60
    shown = loaded._repr_html_()
    assert "<p>&lt;b&gt;T&lt;/b&gt;</p>" in shown
    assert shown.count("<tr>") == len(loaded.figures()) + 1
    assert "<td><code>roles</code></td>" in shown


@pytest.mark.usefixtures("ranked")
def test_the_dot_engine_is_used_when_asked_for(small: PlanFigures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LayoutError) as caught:
        small.figure("relations", engine="dot").bytes()
    assert caught.value.reason == "missing"


def test_the_package_offers_load_and_nothing_that_is_not_there():
    assert csirtgraph.load.__module__ == "csirtgraph.api"
    with pytest.raises(AttributeError, match="laod"):
        csirtgraph.laod  # noqa: B018


def test_pictures_leave_nothing_else_behind_not_even_a_png_before_another(
    small: PlanFigures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "work" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    small.figure("relations").save("x.png")
    small.figure("relations").save("y.svg")
    assert sorted(path.name for path in Path().rglob("*")) == ["sub", "x.png", "y.svg"]


def test_a_notebook_shows_the_figures_of_a_plan_and_a_page_to_explore():
    plan = csirtgraph.load("a")
    assert len(repr(plan)) < 80
    table = plan._repr_html_()
    assert table.count("<tr>") == len(plan.figures()) + 1
    page = plan.figure("relations", lang="en").interactive(height=500)
    frame = page._repr_html_()
    assert frame.startswith("<iframe title=")
    assert 'sandbox="allow-scripts"' in frame
    assert "height:500px" in frame
    held = html.unescape(frame.partition('srcdoc="')[2].rpartition('"')[0])
    assert held == page.html.decode()
    assert "http://" not in re.sub(r"http://www\.w3\.org/\S*", "", held)
    assert len(repr(page)) < 120
