"""Figures as Markdown: tables as tables, everything else as lists, colours in words."""

import pytest
from cases import for_each
from markdown_it import MarkdownIt
from samples import HEAD, SMALL
from signatures import WritePlan

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Key, Span, Table
from csirtgraph.export.markdown import markdown
from csirtgraph.markdown import escaped, paragraph, table
from csirtgraph.pipeline import Job, render, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NASTY = [
    "# not a heading",
    "1. not a list",
    "10) neither",
    "- no",
    "+ no",
    "===",
    "a|b",
    "*a* _b_ `c` ~~d~~ [e](f) ![g](h)",
    "<script>alert(1)</script>",
    "&lt; &amp;",
    "back\\slash \\* $x$",
    "http://example.com/<x>",
]


def cell(name: str, row: int, column: int, rows: int = 1, columns: int = 1, look: str = "cell", **more: object) -> Box:
    """A box of a table."""
    return Box(id=f"{row}/{column}", name=name, look=look, span=Span(row, column, rows, columns), **more)  # type: ignore[arg-type]


def grid(*boxes: Box, header: int = 1, keys: tuple[Key, ...] = ()) -> list[str]:
    """The lines of a table's Markdown that belong to the table."""
    drawing = Drawing(
        title="T",
        body=Table(boxes=boxes, columns=(50.0,) * 9, header=header),
        keys=keys,
    )
    return [line for line in markdown(drawing).decode().splitlines() if line.startswith("|")]


@for_each("text", NASTY)
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    alone = READER.parse(paragraph(text))
    assert [token.type for token in alone] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in alone[1].children or ()) == text
    cells = [token for token in READER.parse("\n".join(table([["h"], [escaped(text)]]))) if token.type == "inline"]
    assert "".join(child.content for child in cells[1].children or ()) == text


def test_addresses_are_no_links_that_would_take_in_what_follows_them() -> None:
    """GitHub takes what stands behind :// and www. for a link, up to the next space, 日本語 and all."""
    for text in ("https://a.example/xを見る", "WWW.a.example、日", "ftp://a.example", "a_www.b.example"):
        written = escaped(text)
        assert "://" not in written
        assert "www." not in written.lower()
        [read] = [token for token in READER.parse(written) if token.type == "inline"]
        assert read.children is not None
        assert "".join(child.content for child in read.children) == text


def test_lines_of_a_text_are_broken_and_empty_ones_left_out() -> None:
    assert escaped("a\n\n b ") == "a<br>b"


def test_a_cell_over_several_rows_is_reported_in_each_if_short_and_once_if_long() -> None:
    long = "x" * 50
    lines = grid(cell("A", 0, 0), cell("B", 0, 1), cell(long, 1, 0, 2), cell("b", 1, 1, 2), cell("C", 0, 2), *rest())
    assert lines == [
        "| A | B | C |",
        "| --- | --- | --- |",
        f"| **{long}** | **b** | **1** |",
        "| 〃 | **b** | **2** |",
    ]


def rest() -> tuple[Box, ...]:
    """Two rows of a third column."""
    return cell("1", 1, 2), cell("2", 2, 2)


def test_a_cell_over_several_columns_stands_in_the_first_and_headers_in_each() -> None:
    boxes = (cell("H", 0, 0, columns=2), cell("p", 1, 0), cell("q", 1, 1), cell("r", 2, 0, columns=2))
    assert grid(*boxes, header=2) == ["| H – p | H – q |", "| --- | --- |", "| **r** |  |"]


def test_tables_side_by_side_are_written_one_after_the_other() -> None:
    boxes = (cell("A", 0, 0), cell("a", 1, 0), cell("B", 0, 2), cell("b", 1, 2), cell("c", 2, 2))
    text = markdown(
        Drawing(
            title="T",
            body=Table(boxes=boxes, columns=(50.0,) * 3),
        )
    ).decode()
    assert "| A |\n| --- |\n| **a** |\n\n| B |\n| --- |\n| **b** |\n| **c** |\n" in text


def test_a_line_across_a_column_is_reported_in_the_cell_above_it() -> None:
    rule = Box(id="rule", name="", look="practice", span=Span(2, 0, 0))
    key = Key("実務開始", "arrow", "practice")
    lines = grid(cell("A", 0, 0), cell("", 1, 0, lines=("a",)), cell("b", 2, 0), rule, keys=(key,))
    assert lines[2:] == ["| a<br>― 実務開始 ― |", "| **b** |"]


def test_bullets_are_joined_by_breaks() -> None:
    assert grid(cell("A", 0, 0), cell("n", 1, 0, items=("x", "y")))[2] == "| **n**<br>・x<br>・y |"


def test_a_colour_is_reported_unless_the_row_or_a_mark_shows_it() -> None:
    keys = (Key("自社", "box", "in-house"), Key("R 実行する", "box", "group-1", mark="R"))
    boxes = (
        cell("A", 0, 0),
        cell("a", 1, 0, look="in-house"),
        cell("R", 1, 1, look="group-1"),
        cell("b", 2, 0, look="in-house"),
        cell("", 2, 1, lines=("自社",)),
    )
    assert grid(*boxes, keys=keys)[2:] == ["| **a** (自社) | **R** |", "| **b** | 自社 |"]


def test_relations_are_lists_of_boxes_and_arrows(write_plan: WritePlan, engine: EmbeddedEngine) -> None:
    plan = (
        "teams: {desk: {name: Desk}}\nroles: {a: {name: A, team: desk}}\n"
        "parties: {x: {name: Firm, note: one, kind: vendor}, y: {name: Firm, note: two, kind: vendor}}\n"
        "flows: {a: {x: {kind: request, label: 依頼}, y: {kind: cooperate}}}\n"
    )
    loaded = load_plan(write_plan(plan=HEAD + plan))
    text = render(loaded, Job("relations", View(language="en"), format="md"), engine).decode()
    assert "- **Desk**\n  - **A** (In-house)\n- **Firm** (Vendor): one\n- **Firm** (Vendor): two\n" in text
    assert "## Relations\n\n- A → Firm (one): 依頼 (Request)\n- A ↔ Firm (two) (Cooperation)\n" in text


def test_boxes_of_the_same_name_are_numbered() -> None:
    boxes = tuple(Box(id=name, name="PoC", look="plain") for name in "ab")
    drawing = Drawing(
        title="T",
        body=Diagram(boxes=boxes, arrows=(Arrow(id="1", tail="a", head="b", heads="none"),)),
    )
    assert r"- PoC \[1\] – PoC \[2\]" in markdown(drawing).decode()


def test_an_organisation_chart_shows_ties(write_plan: WritePlan, engine: EmbeddedEngine) -> None:
    text = render(load_plan(write_plan(plan=SMALL)), Job("orgchart", View(), format="md"), engine).decode()
    assert "- コマンダー – P (兼務)" in text


@pytest.mark.parametrize("pattern", ["a", "b", "c"])
def test_every_figure_is_markdown_that_reads_back(pattern: str, engine: EmbeddedEngine) -> None:
    plan = load_plan(pattern)
    for figure, mode in views_in(plan):
        for language in LANGUAGES:
            view = View(mode or Mode.INCIDENT, language)
            text = render(plan, Job(figure, view, format="md"), engine).decode()
            assert text.endswith("\n")
            assert "\n\n\n" not in text
            tokens = READER.parse(text)
            assert tokens[0].tag == "h1"
            assert {token.type for token in tokens} & {"table_open", "bullet_list_open"}
            widths = [sum(part.type in ("th_open", "td_open") for part in row) for row in rows_of(tokens)]
            assert len(set(widths)) <= 1 + text.count("| --- |\n\n") + text.count("\n\n| ")


def rows_of(tokens: list) -> list[list]:  # type: ignore[type-arg]
    """The tokens of each table row."""
    rows: list[list] = []  # type: ignore[type-arg]
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif rows:
            rows[-1].append(token)
    return rows
