"""PowerPoint decks: native shapes, glued arrows, tables, readable text, templates, the same bytes again."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from itertools import pairwise

import decks
import pytest
from contrasts import contrast
from deck_faults import faults
from pypdf import PdfReader

from csirtgraph import pipeline
from csirtgraph.drawing.text.fonts import LINE, text_width
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.slides.pptx.markup import EMU, NAMES, qualified
from csirtgraph.themes import LIGHT, THEMES

SOFFICE, PDFTOPPM = shutil.which("soffice"), shutil.which("pdftoppm")
DARK = 180  # of 255
ALL = [(plan, language) for plan in "abc" for language in ("ja", "en")]


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The deck of all figures of a plan in a language, made once."""
    folder = tmp_path_factory.mktemp("decks")
    return lambda plan, language: decks.copied(folder / f"{plan}-{language}.pptx", plan, "--lang", language)


@cache
def read(path):
    """A deck that no test changes, read once."""
    return decks.opened(path)


def figures(path, name):
    """The slides of a figure."""
    return [slide for slide in read(path).slides if any(f"/{name}?" in shape.name for shape in slide.shapes)]


def diagram(path, name, mode="incident"):
    """The slide of a whole diagram."""
    return next(slide for slide in figures(path, name) if f"mode={mode}" in decks.group_of(slide).name)


# What stands on a slide


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_every_figure_has_a_slide_with_its_title_and_source(plan, language, whole):
    loaded = load_plan(plan)
    titles = [slide.shapes.title.text for slide in read(whole(plan, language)).slides]
    for name, mode in pipeline.views_in(loaded):
        drawing = pipeline.drawing_of(loaded, name, View(mode or Mode.INCIDENT, language))
        wanted = f"{drawing.badge} | {drawing.title}" if drawing.badge else drawing.title
        assert any(title.startswith(wanted) for title in titles), wanted
        for slide in figures(whole(plan, language), name)[:1]:
            shown = decks.noted(decks.group_of(slide), "notes").get("notes")  # else the speaker says them
            notes = shown.text_frame.text if shown else slide.notes_slide.notes_text_frame.text
            assert drawing.subtitle in notes
            assert drawing.notes[-1].replace(" ", "")[:40] in notes.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_role_is_one_shape_with_its_text(language, whole):
    plan = load_plan("b")
    drawing = pipeline.drawing_of(plan, "relations", View(Mode.INCIDENT, language))
    slide = diagram(whole("b", language), "relations")
    shapes = decks.noted(decks.group_of(slide), "box")
    assert shapes.keys() == {box.id for box in drawing.boxes}
    for box in drawing.boxes:
        shape = shapes[box.id]
        words = shape.text_frame.text.replace("\v", "").replace("\n", "")
        assert words == "".join([box.name, *box.lines])
        assert decks.spoken(shape).startswith(box.name)
        first, *rest = shape.text_frame.paragraphs
        assert all(run.font.bold for run in first.runs)
        assert not any(run.font.bold for paragraph in rest for run in paragraph.runs)


def test_looks_are_those_of_pictures_in_slots_of_the_deck_s_colours(whole):
    deck = read(whole("b", "ja"))
    shapes = decks.noted(decks.group_of(diagram(whole("b", "ja"), "relations")), "box")
    for name, look in (("commander", "in-house"), ("forensics", "outsourced"), ("vendor-mss", "vendor")):
        found = shapes[name].element.find("p:spPr/a:solidFill/*", NAMES)
        assert decks.difference(decks.shown(found, deck), LIGHT.looks[look].fill) <= 3
    for slide in deck.slides:
        assert next(slide.element.iter(qualified("a:srgbClr")), None) is None  # so Design › Variants changes all
    assert shapes["forensics"].element.find(".//a:ln/a:prstDash", NAMES).get("val") == "dash"
    assert shapes["commander"].element.find(".//a:ln/a:prstDash", NAMES).get("val") == "solid"


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_text_is_as_large_as_the_notes_say_and_has_japanese_fonts(plan, language, whole):
    for slide in read(whole(plan, language)).slides:
        told = float(re.search(r"([\d.]+) pt", slide.notes_slide.notes_text_frame.text)[1])
        assert min(decks.sizes(slide.element), default=told) >= min(told - 0.1, 9), slide.shapes.title.text
        for run in slide.element.iterfind(".//a:r/a:rPr", NAMES):
            assert run.find("a:ea", NAMES).get("typeface") in ("+mn-ea", "+mj-ea")
            assert run.find("a:latin", NAMES).get("typeface") in ("+mn-lt", "+mj-lt")
        assert slide.element.find(qualified("p:timing")) is None
    fonts = decks.theme(read(whole(plan, language)).slide_master).findall(".//a:fontScheme/*/a:ea", NAMES)
    assert {font.get("typeface") for font in fonts} == {"Yu Gothic"}


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_text_fits_its_box_and_boxes_their_slide(plan, language, whole):
    deck = read(whole(plan, language))
    for slide in deck.slides:
        for shape in decks.noted(decks.group_of(slide), "box").values():
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0
            assert shape.top + shape.height <= deck.slide_height
            height = 0.0
            for paragraph in shape.text_frame.paragraphs:
                lines = paragraph.text.split("\v")
                size = paragraph.runs[0].font.size.pt
                room = shape.width / EMU - 4
                widest = max(text_width(line, size, bool(paragraph.runs[0].font.bold)) for line in lines)
                rows = len(lines) if len(lines) > 1 else -(-widest // room)
                assert len(lines) == 1 or widest <= room
                height += rows * size * LINE
            assert height <= shape.height / EMU + 0.5, shape.text_frame.text


# Arrows


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_arrows_are_glued_to_the_sides_where_they_begin_and_end(plan, language, whole):
    count = 0
    for slide in read(whole(plan, language)).slides:
        group = decks.group_of(slide)
        shapes = {shape.shape_id: shape for shape in group.shapes}
        for flow in decks.noted(group, "flow").values():
            points = decks.corners(flow.element)
            for tag, point in (("a:stCxn", points[0]), ("a:endCxn", points[-1])):
                glue = flow.element.find(f".//{tag}", NAMES)
                assert point == pytest.approx(decks.site(shapes[int(glue.get("id"))], int(glue.get("idx"))), abs=0.2)
            count += 1
    assert count > 10


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_arrows_between_roles_do_not_meet_in_one_place(name, whole):
    for slide in figures(whole(name, "ja"), "relations"):
        flows = decks.noted(decks.group_of(slide), "flow").values()
        ends = [flow.element.find(f".//{tag}", NAMES) for flow in flows for tag in ("a:stCxn", "a:endCxn")]
        sites = [(glue.get("id"), glue.get("idx")) for glue in ends]
        assert len(sites) == len(set(sites)), slide


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_flow_is_an_arrow_with_its_label(language, whole):
    plan = load_plan("b")
    drawing = pipeline.drawing_of(plan, "relations", View(Mode.INCIDENT, language))
    group = decks.group_of(diagram(whole("b", language), "relations"))
    flows, labels = decks.noted(group, "flow"), decks.noted(group, "label")
    for arrow in drawing.arrows:
        shape = flows[f"flow {arrow.id}"]
        heads = {tag for tag in ("headEnd", "tailEnd") if shape.element.find(f".//a:{tag}", NAMES) is not None}
        assert heads == ({"headEnd", "tailEnd"} if arrow.heads == "both" else {"tailEnd"})
        assert arrow.label in decks.spoken(shape)
        told = labels[f"label {arrow.id}"].text_frame.text.replace("\v", " ")
        assert told.replace(" ", "") == arrow.label.replace(" ", "")


def test_lines_of_command_have_right_angles(whole):
    for slide in figures(whole("b", "ja"), "orgchart"):
        for flow in decks.noted(decks.group_of(slide), "flow").values():
            if ">" in flow.name:
                points = decks.corners(flow.element)
                assert all(
                    a[0] == pytest.approx(b[0]) or a[1] == pytest.approx(b[1]) for a, b in zip(points, points[1:])
                )


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_words_stand_on_nothing_else_and_at_their_own_arrows(plan, language, whole):
    for slide in read(whole(plan, language)).slides:
        assert list(faults(slide)) == [], slide.shapes.title.text


def test_question_and_answer_are_two_arrows(tmp_path):
    """Where two talk in turns, no arrow hides the other, however little room there is."""
    decks.corporate(tmp_path / "corporate.pptx")
    words = ("relations", "--mode", "incident", "--template", tmp_path / "corporate.pptx")
    path = decks.made(tmp_path / "ours.pptx", "b", *words)
    flows = decks.noted(decks.group_of(decks.opened(path).slides[1]), "flow").values()
    ways = [frozenset((round(x), round(y)) for x, y in decks.corners(flow.element)) for flow in flows]
    assert len(ways) == len(set(ways)) > 10


# Tables


def test_tables_are_native_with_merged_cells(whole):
    plan = load_plan("b")
    drawing = pipeline.drawing_of(plan, "roles", View(language="en"))
    table = next(shape for shape in figures(whole("b", "en"), "roles")[0].shapes if shape.has_table).table
    assert len(table.columns) == len(drawing.table.columns)
    for box in drawing.boxes:
        cell = table.cell(box.span.row, box.span.column)
        assert cell.text_frame.text.replace("\n", "") == "".join([box.name, *box.lines, *("• " + i for i in box.items)])
        if box.span.rows > 1:
            assert cell.is_merge_origin
            assert cell.span_height == box.span.rows


def test_long_tables_go_over_slides_that_say_which_they_are(whole):
    titles = [slide.shapes.title.text for slide in figures(whole("c", "en"), "skills")]
    assert len(titles) > 1
    assert [title[-5:] for title in titles] == [f"({number}/{len(titles)})" for number in range(1, len(titles) + 1)]
    for slide in figures(whole("c", "en"), "skills"):
        table = next(shape for shape in slide.shapes if shape.has_table)
        assert table.top + sum(row.height for row in table.table.rows) <= decks.group_of(slide).top + 1


@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_no_word_of_a_table_is_broken_in_two(size, tmp_path):
    path = decks.made(tmp_path / "deck.pptx", "b", "raci", "coverage", "--lang", "en", "--size", size)
    for slide in decks.opened(path).slides:
        table = next(shape for shape in slide.shapes if shape.has_table).table
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells):
                room = (column.width - cell.margin_left - cell.margin_right) / EMU
                for run in (run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs):
                    for word in () if cell.is_merge_origin else run.text.split():
                        assert text_width(word, run.font.size.pt, bool(run.font.bold)) <= room + 0.5, word


def test_the_pages_of_a_table_are_shown_as_large_as_they_fit(whole):
    sizes = [
        min(decks.sizes(slide.element.find(".//a:tbl", NAMES))) for slide in figures(whole("b", "en"), "frameworks")
    ]
    assert len(sizes) > 1
    assert min(sizes) > 9


# Too much for one slide


BIG = "plan: {id: big, title: {ja: 大, en: Big}}\ngroups:\n  g1: {name: One}\n  g2: {name: Two}\nroles:\n" + "".join(
    f"  r{n}: {{name: {{ja: 役割{n}, en: Role number {n}}}, duty: {{ja: 仕事, en: Does the work of {n}}}, "
    f"group: g{n % 2 + 1}}}\n"
    for n in range(40)
)
FLOWS = "flows:\n" + "".join(
    f"  r{n}: {{r{(n * 7 + 3) % 40}: {{label: {{ja: 報告, en: Report}}, kind: report}}}}\n" for n in range(40)
)


@pytest.mark.usefixtures("rough")
def test_a_figure_too_large_is_parted_by_group_and_every_flow_is_shown(write_plan, tmp_path):
    folder = write_plan(plan=BIG + FLOWS)
    path = decks.made(tmp_path / "big.pptx", folder, "relations", "--lang", "en", "--mode", "incident")
    deck = decks.opened(path)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(titles) > 2
    assert [title.rpartition(" – ")[2] for title in titles][:2] == ["overview", "1 One 1/4"]
    assert len(set(titles)) == len(titles)
    assert not any("(" in title for title in titles)
    assert sum(len(decks.noted(decks.group_of(slide), "flow")) for slide in list(deck.slides)[1:]) >= 40


MANY = "plan: {id: many, title: {ja: 多, en: Many}}\nroles:\n" + "".join(
    f"  r{n}: {{name: Role number {n}}}\n" for n in range(120)
)
POSTS = "posts:\n  incident:\n" + "".join(
    f"    r{n}: {{people: 1{f', under: r{(n - 1) // 3}' if n else ''}}}\n" for n in range(120)
)


def test_an_organisation_chart_too_large_is_an_overview_and_then_in_parts(write_plan, tmp_path):
    path = decks.made(tmp_path / "big.pptx", write_plan(plan=MANY + POSTS), "orgchart")
    overview, *parts = decks.opened(path).slides
    assert "体制図" in overview.shapes.title.text
    assert len(decks.noted(decks.group_of(overview), "flow")) == len(parts) == 3
    shown = [box for part in parts for box in decks.noted(decks.group_of(part), "box")]
    assert set(shown) >= {f"r{n}" for n in range(120)}


TEAMS = """plan: {id: teams, title: {ja: 班, en: Teams}}
teams: {one: {name: First team}, two: {name: Second team}, three: {name: Third team}}
roles:
""" + "".join(
    f"  r{n}: {{name: Role number {n}, team: {('one', 'two', 'three')[n % 3]}, "
    f"functions: {{a: {{name: Watches over it}}, b: {{name: Writes of it}}}}}}\n"
    for n in range(36)
)
BETWEEN = "flows:\n  one: {two: {label: Asks, kind: request}}\n  r1: {r2: {label: Tells, kind: report}}\n"


def test_teams_too_large_for_one_slide_get_slides_of_their_own(write_plan, tmp_path):
    path = decks.made(tmp_path / "teams.pptx", write_plan(plan=TEAMS + BETWEEN), "relations", "--mode", "incident")
    slides = decks.opened(path).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert all(any(name in title for title in titles) for name in ("First team", "Second team", "Third team"))
    boxes = {name for slide in slides for name in decks.noted(decks.group_of(slide), "box")}
    assert boxes >= {f"r{n}" for n in range(36)}
    assert {"flow one>two:request", "flow r1>r2:report"} <= {
        name for slide in slides for name in decks.noted(decks.group_of(slide), "flow")
    }


# The file


@pytest.mark.parametrize(("plan", "language"), ALL)
def test_ids_are_unique_and_parts_are_as_they_say(plan, language, whole):
    path = whole(plan, language)
    for slide in decks.opened(path).slides:
        ids = [found.get("id") for found in slide.element.iter(qualified("p:cNvPr"))]
        assert len(ids) == len(set(ids))
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in [name for name in names if name.endswith(".rels")]:
            base = name.replace("_rels/", "").removesuffix(".rels")
            for relation in decks.xml(archive.read(name)):
                target = relation.get("Target")
                full = (
                    target[1:]
                    if target.startswith("/")
                    else os.path.normpath(os.path.join(os.path.dirname(base), target))
                )
                assert full in names, (name, target)


def test_hostile_text_stays_text(write_plan, tmp_path):
    evil = "</a:t><script>&\u200f\"'{}"
    told = json.dumps(evil)
    plan = f"plan: {{id: x, title: {told}}}\nroles:\n  a: {{name: {told}}}\n  b: {{name: B}}\n"
    flows = f"flows: {{a: {{b: {{label: {told}, kind: report}}}}}}\n"
    path = decks.made(tmp_path / "x.pptx", write_plan(plan=plan + flows), "relations", "--lang", "en")
    group = decks.group_of(decks.opened(path).slides[0])
    assert decks.noted(group, "box")["a"].text_frame.text.replace("\v", "") == evil
    assert decks.spoken(decks.noted(group, "flow")[next(iter(decks.noted(group, "flow")))]).endswith(evil)


@pytest.mark.skipif(not (SOFFICE and PDFTOPPM), reason="needs LibreOffice (soffice) and pdftoppm")
def test_libreoffice_shows_every_slide_with_its_arrows_where_the_deck_says(whole, tmp_path):
    """A slide of every figure there is: all of B, and what only C has; `make slides` tries all of A, B and C."""
    some = decks.copied(tmp_path / "c.pptx", "c", "services", "teams", "raci-services", "--lang", "ja")
    paths = [whole("b", "en"), *([whole("a", "ja"), whole("c", "ja")] if "SMALL_PLANS" in os.environ else [some])]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [SOFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=1800)
    for path in paths:
        pdf = tmp_path / f"{path.stem}.pdf"
        pages, pictures = PdfReader(pdf).pages, pictures_of(pdf)
        slides = list(decks.opened(path).slides)
        assert len(pages) == len(slides)
        for page, picture, slide in zip(pages, pictures, slides):
            told = "".join(page.extract_text().split())
            assert slide.shapes.title.text.rpartition("|")[2].partition("(")[0].replace(" ", "") in told
            for name, flow in decks.noted(decks.group_of(slide), "flow").items():
                for (x, y), (x2, y2) in pairwise(decks.corners(flow.element)):
                    assert has_ink(picture, (x + x2) / 2, (y + y2) / 2), (path.stem, slide.shapes.title.text, name)


def pictures_of(pdf):
    """The pages of a PDF, each pt one pixel from black to white."""
    from PIL import Image

    subprocess.run([PDFTOPPM, "-r", "72", "-gray", str(pdf), str(pdf.with_suffix(""))], check=True)
    return [Image.open(path) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def has_ink(picture, x, y):
    """Whether something dark is within a pt of a place."""
    around = [(round(x) + dx, round(y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return min(picture.getpixel(place) for place in around) < DARK


def test_only_connectors_with_corners_have_an_alternative(whole):
    """PowerPoint takes the glued connector; programs that lead such connectors themselves take the line."""
    with zipfile.ZipFile(whole("b", "en")) as archive:
        roots = [decks.xml(archive.read(f"ppt/slides/slide{number}.xml")) for number in range(1, 25)]
    for choice in (found for root in roots for found in root.iterfind(".//mc:Choice", NAMES)):
        connector, line = choice[0], choice.getnext()[0]
        assert choice.nsmap[choice.get("Requires")].endswith("powerpoint/2010/main")
        assert len(connector.findall(".//p:cNvCxnSpPr/*", NAMES)) == 2
        assert decks.corners(line) == [pytest.approx(point, abs=0.01) for point in decks.corners(connector)]
        assert line.find("*/p:cNvPr", NAMES).attrib == connector.find("*/p:cNvPr", NAMES).attrib
    glued = [line for root in roots for line in root.iterfind(".//p:grpSp/p:cxnSp", NAMES)]
    assert {line.find(".//a:prstGeom", NAMES).get("prst") for line in glued} == {"straightConnector1"}
    assert sum(1 for root in roots for _ in root.iterfind(".//mc:Choice", NAMES)) > 20


# Templates, sizes, colours


@pytest.fixture
def template(tmp_path):
    """A company's deck: a slide with notes, a master with a band, its own colours."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    for name, place in (("title", (40, 20, 880, 60)), ("body", (40, 90, 880, 400))):
        shape = next(s for s in deck.slide_master.placeholders if s.element.find(".//p:ph", NAMES).get("type") == name)
        shape.left, shape.top, shape.width, shape.height = map(Pt, place)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Our company"
    slide.notes_slide.notes_text_frame.text = "Say hello"
    deck.save(tmp_path / "corporate.pptx")
    return tmp_path / "corporate.pptx"


def test_a_template_keeps_all_it_has(template, tmp_path):
    path = decks.made(tmp_path / "ours.pptx", "b", "relations", "roles", "--template", template)
    before, after = decks.opened(template), decks.opened(path)
    assert [layout.name for layout in after.slide_layouts] == [layout.name for layout in before.slide_layouts]
    first, second = after.slides[0], after.slides[1]
    assert first.shapes.title.text == "Our company"
    assert first.notes_slide.notes_text_frame.text == "Say hello"
    assert second.slide_layout.name == "Title Only"
    assert second.shapes.title.is_placeholder
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(path) as new:
        lost = set(old.namelist()) - set(new.namelist())
        assert not lost
        for name in old.namelist():
            if "theme" in name or "slideMaster" in name or "slideLayouts" in name:
                assert old.read(name) == new.read(name), name


def test_a_template_gives_its_colours_and_fonts(template, tmp_path):
    path = decks.made(tmp_path / "ours.pptx", "b", "relations", "--mode", "incident", "--template", template)
    shape = decks.noted(decks.group_of(decks.opened(path).slides[1]), "box")["commander"]
    assert shape.element.find("p:spPr/a:solidFill/a:schemeClr", NAMES).get("val") == "accent1"
    assert {run.find("a:latin", NAMES).get("typeface") for run in shape.element.iter(qualified("a:rPr"))} == {"+mn-lt"}
    assert {run.find("a:ea", NAMES).get("typeface") for run in shape.element.iter(qualified("a:rPr"))} == {"Yu Gothic"}


def test_footer_and_number_stand_on_new_slides_as_on_those_of_the_template(tmp_path):
    decks.corporate(tmp_path / "corporate.pptx")
    path = decks.made(tmp_path / "ours.pptx", "b", "terms", "roles", "--template", tmp_path / "corporate.pptx")
    for slide in list(decks.opened(path).slides)[1:]:
        texts = {shape.placeholder_format.type: shape.text_frame.text for shape in slide.placeholders}
        assert [texts[15], set(texts)] == ["Confidential", {1, 13, 15}]
        number = next(shape for shape in slide.placeholders if shape.placeholder_format.type == 13)
        assert number.element.find(".//a:fld", NAMES).get("type") == "slidenum"
        bottom = max(shape.top + shape.height for shape in slide.shapes if not shape.is_placeholder)
        assert bottom <= number.top


def test_a_potx_is_a_template_too(template, tmp_path):
    with zipfile.ZipFile(template) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
    )
    write_zip(tmp_path / "corporate.potx", **files)
    path = decks.made(tmp_path / "ours.pptx", "b", "terms", "--template", tmp_path / "corporate.potx")
    assert len(decks.opened(path).slides) == 2


def test_on_a_dark_template_text_and_grounds_contrast(template, tmp_path):
    from pptx import Presentation

    deck = Presentation(str(template))
    colours = deck.slide_master.element.find("p:clrMap", NAMES)
    colours.set("bg1", "dk1")
    colours.set("tx1", "lt1")
    deck.save(template)
    path = decks.made(tmp_path / "ours.pptx", "b", "relations", "--mode", "incident", "--template", template)
    shape = decks.noted(decks.group_of(decks.opened(path).slides[1]), "box")["commander"]
    ground = shape.element.find("p:spPr/a:solidFill/a:schemeClr", NAMES)
    assert [(child.tag.split("}")[1], child.get("val")) for child in ground] == [("lumMod", "50000")]
    assert shape.element.find(".//a:rPr/a:solidFill/a:schemeClr", NAMES).get("val") == "tx1"


def test_sizes_and_themes(tmp_path):
    path = decks.made(
        tmp_path / "dark.pptx", "b", "relations", "--size", "4:3", "--theme", "dark", "--mode", "incident"
    )
    deck = decks.opened(path)
    assert (deck.slide_width / EMU, deck.slide_height / EMU) == (720, 540)
    ground = decks.xml(f'<a:schemeClr xmlns:a="{NAMES["a"]}" val="bg1"/>')
    assert decks.shown(ground, deck) == "#10161d"


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_the_mode_in_the_title_stands_out_from_the_ground(theme, tmp_path):
    deck = decks.opened(decks.made(tmp_path / "x.pptx", "b", "relations", "--theme", theme))
    for slide in deck.slides:
        mode = slide.shapes.title.element.find(".//a:r/a:rPr/a:solidFill/*", NAMES)
        assert contrast(decks.shown(mode, deck), THEMES[theme].ground) >= 4.5


# What goes wrong


def failing(code, *words):
    done = decks.slides(*words)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.output


def test_wrong_usage(tmp_path):
    assert "nothing" not in failing(2, "b", "-o", tmp_path / "x.pdf")
    failing(2, "b", "nonsense", "-o", tmp_path / "x.pptx")
    failing(2, "b", "--dry-run")
    failing(2, "b", "--update", "x.pptx", "--theme", "dark")
    failing(2, "b", "--template", "x.pptx", "--size", "4:3")
    assert not list(tmp_path.iterdir())


def test_a_figure_the_plan_lacks_the_data_for_says_what_to_add(tmp_path):
    assert "posts:" in failing(1, "a", "orgchart", "-o", tmp_path / "x.pptx")


def bare_layouts(path):
    from pptx import Presentation

    deck = Presentation()
    for layout in deck.slide_layouts:
        for shape in [s for s in layout.placeholders if s.placeholder_format.type in (1, 3)]:
            shape.element.getparent().remove(shape.element)
    deck.save(path)


def write_zip(path, **files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def with_macros(path):
    from pptx import Presentation

    Presentation().save(path)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    kind = b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        kind, b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    )
    write_zip(path, **files)


def without(tag):
    """Writes a template without some elements that every deck has."""

    def write(path):
        from lxml import etree
        from pptx import Presentation

        Presentation().save(path)
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        for name, data in files.items():
            if name.startswith("ppt/") and name.endswith(".xml"):
                root = etree.fromstring(data)
                for found in list(root.iter(qualified(tag))):
                    found.getparent().remove(found)
                files[name] = etree.tostring(root)
        write_zip(path, **files)

    return write


BROKEN = {
    "has macros": with_macros,
    "is not a PowerPoint deck": lambda path: path.write_bytes(b"not a zip"),
    "or is damaged": lambda path: write_zip(path, a="b"),
    "cannot read": lambda path: path.mkdir(),
    "protected by a password": lambda path: path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900) + "EncryptedPackage".encode("utf-16-le")
    ),
    "PowerPoint 97-2003": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)),
    "no layout with a title": bare_layouts,
}


@pytest.mark.parametrize("tag", ["p:sldSz", "p:spTree", "p:sldMasterId", "a:ext", "p:spPr"])
def test_a_template_that_lacks_what_every_deck_has_is_damaged(tag, tmp_path):
    path = tmp_path / "corporate.pptx"
    without(tag)(path)
    said = failing(1, "b", "roles", "--template", path, "-o", tmp_path / "ours.pptx")
    assert "or is damaged" in said or "no layout with a title" in said


@pytest.mark.parametrize("words", BROKEN)
def test_templates_that_cannot_be_used(words, tmp_path):
    path = tmp_path / "corporate.pptx"
    BROKEN[words](path)
    assert words in failing(1, "b", "roles", "--template", path, "-o", tmp_path / "ours.pptx")
    assert not (tmp_path / "ours.pptx").exists()


def test_a_deck_that_is_open_is_left_alone(tmp_path):
    path = decks.made(tmp_path / "ours.pptx", "b", "terms")
    before = path.read_bytes()
    (tmp_path / "~$ours.pptx").write_bytes(b"")
    assert "open in another program" in failing(1, "b", "roles", "-o", path)
    assert path.read_bytes() == before


def test_without_python_pptx_the_command_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pptx", None)
    assert "pip install 'csirtgraph[slides]'" in failing(1, "b", "-o", tmp_path / "x.pptx")


def test_messages_are_japanese_where_the_locale_is(monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    (tmp_path / "x.pptx").write_bytes(b"no")
    assert "PowerPoint の資料" in failing(1, "b", "--template", tmp_path / "x.pptx", "-o", tmp_path / "y.pptx")
