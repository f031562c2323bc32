"""Decks open in PowerPoint without repair: what it is known to refuse is nowhere in them."""

import re
import zipfile

import decks
import ooxml
import pytest

OTHER = ["--size", "4:3", "--theme", "print"]


@pytest.mark.parametrize(
    ("plan", "language", "options"),
    [*((plan, language, []) for plan in "abc" for language in ("ja", "en")), ("b", "ja", OTHER)],
)
def test_nothing_in_a_deck_is_what_powerpoint_refuses(plan, language, options, tmp_path):
    path = decks.copied(tmp_path / "deck.pptx", plan, "--lang", language, *options)
    assert ooxml.faults(path) == []


def test_nor_in_one_made_from_a_template_and_brought_up_to_date(write_plan, tmp_path, rough):
    decks.corporate(tmp_path / "corporate.pptx")
    folder = write_plan(plan="plan: {id: ours, title: {ja: 私, en: Ours}, extends: csirtgraph:pattern-b}\n")
    path = decks.made(tmp_path / "ours.pptx", folder, "--template", tmp_path / "corporate.pptx", "--lang", "en")
    assert ooxml.faults(path) == []
    (folder / "roles.yaml").write_text(
        "roles:\n  triage: {sourcing: outsourced}\n  red-team: {name: Red team, sourcing: outsourced}\n"
        "flows:\n  red-team: {commander: {label: {ja: 報告, en: Report}, kind: report}}\n",
        encoding="utf-8",
    )
    done = decks.slides(folder, "--update", path)
    assert done.exit_code == 0, done.output
    assert "added box: Red team" in done.output
    assert ooxml.faults(path) == []


BREAKAGES = {
    "twice": (r'<p:cNvPr id="\d+" name="ground"', '<p:cNvPr id="2" name="ground"'),
    "no relation": ("<p:cSld>", '<p:cSld r:id="rId99">'),
    "has srgbClr": ("<a:prstGeom ", '<a:srgbClr val="000000"/><a:prstGeom '),
    "p:spPr has": (r"(<a:prstGeom .*?</a:prstGeom>)(<a:solidFill>.*?</a:solidFill>)", r"\2\1"),
    "without a size": (r'(name="ground".*?<a:ext )cx="\d+" cy="\d+"', r'\1cx="0" cy="0"'),
    "of -5": (r'cx="\d+"', 'cx="-5"'),
    "a:endCxn to 99999": (r'<a:endCxn id="\d+"', '<a:endCxn id="99999"'),
    "site 77": (r'(<a:endCxn id="\d+" idx=)"\d+"', r'\1"77"'),
    "a geometry without x9": (r'<a:pos x="\w+"', '<a:pos x="x9"'),
    "preset": ('prst="roundRect"', 'prst="box"'),
    "colour": (r'<a:schemeClr val="[a-z0-9]+"', '<a:schemeClr val="accent7"'),
    "lacks avlst": ("<a:avLst/>", ""),
}


@pytest.mark.parametrize("fault", BREAKAGES)
def test_the_check_itself_finds_what_is_wrong(fault, tmp_path):
    path = decks.copied(tmp_path / "deck.pptx", "b", "relations", "--mode", "incident")
    pattern, other = BREAKAGES[fault]
    broken(path, "ppt/slides/slide1.xml", pattern, other)
    assert fault in "\n".join(ooxml.faults(path))


@pytest.mark.parametrize(
    ("fault", "pattern", "other"),
    [
        ("a row of", r"<a:gridCol w=\"\d+\"/>", ""),
        ("belongs to none", r'rowSpan="\d+"', ""),
        ("a column of 0", r'<a:gridCol w="\d+"', '<a:gridCol w="0"'),
    ],
)
def test_the_check_itself_finds_what_is_wrong_with_tables(fault, pattern, other, tmp_path):
    path = decks.copied(tmp_path / "deck.pptx", "b", "roles")
    broken(path, "ppt/slides/slide1.xml", pattern, other)
    assert fault in "\n".join(ooxml.faults(path))


def broken(path, part, pattern, other):
    """A deck with one thing wrong in one of its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text, count = re.subn(pattern, other, parts[part].decode(), count=1, flags=re.DOTALL)
    assert count == 1
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, text if name == part else data)


def test_a_curved_arrow_is_a_curve_and_a_straight_piece_of_it_a_line():
    from csirtgraph.drawing.geometry import Point
    from csirtgraph.drawing.laid_out import Route
    from csirtgraph.export.drawio.edges import waypoints
    from csirtgraph.slides.pptx.connectors import geometry_of

    straight = [Point(0, 0), Point(0, 10), Point(0, 20), Point(0, 30)]
    curved = [Point(0, 60), Point(50, 60), Point(90, 30)]
    _, _, shown = geometry_of([*straight, *curved])
    steps = [step.tag.rpartition("}")[2] for step in shown.iter() if step.tag.endswith(("lnTo", "cubicBezTo"))]
    assert steps == ["lnTo", "cubicBezTo"]
    points = waypoints(Route((*straight, *curved)))
    assert straight[-1] in points, "the end of the one piece and the beginning of the other"
    assert len(points) == 5


def test_a_table_with_columns_too_narrow_goes_over_several_slides_with_its_first_column():
    from csirtgraph.pipeline import drawing_of
    from csirtgraph.plan.model.view import View
    from csirtgraph.plan.reading.load import load_plan
    from csirtgraph.slides.tables import SIDE, side_by_side

    drawing = drawing_of(load_plan("b"), "raci", View(language="en"))
    parts = list(side_by_side(drawing, 400.0))
    assert len(parts) > 1
    assert all(part.table.columns[:SIDE] == drawing.table.columns[:SIDE] for part in parts)
    assert sum(len(part.table.columns) - SIDE for part in parts) == len(drawing.table.columns) - SIDE
