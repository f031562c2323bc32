"""PNG and PDF: the right size, the shipped fonts, and text to select."""

import io
import os
import re
import shutil
import struct
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from cases import for_each
from layouts import JAPANESE, by_id, chosen, laid_out, layout, svg_of

from csirtgraph.drawing.title_block import Sheet, sheet_of
from csirtgraph.export import room
from csirtgraph.export.cairo import pdf, png
from csirtgraph.export.room import MAX_AREA, MAX_PAGE, MAX_SIDE, WIDTH, TooLarge, scale_of, width_of_png
from csirtgraph.export.svg.svg import svg
from csirtgraph.extras import MissingExtra
from csirtgraph.themes import THEMES

RELATIONS = chosen("a", "relations", "incident")
SMALL = "roles: {{one: {{name: {0}}}, two: {{name: B}}}}\nflows: {{one: {{two: {{kind: report}}}}}}"

pytest.importorskip("cairosvg", reason="libcairo is not on this machine", exc_type=OSError)


@pytest.fixture(autouse=True)
def fonts_of_the_machine(monkeypatch):
    """What an export sets for fontconfig stays in its own test."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")


@cache
def png_of(figure, theme="light", width=None) -> bytes:
    return png(layout(figure), THEMES[theme], width)


@cache
def pdf_of(figure) -> bytes:
    return pdf(layout(figure), THEMES["light"])


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in a PNG's head."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", data[16:24])


def pixels(data: bytes):
    """A function from a place to the colour #rrggbb there."""
    import cairocffi

    surface = cairocffi.ImageSurface.create_from_png(io.BytesIO(data))
    memory, stride = bytes(surface.get_data()), surface.get_stride()

    def at(x: float, y: float) -> str:
        start = int(y) * stride + 4 * int(x)
        return "#" + bytes(memory[start : start + 3][::-1]).hex()

    return at


def test_a_png_is_as_wide_as_a_screen_by_default():
    assert size_of(png_of(RELATIONS))[0] == WIDTH == 1920


@pytest.mark.parametrize("width", [1, 320, 3000])
def test_a_png_is_as_wide_as_asked_for_and_keeps_its_proportions(width):
    sheet, size = sheet_of(layout(RELATIONS)), size_of(png_of(RELATIONS, width=width))
    assert size[0] == width
    assert size[1] == pytest.approx(width * sheet.height / sheet.width, abs=1)


@pytest.mark.parametrize("theme", THEMES)
def test_a_png_shows_the_colours_where_the_svg_has_them(theme):
    sheet = sheet_of(layout(RELATIONS))
    at, scale = pixels(png_of(RELATIONS, theme)), WIDTH / sheet.width
    looks = THEMES[theme].looks
    assert at(2, 2) == THEMES[theme].ground
    assert at((sheet.badge.x + 4) * scale, sheet.badge.middle.y * scale) == looks["incident"].fill
    box = layout(RELATIONS).boxes["commander"].moved(sheet.dx, sheet.dy)
    assert at((box.x + 9) * scale, box.middle.y * scale) == looks["in-house"].fill


def test_a_png_shows_kanji_and_not_the_same_box_for_each():
    pictures = {png(laid_out(SMALL.format(name)), THEMES["light"], 400) for name in "統括龍鬱"}
    assert len(pictures) == 4


@pytest.mark.parametrize("export", [png, pdf])
def test_signs_that_are_not_seen_are_not_drawn(export):
    with_them = "葛\U000e0100飾 ▶\ufe0e監\u200b視\u2060班\ufeff \u200d通\u00ad報1\ufe0f\u20e3"
    plain = "葛飾 ▶監視班 通報1"
    named = 'roles: {{one: {{name: "{0}"}}, two: {{name: B}}}}\nflows: {{one: {{two: {{kind: report, label: "{0}"}}}}}}'
    pictures = [export(laid_out(named.format(name)), THEMES["light"]) for name in (with_them, plain)]
    assert pictures[0] == pictures[1]
    assert with_them.split()[0] in svg(laid_out(named.format(with_them)), THEMES["light"]).decode()


def test_a_png_too_large_for_memory_is_refused_and_the_largest_width_is_named():
    with pytest.raises(TooLarge) as caught:
        png(layout(RELATIONS), THEMES["light"], 100_000)
    sheet = sheet_of(layout(RELATIONS))
    width = caught.value.width
    assert width <= MAX_SIDE
    assert width * width * sheet.height / sheet.width <= MAX_AREA * 1.001
    assert width > 5000


def test_a_very_long_picture_gets_a_png_within_bounds():
    sheet = Sheet(400, 20_000, 0, 0, (), None, ())
    width = width_of_png(sheet)
    assert 0 < width < WIDTH
    assert width * sheet.height / sheet.width <= MAX_SIDE


def test_a_wide_picture_gets_a_pixel_for_each_pt_where_there_is_room():
    sheet = Sheet(9_000, 300, 0, 0, (), None, ())
    assert width_of_png(sheet) == 9_000
    assert (scale_of(sheet, "png"), scale_of(sheet, "pdf"), scale_of(sheet, "svg")) == (1, 1, 1)
    assert width_of_png(replace(sheet, width=40_000)) == MAX_SIDE
    assert scale_of(replace(sheet, width=40_000), "png") == 0.4


@pytest.mark.parametrize("sides", [(57_600, 300), (300, 57_600)])
def test_a_pdf_is_scaled_to_what_acrobat_shows(sides, monkeypatch):
    found = laid_out("posts: {incident: {a: {name: A}, b: {name: B, under: a}}}", figure="orgchart")
    sheet = replace(sheet_of(found), width=sides[0], height=sides[1])
    for module in ("cairo", "svg.svg"):
        monkeypatch.setattr(f"csirtgraph.export.{module}.sheet_of", lambda _: sheet)
    box = re.search(rb"/MediaBox \[ ?([0-9. ]+)\]", pdf(found, THEMES["light"]))
    assert [float(word) for word in box[1].split()] == pytest.approx([0, 0, *(side / 4 for side in sides)], abs=0.5)
    assert max(sides) / 4 == MAX_PAGE


@pytest.mark.parametrize("command", ["render", "build", "diff"])
def test_a_picture_that_was_scaled_down_is_named_with_its_scale(command, run, write_plan, monkeypatch):
    monkeypatch.setattr(room, "MAX_PAGE", 90)
    monkeypatch.setattr(room, "MAX_SIDE", 90)
    head = "plan: {id: w, title: {ja: W}}\n"
    plan = write_plan(plan=head + "posts: {incident: {a: {name: A}, b: {name: B, under: a}}}")
    old = write_plan(folder="old", plan=head + "posts: {incident: {a: {name: A}}}")
    for format in ("pdf", "png"):
        words = {
            "render": ("render", plan, "orgchart", "-o", f"x.{format}"),
            "build": ("build", plan, "--format", format, "-o", "out"),
            "diff": ("diff", old, plan, "-o", f"x.{format}"),
        }[command]
        result = run(*words, env={"LC_ALL": "en_US.UTF-8"})
        assert re.search(rf"\.{format}: scaled to \d\d? % to fit {format.upper()}: use SVG", result.stderr), (
            result.stderr
        )
    assert "scaled" not in run("render", plan, "orgchart", "-o", "x.png", "--width", 50).stderr
    assert "scaled" not in run("render", plan, "orgchart", "-o", "x.svg").stderr


@for_each("figure", JAPANESE, by_id)
def test_a_pdf_has_one_page_of_the_size_of_the_sheet(figure):
    data, sheet = pdf_of(figure), sheet_of(layout(figure))
    assert data.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[ ?([0-9. ]+)\]", data)
    assert len(boxes) == 1
    assert [float(word) for word in boxes[0].split()] == pytest.approx([0, 0, sheet.width, sheet.height], abs=0.5)


def test_a_pdf_uses_the_shipped_fonts_alone():
    names = set(re.findall(rb"/(?:BaseFont|FontName) /(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)", pdf_of(RELATIONS)))
    assert names
    assert all(name.startswith(b"NotoSansJP") for name in names)


def test_text_of_a_pdf_can_be_selected_and_searched(tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    for figure in JAPANESE:
        path = tmp_path / "figure.pdf"
        path.write_bytes(pdf_of(figure))
        shown = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
        shown = "".join(shown.split())
        lines = [line.text for content in layout(figure).measures.boxes.values() for line in content.lines]
        lines += [line for label in layout(figure).measures.arrows.values() for line in label.lines]
        assert [line for line in lines if "".join(line.split()) not in shown] == [], figure.id
        assert "".join(layout(figure).drawing.title.split()) in shown


def test_without_cairo_it_is_said_that_cairo_is_missing_and_svg_is_drawn(monkeypatch):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    for export in (png, pdf):
        with pytest.raises(MissingExtra, match="cairosvg"):
            export(layout(RELATIONS), THEMES["light"])
    assert svg(layout(RELATIONS), THEMES["light"]) == svg_of(RELATIONS)


LITTER = """
import csirtgraph
plan = csirtgraph.load("a")
plan.figure("relations", mode="incident").save("first.png")
plan.figure("relations", mode="peacetime").save("second.svg")
"""


def test_pictures_leave_nothing_else_in_the_folder_they_are_drawn_in(tmp_path):
    (tmp_path / "sub").mkdir()
    path = os.pathsep.join(str(Path(entry or ".").resolve()) for entry in sys.path)
    surroundings = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    subprocess.run(
        [sys.executable, "-c", LITTER],
        cwd=tmp_path,
        env={**surroundings, "PYTHONPATH": path, "XDG_CACHE_HOME": str(tmp_path.parent / "cache")},
        check=True,
    )
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["first.png", "second.svg", "sub"]


def test_a_pdf_says_its_mode_and_its_language():
    from pypdf import PdfReader

    pdfs = [PdfReader(io.BytesIO(pdf_of(chosen("a", "relations", mode)))) for mode in ("peacetime", "incident")]
    titles = [str(found.metadata and found.metadata.title) for found in pdfs]
    assert titles[0] != titles[1]
    assert all("2015" in title for title in titles)
    assert [found.trailer["/Root"]["/Lang"] for found in pdfs] == ["ja", "ja"]


def test_a_png_says_how_large_it_is_to_be_shown():
    data = png_of(RELATIONS, width=1000)
    at = data.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", data[at : at + 9])
    points = 1000 / across / 0.0254 * 72
    assert unit == 1
    assert across == down
    assert points == pytest.approx(sheet_of(layout(RELATIONS)).width, rel=0.001)


def test_a_book_has_every_figure_behind_its_bookmark(run, write_plan, tmp_path):
    from pypdf import PdfReader

    plan = write_plan(plan="plan: {id: ours, title: Ours}\n" + SMALL.format("A"))
    result = run("build", plan, "--format", "pdf", "--format", "svg", "--book", "--lang", "en", "-o", "out")
    assert result.exit_code == 0
    assert [path.name for path in (tmp_path / "out" / "ours").glob("*.pdf")] == ["figures.en.pdf"]
    book = PdfReader(tmp_path / "out" / "ours" / "figures.en.pdf")
    names = [str(item.title) for item in book.outline]  # type: ignore[union-attr]
    assert len(names) == len(book.pages) == len(list((tmp_path / "out" / "ours").glob("*.svg")))
    assert len(set(names)) == len(names)
    assert "--format pdf or drawio" in run("build", plan, "--book").stderr


def test_a_book_of_draw_io_has_a_page_for_each_figure(run, write_plan, tmp_path):
    import xml.etree.ElementTree as ET

    plan = write_plan(plan="plan: {id: ours, title: Ours}\n" + SMALL.format("A"))
    assert run("build", plan, "--format", "drawio", "--book", "--lang", "en", "-o", "out").exit_code == 0
    [path] = (tmp_path / "out" / "ours").iterdir()
    pages = list(ET.fromstring(path.read_bytes()))
    assert path.name == "figures.en.drawio"
    assert len({page.get("id") for page in pages}) == len({page.get("name") for page in pages}) == len(pages) > 2
