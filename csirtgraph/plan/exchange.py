"""The plan's graph for other programs: node-link JSON and GraphML."""

import json

import networkx as nx

from csirtgraph.plan.graph import exchange_graph
from csirtgraph.plan.model import Plan


def graph_json(plan: Plan) -> bytes:
    """Node-link JSON as networkx reads it (`nx.node_link_graph(data, edges="edges")`)."""
    data = nx.node_link_data(exchange_graph(plan), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def graphml(plan: Plan) -> bytes:
    """GraphML as networkx, yEd and Gephi read it."""
    return ("\n".join(nx.generate_graphml(exchange_graph(plan))) + "\n").encode()
