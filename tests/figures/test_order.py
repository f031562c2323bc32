"""Where nothing else decides, the order is that of the file, whatever the ids and names are."""

import json

import pytest
from layouts import HEAD, engine, plan_of

from csirtgraph.checks.questions.stats import stats
from csirtgraph.documents.tables.workbook import sheet_of, workbook_of
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.pipeline import drawing_of, layout_of, views_in
from csirtgraph.plan.analysis.exchange import exchange_graph
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.schema import schema_of
from csirtgraph.studio.page.facts import facts_of

#: Neither alphabetical nor the reverse.
IDS = ["mike", "zulu", "alpha", "kilo", "echo", "xray", "bravo", "tango", "oscar"]


def section(name: str, prefix: str, entry: str) -> str:
    """A section of nine entries."""
    entries = "".join(f"  {prefix}{id}: {{name: N {prefix}{id}{entry.format(id=id)}}}\n" for id in IDS)
    return f"{name}:\n{entries}"


def large() -> Plan:
    """A plan in which nothing but the file gives an order."""
    flows = "".join(
        f"  {id}: {{boss: {{kind: report, label: {{en: L {id}}}}}, p-{id}: {{kind: inform}}}}\n" for id in IDS
    )
    posts = "".join(f"    {id}: {{under: boss}}\n" for id in IDS)
    stages = "".join(f"    t-{id}: {{stages: [{{from: 1, to: 2, gains: G}}]}}\n" for id in IDS)
    return plan_of(
        HEAD
        + section("teams", "t-", "")
        + section("roles", "", ", skills: [s], frameworks: {{first: ['6.2']}}")
        + "  boss: {name: Boss}\n"
        + section("parties", "p-", ", kind: external")
        + f"flows:\n{flows}posts:\n  incident:\n    boss: {{}}\n{posts}"
        + section("service-categories", "c-", "")
        + section("services", "s-", ", category: c-{id}, team: t-{id}")
        + section("capabilities", "k-", ", does: [d]")
        + section("awareness", "w-", ", aim: a, does: [d], inputs: [i], products: [p]")
        + section("steps", "e-", "")
        + section("patterns", "x-", ", definition: d")
        + section("terms", "m-", ", meaning: m")
        + f"careers:\n  years: 3\n  ladders:\n{stages}"
    )


def reading_order(drawing: Drawing) -> list[str]:
    """The boxes of a table row by row, or of anything else as they are drawn."""
    if not isinstance(drawing.body, Table):
        return [box.id for box in drawing.boxes]
    return [box.id for box in sorted(drawing.boxes, key=lambda box: (box.span.row, box.span.column))]


def is_in_order(found: list[str], what: object) -> None:
    """Assert that whichever of the ids stand alone in a list are in the order of the file."""
    for prefix in ("", "t-", "p-", "c-", "s-", "k-", "w-", "e-", "x-", "m-"):
        known = [prefix + id for id in IDS]
        shown = [*dict.fromkeys(id for id in found if id in known)]
        assert shown == [id for id in known if id in shown], (what, prefix)


def test_every_figure_keeps_the_order_of_the_file():
    plan = large()
    seen = []
    for figure, mode in views_in(plan):
        drawing = drawing_of(plan, figure, View(mode or Mode.INCIDENT, "en"))
        order = reading_order(drawing)
        is_in_order(order, figure)
        is_in_order([arrow.tail for arrow in drawing.arrows], figure)
        is_in_order([id.removeprefix("/of/") for id in order], figure)
        seen.append(figure)
    assert len({*seen}) >= 15


@pytest.mark.parametrize("figure", ["relations", "orgchart", "raci", "roles", "skills", "coverage", "workload"])
def test_sheets_keep_the_order_of_the_file(figure):
    plan = large()
    names = {f"N {id}": id for id in IDS}
    for sheet in (sheet_of(plan, figure, View(language="en")), *workbook_of(plan, figure, View(language="en"))[0]):
        cells = [str(cell) for row in sheet.rows for cell in row]
        is_in_order([names[cell] for cell in cells if cell in names], sheet.name)


def test_the_page_graphs_schemas_and_counts_keep_the_order_of_the_file():
    plan = large()
    facts = json.loads(json.dumps(facts_of(plan)))
    is_in_order([*facts["ends"]], "ends")
    is_in_order([flow["from"] for flow in facts["flows"]], "flows")
    is_in_order([*exchange_graph(plan)], "graph")
    is_in_order([*stats(plan)["modes"]["incident"]["degrees"]], "degrees")
    assert "mike" in exchange_graph(plan)
    is_in_order([*schema_of("en", plan)["properties"]["roles"]["properties"]], "keys")
    role = schema_of("en", plan)["$defs"]["roles"]["properties"]["team"]
    assert '"t-mike"' in json.dumps(role)
    is_in_order(json.dumps(role).replace('"', " ").replace(",", " ").split(), "schema")


@pytest.mark.parametrize("count", [4, 5, 6, 9])
def test_equal_boxes_of_a_relation_diagram_stand_in_the_order_of_the_file(count):
    ids = IDS[:count]
    roles = "".join(f"  {id}: {{name: N {id}}}\n" for id in ids)
    flows = "".join(f"    {id}: {{kind: instruct}}\n" for id in ids)
    plan = plan_of(f"{HEAD}roles:\n  boss: {{name: Boss, tier: command}}\n{roles}flows:\n  boss:\n{flows}")
    boxes = layout_of(plan, "relations", View(language="en"), engine()).boxes
    assert sorted(ids, key=lambda id: (round(boxes[id].y), boxes[id].x)) == ids
