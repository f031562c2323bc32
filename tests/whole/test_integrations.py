"""Sphinx and MkDocs, with real builds; the hooks of pre-commit; all as their users meet them."""

import io
import os
import re
import shlex
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner

from csirtgraph.cli import main
from csirtgraph.fences import blocks_in, left_as_code

TOP = Path(__file__).parents[2]
PLAN = "plan: {id: ours, title: Ours, extends: 'csirtgraph:pattern-b'}\n"
MORE = "roles: {forensics: {sourcing: in-house}}\n"
ALT = """Who "tells" `<whom>` [x](y) *z*"""

Build = Callable[..., str]


class Images(HTMLParser):
    """The pictures of a page: where they lie, and their words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = dict(attrs)
        if tag == "img":
            self.found.append((shown.get("src") or "", shown.get("alt") or ""))


def images_of(page: Path) -> list[tuple[str, str]]:
    """The pictures of a page with their words; each is there, and is an SVG."""
    reader = Images()
    reader.feed(page.read_text(encoding="utf-8"))
    for source, _ in reader.found:
        assert ET.parse(page.parent / source).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    return reader.found


def run(*words: object, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# Sphinx


@pytest.fixture
def sphinx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Writes index.rst beside a plan and builds it; returns what Sphinx printed."""
    build_main = pytest.importorskip("sphinx.cmd.build").build_main
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "source"
    source.mkdir()
    (source / "plan.yaml").write_text(PLAN)
    (source / "conf.py").write_text('extensions = ["csirtgraph.sphinx"]\nlanguage = "en"\nnumfig = True\n')

    def build(text: str = "", builder: str = "html") -> str:
        if text:
            (source / "index.rst").write_text(f"Hello\n=====\n\n{text}", encoding="utf-8")
        said = io.StringIO()  # in this process, which knows Sphinx and the layouts already
        with redirect_stdout(said), redirect_stderr(said):
            assert build_main(["-N", "-b", builder, "-d", "trees", "source", builder]) == 0
        return said.getvalue()

    return build


def test_sphinx_draws_a_figure_with_its_words(sphinx: Build, tmp_path: Path):
    said = sphinx(f".. csirtgraph:: plan.yaml relations\n   :mode: incident\n   :width: 80%\n   :alt: {ALT}\n")
    assert "build succeeded." in said
    ((source, alt),) = images_of(tmp_path / "html" / "index.html")
    assert "relations-incident.en" in source
    assert alt == ALT
    assert "Forensics" in (tmp_path / "html" / source).read_text(encoding="utf-8")


def test_sphinx_numbers_captions_and_leads_to_them(sphinx: Build, tmp_path: Path):
    sphinx(
        "See :ref:`who` and :numref:`who`.\n\n.. csirtgraph:: b relations\n   :caption: Who tells *whom* what\n"
        "   :name: who\n   :align: right\n   :dark:\n"
    )
    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert "Fig. 1" in page
    assert "Who tells <em>whom</em> what" in page
    assert page.count('href="#who"') >= 2
    assert re.search(r"<figure [^>]*align-right", page)
    assert [page.count(f'class="{name}"') for name in ("only-light", "only-dark")] == [1, 1]


def test_sphinx_shows_a_figure_without_words_by_its_title(sphinx: Build, tmp_path: Path):
    sphinx(".. csirtgraph:: c overview\n   :lang: ja\n")
    ((_, alt),) = images_of(tmp_path / "html" / "index.html")
    assert alt.startswith("セキュリティ対応の全体像とCSIRTの位置づけ – パターンC")


def test_sphinx_shows_a_long_table_page_by_page(sphinx: Build, tmp_path: Path):
    sphinx(".. csirtgraph:: c skills\n   :caption: Skills\n   :dark:\n\n.. csirtgraph:: c skills\n   :part: 2\n")
    page = tmp_path / "html" / "index.html"
    names = [re.sub("-[0-9a-f]{12}", "", Path(source).name) for source, _ in images_of(page)]
    pages = [f"skills.en-{number}.svg" for number in (1, 2, 3, 4)]
    assert names[::2] == [*pages, pages[1]]
    assert page.read_text(encoding="utf-8").count("<figcaption>") == 1


def test_sphinx_redraws_when_the_plan_changes_and_only_then(sphinx: Build, tmp_path: Path):
    sphinx(".. csirtgraph:: plan.yaml relations\n")
    first = images_of(tmp_path / "html" / "index.html")
    assert "0 added, 0 changed" in sphinx()
    plan = tmp_path / "source" / "plan.yaml"
    plan.write_text(PLAN + MORE)
    os.utime(plan, (time.time() + 5, time.time() + 5))
    assert "0 added, 1 changed" in sphinx()
    assert images_of(tmp_path / "html" / "index.html") != first


def test_sphinx_goes_on_with_a_warning_at_the_line(sphinx: Build, tmp_path: Path):
    (tmp_path / "source" / "bad.yaml").write_text(PLAN + "roles: {x: {nam: y}}\n")
    said = sphinx(".. csirtgraph:: bad.yaml relations\n\n.. csirtgraph:: b relation\n\n.. csirtgraph:: b roles\n")
    assert "index.rst:4: WARNING: source/bad.yaml:2:" in said
    assert "index.rst:6: WARNING: there is no figure relation: choose one of" in said
    assert "build succeeded, " in said
    assert len(images_of(tmp_path / "html" / "index.html")) == 1


def test_sphinx_warns_of_a_directive_that_is_a_comment(sphinx: Build):
    said = sphinx("Team\n====\n\n.. csirtgraph: ../plan.yaml relations\n\n.. csirtgraph :: b roles\n")
    assert [line.split(": WARNING: ")[1] for line in said.splitlines() if "PLAN FIGURE" in line] == [
        "a comment, of which no figure is drawn: write .. csirtgraph:: PLAN FIGURE [csirtgraph]"
    ]


def test_sphinx_refuses_an_unknown_mode_at_the_line(sphinx: Build):
    assert "index.rst:4: ERROR" in sphinx(".. csirtgraph:: b relations\n   :mode: war\n")


def test_sphinx_has_words_alone_where_there_are_no_pictures(sphinx: Build, tmp_path: Path):
    sphinx(".. csirtgraph:: b relations\n   :alt: Who tells whom\n", "text")
    assert "[image: Who tells whom]" in (tmp_path / "text" / "index.txt").read_text(encoding="utf-8")


# MkDocs


@pytest.fixture
def mkdocs(tmp_path: Path) -> Build:
    """Writes a page in a folder below docs/, beside a plan, and builds the site; answers what MkDocs said."""
    pytest.importorskip("mkdocs")
    (tmp_path / "docs" / "team").mkdir(parents=True)
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [csirtgraph]\ntheme: {name: mkdocs, locale: en}\n")
    (tmp_path / "docs" / "index.md").write_text("# Home\n")

    def build(text: str) -> str:
        (tmp_path / "docs" / "team" / "page.md").write_text(text, encoding="utf-8")
        return run("mkdocs", "build", "-d", "site", cwd=tmp_path)

    return build


BLOCK = "```csirtgraph\nplan: ../../plan.yaml\nfigure: relations\n{more}```\n"


def test_mkdocs_draws_a_figure_with_its_words(mkdocs: Build, tmp_path: Path):
    said = mkdocs("# Team\n\n" + BLOCK.format(more=f"mode: incident\nalt: '{ALT}'\n") + "\nafter\n")
    assert "WARNING" not in said
    ((source, alt),) = images_of(tmp_path / "site" / "team" / "page" / "index.html")
    assert source.startswith("../../csirtgraph/relations-incident.en-")
    assert alt == ALT


def test_a_long_table_of_mkdocs_is_shown_page_by_page_or_whole(mkdocs: Build, tmp_path: Path):
    block = "```csirtgraph\nplan: c\nfigure: skills\n{more}```\n\n"
    mkdocs("".join(block.format(more=more) for more in ("alt: S\n", "part: 3\nalt: S\n", "whole: true\nalt: S\n")))
    found = images_of(tmp_path / "site" / "team" / "page" / "index.html")
    assert [words for _, words in found] == ["S (1)", "S (2)", "S (3)", "S (4)", "S", "S"]
    assert found[2][0] == found[4][0]


def test_a_dark_page_of_mkdocs_has_a_dark_picture(mkdocs: Build, tmp_path: Path):
    mkdocs("```csirtgraph\nplan: b\nfigure: terms\ndark: true\n```\n")
    page = (tmp_path / "site" / "team" / "page" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"\.svg(#only-\w+)", page) == ["#only-light", "#only-dark"]


BLOCKS = """# A

```csirtgraph
plan: ../plan
figure: relations
dark: true
```

- in a list

    ```csirtgraph
    plan: b
    figure: nothing
    ```
"""


def test_any_python_markdown_site_draws_figures_and_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    from markdown import Markdown

    from csirtgraph.python_markdown import makeExtension

    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    site = Markdown(extensions=["fenced_code", makeExtension(folder="docs")])
    page = site.convert(BLOCKS)
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"#]+)(#only-\w+)" alt="([^"]+)"', page)
    assert [mark for _, mark, _ in pictures] == ["#only-light", "#only-dark"]
    assert all(ET.fromstring(b64decode(data)).tag.endswith("svg") for data, _, _ in pictures)
    assert 'class="csirtgraph-error"' in page
    assert "nothing" in caplog.text


def test_zensical_draws_figures(tmp_path: Path):
    pytest.importorskip("zensical", reason="needs zensical")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("```csirtgraph\nplan: c\nfigure: skills\n```\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nmarkdown_extensions: [pymdownx.superfences, 'csirtgraph.python_markdown']\n", encoding="utf-8"
    )
    program = Path(sys.executable).with_name("zensical")
    subprocess.run([program, "build"], cwd=tmp_path, capture_output=True, timeout=600, check=True)
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8").count('<img class="csirtgraph"') == 4


def test_mkdocs_draws_in_a_list_and_leaves_examples_alone(mkdocs: Build, tmp_path: Path):
    indented = "".join(f"    {line}\n" for line in BLOCK.format(more="").splitlines())
    mkdocs(f"- item\n\n{indented}\n````markdown\n{BLOCK.format(more='')}````\n")
    page = tmp_path / "site" / "team" / "page" / "index.html"
    assert len(images_of(page)) == 1
    text = page.read_text(encoding="utf-8")
    assert text.index("<li>") < text.index("<img") < text.index("</li>", text.index("<img"))
    assert "figure: relations" in text


def test_mkdocs_goes_on_with_a_warning_at_the_line(mkdocs: Build, tmp_path: Path):
    (tmp_path / "plan.yaml").write_text(PLAN + "roles: {x: {nam: y}}\n")
    said = mkdocs(
        "---\ntitle: T\n---\n\n# Team\n\n"
        + BLOCK.format(more="")
        + "\n```csirtgraph\nplan: b\nfigure: relation\n```\n"
        + "\n```csirtgraph\nnonsense\n```\n"
        + "\n```csirtgraph\nplan: b\nfigure: roles\nmode: war\n```\n"
        + "\n```csirtgraph\nplan: b\nfigure: roles\n```\n"
    )
    warned = [line.split("csirtgraph: ", 1)[1] for line in said.splitlines() if line.startswith("WARNING")]
    assert [line.split(" ", 1)[0] for line in warned[:1]] == ["team/page.md:7:"]
    assert "plan.yaml:2:" in warned[0]
    assert warned[-3].startswith("team/page.md:12: there is no figure relation: choose one of")
    assert warned[-2].startswith("team/page.md:17: a csirtgraph block has the keys plan and figure")
    assert warned[-1].startswith("team/page.md:21: mode: war is not one of peacetime, incident")
    page = tmp_path / "site" / "team" / "page" / "index.html"
    assert len(images_of(page)) == 1
    assert "figure: relation\n" in page.read_text(encoding="utf-8"), "what is wrong stays in sight"


def test_mkdocs_serve_redraws_when_the_plan_changes(mkdocs: Build, tmp_path: Path, free_port: int):
    mkdocs(BLOCK.format(more="mode: incident\n"))
    words = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{free_port}"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as serving:
        try:
            first = page_until(free_port, lambda page: "relations-incident" in page)
            (tmp_path / "plan.yaml").write_text(PLAN + MORE)
            assert page_until(free_port, lambda page: page != first and "relations-incident" in page)
        finally:
            serving.terminate()


@pytest.fixture
def free_port() -> int:
    import socket

    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def page_until(port: int, is_there: Callable[[str], bool]) -> str:
    """The page as soon as it is as wanted; fails after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            page: str = urlopen(f"http://127.0.0.1:{port}/team/page/", timeout=30).read().decode()
            pictures = "".join(line for line in page.splitlines() if "<img" in line)
            if is_there(pictures):
                return pictures
        except (URLError, OSError):
            pass
        time.sleep(0.3)
    raise AssertionError("the page did not change")


#: Markdown, what is in its blocks of ours, and the lines, from 0, that look like one and stay code.
FENCES: list[tuple[str, list[str], list[int]]] = [
    ("```csirtgraph\nx\n```", ["x"], []),
    ("~~~~ csirtgraph\n~~~\n~~~~", ["~~~"], []),
    ("```CSIRTgraph\r\nx\r\n```\r", ["x\r"], []),
    ('```csirtgraph linenums="1"\nx\n```', ["x"], []),
    ("``` { #way .csirtgraph title='a b' }\nx\n```", ["x"], []),
    ("```{csirtgraph}\nx\n```", ["x"], []),
    ("- ```csirtgraph\n  a: 1\n  b:\n    c\n  ```\n", ["a: 1\nb:\n  c"], []),
    ("* - ```csirtgraph\n    x\n    ```", ["x"], []),
    ("12. > ```csirtgraph\n    > x\n    > ```", ["x"], []),
    ("> > ```csirtgraph\n>> x\n> > ```", ["x"], []),
    ("````md\n```csirtgraph\n```\n````\n```b\n```", [], []),
    ("```yaml title='csirtgraph'\nx\n```", [], []),
    ("text ```csirtgraph``` and `csirtgraph`\n`csirtgraph` begins\n``csirtgraph`` too", [], []),
    ("```csirtgraph\nnever closed", [], [0]),
    ("```csirt-graph\nx\n```", [], [0]),
    ("a\n```yaml csirtgraph\nx\n```", [], [1]),
    ("``csirtgraph\nx\n``", [], [0]),
    ("::: csirtgraph\nx\n:::", [], [0]),
    ('<pre><code class="language-csirtgraph">x</code></pre>', [], [0]),
    ("!!! csirtgraph\n    x", [], [0]),
]


@pytest.mark.parametrize(("text", "drawn", "left"), FENCES)
def test_a_block_is_drawn_or_named_never_silently_left(text: str, drawn: list[str], left: list[int]):
    lines = text.split("\n")
    blocks = list(blocks_in(lines))
    assert [block.text for block in blocks if block.is_ours] == drawn
    assert list(left_as_code(lines, blocks)) == left


def test_mkdocs_warns_of_a_block_that_stays_code(mkdocs: Build, tmp_path: Path):
    said = mkdocs("# Team\n\n- " + BLOCK.format(more="").replace("\n", "\n  ") + "\n\n```csirt-graph\nplan: b\n```\n")
    assert "team/page.md:9: no figure is drawn" in said
    page = tmp_path / "site" / "team" / "page" / "index.html"
    assert len(images_of(page)) == 1
    assert "<li><img" in page.read_text(encoding="utf-8").replace("<p>", "")


# pre-commit


HOOKS = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_hooks_name_what_pre_commit_needs():
    assert [hook["id"] for hook in HOOKS] == ["csirtgraph-check", "csirtgraph-build-check"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_hooks_run_as_they_are_written(hook: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A good plan with fresh pictures passes; a mistake in it does not."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN)
    runner = CliRunner()
    words = [*shlex.split(hook["entry"])[1:], *hook["args"]]
    if "--check" in words:
        assert runner.invoke(main, [word for word in words if word != "--check"]).exit_code == 0
    done = runner.invoke(main, words)
    assert done.exit_code == 0, done.output
    with (tmp_path / "plan.yaml").open("a") as file:
        file.write("teams: {t: {nam: T}}\n")
    assert runner.invoke(main, words).exit_code == 1
