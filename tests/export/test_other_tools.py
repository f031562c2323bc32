"""Figures for other tools, read back by a reader that is not ours where there is one."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import networkx as nx
import openpyxl
import pytest
from cases import for_each
from layouts import FIGURES, Figure, by_id, layout, plan
from samples import HEAD, SMALL
from signatures import Run, WritePlan

from csirtgraph import pipeline
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.laid_out import Layout, Route
from csirtgraph.drawing.model import Table
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.csv import guarded
from csirtgraph.export.drawio.drawio import drawio
from csirtgraph.export.mermaid import names_of
from csirtgraph.pipeline import Job, UnfitFormat, layout_of, render
from csirtgraph.plan.analysis.exchange import exchange_graph
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import LIGHT

PLANS = {name: plan(name) for name in "abc"}
NASTY = [
    '"><script>alert(1)</script>',
    '"];click n0 href "javascript:x"',
    "`**md**` _x_ __y__",
    "1. list",
    "end",
    "%%{init: {}}%%",
    "&lt;b&gt; #quot; &#10;",
    "a;b=c|d",
    "𠮷🔥",
    "{{x}} [y] (z) --> w",
    "%name%",
]


def job(figure: str, mode: Mode | None, language: str, format: str) -> Job:
    return Job(figure, View(mode or Mode.INCIDENT, language), "light", format)  # type: ignore[arg-type]


def job_of(figure: Figure, format: str) -> Job:
    """A built-in figure in a format."""
    return job(figure.name, figure.view_mode, figure.language, format)


def nasty_plan(write_plan: WritePlan, text: str) -> Plan:
    """A plan in which everything is called `text`."""
    word = json.dumps(text, ensure_ascii=False)
    return load_plan(
        write_plan(
            plan=HEAD.replace("title: Ours", f"title: {word}")
            + f"teams: {{t: {{name: {word}}}}}\n"
            + f"roles: {{a: {{name: {word}, duty: {word}}}, b: {{name: {word}, team: t}}}}\n"
            + f"flows: {{a: {{b: {{kind: report, label: {{ja: {word}, en: {word}}}}}}}}}\n"
        )
    )


# draw.io


def cells_of(data: bytes) -> dict[str, ET.Element]:
    """The cells of a draw.io page by their id, which is theirs alone."""
    found = ET.fromstring(data).findall("./diagram/mxGraphModel/root/mxCell")
    assert len({cell.get("id") for cell in found}) == len(found)
    return {cell.get("id", ""): cell for cell in found}


def place_of(cell: ET.Element, cells: dict[str, ET.Element]) -> list[float]:
    """Left, top, width and height on the page: a place is relative to the corner of the parent."""
    geometry = cell.find("mxGeometry")
    assert geometry is not None
    x, y, width, height = (float(geometry.get(name, 0)) for name in ("x", "y", "width", "height"))
    parent = cells[cell.get("parent", "")]
    if parent.get("vertex"):
        left, top, *_ = place_of(parent, cells)
        x, y = x + left, y + top
    return [x, y, width, height]


def words_in(name: str, cells: dict[str, ET.Element]) -> str:
    """All that stands in a cell and in its parts, without the breaks between lines."""
    shown = [cell.get("value", "") for id, cell in cells.items() if id == name or id.startswith(f"{name}/text-")]
    return re.sub(r"\s", "", "".join(shown))


def check_drawio(layout: Layout, data: bytes) -> None:
    sheet, cells = sheet_of(layout), cells_of(data)
    for id, rect in [*layout.boxes.items(), *layout.frames.items()]:
        cell = cells[f"{'box' if id in layout.boxes else 'frame'}-{id}"]
        expected = [rect.x + sheet.dx, rect.y + sheet.dy, rect.width, rect.height]
        assert place_of(cell, cells) == pytest.approx(expected, abs=0.05), id
    for box in layout.drawing.boxes:
        shown = words_in(f"box-{box.id}", cells)
        for text in (box.name, *box.lines, *box.items):
            assert re.sub(r"\s", "", text) in shown, box.id
    arrows = {id: cell for id, cell in cells.items() if id.startswith("arrow-")}
    assert len(arrows) == len(layout.drawing.arrows)
    for arrow in layout.drawing.arrows:
        cell = arrows[f"arrow-{arrow.id}"]
        ends = [cells[cell.get(end, "")].get("id", "").split("-", 1)[1] for end in ("source", "target")]
        assert ends == [arrow.tail, arrow.head]
        assert re.sub(r"\s", "", cell.get("value", "")) == re.sub(r"\s", "", arrow.label)
    assert not [cell.get("style") for cell in cells.values() if "html=1" in cell.get("style", "")]


@for_each("figure", FIGURES, by_id)
def test_drawio_has_every_box_where_it_is_and_arrows_that_hold(figure: Figure):
    check_drawio(layout(figure), pipeline.render_layout(layout(figure), job_of(figure, "drawio")))


def test_drawio_leads_an_arrow_from_its_sender_to_its_receiver(engine: EmbeddedEngine):
    """Graphviz draws upward arrows from their heads; draw.io needs the way from the tail."""
    cells = cells_of(render(PLANS["b"], job("relations", Mode.INCIDENT, "en", "drawio"), engine))
    arrow = cells["arrow-commander>poc:report"]
    tail, head = (place_of(cells[arrow.get(end, "")], cells) for end in ("source", "target"))
    points = [float(point.get("y", 0)) for point in arrow.findall("./mxGeometry/Array/mxPoint")]
    assert tail[1] > head[1]
    assert points == sorted(points, reverse=True)
    assert "endArrow=block" in arrow.get("style", "")
    assert "startArrow=none" in arrow.get("style", "")


def test_drawio_says_outsourced_by_dashes(engine: EmbeddedEngine):
    cells = cells_of(render(PLANS["b"], job("relations", Mode.INCIDENT, "en", "drawio"), engine))
    assert "dashed=1" in cells["box-forensics"].get("style", "")
    assert "dashed=1" not in cells["box-commander"].get("style", "")


def test_drawio_frames_hold_their_boxes(engine: EmbeddedEngine):
    cells = cells_of(render(PLANS["c"], job("relations", Mode.PEACETIME, "en", "drawio"), engine))
    frame = cells["box-monitoring"].get("parent", "")
    assert cells[frame].get("value") == "PoC"
    assert "container=1" in cells[frame].get("style", "")


@pytest.mark.parametrize("text", NASTY)
def test_drawio_takes_any_words_for_words(text: str, write_plan: WritePlan, engine: EmbeddedEngine):
    plan = nasty_plan(write_plan, text)
    layout = layout_of(plan, "relations", View(), engine)
    data = render(plan, job("relations", None, "ja", "drawio"), engine)
    check_drawio(layout, data)
    styles = {part.split("=")[0] for cell in cells_of(data).values() for part in cell.get("style", "").split(";")}
    known = cells_of(render(PLANS["c"], job("relations", None, "ja", "drawio"), engine))
    assert styles <= {part.split("=")[0] for cell in known.values() for part in cell.get("style", "").split(";")}


# Mermaid


def decoded(text: str) -> str:
    """What Mermaid shows of a label."""
    words = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), re.sub("<br/?>", "\n", text))
    return re.sub(r"[\s\u2060]", "", words)


SAFE = re.compile(r"[^\"`<>{}\[\]|\\;%*_~$@&]*")
LABEL = r'"((?:[^"<]|<br/?>)*)"'


@for_each("figure", FIGURES, by_id)
def test_mermaid_has_every_box_frame_and_arrow_or_says_that_it_holds_no_table(
    figure: Figure,
):
    wanted = job_of(figure, "mmd")
    drawing = layout(figure).drawing
    if isinstance(drawing.body, Table):
        with pytest.raises(UnfitFormat):
            pipeline.render_layout(layout(figure), wanted)
        return
    text = pipeline.render_layout(layout(figure), wanted).decode()
    assert re.match(r"flowchart (TB|BT)\n", text)
    assert text.count("  subgraph ") == text.count("  end\n") == len(drawing.frames) + 1
    nodes = re.findall(rf"^ +([a-z0-9]\w*)\[{LABEL}\]:::\w+$", text, re.MULTILINE)
    assert len(nodes) == len(drawing.boxes)
    for box in drawing.boxes:
        name = re.sub(r"\W", "_", box.id)
        assert decoded(dict(nodes)[name]).startswith(re.sub(r"\s", "", box.name))
    lines = re.findall(rf"^  ([a-z0-9]\w*) <?-[-.]+>?(?:\|{LABEL}\|)? ([a-z0-9]\w*)$", text, re.MULTILINE)
    shown = sorted((tail, decoded(label), head) for tail, label, head in lines)
    ends = [(re.sub(r"\W", "_", end) for end in (arrow.tail, arrow.head)) for arrow in drawing.arrows]
    words = [re.sub(r"\s", "", arrow.label) for arrow in drawing.arrows]
    assert shown == sorted((tail, word, head) for (tail, head), word in zip(ends, words))


AWKWARD = """
plan: {{id: ours, title: Ours}}
roles:
  end: {{name: End}}
  default: {{name: Default}}
  legend: {{name: Legend}}
  x: {{name: X}}
  x-y: {{name: XY}}
  2nd: {{name: Second}}
{more}flows:
  end: {{default: {{label: {{en: a}}, kind: report}}}}
  legend: {{x: {{label: {{en: b}}, kind: report}}}}
  x-y: {{2nd: {{label: {{en: c}}, kind: report}}}}
"""


def mermaid_of(write_plan: WritePlan, figure: str, text: str, engine: EmbeddedEngine) -> list[str]:
    """The lines of a figure in Mermaid."""
    return render(load_plan(write_plan(plan=text)), job(figure, None, "en", "mmd"), engine).decode().splitlines()


def test_mermaid_names_boxes_as_the_plan_does_but_for_its_own_words(write_plan: WritePlan, engine: EmbeddedEngine):
    lines = mermaid_of(write_plan, "relations", AWKWARD.format(more=""), engine)
    ids = [found[1] for line in lines if (found := re.match(r" +(\w+)\[", line)) and found[1][0] != "_"]
    assert ids == ["end_", "default_", "legend", "x_", "x_y", "2nd_"]
    assert names_of(["a-b", "a/b", "a:b"]) == {"a-b": "a_b", "a/b": "a_b_", "a:b": "a_b__"}


def test_one_more_role_is_one_more_line_of_mermaid_and_its_flow_another(write_plan: WritePlan, engine: EmbeddedEngine):
    before = mermaid_of(write_plan, "relations", AWKWARD.format(more=""), engine)
    more = AWKWARD.format(more="  new: {name: New}\n") + "  new: {end: {label: {en: d}, kind: report}}\n"
    after = mermaid_of(write_plan, "relations", more, engine)
    assert [line for line in after if line not in before] == [
        '  new["New"]:::in_house',
        '  new -->|"d"| end_',
    ]
    assert [line for line in before if line not in after] == []


@pytest.mark.parametrize(("figure", "way"), [("relations", "BT"), ("orgchart", "TB")])
def test_mermaid_and_graphviz_stand_up_as_our_picture_does(figure: str, way: str, engine: EmbeddedEngine):
    wanted = job(figure, Mode.INCIDENT, "en", "mmd")
    assert render(PLANS["b"], wanted, engine).startswith(f"flowchart {way}\n".encode())
    assert f"rankdir={way}".encode() in render(PLANS["b"], replace(wanted, format="dot"), engine)


def test_right_angled_lines_stay_so_in_drawio_when_a_box_is_moved(engine: EmbeddedEngine):
    cells = cells_of(render(PLANS["b"], job("orgchart", Mode.INCIDENT, "en", "drawio"), engine))
    lines = [cell.get("style", "") for id, cell in cells.items() if id.startswith("arrow-")]
    elbows = [style for style in lines if "edgeStyle=orthogonalEdgeStyle" in style]
    assert len(elbows) >= 12  # every line of command
    assert all("curved=0" in style for style in elbows)


def test_a_slanted_line_is_no_right_angled_one_in_drawio(engine: EmbeddedEngine):
    found = layout_of(PLANS["b"], "relations", View(Mode.INCIDENT, "en"), engine)
    id = "commander>poc:report"
    assert "edgeStyle=orthogonalEdgeStyle" in cells_of(drawio(found, LIGHT))[f"arrow-{id}"].get("style", "")
    tail, head = found.boxes["commander"].middle, found.boxes["poc"].middle
    slanted = replace(found, routes=found.routes | {id: Route((tail, tail, head, head), end=head)})
    assert "edgeStyle=none" in cells_of(drawio(slanted, LIGHT))[f"arrow-{id}"].get("style", "")


@pytest.mark.parametrize("text", [*NASTY, "$$x$$", "\\n", "fa:fa-car"])
def test_mermaid_takes_any_words_for_words(text: str, write_plan: WritePlan, engine: EmbeddedEngine):
    data = render(nasty_plan(write_plan, text), job("relations", None, "ja", "mmd"), engine).decode()
    labels = re.findall(LABEL, data)
    assert sum(decoded(label).startswith(re.sub(r"\s", "", text)) for label in labels) == 4
    assert all(SAFE.fullmatch(re.sub(r"#\d+;|<br/?>", "", label)) for label in labels)
    assert not re.search(r"\$\$|\\n|fa:fa-", re.sub(r"#(\d+);", lambda found: chr(int(found[1])), data))
    plain = render(nasty_plan(write_plan, "x"), job("relations", None, "ja", "mmd"), engine).decode()
    assert len(data.splitlines()) == len(plain.splitlines())


# Graphs


@pytest.mark.parametrize("name", PLANS)
def test_networkx_reads_our_gexf_with_nothing_lost(name: str, engine: EmbeddedEngine):
    data = render(PLANS[name], job("relations", None, "ja", "gexf"), engine)
    graph, again = exchange_graph(PLANS[name]), nx.read_gexf(BytesIO(data))
    assert again.is_directed()
    assert list(again) == list(graph)
    for node, facts in graph.nodes(data=True):
        assert again.nodes[node] == facts
    shown = sorted((tail, head, facts.get("label_ja", ""), facts["modes"]) for tail, head, facts in edges(again))
    assert shown == sorted(
        (tail, head, facts.get("label_ja", ""), facts["modes"]) for tail, head, facts in edges(graph)
    )
    assert b"lastmodified" not in data


def edges(graph: Any) -> list[tuple[str, str, dict[str, str]]]:
    return list(graph.edges(data=True))


# CSV


def rows_of(plan: Plan, wanted: Job, engine: EmbeddedEngine) -> list[list[str]]:
    data = render(plan, wanted, engine)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to tell UTF-8"
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@for_each("figure", FIGURES, by_id)
def test_csv_has_every_figure_as_rows(figure: Figure, engine: EmbeddedEngine):
    rows = rows_of(PLANS[figure.plan], job_of(figure, "csv"), engine)
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    shown = re.sub(r"\s", "", "".join(cell for row in rows for cell in row))
    for box in layout(figure).drawing.boxes:
        if figure.name not in ("relations", "orgchart"):
            assert re.sub(r"\s", "", box.name) in shown


def test_csv_of_relations_is_their_flows(write_plan: WritePlan, engine: EmbeddedEngine):
    plan = load_plan(write_plan(plan=SMALL))
    assert rows_of(plan, job("relations", Mode.INCIDENT, "en", "csv"), engine) == [
        ["From", "To", "What", "Kind", "Direction", "Peacetime", "Incident", "Partly inferred"],
        ["Commander", "PoC", "Status", "Report", "One way", "○", "○", ""],
        ["Commander", "Forensics", "Inquiry", "Request", "One way", "–", "○", "○"],
        ["Commander", "Forensics", "More", "Request", "One way", "–", "○", ""],
        ["PoC", "Commander", "Status", "Cooperation", "Both ways", "○", "○", ""],
        ["PoC", "Press (TV)", "News", "Information", "One way", "–", "○", ""],
    ]
    shown = rows_of(plan, job("relations", Mode.PEACETIME, "ja", "csv"), engine)
    assert [row[:3] for row in shown[1:]] == [["コマンダー", "PoC", "状況説明"], ["PoC", "コマンダー", "状況説明"]]


def test_csv_shows_only_what_a_focus_shows(write_plan: WritePlan, engine: EmbeddedEngine):
    plan = load_plan(write_plan(plan=SMALL))
    view = View(Mode.INCIDENT, "en", focus="press")
    rows = list(csv.reader(StringIO(render(plan, Job("relations", view, "light", "csv"), engine).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["PoC"]


def test_csv_of_an_organisation_chart_is_its_posts(write_plan: WritePlan, engine: EmbeddedEngine):
    plan = load_plan(write_plan(plan=SMALL))
    header, *rows = rows_of(plan, job("orgchart", Mode.INCIDENT, "en", "csv"), engine)
    posts = {row[header.index("Post")]: dict(zip(header, row)) for row in rows}
    assert posts["Commander"]["People"] == "1"
    assert posts["P"]["Under"] == posts["P"]["Held with"] == "Commander"
    assert posts["On duty"]["Roles"] == "PoC (inside), Forensics"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =cmd|' /C calc'!A0", "－", "\u3000＝1"])
def test_no_cell_of_a_csv_is_a_formula(text: str, write_plan: WritePlan, engine: EmbeddedEngine):
    plan = nasty_plan(write_plan, text)
    cells = [cell for row in rows_of(plan, job("relations", None, "en", "csv"), engine) for cell in row]
    assert f"'{plan.roles['a'].name.to('en')}" in cells
    assert guarded("a=b") == "a=b"
    assert guarded(-3) == -3
    assert guarded("– none") == "– none"


# Workbooks

TEXTS = {"s", "inlineStr"}  # neither a formula nor an error


def book_of(plan: Plan, figure: str, mode: Mode | None, language: str, engine: EmbeddedEngine) -> Any:
    return openpyxl.load_workbook(BytesIO(render(plan, job(figure, mode, language, "xlsx"), engine)))


def head_row(sheet: Any) -> int:
    """The row of headings, which has the filters; notes stand above it."""
    return int(sheet.auto_filter.ref.split(":")[0][1:])


def table_of(sheet: Any) -> list[list[Any]]:
    """The rows from the header on, up to the first empty one."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head_row(sheet))]
    end = next((number for number, row in enumerate(rows) if not any(row)), len(rows))
    return rows[:end]


def test_a_workbook_has_a_sheet_for_each_table(engine: EmbeddedEngine):
    book = book_of(PLANS["b"], "relations", Mode.INCIDENT, "ja", engine)
    assert book.sheetnames[:6] == ["役割", "スキル", "体制 (平時)", "体制 (有事)", "情報の流れ", "社外の相手"]
    assert {"RACI (平時)", "RACI (有事)", "キャリアパス", "略称"} < {*book.sheetnames}
    for name in ("役割", "スキル", "体制 (平時)", "体制 (有事)", "情報の流れ", "社外の相手"):
        assert table_of(book[name])[0][0] == "ID"
        assert book[name].column_dimensions["A"].width < 10
    assert book.active.title == "情報の流れ"
    assert len(table_of(book["役割"])) == 1 + len(PLANS["b"].roles)
    assert len(table_of(book["情報の流れ"])) == 1 + len(PLANS["b"].flows)
    assert len(table_of(book["体制 (有事)"])) == 1 + len(PLANS["b"].posts[Mode.INCIDENT])
    commander = next(row for row in table_of(book["体制 (有事)"]) if "コマンダー" in row)
    assert 1 in commander, "people are a number"
    assert not any(sheet._images or sheet._charts for sheet in book)


def test_a_workbook_opens_at_the_figure_asked_for(engine: EmbeddedEngine):
    assert book_of(PLANS["b"], "skills", Mode.INCIDENT, "en", engine).active.title == "Skills"
    assert book_of(PLANS["b"], "roles", None, "en", engine).active.title == "Roles"
    raci = book_of(PLANS["b"], "raci", Mode.INCIDENT, "en", engine)
    assert "RACI" in raci.active.title


@for_each("name", PLANS)
def test_every_workbook_opens_with_header_in_sight_and_no_formula(name: str, engine: EmbeddedEngine):
    for sheet in book_of(PLANS[name], "roles", None, "en", engine):
        assert len(sheet.title) <= 31
        head = head_row(sheet)
        names, first = sheet.freeze_panes[0], int(sheet.freeze_panes[1:])
        assert "B" <= names <= "D"
        assert first == head + 1
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {*TEXTS, "n"}
        assert all(
            cell.alignment.wrap_text
            for row in sheet[f"{head}:{first}"]
            for cell in row
            if sheet[head][0].value != "ID" or cell.column > 1
        )
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[head]]
        assert min(widths) > 5
        room = {9: 11.69, 8: 16.54}[int(sheet.page_setup.paperSize)] - 0.8  # inches, of A4 and A3
        printed = room * sheet.page_setup.fitToWidth / (sum(widths) * 5.6 / 72)
        sizes = [cell.font.size for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert min(sizes) * printed >= 8


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "+1", "12", "TRUE", "=HYPERLINK(1)", "<b>&"])
def test_texts_of_a_workbook_stay_texts(text: str, write_plan: WritePlan, engine: EmbeddedEngine):
    book = book_of(nasty_plan(write_plan, text), "relations", None, "en", engine)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(found) >= 4
    assert {cell.data_type for cell in found} <= TEXTS
    assert all(cell.quotePrefix for cell in found), "it would become a formula when it is edited"


def test_excel_shows_what_looks_like_its_code_of_a_character_as_it_is(write_plan: WritePlan, engine: EmbeddedEngine):
    plan = load_plan(
        write_plan(
            plan="plan: {id: ours, title: Ours}\ngroups: {g: {name: G}}\nroles: {a: {name: a_x0009_b, group: g}}\n"
        )
    )
    with ZipFile(BytesIO(render(plan, job("roles", None, "en", "xlsx"), engine))) as book:
        shown = b"".join(book.read(name) for name in book.namelist())
    assert b"a_x005F_x0009_b" in shown
    assert b"a_x0009_b" not in shown


@pytest.mark.parametrize("command", ["render", "build"])
def test_a_text_too_long_for_a_cell_of_excel_ends_in_a_sign_and_its_cell_is_named(command, run, write_plan):
    lines = "".join(f"\n    - skill {number} {'x' * 480}" for number in range(80))
    plan = write_plan(plan=f"plan: {{id: t, title: T}}\nroles:\n  a:\n    name: A\n    skills:{lines}\n")
    line = {
        "render": ("render", plan, "roles", "--lang", "en", "-o", "x.xlsx"),
        "build": ("build", plan, "--lang", "en", "--format", "xlsx", "-o", "."),
    }[command]
    result = run(*line, env={"LC_ALL": "en_US.UTF-8"})
    [cell] = re.findall(
        r"xlsx: a cell of Excel holds at most 32,767 characters; the rest is left out of ([^,\n]+)", result.stderr
    )
    sheet, _, place = cell.partition("!")
    [path] = Path().rglob("*.xlsx")
    text = openpyxl.load_workbook(path)[sheet][place].value
    assert (len(text), text[-1]) == (32_767, "…")
    assert "left out" not in run("render", "a", "roles", "-o", "y.xlsx", env={"LC_ALL": "en_US.UTF-8"}).stderr


def test_a_workbook_for_those_who_respond_has_a_sheet_of_contacts(run: Run, tmp_path: Path):
    from confidential import CONTACTS, PLAN

    (tmp_path / "ours.yaml").write_text(PLAN, encoding="utf-8")
    run("render", "ours.yaml", "roles", "--audience", "response", "--lang", "en", "-o", "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    tabs = [sheet.title for sheet in book if any(CONTACTS[2] in str(row) for row in table_of(sheet))]
    assert any("Contacts" in tab or "contact" in tab for tab in tabs), book.sheetnames
