"""Which part of a plan a view is about."""

from collections.abc import Callable

from csirtgraph.plan.analysis.graph import Graph, flows_in, graph_of, in_mode
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.view import View


def selected(plan: Plan, view: View) -> frozenset[str] | None:
    """The ids of roles, parties and teams that a view is about; None for everything.

    A focus is an id and all within some flows of it; a group or a sourcing are
    the roles that have it and whoever they talk with.
    """
    graph = in_mode(graph_of(plan), view.mode)
    parts = []
    if view.focus:
        parts.append(within(graph, {view.focus}, view.hops))
    if view.group:
        parts.append(within(graph, matching(graph, lambda role: role.group == view.group), 1))
    if view.sourcing:
        parts.append(within(graph, matching(graph, lambda role: role.sourcing_in(view.mode) is view.sourcing), 1))
    return frozenset.intersection(*parts) if parts else None


def matching(graph: Graph, is_wanted: Callable[[Role], bool]) -> set[str]:
    """The ids of the roles in the graph that are wanted."""
    return {node for node, data in graph.nodes(data=True) if data["kind"] == "role" and is_wanted(data["entry"])}


def within(graph: Graph, start: set[str], hops: int) -> frozenset[str]:
    """Everything at most so many flows away, whichever way they go."""
    flows = list(flows_in(graph))
    found = set(start)
    for _ in range(hops):
        found |= {end for flow in flows if {flow.sender, flow.receiver} & found for end in (flow.sender, flow.receiver)}
    return frozenset(found)
