"""What people expect of every deck: numbers, layouts in its language, words for listeners, true properties."""

import re
import zipfile

import decks
import pytest

from csirtgraph.slides.pptx.markup import NAMES, qualified

APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
PLAN = """plan: {id: ours, title: {ja: 私たち, en: Ours}, revision: "第3版 (2026年4月1日)"}
roles:
  lead: {name: {ja: 指揮, en: Lead}}
  desk: {name: {ja: 窓口, en: Desk}}
flows:
  desk: {lead: {label: {ja: 報告, en: Report}, kind: report}}
"""


@pytest.fixture(scope="session")
def deck(tmp_path_factory):
    """A deck of a diagram and a table."""
    return decks.copied(tmp_path_factory.mktemp("decks") / "b.pptx", "b", "relations", "roles", "--mode", "incident")


def test_every_slide_has_its_number_below_everything_else(deck):
    for slide in decks.opened(deck).slides:
        number = next(shape for shape in slide.placeholders if shape.placeholder_format.type == 13)
        assert number.element.find(".//a:fld", NAMES).get("type") == "slidenum"
        others = [shape for shape in slide.shapes if shape.shape_id != number.shape_id]
        assert max(shape.top + shape.height for shape in others) <= number.top


@pytest.mark.parametrize(
    ("language", "names", "prompt"),
    [
        ("ja", ["タイトル スライド", "セクション見出し", "タイトルのみ", "白紙"], "マスター タイトルの書式設定"),
        ("en", ["Title Slide", "Section Header", "Title Only", "Blank"], "Click to edit Master title style"),
    ],
)
def test_layouts_are_named_and_worded_in_the_language_of_the_deck(language, names, prompt, tmp_path):
    file = decks.opened(decks.made(tmp_path / "x.pptx", "b", "terms", "--lang", language))
    assert [layout.name for layout in file.slide_layouts] == names
    assert prompt in [shape.text_frame.text for shape in file.slide_layouts[0].placeholders]


def test_speaker_notes_have_the_flows_in_words(deck):
    diagram, table = decks.opened(deck).slides
    notes = diagram.notes_slide.notes_text_frame.text.splitlines()
    assert "トリアージ → コマンダー: 優先順位決定" in notes
    assert len(notes) == 2 + len(decks.noted(decks.group_of(diagram), "flow"))
    assert re.fullmatch(r"図の文字の大きさ: [\d.]+ pt", table.notes_slide.notes_text_frame.text)


def test_alternative_text_says_what_the_picture_shows_and_nothing_technical(deck):
    diagram, table = decks.opened(deck).slides
    assert "トリアージ → コマンダー: 優先順位決定" in decks.spoken(decks.group_of(diagram))
    native = next(shape for shape in table.shapes if shape.has_table)
    assert decks.spoken(native) == "役割と業務内容 – パターンB セキュリティ専門部門が主体のCSIRT – 2015"
    assert decks.spoken(decks.group_of(table)) == "凡例と注記"
    for slide in (diagram, table):
        for shape in slide.element.iter(qualified("p:cNvPr")):
            assert not shape.get("title")
            assert "csirtgraph:" not in shape.get("descr", "")


def test_properties_are_true(write_plan, tmp_path):
    folder = write_plan(plan=PLAN)
    with zipfile.ZipFile(decks.made(tmp_path / "x.pptx", folder, "relations", "roles")) as archive:
        app, core = (decks.xml(archive.read(f"docProps/{name}.xml")) for name in ("app", "core"))
        slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    told = {name: app.findtext(APP + name) for name in ("Slides", "Notes", "Application", "PresentationFormat")}
    assert told == {
        "Slides": str(len(slides)),
        "Notes": str(len(slides)),
        "Application": "csirtgraph",
        "PresentationFormat": "Widescreen",
    }
    dates = [found.text for found in core if found.tag.endswith(("created", "modified"))]
    assert dates == ["2026-04-01T00:00:00Z"] * 2
    assert "python-pptx" not in decks.etree.tostring(core).decode()


def test_without_a_day_of_revision_a_deck_has_no_dates(deck):
    with zipfile.ZipFile(deck) as archive:
        assert b"dcterms:created" not in archive.read("docProps/core.xml")


P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def test_a_deck_may_begin_with_a_cover_and_have_chapters(write_plan, tmp_path):
    folder = write_plan(plan=PLAN)
    words = (folder, "relations", "roles", "--lang", "en", "--cover", "--chapters")
    file = decks.opened(decks.made(tmp_path / "x.pptx", *words))
    cover, first, *_ = file.slides
    assert [cover.slide_layout.name, cover.shapes.title.text] == ["Title Slide", "Ours"]
    assert "第3版 (2026年4月1日)" in [shape.text_frame.text for shape in cover.placeholders]
    assert [first.slide_layout.name, first.shapes.title.text] == ["Section Header", "Organisation and roles"]
    sections = list(file.element.iter(P14 + "section"))
    assert [section.get("name") for section in sections] == [
        "Cover",
        "Organisation and roles",
        "Flows of information",
    ]
    ids = [found.get("id") for section in sections for found in section.iter(P14 + "sldId")]
    assert ids == [str(slide.slide_id) for slide in file.slides]


def test_in_a_template_the_slides_it_has_come_first_and_keep_their_section(tmp_path):
    decks.corporate(tmp_path / "corporate.pptx")
    words = ("b", "roles", "--template", tmp_path / "corporate.pptx", "--cover", "--chapters")
    file = decks.opened(decks.made(tmp_path / "x.pptx", *words))
    assert [slide.shapes.title.text for slide in file.slides][:3] == [
        "Our company",
        "パターンB セキュリティ専門部門が主体のCSIRT",
        "組織と役割",
    ]
    assert [len(list(found.iter(P14 + "sldId"))) for found in file.element.iter(P14 + "section")] == [2, 3]
