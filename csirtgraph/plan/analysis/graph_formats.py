"""The plan's graph for other programs: node-link JSON, GraphML and GEXF."""

import json
import re

import networkx as nx

from csirtgraph.plan.analysis.graph import exchange_graph
from csirtgraph.plan.model.plan import Plan


def graph_json(plan: Plan) -> bytes:
    """Node-link JSON as networkx reads it (`nx.node_link_graph(data, edges="edges")`)."""
    data = nx.node_link_data(exchange_graph(plan), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def graphml(plan: Plan) -> bytes:
    """GraphML as networkx, yEd and Gephi read it."""
    return ("\n".join(nx.generate_graphml(exchange_graph(plan))) + "\n").encode()


def gexf(plan: Plan) -> bytes:
    """GEXF as Gephi and networkx read it, without its date; labels are names in Japanese where there are some."""
    graph = exchange_graph(plan)
    for node, facts in graph.nodes(data=True):
        facts["label"] = facts.get("name_ja", node)
    for number, (*_, facts) in enumerate(graph.edges(data=True)):
        facts["id"] = f"e{number}"
    text = "\n".join(nx.generate_gexf(graph))
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n").encode()
