"""GraphML and our node-link JSON: our own graphs with all their facts, others as boxes and arrows."""

import json
import re
import warnings
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import Facts, FlowFact, GroupFact, PartyFact, PostFact, RoleFact
from csirtgraph.imports.graphs.model import Arrow, Box, Diagram
from csirtgraph.imports.graphs.recognise import take_diagram
from csirtgraph.imports.readers.text import decode
from csirtgraph.imports.readers.xml import parse_xml
from csirtgraph.plan.model.enums import MODES, FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.text import Text

Value = TypeVar("Value", bound=Enum)
Nodes = Mapping[str, Mapping[str, Any]]
Edges = list[tuple[str, str, Mapping[str, Any]]]
#: The sections of nodes that only hold others together, by their kinds.
GROUPS = {"team": "teams", "group": "groups", "business-group": "business-groups", "unit": "units"}
OURS = {"role", "party", "post", "function", *GROUPS}


def take_graphml(data: bytes, name: str, facts: Facts) -> None:
    """Take what a GraphML file says. Raises ImportFailure."""
    if len(data) > limits.TEXT_BYTES:
        raise ImportFailure("too-large", name, limit=limits.TEXT_BYTES // 1024**2, unit="MB")
    parse_xml(data, name)  # networkx would read a document type
    import networkx as nx

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of types that a file does not name
            graph = nx.parse_graphml(data, force_multigraph=True)
    except Exception as error:  # networkx raises errors of many classes
        raise ImportFailure("damaged", name) from error
    nodes = {str(id): facts for id, facts in graph.nodes(data=True)}
    edges: Edges = [
        (str(tail), str(head), {"key": key, **found}) for tail, head, key, found in graph.edges(keys=True, data=True)
    ]
    take_graph(nodes, edges, name, facts)


def take_json(data: bytes, name: str, facts: Facts) -> None:
    """Take what node-link JSON says. Raises ImportFailure."""
    try:
        found = json.loads(decode(data, name))
        nodes = {str(node["id"]): node for node in found["nodes"]}
        edges = [
            (str(edge["source"]), str(edge["target"]), edge) for edge in found.get("edges", found.get("links", []))
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ImportFailure("damaged", name) from error
    take_graph(nodes, edges, name, facts)


def take_graph(nodes: Nodes, edges: Edges, name: str, facts: Facts) -> None:
    """Take our own graph with its facts, and any other as a diagram."""
    if max(len(nodes), len(edges)) > 4 * limits.ITEMS:
        raise ImportFailure("too-large", name, limit=4 * limits.ITEMS, unit=Text("個の箱と矢印", "boxes and arrows"))
    if any(node.get("kind") in OURS for node in nodes.values()):
        take_own(nodes, edges, name, facts)
        return
    diagram = Diagram()
    for id, node in nodes.items():
        label = " ".join(str(node.get("label") or node.get("name") or id).split())
        diagram.boxes[id] = Box(id=id, name=label, place=f"{name}:{id}")
    for tail, head, edge in edges:
        label = " ".join(str(edge.get("label") or edge.get("name") or "").split())
        diagram.arrows.append(Arrow(tail=tail, head=head, label=label, place=f"{name}:{tail} -> {head}"))
    take_diagram(diagram, name, facts)


def take_own(nodes: Nodes, edges: Edges, name: str, facts: Facts) -> None:
    """Roles, parties, groups, posts and flows of a graph that we wrote."""
    for id, node in nodes.items():
        take_node(id, node, f"{name}:{id}", facts)
    ties = [(tail, head, edge.get("relation")) for tail, head, edge in edges]
    for id, node in nodes.items():
        if match := re.fullmatch(r"post:([a-z]+):(.+)", id):
            facts.posts.append(post_of(match[1], match[2], id, node, ties, f"{name}:{id}"))
    for tail, head, edge in edges:
        if edge.get("relation") == "flow":
            facts.flows.append(flow_of(tail, head, edge, f"{name}:{tail} -> {head}"))


def take_node(id: str, node: Mapping[str, Any], place: str, facts: Facts) -> None:
    """A role, a party, or what holds others together; posts come later, when all ties are known."""
    kind = str(node.get("kind"))
    own = id.removeprefix(f"{kind}:")
    if kind in GROUPS:
        facts.groups.append(GroupFact(place=place, section=GROUPS[kind], id=own, name=name_in(node)))
    elif kind == "role":
        facts.roles.append(role_of(own, node, place))
    elif kind == "party":
        facts.parties.append(party_of(own, node, place))


def party_of(id: str, node: Mapping[str, Any], place: str) -> PartyFact:
    """A party of our own graph."""
    kind = value_in(PartyKind, node.get("party_kind"))
    note = text_in(node, "note")
    return PartyFact(place=place, id=id, name=name_in(node), kind=kind, note=note, modes=modes_in(node))


def flow_of(tail: str, head: str, edge: Mapping[str, Any], place: str) -> FlowFact:
    """A flow of our own graph."""
    return FlowFact(
        place=place,
        id=str(edge.get("key") or edge.get("id") or ""),
        sender=tail,
        receiver=head,
        label=text_in(edge, "label"),
        kind=value_in(FlowKind, edge.get("flow_kind")),
        modes=modes_in(edge),
    )


def role_of(id: str, node: Mapping[str, Any], place: str) -> RoleFact:
    """A role of our own graph."""
    sourcing = {mode: value_in(Sourcing, node.get(f"sourcing_{mode.value}")) for mode in MODES}
    duty = text_in(node, "duty")
    return RoleFact(
        place=place,
        id=id,
        name=name_in(node),
        texts={"duty": duty} if duty else {},
        group=str(node.get("group") or ""),
        team=str(node.get("team") or ""),
        business_group=str(node.get("business_group") or ""),
        sourcing={mode: value for mode, value in sourcing.items() if value},
        modes=modes_in(node),
    )


def name_in(node: Mapping[str, Any]) -> Text:
    """The name of an entry in both languages, or its label."""
    return text_in(node, "name") or Text(str(node.get("label") or ""))


def post_of(
    mode: str, id: str, node_id: str, node: Mapping[str, Any], ties: list[tuple[str, str, Any]], place: str
) -> PostFact:
    """A post of our own graph, with those above and around it."""
    start = f"post:{mode}:"
    people = str(node.get("people") or "")
    above = next((tail for tail, head, relation in ties if head == node_id and relation == "above"), "")
    held = next((tail for tail, head, relation in ties if head == node_id and relation == "held-with"), "")
    unit = next((tail for tail, head, relation in ties if head == node_id and relation == "member"), "")
    fills = tuple(head for tail, head, relation in ties if tail == node_id and relation == "fills")
    found = value_in(Mode, mode)
    return PostFact(
        place=place,
        id=id,
        name=text_in(node, "name"),
        modes=(found,) if found else None,
        fills=fills,
        unit=unit.removeprefix("unit:"),
        under=above.removeprefix(start),
        held_with=held.removeprefix(start),
        people=int(people) if people.isdigit() else None,
        note=text_in(node, "note"),
        is_open=node.get("open") == "yes" or None,
    )


def text_in(facts: Mapping[str, Any], name: str) -> Text:
    """A text in both languages."""
    ja, en = (str(facts.get(f"{name}_{language}") or "") for language in ("ja", "en"))
    return Text(ja, en)


def value_in(options: type[Value], word: object) -> Value | None:
    """The value of a word; None for any other."""
    return next((value for value in options if value.value == word), None)


def modes_in(facts: Mapping[str, Any]) -> tuple[Mode, ...] | None:
    """The modes of an entry; None where it has none."""
    found = str(facts.get("modes") or "").split()
    return tuple(mode for mode in MODES if mode.value in found) or None
