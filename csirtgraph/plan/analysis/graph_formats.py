"""The plan's graph for other programs: node-link JSON, GraphML and GEXF."""

import json
import re

import networkx as nx

from csirtgraph.plan.analysis.exchange import exchange_graph
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import Language


def graph_json(plan: Plan, language: Language = "ja") -> bytes:
    """Node-link JSON as networkx reads it (`nx.node_link_graph(data, edges="edges")`)."""
    data = nx.node_link_data(exchange_graph(plan, language), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def graphml(plan: Plan, language: Language = "ja") -> bytes:
    """GraphML as networkx, yEd and Gephi read it."""
    return ("\n".join(nx.generate_graphml(exchange_graph(plan, language))) + "\n").encode()


def gexf(plan: Plan, language: Language = "ja") -> bytes:
    """GEXF as Gephi and networkx read it, without its date."""
    graph = exchange_graph(plan, language)
    for *_, key, facts in graph.edges(keys=True, data=True):
        facts["id"] = key
    text = "\n".join(nx.generate_gexf(graph))
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n").encode()
