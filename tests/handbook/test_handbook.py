"""The plan as one document: everything is in it, numbered, reachable, and for the right readers."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from confidential import CONTACTS, PLAN
from html5lib import parse
from signatures import Run, WritePlan

from csirtgraph import figures
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.handbook.chapters import CHAPTERS
from csirtgraph.handbook.compose import handbook
from csirtgraph.handbook.model import PAPERS, Handbook, fitted
from csirtgraph.pipeline import views_in
from csirtgraph.plan.reading.load import load_plan

XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "<script>alert(1)</script> & \"'“]]>"
SMALL = """
plan: {id: ours, title: %s, revision: "3"}
csirt: {name: Our CSIRT, mission: %s}
roles:
  lead: {name: %s, tier: command}
  poc: {name: Desk}
flows: {poc: {lead: {label: %s, kind: report}}}
posts: {incident: {lead: {people: 1}, poc: {under: lead}}}
""" % ((json.dumps(HOSTILE),) * 4)


@pytest.fixture(scope="module")
def book(engine) -> Handbook:
    return handbook(load_plan("b"), "ja", engine)


def words_in(docx: Path) -> str:
    """All text of a Word document."""
    from docx import Document

    file = Document(str(docx))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def test_each_kind_of_figure_stands_in_one_chapter():
    named = [name for plot in CHAPTERS for name in plot.figures]
    assert sorted(named) == figures.names()


def test_every_figure_of_the_plan_is_there_once_and_numbered(book: Handbook):
    exhibits = [each for chapter in book.chapters for part in chapter.sections for each in part.exhibits]
    ids = [each.drawing.id for each in exhibits if each.drawing.id]
    assert len(ids) == len(set(ids)) == len(list(views_in(load_plan("b"))))
    for is_picture in (True, False):
        numbers = [each.number for each in exhibits if isinstance(each.body, Layout) is is_picture]
        assert numbers == list(range(1, len(numbers) + 1))
    titles = [part.title for chapter in book.chapters for part in chapter.sections]
    assert titles[0].startswith("1.1 ")
    assert len(set(titles)) == len(titles)


def test_the_contents_of_a_page_lead_to_every_heading(run: Run, tmp_path: Path):
    assert run("handbook", "b", "--lang", "en", "-o", "b.html").exit_code == 0
    root = parse((tmp_path / "b.html").read_bytes())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    links = [element.get("href")[1:] for element in root.iter(f"{XHTML}a")]
    headings = [h.get("id") for name in ("h1", "h2") for h in root.iter(XHTML + name) if h.get("id")]
    assert sorted(links) == sorted(headings)
    assert len(ids) == len(set(ids))


def test_words_of_a_plan_stay_words(run: Run, write_plan: WritePlan, tmp_path: Path):
    plan = write_plan(plan=SMALL)
    assert run("handbook", plan, "-o", "b.html").exit_code == run("handbook", plan, "-o", "b.docx").exit_code == 0
    root = parse((tmp_path / "b.html").read_bytes())
    assert not list(root.iter(f"{XHTML}script"))
    assert HOSTILE in "".join(root.itertext())
    assert HOSTILE in words_in(tmp_path / "b.docx")


def test_figures_fill_the_page_and_no_more(book: Handbook):
    for name in PAPERS:
        width, height = PAPERS[name].room(is_wide=True)
        for chapter in book.chapters:
            for part in chapter.sections:
                for each in part.exhibits:
                    if isinstance(each.body, Layout):
                        wide, high = fitted(each.body, (width, height))
                        assert wide <= width + 0.1
                        assert high <= height + 0.1
                        assert wide > 0.6 * width or high > 0.9 * height


def test_word_has_native_tables_captions_and_descriptions(run: Run, tmp_path: Path):
    from docx import Document

    assert run("handbook", "b", "--lang", "en", "-o", "b.docx").exit_code == 0
    file = Document(str(tmp_path / "b.docx"))
    xml = file.element.xml
    assert len(file.inline_shapes) == 5
    assert len(file.tables) > 15
    assert all(shape._inline.docPr.get("descr") for shape in file.inline_shapes)
    assert "SEQ Figure" in xml
    assert "SEQ Table" in xml
    assert 'TOC \\o "1-2"' in xml
    assert xml.count("<w:tblHeader/>") >= len(file.tables) - 2  # each but the cover's two
    anchors = set(re.findall(r'w:anchor="([^"]+)"', xml))
    assert anchors
    assert anchors <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    assert {section.orientation for section in file.sections} == {0, 1}
    assert "PAGE" in file.sections[0].footer._element.xml


def test_a_template_keeps_its_styles_and_its_pages(run: Run, tmp_path: Path):
    from docx import Document
    from docx.shared import Mm, Pt

    template = Document()
    template.sections[0].page_width, template.sections[0].page_height = Mm(182), Mm(257)
    template.styles["Heading 1"].font.size = Pt(33)
    template.sections[0].header.paragraphs[0].text = "Company"
    template.save(str(tmp_path / "t.docx"))
    assert run("handbook", "b", "-o", "b.docx", "--template", "t.docx").exit_code == 0
    made = Document(str(tmp_path / "b.docx"))
    assert made.styles["Heading 1"].font.size == Pt(33)
    assert made.sections[0].header.paragraphs[0].text == "Company"
    assert {round(section.page_width.mm) for section in made.sections} == {182, 257}


def test_a_template_with_macros_entities_or_too_much_in_it_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from csirtgraph.handbook.word import template

    bad = {"macros": ("[Content_Types].xml", template.MACROS), "entities": ("word/document.xml", b"<!DOCTYPE x>")}
    for name, (part, text) in bad.items():
        with zipfile.ZipFile(tmp_path / f"{name}.docx", "w") as archive:
            archive.writestr(part, text)
        result = run("handbook", "b", "-o", "b.docx", "--template", f"{name}.docx")
        assert (result.exit_code, f"{name}.docx" in result.stderr) == (1, True)
    monkeypatch.setattr(template, "LARGEST", 3)
    assert run("handbook", "b", "-o", "b.docx", "--template", "macros.docx").exit_code == 1
    assert not (tmp_path / "b.docx").exists()


def test_a_template_may_leave_out_its_pages_but_not_what_word_needs(
    run: Run, tmp_path: Path, write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
):
    from docx import Document
    from docx.oxml.ns import qn

    monkeypatch.chdir(tmp_path)
    plan = write_plan(plan=SMALL)
    for tags, code in ((["w:pgSz", "w:pgMar"], 0), (["w:sectPr"], 0), (["w:body"], 1)):
        template = Document()
        for found in [found for tag in tags for found in template.element.iter(qn(tag))]:
            found.getparent().remove(found)
        template.save("t.docx")
        done = run("handbook", plan, "-o", "b.docx", "--template", "t.docx")
        assert (done.exit_code, "is damaged" in done.stderr) == (code, bool(code)), tags


def test_a_template_that_cannot_be_used_is_explained(run: Run, tmp_path: Path):
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "text.docx").write_text("text")
    with zipfile.ZipFile(tmp_path / "zip.docx", "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
    said = {"old.docx": "password", "text.docx": "not a Word", "zip.docx": "not a Word", "none.docx": "cannot read"}
    for name, words in said.items():
        result = run("handbook", "b", "-o", "b.docx", "--template", name)
        assert result.exit_code == 1
        assert words in result.stderr
        assert not (tmp_path / "b.docx").exists()
    assert "only to .docx" in run("handbook", "b", "-o", "b.html", "--template", "none.docx").stderr


def test_what_changed_since_another_plan_is_a_chapter(run: Run, write_plan: WritePlan, tmp_path: Path):
    old = write_plan(plan=SMALL, folder="old")
    new = write_plan(plan=SMALL.replace("name: Desk", "name: Front desk"), folder="new")
    assert run("handbook", new, "--since", old, "--lang", "en", "-o", "b.html").exit_code == 0
    text = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "Changes since the last revision" in text
    assert "Front desk" in text
    assert ">Desk<" in text


def test_tables_show_the_rows_that_changed(run: Run, write_plan: WritePlan, tmp_path: Path):
    roles = "".join(f"  r{number}: {{name: Role {number}, group: {'ab'[number % 2]}}}\n" for number in range(6))
    old = f"plan: {{id: t, title: T}}\ngroups: {{a: {{name: A}}, b: {{name: B}}}}\nroles:\n{roles}"
    new = old.replace("name: Role 3", "name: Third").replace("  r5: {name: Role 5, group: b}\n", "")
    sides = write_plan(plan=old, folder="old"), write_plan(plan=new, folder="new")
    for ending in ("html", "docx"):
        assert run("handbook", sides[1], "--since", sides[0], "--lang", "en", "-o", f"b.{ending}").exit_code == 0
    changes = (tmp_path / "b.html").read_text(encoding="utf-8").split('<h1 id="changes"')[-1]
    table = changes[changes.index("Roles and duties: what changed</h2>") :]
    table = table[table.index("<tbody>") : table.index("</tbody>")]
    assert re.findall(r">([^<]*(?:Role|Third)[^<]*)<", table) == ["～ Role 3 → Third", "− Role 5"]
    assert ["fill-changed" in table, "fill-removed" in table] == [True, True]
    assert "Rows without changes are left out" in changes


def test_readers_get_what_they_may_have(run: Run, tmp_path: Path):
    (tmp_path / "ours.yaml").write_text(PLAN, encoding="utf-8")
    for audience, has_names, has_numbers in (
        ("public", False, False),
        ("internal", True, False),
        ("response", True, True),
    ):
        for ending in ("html", "docx"):
            run("handbook", "ours.yaml", "--audience", audience, "--lang", "en", "-o", f"b.{ending}")
            data = (tmp_path / f"b.{ending}").read_bytes()
            if ending == "docx":
                with zipfile.ZipFile(BytesIO(data)) as packed:
                    data = b"".join(map(packed.read, packed.namelist()))
            assert (b"Zanzibar-name" in data) == has_names
            assert any(number.encode() in data for number in CONTACTS) == has_numbers


def test_pdf_is_tagged_titled_and_has_bookmarks(run: Run, write_plan: WritePlan, tmp_path: Path):
    pytest.importorskip("weasyprint", exc_type=ImportError)
    pypdf = pytest.importorskip("pypdf")

    plan = write_plan(plan=SMALL)
    assert run("handbook", plan, "--lang", "en", "--paper", "a3", "-o", "b.pdf").exit_code == 0
    pdf = pypdf.PdfReader(tmp_path / "b.pdf")
    assert pdf.metadata is not None
    assert "CSIRT plan" in str(pdf.metadata.title)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    top = [item.title for item in pdf.outline if not isinstance(item, list)]
    assert top[:2] == ["Contents", "1. The CSIRT"]
    assert len(top) >= 4
    assert {round(float(page.mediabox.width) / 72 * 25.4) for page in pdf.pages} == {297, 420}
    assert HOSTILE[:10] in pdf.pages[0].extract_text()
    fonts = {font["/BaseFont"].partition("+")[2] for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"Noto-Sans-JP", "Noto-Sans-JP-Bold"}


def test_a_pdf_that_cannot_be_made_is_reported_and_nothing_is_written(
    run: Run, write_plan: WritePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for program, words in (
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "SIGSEGV"),
        ("raise OSError('no library')", "no library"),
    ):
        (tmp_path / "worker.py").write_text(program)
        monkeypatch.setattr("csirtgraph.handbook.printing.WORKER", tmp_path / "worker.py")
        done = run("handbook", write_plan(plan=SMALL), "-o", "b.pdf")
        assert (done.exit_code, (tmp_path / "b.pdf").exists()) == (1, False)
        assert words in done.stderr
