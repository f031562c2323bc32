"""The process that reads DOT: a graph on standard input, its boxes, clusters and arrows as JSON on standard output.

Run as a program of its own, because Graphviz's parser may crash or take all memory with what others wrote. Nothing is
laid out or loaded.
"""

import json
import os
import sys
from typing import Any

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not meant to be found from here


def main(memory: int) -> None:
    """Read one graph; `memory` bounds the process in bytes where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
    import pygraphviz

    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
    found: dict[str, list[object]] = {"nodes": [], "edges": [], "clusters": []}
    walk(graph, "", found)
    found["nodes"] = [[str(node), dict(node.attr)] for node in graph.nodes()]
    found["edges"] = [[str(edge[0]), str(edge[1]), dict(edge.attr)] for edge in graph.edges()]
    found["directed"] = [graph.is_directed()]
    sys.stdout.write(json.dumps(found))


def walk(graph: Any, around: str, found: dict[str, list[object]]) -> None:
    """The clusters of a graph, each with the one around it and its own boxes."""
    for inner in graph.subgraphs():
        name = inner.name or ""
        is_cluster = name.startswith("cluster")
        if is_cluster:
            found["clusters"].append([name, around, inner.graph_attr["label"] or name, [str(n) for n in inner.nodes()]])
        walk(inner, name if is_cluster else around, found)


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except MemoryError:
        os._exit(1)
    except Exception:
        os._exit(2)
