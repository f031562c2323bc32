"""Decks, documents and workbooks of each kind, as a validator of Open XML sees them."""

import re
import zipfile

import decks
import pytest
from openxml_audit import OpenXmlValidator

PLAN = """plan: {id: ours, title: Ours}
roles:
  lead: {name: Lead}
  triage: {name: Triage}
flows:
  triage: {lead: {label: Report, kind: report}}
"""
CHANGED = PLAN.replace("{name: Triage}", "{name: Triage, sourcing: outsourced}")
#: What the validator says of every workbook of openpyxl, which Excel opens without a word: the order inside a font,
#: and that text stands in its cell.
OF_OPENPYXL = re.compile(r"inline-string cell|/fonts\[1\]/font\[\d+\]: Unexpected element")


def faults(path):
    """What the validator finds wrong with a file."""
    found = OpenXmlValidator().validate(str(path))
    return [str(fault) for fault in found.errors if not OF_OPENPYXL.search(str(fault))]


def test_decks_are_valid(write_plan, tmp_path, run):
    template = tmp_path / "corporate.pptx"
    decks.corporate(template)
    decks.made("own.pptx", "b", "relations", "roles", "--mode", "incident")
    decks.made("dark.pptx", "b", "orgchart", "raci", "--mode", "incident", "--theme", "dark", "--size", "4:3")
    decks.made("corporate-b.pptx", "b", "relations", "skills", "--mode", "incident", "--template", template)
    old, new = write_plan(plan=PLAN, folder="old"), write_plan(plan=CHANGED, folder="new")
    run("diff", old, new, "-o", "change.pptx")
    run("render", "b", "terms", "-o", "single.pptx")
    for name in ("own", "dark", "corporate-b", "change", "single"):
        assert faults(tmp_path / f"{name}.pptx") == [], name


def test_an_updated_deck_is_valid(write_plan, tmp_path):
    path = decks.made(tmp_path / "x.pptx", write_plan(plan=PLAN), "relations", "roles", "--mode", "incident")
    file = decks.opened(path)
    group = decks.group_of(file.slides[0]).element
    home, place = group.getparent(), group.getparent().index(group)
    home[place : place + 1] = list(group)[2:]  # ungrouped
    file.save(path)
    assert decks.slides(write_plan(plan=CHANGED), "--update", path).exit_code == 0
    assert faults(path) == []


def test_documents_and_workbooks_are_valid(tmp_path, run):
    commands = {
        "postings.docx": ("recruit", "b", "incident-handler"),
        "request.docx": ("rfp", "b"),
        "handbook.docx": ("handbook", "a"),
        "role-table.xlsx": ("render", "b", "roles"),
    }
    for name, words in commands.items():
        assert run(*words, "-o", name).exit_code == 0
        assert faults(tmp_path / name) == [], name
    assert run("import", "--template", "form.xlsx").exit_code == 0
    assert faults(tmp_path / "form.xlsx") == []


@pytest.mark.parametrize(
    ("old", "new"), [("<p:spPr>", "<p:spPrs>"), ('prst="rect"', 'prst="box"'), ("<a:off x", "<a:off z")]
)
def test_the_validator_finds_what_is_wrong(old, new, tmp_path):
    path = decks.copied(tmp_path / "b.pptx", "b", "terms")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if name.endswith("slides/slide1.xml"):
                data = data.replace(old.encode(), new.encode()).replace(
                    old.replace("<", "</").encode(), new.replace("<", "</").encode()
                )
            archive.writestr(name, data)
    assert faults(path)
