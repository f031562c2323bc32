"""Spreadsheets and diagrams that went wrong: in their bytes, in the parts of their archives, in words and in cells.

A number is a file: `mutant_sheet(4711)` and `mutant_diagram(4711)` are the same bytes on every machine.
"""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from mutants import Files, in_bytes, in_words, nasty
from nasty import REFUSED

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # what no cell can hold
Grid = list[list[str]]
HEADINGS = (
    "役割",
    "部署",
    "上長",
    "氏名",
    "電話",
    "メール",
    "区分",
    "兼務",
    "From",
    "To",
    "What",
    "Kind",
    "Role",
    "Post",
    "Deputy",
    "",
)
ROLES: Grid = [
    ["役割", "グループ", "部署", "上長", "人数", "業務内容", "区分", "氏名", "電話", "メール", "代行", "兼務"],
    ["責任者", "指揮", "本部", "", "1", "全体の統括", "自社", "佐藤 花子", "03-5253-2111", "sato@example.jp", "", ""],
    ["副責任者", "指揮", "本部", "責任者", "1", "補佐", "自社", "鈴木、田中", "", "", "責任者", "責任者"],
    ["ハンドラー", "対応", "SOC", "責任者", "2", "・調査\n・復旧", "委託", "", "090-1234-5678", "", "副責任者", ""],
    ["Analyst", "対応", "SOC", "ハンドラー", "多数", "Watches; reports", "outsourced", "TBD", "", "", "", "Handler"],
]
FLOWS: Grid = [
    ["From", "To", "What", "Kind", "Mode", "Within", "Via", "Step"],
    ["責任者", "ハンドラー", "指示", "指示", "有事", "30m", "電話", "1"],
    ["Analyst", "責任者", "報告", "report", "both", "1時間", "chat, mail", "2"],
    ["ハンドラー", "警察", "届出", "", "incident", "", "", ""],
]
DRAWIO = """<mxfile><diagram name="p"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="t" value="SOC" style="swimlane" vertex="1" parent="1">
<mxGeometry width="300" height="200" as="geometry"/></mxCell>
<mxCell id="a" value="&lt;b&gt;Analyst&lt;/b&gt;&lt;br&gt;watches" vertex="1" parent="t">
<mxGeometry x="9" y="40" width="90" height="40" as="geometry"/></mxCell>
<mxCell id="b" value="責任者" style="fillColor=#dae8fc;dashed=1" vertex="1" parent="1">
<mxGeometry x="400" width="90" height="40" as="geometry"/></mxCell>
<UserObject id="c" label="Police" link="https://example.jp"><mxCell style="ellipse" vertex="1" parent="1"/></UserObject>
<mxCell id="e" value="報告" style="endArrow=block" edge="1" parent="1" source="a" target="b"/>
<mxCell id="l" value="30m" vertex="1" connectable="0" parent="e">
<mxGeometry x="0.2" relative="1" as="geometry"/></mxCell>
<mxCell id="f" style="startArrow=classic" edge="1" parent="1" source="b" target="c"/>
</root></mxGraphModel></diagram></mxfile>
"""
MERMAID = """flowchart LR
  subgraph SOC["監視 チーム"]
    A[Analyst] -->|報告| B("インシデント<br/>ハンドラー"):::lead
  end
  B == 依頼 ==> V[(Logs)]; B -- 共有 --> P>Police]
  B <--> C((CISO)) ~~~ SOC
  e1@{ shape: rect, label: "法務" } --o C
  classDef lead fill:#f00
"""
DOT = """digraph plan {
  subgraph cluster_soc { label="SOC"; a [label="Analyst", shape=box]; b [label=<<b>Lead</b><br/>x>]; }
  a -> b [label="report", dir=both]; b -> {c d} [lhead=cluster_soc];
  c [shape=record, label="{Police|<p> external}"]; d [style=dashed, fillcolor="#eee"]
}
"""
GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n" for="node" attr.name="name" attr.type="string"/>
<key id="l" for="edge" attr.name="label" attr.type="string"/>
<graph edgedefault="directed"><node id="a"><data key="n">Analyst</data></node>
<node id="b"><data key="n">責任者</data></node>
<edge source="a" target="b"><data key="l">報告</data></edge></graph></graphml>
"""
JSON = """{"directed": true, "multigraph": true, "graph": {},
 "nodes": [{"id": "a", "name": {"ja": "分析", "en": "Analyst"},
 "kind": "role", "modes": ["incident"]}, {"id": "b", "name": "Lead", "team": "soc"}],
 "edges": [{"source": "a", "target": "b", "key": 0, "label": "report", "kind": "report"}]}
"""
LABELS = ("Analyst", "報告", "責任者", "Police", "SOC", "Lead", "report", "CISO")
PAGE = "# Plan\n\n| Role | Manager | Duty |\n|---|---|---|\n| Lead | | **leads** |\n| Analyst | Lead | `watches` |\n\n"
DIAGRAMS = {
    "x.drawio": DRAWIO,
    "x.mmd": MERMAID,
    "x.dot": DOT,
    "x.graphml": GRAPHML,
    "x.json": JSON,
    "x.md": PAGE + f"```mermaid\n{MERMAID}```\n",
}


def mutant_sheet(number: int) -> tuple[str, Files]:
    """What was done to which spreadsheet, and the file that came of it."""
    dice = Random(number)
    name, how = dice.choice(("x.xlsx", "x.csv", "x.tsv")), dice.choice([*CELLS, "bytes", "words"])
    grids = [[[*row] for row in grid] for grid in (ROLES, FLOWS)]
    if how in CELLS:
        for _ in range(dice.choice((1, 2, 5))):
            CELLS[how](dice.choice(grids), dice)
        return f"{how} of {name}", {
            name: packed(grids)
            if name == "x.xlsx"
            else in_lines(dice.choice(grids), name).encode("utf-8", "surrogatepass")
        }
    data = (
        in_archive(packed(grids), how, dice)
        if name == "x.xlsx"
        else changed(in_lines(dice.choice(grids), name), how, dice)
    )
    return f"{how} of {name}", {name: data}


def mutant_diagram(number: int) -> tuple[str, Files]:
    """What was done to which diagram, and the file that came of it."""
    dice = Random(number)
    name, how = dice.choice([*DIAGRAMS]), dice.choice(("bytes", "words", *LINES, *LINES))
    if how in LINES:
        return f"{how} of {name}", {name: LINES[how](DIAGRAMS[name], dice).encode("utf-8", "surrogatepass")}
    return f"{how} of {name}", {name: changed(DIAGRAMS[name], how, dice)}


def changed(text: str, how: str, dice: Random) -> bytes:
    """A text with other bytes or words."""
    change = in_bytes if how == "bytes" else in_words
    [data] = change(text, "x", dice).values()
    return data


def multiplied(text: str, dice: Random) -> str:
    """A text of which a line, or some, stand there many times."""
    lines = text.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    block = lines[at : at + dice.choice((1, 1, 3))]
    return "".join(lines[:at] + block * dice.choice((2, 30, 300)) + lines[at:])


def relabelled(text: str, dice: Random) -> str:
    """A text with nasty words for some of its labels, as they are or escaped for XML."""
    for label in dice.sample(LABELS, 2):
        words = nasty(dice)
        text = text.replace(label, dice.choice((words, escape(words, {'"': "&quot;"}))))
    return text


LINES: dict[str, Callable[[str, Random], str]] = {"lines": multiplied, "labels": relabelled}


def packed(grids: list[Grid]) -> bytes:
    """A workbook with a sheet for each grid; what no cell can hold is left out."""
    import openpyxl

    book = openpyxl.Workbook()
    for grid in grids:
        sheet = book.create_sheet()
        for row, cells in enumerate(grid, 1):
            for column, words in enumerate(cells, 1):
                if not UNFIT.search(words):
                    sheet.cell(row, column, words)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def in_archive(data: bytes, how: str, dice: Random) -> bytes:
    """An archive with other bytes, or with other bytes or words in one of its parts."""
    if dice.random() < 0.2:
        [data] = in_bytes(data.decode("latin-1"), "x", dice).values()
        return data
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = dice.choice([*parts, *[name for name in parts if "sheet" in name] * 3])
    parts[name] = changed(parts[name].decode(), how, dice)
    if dice.random() < 0.1:
        parts.pop(dice.choice([*parts]))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def in_lines(grid: Grid, name: str) -> str:
    """A grid as CSV, or with tabs."""
    text = StringIO()
    csv.writer(text, delimiter="\t" if name.endswith("tsv") else ",").writerows(grid)
    return text.getvalue()


def odd_words(grid: Grid, dice: Random) -> None:
    """A cell has nasty words, those of another cell, or none."""
    row = dice.choice(grid)
    other = dice.choice(dice.choice(grid))
    row[dice.randrange(len(row))] = dice.choice(
        (nasty(dice), other, other, "", "=1+1", dice.choice([*REFUSED.values()]))
    )


def odd_headings(grid: Grid, dice: Random) -> None:
    """A heading is another one, or stands twice."""
    grid[0][dice.randrange(len(grid[0]))] = dice.choice(HEADINGS)


def odd_rows(grid: Grid, dice: Random) -> None:
    """A row is gone, empty, shorter, longer, elsewhere, or there many times."""
    at = dice.randrange(len(grid))
    row = grid.pop(at) if len(grid) > 1 else grid[at]
    new = dice.choice(([], [[""] * len(row)], [row[:2] or [""]], [row * 3], [row] * dice.choice((2, 200)), [row, row]))
    to = dice.randrange(len(grid) + 1)
    grid[to:to] = [[*one] for one in new]


def in_circles(grid: Grid, dice: Random) -> None:
    """Rows name one another in a column."""
    names = [row[0] for row in grid[1:] if row] or ["x"]
    column = dice.randrange(1, max(2, len(grid[0])))
    for row in grid[1:]:
        if column < len(row):
            row[column] = dice.choice(names)


CELLS: dict[str, Callable[[Grid, Random], None]] = {
    "words-in-cells": odd_words,
    "headings": odd_headings,
    "rows": odd_rows,
    "circles": in_circles,
}
