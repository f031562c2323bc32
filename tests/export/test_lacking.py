"""Characters that the shipped fonts lack: named once, and drawn from a font of the computer where one has them."""

import re
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from layouts import HEAD

from csirtgraph.drawing.text.right_to_left import in_visual_order
from csirtgraph.export import system_fonts as module
from csirtgraph.export.svg.typeface import glyph_in, glyph_of, is_common, is_lacking, shipped

HEBREW = range(0x5D0, 0x5EB)
PLAN = HEAD + (
    "roles:\n  a: {name: 'שלום a'}\n  b: {name: B 🚨 שלום}\nflows: {a: {b: {label: L, kind: report}}}\n"
    "posts: {incident: {a: {}, b: {under: a}}}\n"
)


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch) -> Path:
    """The fonts of the computer: a broken file, and one of squares for Hebrew alone, 2048 units to an em."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "A Sans.ttf").write_bytes(b"\0\1\0\0 no font at all")
    write_font(folder / "Squares.ttf")
    use_fonts_of(folder, monkeypatch)
    return folder


def write_font(path: Path) -> None:
    """A font of squares."""
    names = [".notdef", *(f"h{code:x}" for code in HEBREW)]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 1000), (900, 1000), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(2048)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"h{code:x}" for code in HEBREW})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1024, 100)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Squares"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def use_fonts_of(folder: Path, monkeypatch) -> None:
    """Let this folder be where the system keeps its fonts."""
    monkeypatch.setattr(module, "folders", lambda: (folder,))
    for remembered in (module.files, module.opened, glyph_of):
        remembered.cache_clear()


@pytest.mark.parametrize("name", ["x.png", "x.pdf", "x.svg"])
def test_each_character_is_named_once_with_its_place_and_how_it_is_drawn(fonts, run, write_plan, name):
    plan = write_plan(plan=PLAN)
    outline = ["--text", "outline"] if name.endswith("svg") else []
    result = run("render", plan, "relations", "-o", name, *outline, env={"LC_ALL": "en_US.UTF-8"})
    assert result.exit_code == 0
    assert result.stderr.count("U+05E9") == result.stderr.count("U+1F6A8") == 1
    line = next(at for at, text in enumerate(PLAN.split("\n"), 1) if "a: {name" in text)
    assert re.search(rf"plan\.yaml:{line}:\d+: .*ש \(U\+05E9\).* drawn in Squares of this computer", result.stderr)
    assert re.search(rf"plan\.yaml:{line + 1}:\d+: no font has 🚨 \(U\+1F6A8\), so it cannot be drawn", result.stderr)


def test_build_names_them_once_for_all_figures_and_draws_in_several_processes(fonts, run, write_plan):
    plan = write_plan(plan=PLAN)
    result = run("build", plan, "--format", "pdf", "--format", "svg", "--text", "outline", "-j", 4, "-o", "out")
    assert result.exit_code == 0
    assert result.stderr.count("U+05E9") == 1


def test_a_picture_whose_reader_has_the_fonts_needs_no_message(fonts, run, write_plan):
    assert "U+05E9" not in run("render", write_plan(plan=PLAN), "relations", "-o", "x.svg").stderr


def test_characters_outside_of_the_picture_are_not_named(fonts, run, write_plan):
    plan = write_plan(plan=PLAN + "groups: {g: {name: '🦆'}}\n")
    assert "🦆" not in run("render", plan, "relations", "-o", "x.png").stderr


def test_outlines_of_a_system_font_have_its_size_and_the_order_of_reading(fonts, run, write_plan):
    run("render", write_plan(plan=PLAN), "relations", "--text", "outline", "-o", "x.svg")
    picture = Path("x.svg").read_text(encoding="utf-8")
    scales = {scale for scale, data in re.findall(r'scale\((\S+) [^"]*"[^>]* d="(M[^"]*)"', picture) if "v" not in data}
    assert f"{12 / 2048:.5f}" in scales
    assert in_visual_order("שלום a 12") == "םולש a 12"
    assert in_visual_order("a (שלום 12) b") == "a (12 םולש) b"


def test_arabic_letters_join_each_other():
    assert in_visual_order("سلام") == "\ufee1\ufe8e\ufee0\ufeb3"


def test_common_characters_are_in_the_fonts():
    assert [sign for sign in "役割ーア亜龠ＡA1☆…〜葛\U000e0100⚠\ufe0f" if is_lacking(sign)] == []
    assert [sign for sign in "≒שم🚨한" if not is_lacking(sign)] == []
    common = [sign for sign in map(chr, range(0x20, 0x30000)) if is_common(sign)]
    assert len(common) > 10_000
    assert [sign for sign in common if None in (glyph_in(shipped(False), sign), glyph_in(shipped(True), sign))] == []
