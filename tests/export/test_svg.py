"""SVG that every wiki takes: few elements, no style, script or link, and words of the plan that stay words."""

import re
from xml.etree import ElementTree

import pytest
from cases import for_each
from layouts import (
    CHARTS,
    FIGURES,
    JAPANESE,
    RELATIONS,
    SVG,
    Picture,
    by_id,
    drawn,
    engine,
    layout,
    picture,
    plan_of,
    svg_of,
)

from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.view import View
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.themes import THEMES

ELEMENTS = {"svg", "g", "path", "polygon", "polyline", "ellipse", "rect", "text", "tspan", "title", "desc", "a"}
NASTY = [
    "<script>alert(1)</script>",
    "\"]]>&'",
    r"\N \G \l \\",
    "<b>bold</b>",
    "'single' \"double\" `back`",
    "&lt;already&gt; &amp; &#65;",
    "<!-- comment -->",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "javascript:alert(1)",
    "a</title><script>b",
    "data:text/html,x",
    "🚨 緊急 \u200fabc",
    "%s {0} $1",
]
TWO = """
roles: {{one: {{name: {0}, brief: {0}}}, two: {{name: B, functions: {{f: {{name: {0}}}}}}}}}
flows: {{one: {{two: {{label: {0}, kind: report}}}}}}
"""


def yaml(text: str) -> str:
    """A text as YAML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@for_each("figure", FIGURES, by_id)
def test_it_begins_with_an_xml_declaration_and_is_well_formed_utf_8(figure):
    data = svg_of(figure)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert ElementTree.fromstring(data.decode("utf-8").encode()).tag == f"{SVG}svg"


@for_each("theme", THEMES)
@for_each("figure", JAPANESE, by_id)
def test_it_has_only_elements_that_wikis_take(figure, theme):
    names = {element.tag for element in picture(figure, theme).root.iter()}
    assert {name.removeprefix(SVG) for name in names} <= ELEMENTS


@for_each("theme", THEMES)
@for_each("figure", JAPANESE, by_id)
def test_it_has_no_style_no_handler_no_link_and_nothing_from_elsewhere(figure, theme):
    data = svg_of(figure, theme)
    assert re.findall(rb"<style|<script|<foreignObject|<image|<use|<!DOCTYPE|<!ENTITY|<!--|<!\[CDATA|data:", data) == []
    attributes = {name for element in picture(figure, theme).root.iter() for name in element.attrib}
    assert {
        name for name in attributes if name.startswith("on") or "href" in name or name in ("style", "target")
    } == set()
    assert {name for name in attributes if ":" in name or name.startswith("{")} == set()
    assert b"url(" not in data


def ids(figure) -> list[str]:
    """All ids of a picture."""
    return [id for element in picture(figure).root.iter() if (id := element.get("id")) is not None]


@for_each("figure", FIGURES, by_id)
def test_ids_are_unique_and_have_our_prefix(figure):
    assert len(ids(figure)) > 2
    assert [id for id in ids(figure) if not re.fullmatch(r"cg-\S+", id)] == []
    assert len(ids(figure)) == len(set(ids(figure)))


def test_ids_of_a_figure_in_two_themes_do_not_meet_on_one_page():
    found = [set(re.findall(rb' id="([^"]+)"', svg(layout(FIGURES[0]), theme))) for theme in THEMES.values()]
    assert len(set().union(*found)) == sum(map(len, found))


@for_each("figure", [figure for figure in FIGURES if figure not in CHARTS], by_id)
def test_ids_are_names_that_xml_and_css_take_as_they_are(figure):
    assert [id for id in ids(figure) if not re.fullmatch(r"[a-z][A-Za-z0-9_.-]+", id)] == []


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_ids_of_charts_are_names_that_xml_and_css_take_as_they_are(figure):
    assert [id for id in ids(figure) if not re.fullmatch(r"[a-z][A-Za-z0-9_.-]+", id)] == []


@for_each("figure", FIGURES, by_id)
def test_it_is_an_image_with_a_title_and_a_description(figure):
    root = picture(figure).root
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (root.get("role"), root.get("lang")) == ("img", figure.language)
    assert root.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert list(root)[:2] == [title, desc]
    assert layout(figure).drawing.title in title.text
    assert desc.text.strip()


@for_each("figure", RELATIONS, by_id)
def test_the_description_shows_every_flow(figure):
    seen = picture(figure)
    shown = seen.root.findtext(f"{SVG}desc").split("; ")
    assert len(shown) == len(seen.arrows)
    assert all(label in text for label, text in zip((arrow.title for arrow in seen.arrows.values()), shown))


@for_each("figure", FIGURES, by_id)
def test_its_size_is_given_in_points_and_as_a_view_box(figure):
    root, sheet = picture(figure).root, sheet_of(layout(figure))
    width, height = float(root.get("width").removesuffix("pt")), float(root.get("height").removesuffix("pt"))
    assert root.get("viewBox") == f"0 0 {root.get('width')[:-2]} {root.get('height')[:-2]}"
    assert (width, height) == pytest.approx((sheet.width, sheet.height), abs=0.01)


@for_each("figure", FIGURES, by_id)
def test_boxes_frames_and_arrows_carry_the_ids_of_the_plan(figure):
    seen, drawing = picture(figure), layout(figure).drawing
    assert seen.boxes.keys() == {box.id for box in drawing.boxes}
    assert seen.frames.keys() == {frame.id for frame in drawing.frames}
    assert seen.arrows.keys() == {arrow.id for arrow in drawing.arrows}
    assert seen.labels.keys() == {arrow.id for arrow in drawing.arrows if arrow.label}


@for_each("figure", RELATIONS, by_id)
def test_arrows_name_both_their_ends(figure):
    seen = picture(figure)
    ends = {end for arrow in seen.arrows.values() for end in arrow.ends}
    assert ends <= seen.boxes.keys() | seen.frames.keys()
    assert all(len(set(arrow.ends)) == 2 for arrow in seen.arrows.values())


@for_each("figure", FIGURES, by_id)
def test_numbers_have_two_decimals_at_most(figure):
    shapes = [element for element in picture(figure).root.iter() if element.tag.removeprefix(SVG) in ("rect", "path")]
    numbers = [element.get(name, "") for element in shapes for name in ("x", "y", "width", "height", "d")]
    assert [text for text in numbers if re.search(r"\.\d{3}|\de|nan|inf", text)] == []


@for_each("figure", FIGURES, by_id)
def test_no_text_is_empty(figure):
    texts = [element.text for element in picture(figure).root.iter(f"{SVG}text")]
    assert texts
    assert [text for text in texts if not (text or "").strip()] == []


@for_each("text", NASTY)
def test_words_of_a_plan_are_shown_as_they_are_and_never_become_markup(text):
    seen = drawn(TWO.format(yaml(text)))
    box, label = seen.boxes["one"], seen.labels["one>two:report"]
    shown = text.replace(" ", "")
    assert box.name.replace(" ", "") == box.text.replace(" ", "") == label.text.replace(" ", "") == shown
    assert [words.replace(" ", "") for words, _ in seen.boxes["two"].items] == [shown]
    assert seen.arrows["one>two:report"].title == text
    assert box.title == f"{text}: {text}"
    assert {element.tag.removeprefix(SVG) for element in seen.root.iter()} <= ELEMENTS


@for_each("text", NASTY)
def test_titles_and_sources_of_a_plan_are_shown_as_they_are(text):
    header = f"plan: {{id: t, title: {yaml(text)}, revision: {yaml(text)}, source: {{title: {yaml(text)}}}}}\n"
    plan = plan_of(header + TWO.format("A"))
    seen = Picture(svg(layout_of(plan, "relations", View(), engine()), THEMES["light"]))
    assert [words.text for words in seen.around if words.size == 10] == [f"{text} – {text}"]
    assert text.replace(" ", "") in seen.notes.replace(" ", "")
    assert text in seen.root.findtext(f"{SVG}title")
    assert {element.tag.removeprefix(SVG) for element in seen.root.iter()} <= ELEMENTS


def test_a_name_of_five_hundred_characters_is_shown_whole_inside_its_box():
    name = "長い名前" * 125
    seen = drawn(TWO.format(yaml(name)))
    box = seen.boxes["one"]
    assert box.name == box.text == name
    assert all(box.place.holds(words.place) for words in box.words)


@pytest.mark.parametrize("text", [r'"a\u00adb"', r'"a\u200bb"'])
def test_rare_characters_do_not_break_the_picture(text):
    assert drawn(TWO.format(text)).boxes.keys() == {"one", "two"}


@pytest.mark.parametrize(
    "text", [r'"a\x7fb"', r'"a\x85b"', r'"a\x0bb"', r'"a\x01b"', r'"a\eb"', r'"a\uFFFEb"', r'"a\u2028b"', r'"a\u202eb"']
)
def test_control_characters_are_refused_however_they_are_written(text):
    with pytest.raises(PlanError):
        drawn(TWO.format(text))


def scanned(data: bytes) -> bytes:
    """What MediaWiki searches for scripts."""
    return data[:1024]


@for_each("figure", FIGURES, by_id)
def test_words_of_the_plan_begin_behind_what_mediawiki_scans(figure):
    head = scanned(svg_of(figure))
    assert head.isascii()
    assert b">" not in head.split(b"<svg ")[1].rstrip()[:-1]


def test_a_plan_that_speaks_of_scripts_passes_mediawiki():
    text = yaml('href="javascript:alert(1)" <a href <script <body url(javascript:x) type="text/javascript"')
    head = scanned(drawn(TWO.format(text)).data).lower()
    assert not re.search(rb"script|<a |<body|url\(|javascript", head)
