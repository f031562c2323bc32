"""Our own decks come back where people have typed and drawn: each edit by itself."""

import re
import time
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import decks
import pytest
from click.testing import CliRunner
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt
from signatures import Run, WritePlan

from csirtgraph.cli import main
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.slides.pptx.markup import NAMES, qualified

PLAN = """plan: {id: ours, title: {ja: 私たち, en: Ours}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, duty: {ja: 統括する, en: Leads}}  # leads
  triage: {name: {ja: トリアージ, en: Triage}, duty: {ja: 優先順位をつける, en: Sets priorities}}
parties:
  soc: {name: {ja: 監視, en: SOC}, kind: vendor}
flows:
  triage: {commander: {label: {ja: 報告, en: Report}, kind: report}}
  soc: {triage: {label: {ja: 警告, en: Alerts}, kind: inform}}
posts:
  incident:
    commander: {people: 1}
    triage: {people: 2, under: commander}
"""


@pytest.fixture
def folder(write_plan: WritePlan) -> Path:
    return write_plan(plan=PLAN)


@pytest.fixture
def deck(folder: Path, tmp_path: Path) -> Path:
    """A deck of the plan in an incident: its relations, its chart and its roles."""
    made: Path = decks.made(
        tmp_path / "deck.pptx", folder, "relations", "orgchart", "roles", "--lang", "en", "--mode", "incident"
    )
    return made


def shape(slide: Any, name: str) -> Any:
    """A shape of the figure on a slide."""
    return next(found for found in decks.group_of(slide).shapes if found.name == name)


def say(found: Any, *texts: str) -> None:
    """Type texts over the first paragraphs of a shape."""
    for paragraph, text in zip(found.text_frame.paragraphs, texts):
        first, *rest = paragraph.runs
        first.text = text
        for run in rest:
            run._r.getparent().remove(run._r)


def draw(slide: Any, text: str, like: Any) -> Any:
    """A box that somebody draws on a slide beside another."""
    where = like.left + like.width // 2, like.top + like.height // 4, like.width // 4, like.height // 4
    box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *where)
    box.text_frame.text = text
    return box


def connect(slide: Any, tail: Any, head: Any, label: str) -> None:
    """An arrow that somebody draws from a box to another, with words at its middle."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(100), Pt(100), Pt(300), Pt(200))
    line.begin_connect(tail, 1)
    line.end_connect(head, 1)
    line.begin_x, line.begin_y, line.end_x, line.end_y = Pt(100), Pt(100), Pt(300), Pt(200)
    ends = line.line._get_or_add_ln()
    ends.append(ends.makeelement(qualified("a:tailEnd"), {"type": "triangle"}))
    slide.shapes.add_textbox(Pt(170), Pt(140), Pt(60), Pt(20)).text_frame.text = label


@pytest.fixture
def changed(deck: Path) -> Path:
    """The deck after somebody has typed and drawn in it."""
    file = decks.opened(deck)
    relations, chart = file.slides[0], file.slides[1]
    say(shape(relations, "commander"), "Incident commander", "Leads everything")
    label = next(found.name for found in decks.group_of(relations).shapes if found.name.startswith("label triage"))
    say(shape(relations, label), "Priorities")
    press = draw(relations, "Press officer", decks.group_of(relations))
    connect(relations, shape(relations, "commander"), press, "Request for statement")
    draw(relations, "Forensics vendor", decks.group_of(relations))
    deputy = draw(chart, "Deputy", decks.group_of(chart))
    connect(chart, shape(chart, "commander"), deputy, "")
    file.save(deck)
    return deck


def test_an_unchanged_deck_changes_nothing(deck: Path, folder: Path, run: Run):
    done = run("import", deck, "--into", folder, "--yes")
    assert done.exit_code == 0
    assert "no changes" in done.stderr
    for pattern in "abcd":
        (folder / "plan.yaml").write_text(f"plan: {{id: o, title: O, extends: 'csirtgraph:pattern-{pattern}'}}\n")
        file = decks.made(folder.parent / f"{pattern}.pptx", folder, "--lang", "ja")
        done = run("import", file, "--into", folder, "--yes")
        assert "no changes" in done.stderr, done.stdout
        assert len(done.stderr.splitlines()) == 1, done.stderr


def test_texts_boxes_and_arrows_come_back_and_comments_stay(changed: Path, folder: Path, run: Run):
    done = run("import", changed, "--into", folder, "--yes")
    assert done.exit_code == 0, done.output
    plan = load_plan(folder)
    commander = plan.roles["commander"]
    assert (commander.name.en, commander.name.ja) == ("Incident commander", "コマンダー")
    assert (commander.duty.en, commander.duty.ja) == ("Leads everything", "統括する")
    assert plan.roles["press-officer"].name.en == "Press officer"
    assert plan.parties["forensics-vendor"].kind.value == "vendor"
    flows = {(flow.sender, flow.receiver): flow for flow in plan.flows.values()}
    assert flows["triage", "commander"].label.en == "Priorities"
    new = flows["commander", "press-officer"]
    assert (new.label.en, new.kind.value, new.modes) == ("Request for statement", "request", (Mode.INCIDENT,))
    assert plan.posts[Mode.INCIDENT]["deputy"].superior == "commander"
    assert "# leads" in (folder / "plan.yaml").read_text()
    assert "no changes" in run("import", changed, "--into", folder, "--yes").stderr


def test_each_edit_is_asked_for_at_a_terminal(changed: Path, folder: Path, monkeypatch: Any):
    monkeypatch.setattr("csirtgraph.cli.deck_edits.is_terminal", lambda: True)
    done = CliRunner().invoke(main, ["import", str(changed), "--into", str(folder)], input="n\nn\ny\ny\nq\n")
    assert done.exit_code == 0, done.output
    asked = re.findall(r"^deck\.pptx:slide (\d): (.*)$", done.output, re.M)
    assert asked[0] == ("1", "＋ Press officer – added")
    plan = load_plan(folder)
    assert "press-officer" not in plan.roles
    assert "Request for statement" not in done.output, "an arrow to a box that was not taken is not asked for"
    assert len(asked) >= 5


def test_without_a_terminal_it_only_says_what_it_would_do(changed: Path, folder: Path, run: Run):
    before = (folder / "plan.yaml").read_bytes()
    done = run("import", changed, "--into", folder)
    assert done.exit_code == 0
    assert "Press officer" in done.stdout
    assert "--yes takes all" in done.stderr
    assert (folder / "plan.yaml").read_bytes() == before


def test_a_copied_box_with_other_words_is_new_and_of_the_same_side(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    slide = file.slides[0]
    vendor = shape(slide, "soc")
    for words in ("Second SOC", "SOC"):
        copy = deepcopy(vendor._element)
        vendor._element.getparent().append(copy)
        copy.find("./*/p:cNvPr", NAMES).set("id", f"9{len(words)}")
        next(copy.iter(qualified("a:t"))).text = words
    file.save(deck)
    run("import", deck, "--into", folder, "--yes")
    assert {*load_plan(folder).parties} == {"soc", "second-soc"}


def test_what_cannot_come_back_is_named(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    table = next(found for found in file.slides[2].shapes if found.has_table).table
    table.cell(1, 2).text_frame.paragraphs[0].runs[0].text = "Perhaps"
    slide = file.slides[0]
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(300), Pt(300), Pt(400), Pt(300))
    file.save(deck)
    done = run("import", deck, "--into", folder, "--yes")
    assert "slide 3: some changes of the table “roles” cannot be imported" in done.stderr
    assert "slide 1: an arrow without boxes" in done.stderr


def test_names_and_duties_that_were_typed_into_a_table_come_back(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    table = next(found for found in file.slides[2].shapes if found.has_table).table
    for row, column, words in ((1, 1, "Decides"), (2, 0, "Sorter")):
        table.cell(row, column).text_frame.paragraphs[0].runs[0].text = words
    file.save(deck)
    done = run("import", deck, "--into", folder, "--yes")
    roles = load_plan(folder).roles
    assert (roles["commander"].duty.en, roles["commander"].duty.ja) == ("Decides", "統括する")
    assert (roles["triage"].name.en, roles["triage"].duty.en) == ("Sorter", "Sets priorities")
    assert "cannot be imported" not in done.stderr
    assert "no changes" in run("import", deck, "--into", folder, "--yes").stderr


def test_a_row_that_may_be_several_of_the_plan_changes_nothing(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    table = next(found for found in file.slides[2].shapes if found.has_table).table
    for row, column in ((1, 0), (1, 1), (2, 0), (2, 1)):
        table.cell(row, column).text_frame.paragraphs[0].runs[0].text = f"Other {row}{column}"
    file.save(deck)
    assert "cannot be imported" in run("import", deck, "--into", folder, "--yes").stderr
    assert {role.duty.en for role in load_plan(folder).roles.values()} == {"Leads", "Sets priorities"}


def test_a_deck_needs_a_plan_and_figures_of_it(deck: Path, folder: Path, run: Run, write_plan: WritePlan):
    assert "changes an existing plan" in run("import", deck, "-o", "new").stderr
    other = write_plan(folder="other", plan=PLAN.replace("id: ours", "id: theirs"))
    assert "no figure of the plan theirs" in run("import", deck, "--into", other).stderr


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def packed(path: Path, change: dict[str, bytes], more: int = 0) -> None:
    """The deck with other parts."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with ZipFile(path, "w", 8) as new:
        for name, data in (parts | change).items():
            new.writestr(name, data)
        for number in range(more):
            new.writestr(f"ppt/slides/slide{number + 900}.xml", b"<x/>")


def without(path: Path, part: str) -> None:
    """The deck without a part."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != part}
    with ZipFile(path, "w", 8) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def shapes(deck: bytes, slide: str, count: int) -> bytes:
    """A slide with so many copies of its first box."""
    with ZipFile(BytesIO(deck)) as package:
        text = package.read(slide)
    box = text[text.index(b"<p:sp>") : text.index(b"</p:sp>") + 7]
    return text.replace(b"</p:spTree>", box * count + b"</p:spTree>")


def test_a_trap_in_a_deck_ends_in_a_sentence_and_changes_nothing(deck: Path, folder: Path, run: Run):
    whole, before = deck.read_bytes(), (folder / "plan.yaml").read_bytes()
    slide = "ppt/slides/slide1.xml"
    traps: dict[str, Any] = {
        "bomb": lambda: packed(deck, {slide: b" " * 300_000_000}),
        "entities": lambda: packed(deck, {slide: ENTITIES}),
        "late entities": lambda: packed(deck, {slide: b"<!--" + b" " * 5_000 + b"-->" + ENTITIES}),
        "no xml": lambda: packed(deck, {slide: b"csirtgraph:"}),
        "deep": lambda: packed(deck, {slide: b"<x>csirtgraph:" + b"<y>" * 100_000}),
        "shapes": lambda: packed(deck, {slide: shapes(whole, slide, 50_000)}),
        "shapes of a slide": lambda: packed(deck, {slide: shapes(whole, slide, 5_000)}),
        "parts": lambda: packed(deck, {f"ppt/slides/slide9{n}.xml": b"<x/>" + b" " * 8_000_000 for n in range(3)}),
        "no contents": lambda: without(deck, "[Content_Types].xml"),
        "slides": lambda: packed(deck, {}, more=10_000),
        "cut": lambda: deck.write_bytes(whole[:3_000]),
        "locked": lambda: deck.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        ),
        "old": lambda: deck.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "empty": lambda: deck.write_bytes(b""),
        "no deck": lambda: packed(deck, {"ppt/presentation.xml": b"<x/>"}),
    }
    for name, trap in traps.items():
        deck.write_bytes(whole)
        trap()
        start = time.process_time()
        done = run("import", deck, "--into", folder, "--yes")
        assert time.process_time() - start < 2, name
        assert done.exit_code == 1, name
        assert "deck.pptx" in done.stderr, name
        assert "Traceback" not in done.output, name
        assert (folder / "plan.yaml").read_bytes() == before, name


def take(slide: Any, *names: str) -> None:
    """Take shapes out of the figure of a slide, as somebody does who selects and deletes them."""
    for found in list(decks.group_of(slide)._element):
        named = found.find(".//p:cNvPr", NAMES)
        if named is not None and named.get("name") in names:
            found.getparent().remove(found)


def without_rows(slide: Any, *first: str) -> None:
    """Take the rows out of the table of a slide that begin with some words."""
    table = next(found for found in slide.shapes if found.has_table).table
    for row in list(table._tbl.tr_lst):
        if "".join(text.text for text in row.tc_lst[0].iter(qualified("a:t"))) in first:
            table._tbl.remove(row)


@pytest.fixture
def both(folder: Path, tmp_path: Path) -> Path:
    """A deck of the plan in both modes."""
    made: Path = decks.made(tmp_path / "both.pptx", folder, "relations", "roles", "--lang", "en")
    return made


def test_what_is_gone_from_every_slide_is_proposed_for_removal(both: Path, folder: Path, run: Run):
    file = decks.opened(both)
    for slide in [*file.slides][:2]:
        take(slide, "soc", "flow soc>triage:inform", "label soc>triage:inform")
        take(slide, "flow triage>commander:report", "label triage>commander:report")
    file.save(both)
    before = (folder / "plan.yaml").read_bytes()
    assert "− SOC – removed" in run("import", both, "--into", folder).stdout
    assert (folder / "plan.yaml").read_bytes() == before, "nothing is taken without being asked"
    assert run("import", both, "--into", folder, "--yes").exit_code == 0
    plan = load_plan(folder)
    assert (*plan.parties, *plan.flows) == ()
    assert {*plan.roles} == {"commander", "triage"}
    assert "no changes" in run("import", both, "--into", folder, "--yes").stderr


def test_a_role_that_is_left_on_another_slide_stays_and_is_named(both: Path, folder: Path, run: Run):
    file = decks.opened(both)
    for slide in [*file.slides][:2]:
        take(slide, "triage", "flow triage>commander:report", "flow soc>triage:inform")
    file.save(both)
    done = run("import", both, "--into", folder, "--yes")
    assert "slide 1: “Triage” still stands on another slide" in done.stderr
    assert "triage" in load_plan(folder).roles
    without_rows(file.slides[2], "Triage")
    file.save(both)
    run("import", both, "--into", folder, "--yes")
    assert {*load_plan(folder).roles} == {"commander"}


def test_of_two_rows_that_say_the_same_none_is_missed(folder: Path, tmp_path: Path, run: Run):
    twins = "".join(f"  {id}: {{name: Planner, duty: Plans}}\n" for id in ("one", "two"))
    (folder / "plan.yaml").write_text(PLAN.replace("parties:", f"{twins}parties:"), encoding="utf-8")
    deck = decks.made(tmp_path / "deck.pptx", folder, "roles", "--lang", "en")
    assert "no changes" in run("import", deck, "--into", folder, "--yes").stderr


def test_posts_and_lines_that_are_gone_leave_the_chart_alone(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    take(file.slides[1], "flow commander>triage")
    file.save(deck)
    run("import", deck, "--into", folder, "--yes")
    assert load_plan(folder).posts[Mode.INCIDENT]["triage"].under == ()
    take(file.slides[1], "triage")
    file.save(deck)
    run("import", deck, "--into", folder, "--yes")
    plan = load_plan(folder)
    assert ({*plan.posts[Mode.INCIDENT]}, {*plan.roles}) == ({"commander"}, {"commander", "triage"})


def test_a_role_whose_post_is_gone_too_leaves_the_plan_with_it(folder: Path, tmp_path: Path, run: Run):
    deck = decks.made(tmp_path / "deck.pptx", folder, "relations", "orgchart", "--lang", "en")
    file = decks.opened(deck)
    for slide in file.slides:
        take(slide, "triage", "flow triage>commander:report", "flow soc>triage:inform", "flow commander>triage")
    file.save(deck)
    done = run("import", deck, "--into", folder, "--yes")
    assert "not possible" not in done.stderr
    plan = load_plan(folder)
    assert ({*plan.roles}, {*plan.posts[Mode.INCIDENT]}, {*plan.flows}) == ({"commander"}, {"commander"}, set())


def test_a_figure_without_its_head_is_no_figure(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    for slide in file.slides:
        group = decks.group_of(slide)._element
        group.remove(group[0])
    file.save(deck)
    done = run("import", deck, "--into", folder, "--yes")
    assert (done.exit_code, "has no figure of the plan ours" in done.stderr) == (1, True), done.stderr


def test_what_is_gone_in_one_mode_alone_leaves_that_mode(both: Path, folder: Path, run: Run):
    file = decks.opened(both)
    peacetime, incident, _ = file.slides
    take(incident, "soc", "flow soc>triage:inform", "label soc>triage:inform")
    take(peacetime, "flow triage>commander:report")
    file.save(both)
    run("import", both, "--into", folder, "--yes")
    plan = load_plan(folder)
    assert plan.parties["soc"].modes == (Mode.PEACETIME,)
    assert plan.flows["triage>commander:report"].modes == (Mode.INCIDENT,)
    assert plan.flows["soc>triage:inform"].modes == tuple(Mode)


def test_what_people_drew_anew_is_not_gone(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    relations, chart, _ = file.slides
    take(relations, "flow triage>commander:report", "label triage>commander:report", "soc")
    draw(relations, "SOC", decks.group_of(relations))
    connect(relations, shape(relations, "triage"), shape(relations, "commander"), "Report")
    take(chart, "flow commander>triage")
    connect(chart, shape(chart, "triage"), shape(chart, "commander"), "")
    file.save(deck)
    assert "no changes" in run("import", deck, "--into", folder, "--yes").stderr


def test_an_excerpt_of_a_figure_and_a_slide_that_is_gone_remove_nothing(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    take(file.slides[0], "soc", "triage", "flow soc>triage:inform")
    chart = file.slides._sldIdLst
    chart.remove(chart[1])
    file.save(deck)
    done = run("import", deck, "--into", folder, "--yes")
    assert "slide 1: more than half of the figure's boxes are gone" in done.stderr
    assert "no changes" in done.stderr


def test_an_arrow_that_somebody_glues_to_another_box_leads_there(both: Path, folder: Path, run: Run):
    file = decks.opened(both)
    for slide in [*file.slides][:2]:
        arrow = next(found for found in slide._element.iter(qualified("p:cxnSp")) if "soc>" in name_in(found))
        arrow.find(".//a:endCxn", NAMES).set("id", str(shape(slide, "commander").shape_id))
    file.save(both)
    run("import", both, "--into", folder, "--yes")
    assert {(flow.sender, flow.receiver) for flow in load_plan(folder).flows.values()} == {
        ("triage", "commander"),
        ("soc", "commander"),
    }


def name_in(found: Any) -> str:
    """The name of a shape."""
    return str(found.find(".//p:cNvPr", NAMES).get("name"))


def test_who_provides_a_role_comes_back_from_a_table(deck: Path, folder: Path, run: Run):
    file = decks.opened(deck)
    table = next(found for found in file.slides[2].shapes if found.has_table).table
    for row, words in ((1, "Outsourced"), (2, "外部委託")):
        table.cell(row, 2).text_frame.paragraphs[0].runs[0].text = words
    file.save(deck)
    run("import", deck, "--into", folder, "--yes")
    sourcing = {id: {*role.sourcing.values()} for id, role in load_plan(folder).roles.items()}
    assert sourcing == {"commander": {Sourcing.OUTSOURCED}, "triage": {Sourcing.OUTSOURCED}}
