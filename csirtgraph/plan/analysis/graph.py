"""The plan as one graph: roles, parties, teams, groups that talk, and functions, and the flows between them."""

from typing import TypeAlias

import networkx as nx

from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.enums import MODES
from csirtgraph.plan.model.plan import Plan

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
    for id, group in talking_groups(plan).items():
        graph.add_node(id, kind="group" if id in plan.groups else "unit", entry=group, modes=MODES)
    for flow in plan.flows.values():
        graph.add_edge(flow.sender, flow.receiver, key=flow.id, relation="flow", entry=flow, modes=flow.modes)
    return graph
