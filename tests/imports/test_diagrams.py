"""Diagrams come in: our own as they went out, others with boxes as roles or parties, containers as teams."""

import base64
import json
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import quote

import pytest
from signatures import Run

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.imports.importing import facts_in
from csirtgraph.imports.options import Options
from csirtgraph.imports.proposing.propose import propose_edits, propose_plan
from csirtgraph.pipeline import Job, drawing_of, render
from csirtgraph.plan.model.enums import MODES, Mode, PartyKind
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

HEADER = "plan: {{id: o, title: O, extends: 'csirtgraph:pattern-{}'}}\n"


@pytest.mark.parametrize("format", ["mmd", "drawio", "dot", "graphml", "json"])
def test_what_we_draw_comes_back_as_the_same_roles_flows_and_teams(format: str, tmp_path: Path, engine: EmbeddedEngine):
    for pattern in "abcd":
        (tmp_path / pattern).mkdir()
        (tmp_path / pattern / "plan.yaml").write_text(HEADER.format(pattern))
        plan = load_plan(tmp_path / pattern)
        for language in ("ja", "en"):
            view = View(Mode.INCIDENT, language)
            file = tmp_path / f"{pattern}.{language}.{format}"
            file.write_bytes(render(plan, Job("relations", view, format=format), engine))
            assert not propose_edits(facts_in([file], Options()), tmp_path / pattern, Options()).changes
            new = propose_plan(facts_in([file], Options()), tmp_path / "new", Options(title="N")).new
            if format in ("graphml", "json"):
                assert whole(new) == whole(plan)
            else:
                assert shown(new, view) == drawn(plan, view)


def whole(plan: Plan) -> list[object]:
    """The ids of a plan, and who is in which team."""
    teams = {role.id: (role.team, role.modes) for role in plan.roles.values()}
    posts = {mode: {*plan.posts.get(mode, {})} for mode in MODES}
    return [{*plan.roles}, {*plan.parties}, {*plan.teams}, {*plan.flows}, {*plan.units}, {*plan.groups}, teams, posts]


def shown(plan: Plan, view: View) -> list[object]:
    """The names of a plan, and its flows by names."""
    parts = [*plan.roles.values(), *plan.parties.values(), *plan.teams.values()]
    names = {part.id: bare(part.name.to(view.language)) for part in parts}
    flows = [(names[f.sender], names[f.receiver], bare(f.label.to(view.language))) for f in plan.flows.values()]
    teams = {(names[role.id], names[role.team]) for role in plan.roles.values() if role.team}
    return [{*names.values()}, sorted(flows), teams]


def drawn(plan: Plan, view: View) -> list[object]:
    """The same of a drawing of a plan."""
    drawing = drawing_of(plan, "relations", view)
    names = {part.id: bare(part.name) for part in (*drawing.boxes, *drawing.frames)}
    flows = [(names[arrow.tail], names[arrow.head], bare(arrow.label)) for arrow in drawing.arrows]
    teams = {(names[box.id], names[box.frame]) for box in drawing.boxes if box.frame}
    return [{*names.values()}, sorted(flows), teams]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Callable[[str, str], Plan]:
    """The plan that a diagram becomes."""

    def plan_of(name: str, text: str) -> Plan:
        (tmp_path / name).write_text(text)
        done = run("import", name, "-o", f"new-{name}", "--yes")
        assert done.exit_code == 0, done.output
        return load_plan(tmp_path / f"new-{name}")

    return plan_of


def flows(plan: Plan) -> list[tuple[str, str, str, bool]]:
    parts = [*plan.roles.values(), *plan.parties.values(), *plan.teams.values()]
    names = {part.id: part.name.to("ja") for part in parts}
    return [(names[f.sender], names[f.receiver], f.label.to("ja"), f.is_mutual) for f in plan.flows.values()]


MERMAID = """\
---
title: 体制
---
flowchart LR
    %% who tells whom
    subgraph SOC["監視 チーム"]
      direction TB
      A[アナリスト] -->|検知の報告| B("インシデント<br/>ハンドラー"):::lead
      N1{{当直}} & N2([夜間 当直]) -. 引き継ぎ .-> A
    end
    B == 依頼 ==> V[(ログ基盤)]; B -- 共有 --> JP>JPCERT/CC]
    B <--> 広報担当
    B --- C((CISO)) ~~~ SOC
    SOC --x C
    e1@{ shape: rect, label: "法務" } --o C
    classDef lead fill:#f00,stroke:#333
    class C lead
    click A "https://x.invalid"
    style A fill:#fff
    linkStyle 0 stroke:red
"""


def test_mermaid_as_people_write_it(imported: Callable[[str, str], Plan]):
    plan = imported("m.mmd", MERMAID)
    names = [role.name.to("ja") for role in plan.roles.values()]
    assert names == ["アナリスト", "インシデントハンドラー", "当直", "夜間 当直", "広報担当", "CISO", "法務"]
    assert {party.name.to("ja"): party.kind for party in plan.parties.values()} == {
        **{"ログ基盤": PartyKind.SYSTEM, "JPCERT/CC": PartyKind.EXTERNAL},
    }
    assert {role.name.to("ja") for role in plan.roles.values() if role.team} == {*names[:4]}
    assert sorted(flows(plan)) == [
        ("アナリスト", "インシデントハンドラー", "検知の報告", False),
        ("インシデントハンドラー", "CISO", "", False),
        ("インシデントハンドラー", "JPCERT/CC", "共有", False),
        ("インシデントハンドラー", "ログ基盤", "依頼", False),
        ("インシデントハンドラー", "広報担当", "", True),
        ("夜間 当直", "アナリスト", "引き継ぎ", False),
        ("当直", "アナリスト", "引き継ぎ", False),
        ("法務", "CISO", "", False),
        ("監視 チーム", "CISO", "", False),
    ]


def test_charts_in_a_markdown_page_are_read_and_other_diagrams_named(run: Run, tmp_path: Path):
    blocks = ["graph TD\nA[Lead] --> B[Analyst]", "graph TD\nA[Desk]-->B[Lead]"]
    page = "# Plan\n" + "".join(f"\n```mermaid\n{block}\n```\n" for block in blocks)
    (tmp_path / "p.md").write_text(page + "\n```mermaid\nsequenceDiagram\nA->>B: x\n```\n")
    done = run("import", "p.md", "-o", "new", "--yes")
    assert "p.md:14: “sequenceDiagram” is not imported" in done.stderr
    plan = load_plan(tmp_path / "new")
    assert [*plan.roles] == ["lead", "analyst", "desk"]
    assert [(flow.sender, flow.receiver) for flow in plan.flows.values()] == [("lead", "analyst"), ("desk", "lead")]


CELLS = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="10" value="&lt;b&gt;対応班&lt;/b&gt;" style="swimlane;html=1;" vertex="1" parent="1"/>
<mxCell id="11" value="統括&lt;div&gt;責任者&lt;/div&gt;" style="rounded=1;html=1;" vertex="1" parent="10"/>
<object id="12" label="解析&amp;nbsp;担当"><mxCell style="html=1;" vertex="1" parent="10"/></object>
<mxCell id="13" value="監視ベンダー" style="shape=cylinder;html=1;" vertex="1" parent="1"/>
<mxCell id="14" value="" style="endArrow=classic;" edge="1" source="12" target="11" parent="1"/>
<mxCell id="15" value="状況の報告" style="edgeLabel;html=1;" vertex="1" connectable="0" parent="14"/>
<mxCell id="16" value="依頼" style="startArrow=classic;endArrow=classic;" edge="1" source="11" target="13" parent="1"/>
<mxCell id="19" value="回答" style="startArrow=block;endArrow=none;" edge="1" source="12" target="13" parent="1"/>
<mxCell id="17" value="宙に浮く" edge="1" source="11" parent="1"/>
<mxCell id="18" value="凡例" style="text;html=1;" vertex="1" parent="1"/>
</root></mxGraphModel>"""


def compressed(cells: str) -> str:
    """A page as draw.io saves it compressed."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(squeeze.compress(quote(cells).encode()) + squeeze.flush()).decode()


def test_drawio_plain_and_compressed_with_containers_and_labels_in_cells_of_their_own(run: Run, tmp_path: Path):
    other = CELLS.replace("監視ベンダー", "広報")
    for name, first in (("plain.drawio", CELLS), ("squeezed.drawio", compressed(CELLS))):
        page = f'<mxfile><diagram name="P1">{first}</diagram><diagram name="P2">{compressed(other)}</diagram></mxfile>'
        (tmp_path / name).write_text(page)
        done = run("import", name, "-o", f"new-{name}", "--yes")
        assert done.exit_code == 0, done.output
        assert f"{name}:P1:17: an arrow without boxes at its ends, “宙に浮く”" in done.stderr
        assert f"{name}:P2:18: “凡例” is not imported" in done.stderr
        plan = load_plan(tmp_path / f"new-{name}")
        assert [team.name.ja for team in plan.teams.values()] == ["対応班"]
        assert [role.name.ja for role in plan.roles.values()][:2] == ["統括責任者", "解析 担当"]
        assert flows(plan)[:2] == [
            ("解析 担当", "統括責任者", "状況の報告", False),
            ("統括責任者", "監視ベンダー", "依頼", True),
        ]
        assert ("監視ベンダー", "解析 担当", "回答", False) in flows(plan), "an arrow with its tip at its beginning"


def test_dot_with_clusters_records_and_arrows_of_all_directions(imported: Callable[[str, str], Plan]):
    plan = imported(
        "g.dot",
        'digraph G { subgraph cluster_a { label="対応班"; lead [label="統括"]; desk [label=<受付<br/>担当>] }'
        ' lead -> desk [label="指示"]; desk -> v [dir=back]; v [label="外部ベンダー"]; lead -> v [dir=both];'
        ' lead -> d; d [shape=diamond, label="重大か"]; d -> v [label="照会"] }',
    )
    assert [*plan.roles] == ["lead", "desk"]
    assert {role.team for role in plan.roles.values()} == {"a"} or len(plan.teams) == 1
    vendor = "外部ベンダー"
    shown = {("統括", "受付担当", "指示", False), (vendor, "受付担当", "", False), ("統括", vendor, "", True)}
    assert shown < {*flows(plan)}
    assert [*plan.roles] == ["lead", "desk"], "a diamond is no box"


def test_graphml_and_json_of_other_programs(imported: Callable[[str, str], Plan]):
    nodes = [{"id": "n0", "label": "Lead"}, {"id": "n1", "label": "Analyst"}]
    text = json.dumps({"nodes": nodes, "links": [{"source": "n0", "target": "n1", "label": "order"}]})
    assert [flow.label.en for flow in imported("g.json", text).flows.values()] == ["order"]
    text = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="Lead"/>'
    plan = imported("g.graphml", text + '<node id="Desk"/><edge source="Lead" target="Desk"/></graph></graphml>')
    assert [*plan.roles] == ["lead", "desk"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def bomb() -> str:
    """A page of 30 MB of spaces, which `quote` writes as %20."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeeze.compress(b"%3CmxGraphModel%3E" + b"%20" * 30_000_000 + b"%3C/mxGraphModel%3E") + squeeze.flush()
    return f"<mxfile><diagram>{base64.b64encode(data).decode()}</diagram></mxfile>"


#: Costly ones are made when they are tried.
TRAPS: dict[str, str | Callable[[], str]] = {
    "entities.drawio": BOMB + "<mxfile><diagram>&b;</diagram></mxfile>",
    "entities.graphml": BOMB + "<graphml>&b;</graphml>",
    "file.graphml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>',
    "bomb.drawio": bomb,
    "noise.drawio": "<mxfile><diagram>%%%</diagram></mxfile>",
    "cut.drawio": "<mxfile><diagram>",
    "none.drawio": "<mxfile/>",
    "encoding.drawio": '<?xml version="1.0" encoding="nonsense"?><mxfile/>',
    "long.drawio": lambda: " " * 6_000_000,
    "long.graphml": lambda: " " * 6_000_000,
    "no-key.graphml": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
    '<node id="a"><data key="b">c</data></node></graph></graphml>',
    "many.json": lambda: json.dumps({"nodes": [{"id": n} for n in range(20_001)], "links": []}),
    "link.mmd": "graph TD\n\n%% ours\nA --> B %%> C\n",
    "box.mmd": "graph TD\nA --> [Lead]\n",
    "many.mmd": "graph TD\n" + "".join(f"a{n}-->b{n}\n" for n in range(6_000)),
    "broken.mmd": "graph TD\nA[Lead --> B\n",
    "none.mmd": "graph TD\n",
    "broken.dot": "digraph { a -> ",
    "deep.json": "[" * 100_000,
    "wrong.json": '{"nodes": 3}',
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_in_a_diagram_ends_in_a_sentence_with_its_place(name: str, run: Run, tmp_path: Path):
    trap = TRAPS[name]
    (tmp_path / name).write_text(trap if isinstance(trap, str) else trap())
    done = run("import", name, "-o", "new", "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith(name)
    assert "Traceback" not in done.output
    assert "root:" not in done.output
    assert not (tmp_path / "new").exists()


def test_a_graph_that_takes_too_long_ends_in_a_sentence(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "x.dot").write_text("digraph { a -> b }")
    for error in (subprocess.TimeoutExpired("dot", 10), OSError(12, "Cannot allocate memory")):
        monkeypatch.setattr("csirtgraph.imports.readers.dot.subprocess.run", Mock(side_effect=error))
        done = run("import", "x.dot", "-o", "new", "--yes")
        assert (done.exit_code, done.stderr[:5]) == (1, "x.dot")


def test_scripts_and_links_of_labels_are_no_words(run: Run, tmp_path: Path):
    label = "&lt;img src=x onerror=alert(1)&gt;統括&lt;script&gt;alert(2)&lt;/script&gt;"
    cell = f'<mxCell id="2" value="{label}" style="html=1;" vertex="1" parent="1"/>'
    (tmp_path / "x.drawio").write_text(f"<mxGraphModel><root>{cell}</root></mxGraphModel>")
    assert run("import", "x.drawio", "-o", "new", "--yes").exit_code == 0
    assert [role.name.ja for role in load_plan(tmp_path / "new").roles.values()] == ["統括"]
