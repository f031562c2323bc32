"""The plan as a graph, and what other programs read of it."""

import json
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest
from samples import EVERYTHING, HEAD, SMALL
from signatures import WritePlan

from csirtgraph.plan.analysis.exchange import exchange_graph
from csirtgraph.plan.analysis.graph import graph_of
from csirtgraph.plan.analysis.graph_formats import gexf, graph_json, graphml
from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan

TEAM = "teams: {desk: {name: {ja: 窓口, en: Desk}}}\n"


@pytest.fixture
def plan(write_plan: WritePlan) -> Plan:
    """The small sample, with a team."""
    return load_plan(write_plan(plan=SMALL.replace("poc: {name: PoC,", "poc: {name: PoC, team: desk,") + TEAM))


def everything(graph: nx.MultiDiGraph) -> tuple[dict, list]:
    """All nodes and edges of a graph with what they say."""
    return dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


def test_the_graph_has_a_node_for_everyone_and_an_edge_for_every_flow(plan: Plan):
    graph = graph_of(plan)
    assert {name: data["kind"] for name, data in graph.nodes(data=True)} == {
        "desk": "team",
        "commander": "role",
        "poc": "role",
        "poc-inside": "role",
        "forensics": "role",
        "forensics/evidence": "function",
        "press": "party",
    }
    assert [key for _, _, key, data in graph.edges(keys=True, data=True) if data["relation"] == "flow"] == [
        "commander>poc:report",
        "commander>forensics:request",
        "commander>forensics:request:2",
        "poc>commander:cooperate",
        "news",
    ]
    assert graph.has_edge("desk", "poc", key="member")
    assert graph.has_edge("forensics", "forensics/evidence", key="function")


def test_a_mode_shows_only_what_there_is_in_it(plan: Plan):
    modes = {name: data["modes"] for name, data in graph_of(plan).nodes(data=True)}
    only = {name for name, found in modes.items() if Mode.PEACETIME not in found}
    assert only == {"forensics", "forensics/evidence", "press"}
    assert [flow.id for flow in flows_of(plan, Mode.PEACETIME)] == [
        "commander>poc:report",
        "poc>commander:cooperate",
    ]


def test_other_programs_are_reported_facts_in_both_languages(plan: Plan):
    graph = exchange_graph(plan)
    assert graph.nodes["forensics"] == {
        "label": "フォレンジックス",
        "kind": "role",
        "modes": "incident",
        "name_ja": "フォレンジックス",
        "name_en": "Forensics",
        "sourcing_peacetime": "in-house",
        "sourcing_incident": "outsourced",
        "tier": "operation",
        "inferred": "sourcing",
    }
    assert graph.nodes["poc"]["team"] == "desk"
    assert graph.nodes["poc"]["business_group"] == "doers"
    assert graph.nodes["press"] == {
        "label": "報道機関",
        "kind": "party",
        "modes": "incident",
        "name_ja": "報道機関",
        "name_en": "Press",
        "note_ja": "TV",
        "note_en": "TV",
        "party_kind": "external",
    }
    assert graph.edges["commander", "forensics", "commander>forensics:request"] == {
        "label": "調査依頼",
        "relation": "flow",
        "modes": "incident",
        "label_ja": "調査依頼",
        "label_en": "Inquiry",
        "flow_kind": "request",
        "inferred": "all",
    }


def test_the_graph_for_other_programs_has_what_belongs_together(plan: Plan):
    graph = exchange_graph(plan, "en")
    shown = {(tail, data["label"], head) for tail, head, data in graph.edges(data=True) if data["relation"] != "flow"}
    assert shown == {
        ("desk", "has", "poc"),
        ("group:response", "has", "commander"),
        ("business-group:doers", "has", "poc"),
        ("poc", "combines", "poc-inside"),
        ("forensics", "does", "forensics/evidence"),
        ("unit:hq", "has", "post:peacetime:commander"),
        ("unit:hq", "has", "post:incident:commander"),
        ("unit:hq", "has", "post:incident:poc"),
        ("unit:hq", "has", "post:incident:duty-officers"),
        ("post:peacetime:commander", "fills", "commander"),
        ("post:incident:commander", "fills", "commander"),
        ("post:incident:poc", "fills", "poc"),
        ("post:incident:duty-officers", "fills", "poc-inside"),
        ("post:incident:duty-officers", "fills", "forensics"),
        ("post:incident:commander", "is above", "post:incident:poc"),
        ("post:incident:commander", "is above", "post:incident:duty-officers"),
        ("post:incident:commander", "held with", "post:incident:poc"),
    }
    assert graph.nodes["post:incident:duty-officers"] == {
        "label": "On duty",
        "kind": "post",
        "modes": "incident",
        "name_ja": "当番",
        "name_en": "On duty",
        "people": "3",
        "sourcing": "in-house",
    }
    assert graph.nodes["post:incident:poc"]["label"] == "PoC"


@pytest.mark.parametrize("pattern", ["a", "b", "c"])
@pytest.mark.parametrize("written", [graphml, gexf])
def test_every_node_and_edge_has_an_id_of_its_own_and_a_label(pattern: str, written: Callable[..., bytes]):
    plan = load_plan(pattern)
    root = ElementTree.fromstring(written(plan, "en"))
    ids = [item.get("id") for kind in ("node", "edge") for item in root.iter() if item.tag.endswith("}" + kind)]
    assert None not in ids
    assert len({*ids}) == len(ids) > len(plan.flows)
    read = nx.read_graphml if written is graphml else nx.read_gexf
    names = nx.get_node_attributes(read(BytesIO(written(plan, "en"))), "label")
    assert {id: names[id] for id in plan.roles} == {id: role.name.to("en") for id, role in plan.roles.items()}
    if written is gexf:
        assert all(item.get("label") for item in root.iter() if item.tag.endswith(("}node", "}edge")))


def test_networkx_reads_our_json_with_nothing_lost(plan: Plan):
    graph = exchange_graph(plan)
    again = nx.node_link_graph(json.loads(graph_json(plan)), edges="edges")
    assert (again.is_directed(), again.is_multigraph()) == (True, True)
    assert everything(again) == everything(graph)
    assert again.graph == {"id": "ours", "title": "自社の体制", "revision": "2026"}


def test_networkx_reads_our_graphml_with_nothing_lost(plan: Plan):
    graph = exchange_graph(plan)
    again = nx.read_graphml(BytesIO(graphml(plan)), force_multigraph=True)
    assert again.is_directed()
    assert everything(again) == everything(graph)
    assert again.graph["title"] == "自社の体制"


@pytest.mark.parametrize("pattern", ["a", "b", "c", "csirtgraph:common"])
def test_networkx_reads_every_pattern_with_nothing_lost(pattern: str):
    plan = load_plan(pattern)
    expected = everything(exchange_graph(plan))
    assert len(expected[1]) >= len(plan.flows) > 0
    assert everything(nx.node_link_graph(json.loads(graph_json(plan)), edges="edges")) == expected
    assert everything(nx.read_graphml(BytesIO(graphml(plan)), force_multigraph=True)) == expected


def test_letters_are_not_escaped_in_json(plan: Plan):
    assert "フォレンジックス" in graph_json(plan).decode()


NASTY = """<&>"'{}[] ]]> <!-- --> &amp; 𠮷🔥 \\\\ %s"""


def test_names_full_of_signs_come_back_as_they_were(write_plan: WritePlan):
    plan = load_plan(write_plan(plan=HEAD + f"roles: {{a: {{name: {json.dumps(NASTY, ensure_ascii=False)}}}}}\n"))
    for graph in (
        nx.node_link_graph(json.loads(graph_json(plan)), edges="edges"),
        nx.read_graphml(BytesIO(graphml(plan)), force_multigraph=True),
    ):
        assert graph.nodes["a"]["name_ja"] == NASTY


def test_the_same_plan_gives_the_same_bytes(write_plan: WritePlan):
    one, two = (load_plan(write_plan(plan=EVERYTHING)) for _ in range(2))
    assert graph_json(one) == graph_json(two)
    assert graphml(one) == graphml(two)
