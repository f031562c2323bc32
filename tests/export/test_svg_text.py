"""How a picture holds its words: as text, with a font inside, or as paths; and links on its boxes."""

import re
from base64 import b64decode
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cases import for_each
from click.testing import CliRunner
from layouts import HEAD, JAPANESE, SVG, by_id, chosen, engine, laid_out, layout, plan_of, svg_of

from csirtgraph.cli import main
from csirtgraph.export.svg import typeface
from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import Job, links_of, render
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.themes import THEMES

ELEMENTS = {"svg", "g", "path", "polygon", "polyline", "ellipse", "rect", "text", "tspan", "title", "desc", "a"}
SOME = [
    chosen("b", "relations", "incident"),
    chosen("b", "relations", "incident", "en"),
    chosen("b", "roles", ""),
    chosen("c", "relations", "peacetime"),
    chosen("b", "orgchart", "incident", "en"),
]
LINKED = HEAD + (
    "roles: {a: {name: A, link: 'https://wiki.example.org/役割?x=1&y=[2](3)#z'}, b: {name: B, team: t}}\n"
    "parties: {p: {name: P, kind: vendor, link: 'https://example.org/p'}}\n"
    "teams: {t: {name: T, link: 'https://example.org/t'}}\n"
    "flows: {a: {b: {label: L, kind: report}, p: {label: M, kind: request}}}\n"
    "posts: {incident: {a: {people: 1}, b: {under: a}}}\n"
    "groups: {g: {name: G}}\n"
)


@cache
def written(figure, text: str, theme: str = "light") -> bytes:
    """A built-in figure with its words so written."""
    return svg(layout(figure), THEMES[theme], text)


def words_in(root: ElementTree.Element) -> set[str]:
    """Every line of text."""
    return {"".join(item.itertext()) for item in root.iter(f"{SVG}text")}


# outlines


@for_each("figure", JAPANESE, by_id)
def test_an_outlined_picture_has_no_text_left_and_only_what_wikis_take(figure):
    data = written(figure, "outline")
    root = ElementTree.fromstring(data)
    assert {item.tag.removeprefix(SVG) for item in root.iter()} <= ELEMENTS - {"text", "tspan", "a"}
    assert re.findall(rb"<style|<script|<use|data:|url\(|href|style=|<!--", data) == []
    assert b">" not in data[:1024].split(b"<svg ")[1].rstrip()[:-1]


@pytest.mark.parametrize("figure", SOME, ids=by_id)
def test_every_line_of_an_outlined_picture_is_a_path_where_the_text_was(figure):
    texts = list(ElementTree.fromstring(svg_of(figure)).iter(f"{SVG}text"))
    paths = [
        item for item in ElementTree.fromstring(written(figure, "outline")).iter(f"{SVG}path") if item.get("transform")
    ]
    assert len(paths) == len(texts)
    for text, path in zip(texts, paths):
        x, y = map(float, re.match(r"translate\((\S+) (\S+)\)", path.get("transform")).groups())
        assert (y, path.get("fill")) == (float(text.get("y")), text.get("fill"))
        left = float(text.get("x")) - x
        assert left == 0 if text.get("text-anchor") == "start" else left > 0


@pytest.mark.parametrize("figure", SOME, ids=by_id)
def test_the_words_of_an_outlined_picture_are_kept_to_be_read_out(figure):
    root = ElementTree.fromstring(written(figure, "outline"))
    seen = "".join("".join(item.itertext()) for tag in ("title", "desc") for item in root.iter(f"{SVG}{tag}"))
    seen = re.sub(r"\s", "", seen)
    shown = {re.sub(r"\s|^[・•]", "", words) for words in words_in(ElementTree.fromstring(svg_of(figure)))}
    assert {words for words in shown if words not in seen} == set()


def test_an_outline_is_as_wide_as_the_font_says():
    root = ElementTree.fromstring(
        svg(
            laid_out("roles: {a: {name: 日本語}, b: {name: B}}\nflows: {a: {b: {label: L, kind: report}}}"),
            THEMES["light"],
            "outline",
        )
    )
    [box] = [item for item in root.iter(f"{SVG}g") if item.get("data-id") == "a"]
    [path] = box.findall(f"{SVG}path")
    scale = float(re.search(r"scale\((\S+) ", path.get("transform"))[1])
    starts = [int(x) for x in re.findall(r"M(\d+) 0", path.get("d"))]
    assert starts == [0, 1000, 2000]
    assert scale == pytest.approx(12 / 1000)


def test_outlines_are_drawn_as_the_font_draws_them():
    """The glyph is read back by fontTools' own parser and compared in area with the font's."""
    from fontTools.pens.areaPen import AreaPen
    from fontTools.svgLib.path import parse_path

    from csirtgraph.export.svg.outline import outline_of
    from csirtgraph.export.svg.typeface import glyph_in, shipped

    for character in "A日&ー9é":
        glyph = glyph_in(shipped(True), character)
        ours, theirs = AreaPen(), AreaPen(glyph.font.getGlyphSet())
        parse_path(f"M0 0{outline_of(glyph)}", ours)
        glyph.font.getGlyphSet()[glyph.name].draw(theirs)
        assert ours.value == pytest.approx(theirs.value, rel=1e-6)


def test_a_line_with_a_character_that_no_font_has_stays_text(monkeypatch):
    monkeypatch.setattr(typeface, "system_font_with", lambda code, bold: None)
    typeface.glyph_of.cache_clear()
    drawn = svg(
        laid_out(
            'roles: {a: {name: "緊急🚨"}, b: {name: "a\u00adb\u200bc"}}\nflows: {a: {b: {label: L, kind: report}}}'
        ),
        THEMES["light"],
        "outline",
    )
    assert words_in(ElementTree.fromstring(drawn)) == {"緊急🚨"}


# embedded fonts


@pytest.mark.parametrize("figure", SOME, ids=by_id)
def test_an_embedded_font_has_every_glyph_of_the_picture_and_hardly_more(figure):
    from fontTools.ttLib import TTFont

    root = ElementTree.fromstring(written(figure, "embed"))
    faces = re.findall(r'font-weight:(\d+);src:url\("data:font/woff;base64,([^"]+)"\)', root.findtext(f"{SVG}style"))
    assert [weight for weight, _ in faces] == ["400", "700"]
    for weight, data in faces:
        shown = {
            mark
            for item in root.iter(f"{SVG}text")
            for mark in item.text
            if (item.get("font-weight") == "bold") == (weight == "700")
        }
        font = TTFont(BytesIO(b64decode(data)))
        assert {chr(code) for code in font.getBestCmap()} == shown
        assert "SIL" in font["name"].getDebugName(13)
        assert root.get("font-family").startswith("csirtgraph, Noto Sans JP")


@pytest.mark.parametrize("figure", SOME, ids=by_id)
def test_besides_its_font_an_embedded_picture_is_the_plain_one(figure):
    plain = svg_of(figure).decode().split("\n", 3)[3]
    embedded = re.sub(r"<style>.*?</style>\n", "", written(figure, "embed").decode()).split("\n", 3)[3]
    assert embedded == plain
    assert "url(" not in embedded


@pytest.mark.parametrize("text", ["embed", "outline"])
def test_the_same_plan_gives_the_same_bytes(text, tmp_path):
    runs = []
    for number in "12":
        line = ["render", "b", "relations", "--text", text, "-o", str(tmp_path / f"{number}.svg")]
        assert CliRunner().invoke(main, line).exit_code == 0
        runs.append((tmp_path / f"{number}.svg").read_bytes())
    assert runs[0] == runs[1] == written(chosen("b", "relations", "incident"), text)


def test_a_font_of_the_same_characters_is_the_same_in_another_process():
    import subprocess
    import sys

    code = (
        "import sys; from csirtgraph.export.svg.embedded import subset; "
        "sys.stdout.buffer.write(subset('ABC日本', True))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout for _ in "12"]
    assert runs[0] == runs[1] != b""


# links


def linked(figure: str = "relations", text: str = "plain", links: bool = True) -> bytes:
    """A figure of the plan with links."""
    plan = plan_of(LINKED)
    job = Job(figure, View(), text=text, links=links_of(plan) if links else {})
    return render(plan, job, engine())


def targets(data: bytes) -> dict[str, str]:
    """The links of a picture, by the id they lie on."""
    groups = [group for group in ElementTree.fromstring(data).iter(f"{SVG}g") if group.get("data-id")]
    return {group.get("data-id"): link.get("href") for group in groups for link in group.findall(f"{SVG}a")}


@pytest.mark.parametrize("text", ["plain", "embed", "outline"])
def test_links_lie_on_the_boxes_and_frames_of_their_ids(text):
    assert targets(linked(text=text)) == {
        "a": "https://wiki.example.org/%E5%BD%B9%E5%89%B2?x=1&y=%5B2%5D%283%29#z",
        "p": "https://example.org/p",
        "t": "https://example.org/t",
    }


def test_the_post_of_a_role_has_the_link_of_the_role():
    assert list(targets(linked("orgchart"))) == ["a"]


def test_a_link_is_a_plain_element_with_a_name():
    root = ElementTree.fromstring(linked(text="outline"))
    links = list(root.iter(f"{SVG}a"))
    assert [{*link.attrib} for link in links] == [{"href", "aria-label"}] * 3
    assert {link.get("aria-label") for link in links} == {"A", "P", "T"}
    assert root.get("role") == "group"


def test_without_links_the_picture_is_as_if_the_plan_had_none():
    plan = plan_of(re.sub(r", link: '[^']+'", "", LINKED))
    assert linked(links=False) == render(plan, Job("relations", View()), engine())
    assert ElementTree.fromstring(linked(links=False)).get("role") == "img"


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "https://me:secret@example.org",
        "https:// example.org",
        "//example.org",
        "https://",
        "data:text/html,x",
        "https://example.org/<b>",
        'https://example.org/"x',
        "HTTPS://example.org",
        "例え",
    ],
)
def test_a_link_that_is_not_plain_https_is_refused_where_it_stands(link, write_plan):
    folder = write_plan(plan=f"{HEAD}roles:\n  a: {{name: A, link: '{link}'}}\n")
    with pytest.raises(PlanError) as caught:
        load_plan(folder)
    [problem] = caught.value.problems
    assert (problem.position.line, problem.position.column) == (3, 22)
    assert "begins with https://" in problem.message("en")
    assert "https:// で始まる" in problem.message("ja")


# the command line


def run(*words: object, **env: str):
    """`csirtgraph …`."""
    return CliRunner().invoke(main, [str(word) for word in words], env=env)


@pytest.mark.parametrize(("option", "suffix"), [("--text=outline", "png"), ("--links", "pdf"), ("--text=embed", "md")])
def test_options_of_svg_are_refused_for_other_formats(option, suffix, tmp_path: Path):
    result = run("render", "b", "relations", option, "-o", tmp_path / f"x.{suffix}")
    assert (result.exit_code, "only to SVG" in result.stderr) == (2, True)
    assert run("build", "b", option, "--format", suffix, "-o", tmp_path).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_build_writes_every_svg_so(tmp_path: Path, write_plan):
    plan = write_plan(plan=LINKED)
    assert run("build", plan, "--text", "outline", "--links", "--lang", "ja", "-o", tmp_path / "out").exit_code == 0
    files = sorted((tmp_path / "out" / "t").iterdir())
    assert len(files) > 1
    assert all(b"<text" not in file.read_bytes() for file in files)
    assert b'<a href="https://example.org/p"' in (tmp_path / "out" / "t" / "relations-incident.ja.svg").read_bytes()
