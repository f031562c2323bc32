"""Decks brought up to date: in place, nothing else touched, what people moved stays."""

import copy
import shutil
import subprocess
import zipfile

import decks
import ooxml
import pytest
from pptx.enum.shapes import MSO_CONNECTOR

from csirtgraph.cli.commands import slides as commands
from csirtgraph.slides.pptx.markup import EMU, NAMES, qualified
from csirtgraph.slides.update import update as updating

SOFFICE = shutil.which("soffice")

PLAN = """plan: {id: ours, title: {ja: 私たち, en: Ours}}
groups:
  command: {name: {ja: 統括, en: Command}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, duty: {ja: 統括, en: Leads}, group: command}
  triage: {name: {ja: トリアージ, en: Triage}, duty: {ja: 優先順位, en: Sets priorities}, group: command}
  handler: {name: {ja: ハンドラー, en: Handler}, duty: {ja: 現場, en: Works on site}, group: command}
flows:
  triage: {commander: {label: {ja: 報告, en: Report}, kind: report}}
  handler: {commander: {label: {ja: 状況, en: Status}, kind: report}}
"""
FORENSICS = "  forensics: {name: {ja: フォレンジックス, en: Forensics}, group: command, sourcing: outsourced}\nflows:"

FINDINGS = "  forensics: {handler: {label: Findings, kind: report}}\n  handler: {commander"


@pytest.fixture
def deck(write_plan, tmp_path):
    """A plan, and its deck between two slides of somebody's own, one with notes."""
    folder = write_plan(plan=PLAN)
    path = decks.made(tmp_path / "deck.pptx", folder, "relations", "roles", "--lang", "en", "--mode", "incident")
    file = decks.opened(path)
    slide = file.slides.add_slide(file.slide_layouts[0])
    slide.shapes.title.text = "Questions"
    slide.notes_slide.notes_text_frame.text = "Thank them"
    file.slides[0].notes_slide.notes_text_frame.text = "Begin with triage"
    file.save(path)
    return folder, path


def change(folder, old, new):
    plan = folder / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def boxes(path, number=0):
    return decks.noted(decks.group_of(decks.opened(path).slides[number]), "box")


def places(path, by_name=False):
    """Where boxes are; `by_name` where a program dropped the notes that csirtgraph makes."""
    group = decks.group_of(decks.opened(path).slides[0])
    named = {shape.name: shape for shape in group.shapes if shape.name in ("commander", "triage", "handler")}
    return {name: (s.left, s.top, s.width, s.height) for name, s in (named if by_name else boxes(path)).items()}


def update(folder, path, *options, code=0):
    done = decks.slides(folder, "--update", path, *options)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.output


def move(path, name, dx, dy):
    """Move a box as a person does."""
    file = decks.opened(path)
    shape = decks.noted(decks.group_of(file.slides[0]), "box")[name]
    shape.left, shape.top = shape.left + dx * EMU, shape.top + dy * EMU
    file.save(path)
    return shape.left, shape.top


def test_nothing_changed_nothing_written(deck):
    folder, path = deck
    before = path.read_bytes()
    assert "up to date" in update(folder, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if "backup" in file.name] == []


def test_changes_are_reported_by_name_and_only_their_slides_are_touched(deck):
    folder, path = deck
    before = parts(path)
    change(folder, "en: Status", "en: Status hourly")
    change(folder, "flows:", FORENSICS)
    change(
        folder,
        "  handler: {commander",
        "  forensics: {handler: {label: Findings, kind: report}}\n  handler: {commander",
    )
    said = update(folder, path)
    assert "added box: Forensics" in said
    assert "added flow: Forensics → Handler: Findings" in said
    assert "changed flow: Handler → Commander: Status hourly" in said
    assert "added row: Forensics" in said
    assert "box: Triage" not in said
    after = parts(path)
    assert list(after) == list(before)
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {f"ppt/slides/slide{n}.xml" for n in (1, 2)} | {f"ppt/tags/tag{n}.xml" for n in (1, 2, 3, 4)}
    assert decks.opened(path).slides[0].notes_slide.notes_text_frame.text == "Begin with triage"
    assert boxes(path)["forensics"].element.find(".//a:ln/a:prstDash", NAMES).get("val") == "dash"
    assert "up to date" in update(folder, path)


def test_the_figure_keeps_its_slide_position_and_size(deck):
    folder, path = deck
    file = decks.opened(path)
    group = decks.group_of(file.slides[0])
    group.left, group.top, group.width, group.height = (
        group.left + 20 * EMU,
        group.top + 10 * EMU,
        group.width // 2,
        group.height // 2,
    )
    place = (group.left, group.top, group.width, group.height)
    file.save(path)
    change(folder, "flows:", FORENSICS)
    change(folder, "en: Status", "en: State")
    update(folder, path)
    group = decks.group_of(decks.opened(path).slides[0])
    assert (group.left, group.top, group.width, group.height) == pytest.approx(place, abs=EMU)


def test_removed_roles_and_flows_go(deck):
    folder, path = deck
    change(folder, "  handler: {commander: {label: {ja: 状況, en: Status}, kind: report}}\n", "")
    said = update(folder, path)
    assert "removed box: Handler: Works on site" in said
    assert "removed flow: Handler → Commander: Status" in said
    assert "handler" not in boxes(path)


def test_boxes_moved_by_hand_stay_until_relayout(deck):
    folder, path = deck
    first = places(path)["triage"]
    moved = move(path, "triage", 60, 35)
    change(folder, "en: Status", "en: State")
    said = update(folder, path)
    assert "moved by hand that stay where they are: 1" in said
    assert places(path)["triage"][:2] == pytest.approx(moved, abs=2)
    group = decks.group_of(decks.opened(path).slides[0])
    flow = next(flow for name, flow in decks.noted(group, "flow").items() if name.startswith("flow triage>"))
    glue = flow.element.find(".//a:stCxn", NAMES)
    shape = next(shape for shape in group.shapes if shape.shape_id == int(glue.get("id")))
    assert shape.name == "triage"
    assert decks.corners(flow.element)[0] == pytest.approx(decks.site(shape, int(glue.get("idx"))), abs=0.2)
    change(folder, "en: State", "en: States")
    update(folder, path)
    assert places(path)["triage"][:2] == pytest.approx(moved, abs=2)
    assert "laid out again box: Triage" in update(folder, path, "--relayout")
    assert places(path)["triage"] == pytest.approx(first, abs=EMU)


def test_a_box_moved_by_hand_grows_with_its_text(deck):
    folder, path = deck
    at = move(path, "triage", 30, 12)
    before = places(path)["triage"]
    change(folder, "en: Sets priorities}", "en: Sets priorities and says who is called first and who may sleep}")
    update(folder, path)
    after = places(path)["triage"]
    assert after[:2] == pytest.approx(at, abs=2)
    assert after[3] > before[3]


def test_moving_the_whole_figure_moves_no_box_for_itself(deck):
    """PowerPoint may write the new place into every shape of a group."""
    folder, path = deck
    file = decks.opened(path)
    group = decks.group_of(file.slides[0])
    for shape in group.shapes:
        shape.left, shape.top = shape.left + 30 * EMU, shape.top + 15 * EMU
    for child in group.element.findall("p:grpSpPr/a:xfrm/*", NAMES):
        if child.get("x"):
            child.set("x", str(int(child.get("x")) + 30 * EMU))
            child.set("y", str(int(child.get("y")) + 15 * EMU))
    place = (group.left, group.top)
    file.save(path)
    change(folder, "en: Status", "en: State")
    assert "by hand" not in update(folder, path)
    group = decks.group_of(decks.opened(path).slides[0])
    assert (group.left, group.top) == pytest.approx(place, abs=EMU)


def test_what_people_drew_into_the_figure_stays(deck):
    folder, path = deck
    file = decks.opened(path)
    note = decks.group_of(file.slides[0]).shapes.add_textbox(EMU * 30, EMU * 80, EMU * 90, EMU * 20)
    note.text_frame.text = "ask legal"
    file.save(path)
    change(folder, "en: Status", "en: State")
    update(folder, path)
    kept = [
        s
        for s in decks.group_of(decks.opened(path).slides[0]).shapes
        if s.has_text_frame and s.text_frame.text == "ask legal"
    ]
    assert [(s.left, s.top) for s in kept] == [(EMU * 30, EMU * 80)]


TIMING = """<p:timing xmlns:p="{p}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">
<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>
{clicks}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>
<p:bldLst>{builds}</p:bldLst></p:timing>"""
CLICK = """<p:par><p:cTn id="{n}3" fill="hold"><p:childTnLst><p:par><p:cTn id="{n}4" fill="hold"><p:childTnLst><p:par>
<p:cTn id="{n}5" presetID="1" presetClass="entr" fill="hold"><p:childTnLst><p:set><p:cBhvr><p:cTn id="{n}6" dur="1"/>
<p:tgtEl><p:spTgt spid="{spid}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>
</p:par></p:childTnLst></p:cTn></p:par>"""


def test_animations_stay_with_their_boxes_and_go_with_removed_ones(deck):
    folder, path = deck
    file = decks.opened(path)
    ids = {name: shape.shape_id for name, shape in boxes(path).items()}
    clicks = "".join(CLICK.format(n=n, spid=ids[name]) for n, name in enumerate(("triage", "handler"), 1))
    builds = "".join(f'<p:bldP spid="{ids[name]}" grpId="0"/>' for name in ("triage", "handler"))
    file.slides[0].element.append(decks.xml(TIMING.format(p=NAMES["p"], clicks=clicks, builds=builds)))
    own = file.slides[0].shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, EMU, EMU)
    own.begin_connect(decks.noted(decks.group_of(file.slides[0]), "box")["handler"], 1)
    file.save(path)
    change(folder, "en: Sets priorities", "en: Chooses")
    update(folder, path)
    spids = [t.get("spid") for t in decks.opened(path).slides[0].element.iter(qualified("p:spTgt"))]
    assert spids == [str(ids["triage"]), str(ids["handler"])]
    assert boxes(path)["triage"].shape_id == ids["triage"]
    change(folder, "  handler: {commander: {label: {ja: 状況, en: Status}, kind: report}}\n", "")
    update(folder, path)
    root = decks.opened(path).slides[0].element
    assert [t.get("spid") for t in root.iter(qualified("p:spTgt"))] == [str(ids["triage"])]
    assert [t.get("spid") for t in root.iter(qualified("p:bldP"))] == [str(ids["triage"])]
    glued = {glue.get("id") for glue in root.iter(qualified("a:stCxn"))}
    assert str(ids["handler"]) not in glued, "a connector of somebody's own is no longer glued to the removed box"
    assert all(len(found) for found in root.iter(qualified("p:childTnLst")))


def test_dry_run_writes_nothing(deck):
    folder, path = deck
    before = path.read_bytes()
    change(folder, "en: Status", "en: State")
    assert "changed flow" in update(folder, path, "--dry-run")
    assert path.read_bytes() == before
    assert len(list(path.parent.glob("*.pptx"))) == 1


def test_a_deck_that_is_saved_meanwhile_is_not_overwritten(deck, monkeypatch):
    folder, path = deck
    move(path, "commander", 40, 40)
    true = updating.updated

    def slowly(*given):
        found = true(*given)
        path.write_bytes(path.read_bytes() + b"saved by somebody")
        return found

    monkeypatch.setattr(updating, "updated", slowly)
    assert "was changed meanwhile" in update(folder, path, "--relayout", code=1)
    assert path.read_bytes().endswith(b"saved by somebody")
    assert [file.name for file in path.parent.iterdir() if "backup" in file.name] == []


def test_a_deck_is_written_also_where_nobody_reads_what_changed(deck, monkeypatch):
    folder, path = deck
    move(path, "commander", 40, 40)
    before = path.read_bytes()

    def broken(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr(commands, "say", broken)
    decks.slides(folder, "--update", path, "--relayout")
    assert path.read_bytes() != before


def test_backups_are_kept_and_never_overwritten(deck):
    folder, path = deck
    olds = []
    for old, new in (("en: Status", "en: State"), ("en: State", "en: Stand")):
        olds.append(path.read_bytes())
        change(folder, old, new)
        update(folder, path)
    assert (path.parent / "deck.backup.pptx").read_bytes() == olds[0]
    assert (path.parent / "deck.backup-2.pptx").read_bytes() == olds[1]
    change(folder, "en: Stand", "en: Status")
    update(folder, path, "--no-backup")
    assert len(list(path.parent.glob("*backup*"))) == 2


def test_a_table_keeps_its_place_and_width(deck):
    folder, path = deck
    file = decks.opened(path)
    table = next(shape for shape in file.slides[1].shapes if shape.has_table)
    table.left, table.top = table.left + 5 * EMU, table.top + 7 * EMU
    place = (table.left, table.top, table.width)
    file.save(path)
    change(folder, "en: Works on site", "en: Works anywhere")
    assert "changed row: Handler" in update(folder, path, "roles")
    table = next(shape for shape in decks.opened(path).slides[1].shapes if shape.has_table)
    assert (table.left, table.top, table.width) == pytest.approx(place, abs=EMU)
    assert "Works anywhere" in "".join(cell.text_frame.text for cell in table.table.iter_cells())


def test_only_the_named_figures_are_redrawn(deck):
    folder, path = deck
    before = parts(path)
    change(folder, "en: Works on site", "en: Works anywhere")
    update(folder, path, "roles")
    after = parts(path)
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {"ppt/slides/slide2.xml", "ppt/tags/tag3.xml", "ppt/tags/tag4.xml"}


def test_figures_the_plan_no_longer_has_are_left_and_reported(deck):
    folder, path = deck
    plan = folder / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").split("flows:")[0].replace("en: Works on site", "en: Works"), encoding="utf-8"
    )
    said = update(folder, path)
    assert "no longer has the figure relations" in said
    assert "handler" in boxes(path)


def test_a_deck_from_a_template_keeps_its_colours(write_plan, tmp_path):
    from pptx import Presentation

    Presentation().save(tmp_path / "corporate.pptx")
    folder = write_plan(plan=PLAN)
    path = decks.made(
        tmp_path / "d.pptx", folder, "relations", "--mode", "incident", "--template", tmp_path / "corporate.pptx"
    )
    change(folder, "ja: 状況", "ja: 状態")
    update(folder, path)
    assert boxes(path)["handler"].element.find("p:spPr/a:solidFill/a:schemeClr", NAMES).get("val") == "accent1"


def test_decks_that_cannot_be_updated_are_left_alone(deck, tmp_path):
    folder, path = deck
    change(folder, "en: Status", "en: State")
    (tmp_path / "text.pptx").write_text("hello")
    assert "is not a PowerPoint deck" in update(folder, tmp_path / "text.pptx", code=1)
    assert "cannot read" in update(folder, tmp_path / "nowhere.pptx", code=1)
    locked = tmp_path / "locked.pptx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password" in update(folder, locked, code=1)
    from pptx import Presentation

    Presentation().save(tmp_path / "other.pptx")
    assert "no figure of the plan ours" in update(folder, tmp_path / "other.pptx", code=1)
    before = path.read_bytes()
    (tmp_path / "~$deck.pptx").write_bytes(b"")
    assert "open in another program" in update(folder, path, code=1)
    (tmp_path / "~$deck.pptx").unlink()
    path.chmod(0o444)
    assert "is read-only" in update(folder, path, code=1)
    assert "is read-only" in decks.slides(folder, "roles", "-o", path).output
    path.chmod(0o644)
    assert path.read_bytes() == before
    file = decks.opened(path)
    file.element.append(decks.xml(f'<p:modifyVerifier xmlns:p="{NAMES["p"]}"/>'))
    file.save(tmp_path / "guarded.pptx")
    assert "cannot be changed without its password" in update(folder, tmp_path / "guarded.pptx", code=1)
    assert not list(tmp_path.glob("*backup*"))


def test_a_broken_slide_is_reported_and_left(deck, tmp_path):
    folder, path = deck
    broken = tmp_path / "broken.pptx"
    shutil.copy(path, broken)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<p:sld" if name.endswith("slide1.xml") else old.read(name))
    before = broken.read_bytes()
    assert "or is damaged" in update(folder, broken, code=1)
    assert broken.read_bytes() == before


@pytest.mark.parametrize("shrunk", [1, 2])
def test_sizes_corners_and_groups_that_say_nothing_stop_no_update(deck, shrunk):
    """Other programs and people with an editor of XML write what PowerPoint would not."""
    folder, path = deck
    file = decks.opened(path)
    root = file.slides[0]._element
    for run in root.iter(qualified("a:rPr")):
        run.set("sz", "large")
    for geometry in root.iter(qualified("a:prstGeom")):
        if geometry.getparent().getparent().tag == qualified("p:cxnSp"):
            geometry.set("prst", "bentConnector3")
            geometry.append(decks.xml(f'<a:avLst xmlns:a="{NAMES["a"]}"><a:gd name="adj1"/></a:avLst>'))
    root.find("p:cSld/p:spTree", NAMES).append(decks.xml(f'<p:grpSp xmlns:p="{NAMES["p"]}"><p:grpSpPr/></p:grpSp>'))
    group = decks.group_of(file.slides[0])
    group.width, group.height = group.width // shrunk, group.height // shrunk
    file.save(path)
    change(folder, "優先順位, en: Sets priorities}", "優先順位, en: Sets priorities}, sourcing: outsourced")
    assert "changed box: Triage" in update(folder, path)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice)")
def test_a_deck_that_libreoffice_saved_is_known_again(deck, tmp_path):
    folder, path = deck
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [SOFFICE, home, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "saved" / "deck.pptx"
    assert "up to date" in update(folder, saved)
    before = places(saved, True)
    change(folder, "flows:", FORENSICS)
    change(
        folder,
        "  handler: {commander",
        "  forensics: {handler: {label: Findings, kind: report}}\n  handler: {commander",
    )
    said = update(folder, saved)
    assert "added box: Forensics" in said
    assert "removed" not in said
    after = places(saved)
    assert {name: after[name][:2] for name in before} == {
        name: pytest.approx(before[name][:2], abs=EMU) for name in before
    }


def test_every_copy_of_a_slide_is_brought_up_to_date(deck):
    """As PowerPoint copies a slide: with all the names on it, and other places in it."""
    folder, path = deck
    file = decks.opened(path)
    decks.paste(decks.group_of(file.slides[0]), file.slides[2])
    decks.noted(decks.group_of(file.slides[2]), "box")["triage"].left += 40 * EMU
    file.save(path)
    change(folder, "en: Status", "en: State")
    update(folder, path)
    homes = places(path)
    copies = {name: (s.left, s.top, s.width, s.height) for name, s in boxes(path, 2).items()}
    assert copies["triage"][0] - homes["triage"][0] == pytest.approx(40 * EMU, abs=EMU)
    for number in (0, 2):
        labels = decks.noted(decks.group_of(decks.opened(path).slides[number]), "label").values()
        assert "State" in [label.text_frame.text for label in labels]


def test_names_and_numbers_that_make_no_sense_are_survived(deck):
    """A deck may come from anyone."""
    folder, path = deck
    file = decks.opened(path)
    tree = file.slides[2].shapes._spTree
    group = copy.deepcopy(decks.group_of(file.slides[0]).element)
    group.find("./*/p:cNvPr", NAMES).set("name", "csirtgraph:ours/../../etc?mode=incident&lang=ja&theme=light")
    for shape in group.iter(qualified("p:cNvPr")):
        shape.set("id", "x")
        shape.set("title", "csirtgraph:box 1 2 three 4")
    tree.append(group)
    tags = file.slides[1].part.related_part(file.slides[1].element.find(".//p:tags", NAMES).get(qualified("r:id")))
    tags._blob = tags.blob.replace(b" | ", b" = ").replace(b'name="CSIRTGRAPH2"', b'name="CSIRTGRAPHx" bal=""')
    file.save(path)
    change(folder, "en: Status", "en: State")
    assert "changed flow: Handler → Commander: State" in update(folder, path)


def test_a_copy_of_a_box_is_its_owner_s(deck):
    """As PowerPoint duplicates a shape: the same name and notes, another id, moved, then typed over."""
    folder, path = deck
    file = decks.opened(path)
    group = decks.group_of(file.slides[0]).element
    box = decks.noted(decks.group_of(file.slides[0]), "box")["triage"].element
    twin = copy.deepcopy(box)
    twin.find("./*/p:cNvPr", NAMES).set("id", "900")
    next(twin.iter(qualified("a:off"))).set("x", "100000")
    next(twin.iter(qualified("a:t"))).text = "Night shift"
    group.append(twin)
    file.save(path)
    first = [
        (s.shape_id, s.left, s.text_frame.text) for s in decks.group_of(file.slides[0]).shapes if s.name == "triage"
    ]
    assert "up to date" in update(folder, path)
    change(folder, "en: Status", "en: State")
    assert "by hand" not in update(folder, path)
    group = decks.group_of(decks.opened(path).slides[0])
    assert sorted((s.shape_id, s.left, s.text_frame.text) for s in group.shapes if s.name == "triage") == sorted(first)


def ungroup(slide):
    """As PowerPoint does: the shapes stand where their group stood, and its tags are gone."""
    group = decks.group_of(slide).element
    home, place = group.getparent(), group.getparent().index(group)
    home[place : place + 1] = [shape for shape in group if shape.find("./*/p:cNvPr", NAMES) is not None]


def test_a_figure_is_found_whatever_its_group_is_called(deck):
    folder, path = deck
    file = decks.opened(path)
    decks.group_of(file.slides[0]).name = "My picture"
    file.save(path)
    change(folder, "en: Works on site", "en: Works anywhere")
    assert "changed box: Handler" in update(folder, path, "relations")
    shapes = {shape.name: shape for shape in decks.opened(path).slides[0].shapes}
    assert "Works anywhere" in "".join(found.text for found in shapes["My picture"].element.iter(qualified("a:t")))
    assert "up to date" in update(folder, path, "relations")


def test_an_ungrouped_figure_is_redrawn_and_stays_ungrouped(deck):
    folder, path = deck
    file = decks.opened(path)
    ungroup(file.slides[0])
    shapes = {shape.name: shape for shape in file.slides[0].shapes}
    shapes["ground"].element.getparent().remove(shapes["ground"].element)  # it is not seen, but in the way
    shapes["triage"].left += 40 * EMU
    moved, kept = shapes["triage"].left, decks.etree.tostring(shapes["legend 1"].element)
    file.save(path)
    assert "up to date" in update(folder, path)
    change(folder, "en: Works on site}, group: command", "en: Works on site}, group: command, sourcing: outsourced")
    said = update(folder, path)
    assert "changed box: Handler" in said
    assert "stay where they are: 1" in said
    shapes = {shape.name: shape for shape in decks.opened(path).slides[0].shapes}
    assert shapes["handler"].element.find(".//a:ln/a:prstDash", NAMES).get("val") == "dash"
    assert "ground" not in shapes
    assert shapes["triage"].left == pytest.approx(moved, abs=2)
    assert decks.etree.tostring(shapes["legend 1"].element) == kept
    assert "up to date" in update(folder, path)


def test_a_slide_without_its_shapes_is_passed_over(deck):
    folder, path = deck
    file = decks.opened(path)
    tree = file.slides[0]._element.find("p:cSld/p:spTree", NAMES)
    tree.getparent().remove(tree)
    file.save(path)
    before = path.read_bytes()
    assert "up to date" in update(folder, path)
    assert path.read_bytes() == before


def test_a_figure_that_is_grouped_again_is_found(deck):
    folder, path = deck
    file = decks.opened(path)
    group = decks.group_of(file.slides[0])
    group.name = "Group 7"
    holder = group.element.find("p:nvGrpSpPr/p:nvPr", NAMES)
    holder.remove(holder[0])
    file.save(path)
    change(folder, "en: Works on site", "en: Works anywhere")
    assert "changed box: Handler" in update(folder, path)


def test_speaker_notes_follow_the_plan_where_nobody_changed_them(deck):
    folder, path = deck
    change(folder, "en: Status", "en: State")
    update(folder, path)
    assert decks.opened(path).slides[0].notes_slide.notes_text_frame.text == "Begin with triage"
    fresh = decks.made(path.parent / "fresh.pptx", folder, "relations", "--lang", "en", "--mode", "incident")
    change(folder, "en: State", "en: Status")
    update(folder, fresh)
    assert "Handler → Commander: Status" in decks.opened(fresh).slides[0].notes_slide.notes_text_frame.text
    assert "up to date" in update(folder, fresh)


def test_a_deck_whose_plan_did_not_change_is_not_laid_out(deck, monkeypatch):
    folder, path = deck

    def no_layout(*_):
        raise AssertionError

    monkeypatch.setattr(updating, "pages_of", no_layout)
    assert "up to date" in update(folder, path)


def xml_of(path, slide, name):
    """A shape as it is in the file."""
    group = decks.group_of(decks.opened(path).slides[slide]).element
    found = next(s for s in group if s.find("./*/p:cNvPr", NAMES) is not None and s[0][0].get("name") == name)
    return decks.etree.tostring(found)


def test_shapes_the_plan_did_not_change_stay_as_people_left_them(deck):
    folder, path = deck
    file = decks.opened(path)
    shapes = {shape.name: shape for shape in decks.group_of(file.slides[0]).shapes}
    shapes["commander"].click_action.hyperlink.address = "https://wiki.example.org/commander"
    label = next(shape for name, shape in shapes.items() if name.startswith("label triage"))
    label.left += 20 * EMU
    for shape in shapes.values():
        if shape.name.startswith("flow "):
            shape.line.width = 3 * EMU
    file.save(path)
    kept = ["commander", "triage", label.name, next(name for name in shapes if name.startswith("flow triage"))]
    before = [xml_of(path, 0, name) for name in kept]
    change(folder, "en: Works on site}, group: command", "en: Works on site}, group: command, sourcing: outsourced")
    assert "changed box: Handler" in update(folder, path)
    assert [xml_of(path, 0, name) for name in kept] == before


def test_what_people_typed_is_kept_or_its_loss_reported(deck):
    folder, path = deck
    file = decks.opened(path)
    shapes = decks.noted(decks.group_of(file.slides[0]), "box")
    for name, words in (("triage", "First of all"), ("handler", "Second of all")):
        next(shapes[name].element.iter(qualified("a:t"))).text = words
    table = next(shape for shape in file.slides[1].shapes if shape.has_table).table
    table.cell(1, 0).text_frame.paragraphs[0].runs[0].text = "Typed over"
    grid = table._tbl.tblGrid
    grid.append(copy.deepcopy(grid[-1]))
    for row in table._tbl.tr_lst:
        row.tc_lst[-1].addnext(copy.deepcopy(row.tc_lst[-1]))
        next(row.tc_lst[-1].iter(qualified("a:t"))).text = "Remark"
    columns = len(table.columns)
    file.save(path)
    change(folder, "en: Works on site", "en: At work")
    said = update(folder, path)
    assert "edited by hand and kept box: Triage" in said
    assert "edited by hand and overwritten box: Handler: At work (the text was: Second of all Works on site)" in said
    assert boxes(path)["triage"].text_frame.text.startswith("First of all")
    assert boxes(path)["handler"].text_frame.text.startswith("Handler")
    table = next(shape for shape in decks.opened(path).slides[1].shapes if shape.has_table).table
    assert len(table.columns) == columns
    assert [table.cell(row, columns - 1).text_frame.text for row in range(len(table.rows))].count("Remark") >= 3
    assert table.cell(1, 0).text_frame.text.startswith("Typed over")
    change(folder, "flows:", FORENSICS)
    assert "added row: Forensics" in update(folder, path, "roles")
    table = next(shape for shape in decks.opened(path).slides[1].shapes if shape.has_table).table
    remarks = {table.cell(row, 1).text_frame.text: table.cell(row, columns - 1).text_frame.text for row in range(5)}
    assert remarks["Forensics"] == "", "a new row has nothing in somebody's own column"


def test_a_label_put_elsewhere_and_a_link_stay_where_the_plan_changes_the_words(deck):
    folder, path = deck
    file = decks.opened(path)
    shapes = {shape.name: shape for shape in decks.group_of(file.slides[0]).shapes}
    name = next(name for name in shapes if name.startswith("label triage"))
    shapes[name].left += 40 * EMU
    shapes["triage"].click_action.hyperlink.address = "https://wiki.example.org/triage"
    middle = shapes[name].left + shapes[name].width / 2
    file.save(path)
    change(folder, "en: Report}", "en: Report of the day}")
    change(folder, "en: Sets priorities", "en: Sets priorities and the order of work")
    update(folder, path)
    shapes = {shape.name: shape for shape in decks.group_of(decks.opened(path).slides[0]).shapes}
    assert shapes[name].text_frame.text.replace("\x0b", " ") == "Report of the day"
    assert shapes[name].left + shapes[name].width / 2 == pytest.approx(middle, abs=EMU)
    assert shapes["triage"].click_action.hyperlink.address == "https://wiki.example.org/triage"


def test_a_box_moved_onto_another_and_mutual_arrows_are_routed_again(deck):
    folder, path = deck
    change(folder, "label: {ja: 報告, en: Report}, kind: report}", "label: {ja: 調整, en: Talks}, kind: cooperate}")
    update(folder, path)
    at = places(path)
    move(path, "triage", *((at["handler"][axis] - at["triage"][axis]) // EMU + 4 for axis in (0, 1)))
    move(path, "commander", 30, 60)
    change(folder, "en: Status", "en: State")
    assert "moved by hand that stay where they are: 2" in update(folder, path)
    flows = [shape for shape in decks.group_of(decks.opened(path).slides[0]).shapes if shape.name.startswith("flow ")]
    heads = {shape.name: shape.element.find(".//a:ln/a:headEnd", NAMES) is not None for shape in flows}
    assert any(heads.values())


def test_a_box_with_another_id_stays_where_it_was_put(deck):
    folder, path = deck
    at = move(path, "handler", 30, 12)
    text = (folder / "plan.yaml").read_text(encoding="utf-8").replace("handler:", "responder:")
    text = text.replace("en: Handler}", "en: Responder}, previously: handler")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    said = update(folder, path)
    assert "renamed box: Responder" in said
    assert "removed box" not in said
    assert places(path)["responder"][:2] == pytest.approx(at, abs=2)


def test_text_follows_the_size_of_its_figure(deck):
    folder, path = deck
    before = min(decks.sizes(boxes(path)["handler"].element))
    file = decks.opened(path)
    group = decks.group_of(file.slides[0])
    group.width, group.height = int(group.width * 0.6), int(group.height * 0.6)
    file.save(path)
    change(folder, "en: Works on site", "en: At work")
    update(folder, path)
    for name in ("handler", "triage"):  # the plan changed one of them
        assert min(decks.sizes(boxes(path)[name].element)) == pytest.approx(before * 0.6, abs=0.2)
    change(folder, "en: At work", "en: At home")
    update(folder, path)
    assert min(decks.sizes(boxes(path)["triage"].element)) == pytest.approx(before * 0.6, abs=0.2)


def test_larger_text_that_people_chose_stays_larger(deck):
    folder, path = deck
    file = decks.opened(path)
    shape = decks.noted(decks.group_of(file.slides[0]), "box")["triage"]
    for run in shape.element.iter(qualified("a:rPr")):
        run.set("sz", "2000")
    file.save(path)
    change(folder, "flows:", FORENSICS)
    update(folder, path)
    assert min(decks.sizes(boxes(path)["triage"].element)) > 15


@pytest.mark.parametrize("has_digests", [True, False])
def test_a_deck_of_an_earlier_release_is_updated_too(has_digests, deck):
    """It noted where shapes were put in the titles of their alternative texts, at first without what they said."""
    folder, path = deck
    file = decks.opened(path)
    for slide in file.slides:
        to_titles(slide, has_digests)
    file.save(path)
    assert "up to date" in update(folder, path)
    change(folder, "en: Works on site", "en: At work")
    said = update(folder, path)
    assert "changed box: Handler: At work" in said
    assert "changed row: Handler" in said
    assert b"title=" not in b"".join(data for name, data in parts(path).items() if "slides/slide" in name)
    assert "up to date" in update(folder, path)
    assert ooxml.faults(path) == []


def test_of_an_earlier_release_a_figure_without_its_group_is_reported(deck):
    folder, path = deck
    file = decks.opened(path)
    to_titles(file.slides[0], True)
    decks.group_of(file.slides[0]).name = "My picture"
    file.save(path)
    change(folder, "en: Works on site", "en: Works anywhere")
    said = update(folder, path)
    assert "slide 1: a figure there was ungrouped or its group renamed" in said
    assert "changed row: Handler" in said


def to_titles(slide, has_digests):
    """A slide as earlier releases made it."""
    for data in list(slide.element.iter(qualified("p:custDataLst"))):
        notes = decks.notes_in(slide.part.related_part(data[0].get(qualified("r:id"))))
        for shape in slide.element.iter(qualified("p:cNvPr")):
            name = "table" if shape.getparent().tag == qualified("p:nvGraphicFramePr") else shape.get("name")
            if name in notes:
                shape.set("title", "csirtgraph:" + (notes[name] if has_digests else notes[name].rpartition(" ")[0]))
        data.getparent().remove(data)
