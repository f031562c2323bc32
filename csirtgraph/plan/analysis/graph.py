"""The plan as one graph: roles, parties, teams and functions, and the flows between them."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, TypeAlias

import networkx as nx

from csirtgraph.plan.model.enums import MODES, Evidence, Mode
from csirtgraph.plan.model.plan import Party, Plan, Role, Team
from csirtgraph.text import Text

#: Nodes have `kind`; edges have `relation`: "flow" between those who talk,
#: "member" from a team to its roles, "function" from a role to what it does.
Graph: TypeAlias = "nx.MultiDiGraph[str]"


def graph_of(plan: Plan) -> Graph:
    """Everything of the plan that is somewhere or talks to someone, with its modes and sourcing.

    Node ids are the plan's; a function's is `role/function`. Flow edges have the
    flow's id as key. The order is that of the plan.
    """
    graph = nx.MultiDiGraph(id=plan.id)
    for team in plan.teams.values():
        graph.add_node(team.id, kind="team", entry=team, modes=MODES)
    for role in plan.roles.values():
        graph.add_node(role.id, kind="role", entry=role, modes=role.modes)
        if role.team:
            graph.add_edge(role.team, role.id, key="member", relation="member", modes=role.modes)
        for function in role.functions.values():
            modes = tuple(mode for mode in function.modes if mode in role.modes)
            name = f"{role.id}/{function.id}"
            graph.add_node(name, kind="function", entry=function, modes=modes)
            graph.add_edge(role.id, name, key="function", relation="function", modes=modes)
    for party in plan.parties.values():
        graph.add_node(party.id, kind="party", entry=party, modes=party.modes)
    for flow in plan.flows.values():
        graph.add_edge(flow.sender, flow.receiver, key=flow.id, relation="flow", entry=flow, modes=flow.modes)
    return graph


def in_mode(graph: Graph, mode: Mode) -> Graph:
    """The graph as it is in one mode, as a view on the untouched whole."""
    view: Graph = nx.subgraph_view(
        graph,
        filter_node=lambda node: mode in graph.nodes[node]["modes"],
        filter_edge=lambda tail, head, key: mode in graph.edges[tail, head, key]["modes"],
    )
    return view


def flows_in(graph: Graph) -> Iterator[Any]:
    """The flows of a graph, in the plan's order."""
    found = [data["entry"] for _, _, data in graph.edges(data=True) if data["relation"] == "flow"]
    yield from found


def exchange_graph(plan: Plan) -> Graph:
    """The graph with plain attributes, for other programs: text, and lists as words with spaces."""
    graph = graph_of(plan)
    plain = nx.MultiDiGraph(id=plan.id, title=plan.plan.title.to("ja"), revision=plan.plan.revision)
    for node, data in graph.nodes(data=True):
        plain.add_node(node, kind=data["kind"], modes=words(data["modes"]), **facts(data["entry"], plan))
    for tail, head, key, data in graph.edges(keys=True, data=True):
        extra = facts(data["entry"], plan) if "entry" in data else {}
        plain.add_edge(tail, head, key=key, relation=data["relation"], modes=words(data["modes"]), **extra)
    return plain


def facts(entry: Any, plan: Plan) -> dict[str, str]:
    """What other programs may want to know of an entry."""
    found: dict[str, str] = {}
    for name in ("name", "duty", "note", "label"):
        text = getattr(entry, name, None)
        if isinstance(text, Text) and text:
            found |= {f"{name}_ja": text.to("ja"), f"{name}_en": text.to("en")}
    if isinstance(entry, Role):
        found |= {f"sourcing_{mode.value}": entry.sourcing_in(mode).value for mode in MODES}
        found |= {
            "group": entry.group,
            "team": entry.team,
            "business_group": entry.business_group,
            "tier": plan.tier_of(entry).value,
        }
    elif not isinstance(entry, (Team,)):
        kind = getattr(entry, "kind", None)
        found |= {"party_kind" if isinstance(entry, Party) else "flow_kind": kind.value} if kind else {}
    evidence = getattr(entry, "evidence", None)
    if evidence is not None:
        inferred = sorted(field or "all" for field, value in evidence.items() if value is Evidence.INFERRED)
        found |= {"inferred": " ".join(inferred)} if inferred else {}
    return {name: value for name, value in found.items() if value}


def words(values: tuple[Enum, ...]) -> str:
    """Enum values as one text."""
    return " ".join(value.value for value in values)
