"""Figures about people: the call tree, contacts, succession, deadlines; and the files for phones."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from confidential import CONTACTS, PLAN

from csirtgraph.cli import main
from csirtgraph.documents.wall_sheet import wall_sheets
from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.pictures import lay_out_one
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.cairo import A4, MARGIN
from csirtgraph.pipeline import NoFigure, drawing_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

VIEW = View(Mode.INCIDENT, "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def drawn(path: Path, figure: str, audience: str = "response") -> dict[str, tuple[str, ...]]:
    """What each box of a figure says."""
    drawing = drawing_of(load_plan(path, audience=audience), figure, VIEW)
    return {box.id: (box.name, *box.lines) for box in drawing.boxes}


def test_the_call_tree_has_limits_people_numbers_and_who_stands_in(path: Path):
    boxes = drawn(path, "call-tree")
    assert boxes["lead"] == (
        "Analyst, Lead",
        "within 1 h",
        "Mobile +81-90-1234-5671",
        "Zanzibar-name",
        "+81-3-5253-2117 (9-17)",
        "zanzibar@example.jp",
        "Nights and weekends Zanzibar-chat",
        "then Zanzibar-secret",
        "If absent: Second",
    ) or boxes["lead"][0] in ("Analyst, Lead", "Lead, Analyst")
    assert "Zanzibar-name" in boxes["lead"]
    assert not any(word in f"{drawn(path, 'call-tree', 'public')}" for word in ("Zanzibar", *CONTACTS))


def test_contacts_are_a_figure_for_those_who_respond(path: Path):
    boxes = drawn(path, "contacts")
    assert boxes["person/zz-person"] == ("Zanzibar-name", "Zanzibar-department", "Zanzibar-title")
    assert boxes["person/zz-person/3"] == ("", "2026-04-01")
    for audience in ("public", "internal"):
        with pytest.raises(NoFigure):
            drawn(path, "contacts", audience)


def test_succession_lists_holders_then_deputies(path: Path):
    boxes = drawn(path, "succession")
    assert boxes["lead/1"] == ("", "Zanzibar-name")
    assert boxes["lead/2"] == ("", "Zanzibar-secret")
    assert boxes["lead/3"] == ("", "Second", "Zanzibar-secret", "absent")
    assert drawn(path, "succession", "public")["lead/2"] == ("", "Second", "absent")


def test_deadlines_have_their_basis_and_say_that_they_are_no_advice(path: Path):
    drawing = drawing_of(load_plan(path, audience="internal"), "deadlines", VIEW)
    boxes = {box.id: (box.name, *box.lines) for box in drawing.boxes}
    assert boxes["quick/2"] == ("", "within 24 h")
    assert boxes["quick/5"] == ("", "Law")
    assert "no legal advice" in drawing.notes[0]
    assert [*drawn(path, "deadlines", "public")]
    assert "quick" not in drawn(path, "deadlines", "public")


def test_files_for_phones_have_each_contact(path: Path, tmp_path: Path):
    for suffix in ("html", "csv", "vcf"):
        target = tmp_path / f"calls.{suffix}"
        result = CliRunner().invoke(main, ["contacts", str(path), "--lang", "en", "-o", str(target)])
        assert result.exit_code == 0, result.output
    page = (tmp_path / "calls.html").read_text(encoding="utf-8")
    assert '<a href="tel:+81-3-5253-2117">' in page
    assert '<a href="mailto:zanzibar@example.jp">' in page
    assert "Responders only" in page
    rows = list(csv.DictReader(StringIO((tmp_path / "calls.csv").read_text(encoding="utf-8-sig"))))
    assert {row["Phone"] for row in rows} >= {"tel:+81-3-5253-2117"}
    assert all(row["Handling"].startswith("Responders only") for row in rows)
    cards = (tmp_path / "calls.vcf").read_text(encoding="utf-8")
    assert cards.count("BEGIN:VCARD") == cards.count("FN:") > 1
    assert cards.count("+81-3-5253-2117") == 1


def test_the_sheet_for_the_wall_is_one_upright_page_of_a4_with_every_number(path: Path, tmp_path: Path):
    import shutil
    import subprocess

    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext: apt install poppler-utils")
    target = tmp_path / "wall.pdf"
    result = CliRunner().invoke(main, ["contacts", str(path), "--lang", "en", "-o", str(target)])
    assert result.exit_code == 0, result.output
    facts = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in facts
    assert "x 841.89 pts (A4)" in facts
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    assert all(number in text for number in ("+81-3-5253-2117", "+81-90-1234-5671", "then Zanzibar-secret"))
    assert "Responders only – has contacts, as of" in " ".join(text.split())


def test_the_sheet_of_many_calls_is_several_pages_each_with_the_header_in_text_of_9_pt(tmp_path: Path, engine: Engine):
    many = range(60)
    text = "plan: {id: many, title: Many, modes: incident}\nroles:\n"
    text += "".join(f"  r{number}: {{name: Role {number}, contacts: {{phone: 03-1234-5678}}}}\n" for number in many)
    text += "flows:\n"
    text += "".join(f"  r{n}: {{r{n + 1}: {{label: Call, kind: report, step: {n + 1}}}}}\n" for n in many[:-1])
    (tmp_path / "many.yaml").write_text(text, encoding="utf-8")
    pages = wall_sheets(load_plan(tmp_path / "many.yaml", audience="response"), VIEW)
    assert len(pages) > 1
    for page in pages:
        assert any(box.name == "Whom to call" for box in page.boxes)
        sheet = sheet_of(lay_out_one(page, engine))
        scale = min((A4[0] - 2 * MARGIN) / sheet.width, (A4[1] - 2 * MARGIN) / sheet.height)
        assert TEXT_SIZE * scale >= 9
    numbers = [int(box.name.partition(".")[0]) for page in pages for box in page.boxes if box.name[:1].isdigit()]
    assert numbers == [number + 1 for number in many]


def test_kinds_of_flows_differ_by_line_or_head_without_colour(path: Path):
    from csirtgraph.plan.model.enums import FlowKind
    from csirtgraph.themes import THEMES

    looks = {
        (look.width, look.dash, look.head)
        for kind in FlowKind
        for look in [THEMES["print"].looks[f"flow-{kind.value}"]]
    }
    assert len(looks) == len(FlowKind)
    drawing = drawing_of(load_plan(path), "relations", VIEW)
    assert {"flow-report", "flow-instruct", "flow-inform", "deputy"} == {arrow.look for arrow in drawing.arrows}
    assert {"Report", "Instruction", "Information", "Deputy"} <= {key.words for key in drawing.keys}
    assert {arrow.look for arrow in drawing_of(load_plan("b"), "relations", VIEW).arrows} == {"flow"}


def test_heads_of_flows_stay_apart_in_draw_io_and_powerpoint(path: Path, tmp_path: Path):
    import re
    import zipfile

    for suffix in ("drawio", "pptx"):
        target = tmp_path / f"flows.{suffix}"
        result = CliRunner().invoke(main, ["render", "d", "relations", "--mode", "incident", "-o", str(target)])
        assert result.exit_code == 0, result.output
    drawio = (tmp_path / "flows.drawio").read_text(encoding="utf-8")
    arrows = {kind: re.findall(rf'id="arrow-[^"]*:{kind}"[^>]*', drawio)[0] for kind in ("report", "inform")}
    fills = {kind: re.findall(r"end(?:Arrow|Fill)=\w+", arrow) for kind, arrow in arrows.items()}
    assert fills == {"report": ["endArrow=block", "endFill=1"], "inform": ["endArrow=block", "endFill=0"]}
    with zipfile.ZipFile(tmp_path / "flows.pptx") as packed:
        slides = "".join(packed.read(name).decode() for name in packed.namelist() if "slides/slide" in name)
    assert '<a:tailEnd type="triangle"' in slides
    assert '<a:tailEnd type="arrow"' in slides


def test_a_plan_s_own_words_stand_in_every_figure_in_place_of_the_usual_ones(tmp_path: Path):
    from csirtgraph.figures import kind_of
    from csirtgraph.pipeline import names_in

    file = tmp_path / "ours.yaml"
    words = "{in-house: Zz-own, outsourced: Zz-hired, vendor: Zz-seller, incident: Zz-alarm, peacetime: Zz-calm}"
    file.write_text(f"plan: {{id: ours, title: Ours, extends: 'csirtgraph:pattern-b'}}\nwords: {words}\n", "utf-8")
    plan = load_plan(file)
    usual = {"In-house", "Outsourced", "Vendor", "Incident", "Peacetime"}
    found = {}
    for name in names_in(plan):
        for mode in kind_of(name).modes(plan):
            drawing = drawing_of(plan, name, View(mode or Mode.INCIDENT, "en"))
            said = [drawing.badge, *(key.words for key in drawing.keys)]
            said += [word for box in drawing.boxes if box.span for word in (box.name, *box.lines)]
            found[name, mode] = usual & {word.lstrip("●◆ ") for word in said}
    assert {view: words for view, words in found.items() if words} == {}


def test_assistants_stand_beside_the_line_of_those_whom_they_assist():
    body = drawing_of(load_plan("d"), "orgchart", View(Mode.INCIDENT, "en")).body
    assert getattr(body, "staff", ()) == ("csirt-deputy",)
