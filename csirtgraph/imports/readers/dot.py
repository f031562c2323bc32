"""DOT, by Graphviz's own parser in a process that can be killed."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from csirtgraph.drawing.graphviz.engine import surroundings
from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.graphs.model import Arrow, Box, Container, Diagram
from csirtgraph.imports.labels import joined
from csirtgraph.imports.readers.drawio import LOOKS
from csirtgraph.imports.readers.html import lines_in
from csirtgraph.imports.readers.text import decode

WORKER = Path(__file__).with_name("dot_worker.py")
COMMENT = "// csirtgraph"  # before our own exports
TABLE = "plain"  # the shape of our tables, which are no boxes
CLUSTER = "cluster_"
RECORD, FIELDS, PORT = re.compile("record", re.I), re.compile(r"(?<!\\)\|"), re.compile(r"<\w*>")
TAG = re.compile(r"<(?:br|b|i|u|font|table|tr|td)\b[^<>]*>", re.I)  # of a label in HTML


def read_dot(data: bytes, name: str) -> Diagram:
    """The boxes, clusters and arrows of a graph. Raises ImportFailure."""
    text = decode(data, name)
    graph = parsed(text, name)
    is_ours = text.startswith(COMMENT)
    diagram = Diagram()
    inside: dict[str, str] = {}
    for id, around, label, nodes in graph["clusters"]:
        own = id.removeprefix(CLUSTER)
        diagram.containers[own] = Container(
            id=own, name=joined(lines_of(label, id)), inside=around.removeprefix(CLUSTER), place=f"{name}:{id}"
        )
        inside |= dict.fromkeys(nodes, own)  # clusters inside come later
    for id, facts in graph["nodes"]:
        if is_ours and facts.get("shape") == TABLE:
            continue
        diagram.boxes[id] = box_of(id, facts, inside.get(id, ""), is_ours, f"{name}:{id}")
    for tail, head, facts in graph["edges"]:
        diagram.arrows.append(arrow_of(tail, head, facts, graph["directed"][0], name))
    return diagram


def box_of(id: str, facts: dict[str, str], inside: str, is_ours: bool, place: str) -> Box:
    """A box; of ours the colours say what it is, and of others which ones are alike."""
    label = facts.get("label") or id
    lines = fields_of(label, id) if RECORD.search(facts.get("shape") or "") else lines_of(label, id)
    look = LOOKS.get((facts.get("fillcolor") or "", "dashed" in (facts.get("style") or "")), "") if is_ours else ""
    has_lines = lines and (is_ours or RECORD.search(facts.get("shape") or ""))
    title, rest = (lines[0], (*lines[1:],)) if has_lines else (joined(lines), ())
    if facts.get("shape") in ("diamond", "Mdiamond"):
        look = "decision"
    colour = "" if is_ours else facts.get("fillcolor") or facts.get("shape") or ""
    return Box(id=id, name=title or id, lines=rest, inside=inside, look=look, colour=colour, place=place)


def arrow_of(tail: str, head: str, facts: dict[str, str], is_directed: bool, name: str) -> Arrow:
    """An arrow, which may end at a cluster, run backwards or both ways."""
    tail_cluster, head_cluster = facts.get("ltail") or tail, facts.get("lhead") or head
    ends = tail_cluster.removeprefix(CLUSTER), head_cluster.removeprefix(CLUSTER)
    direction = facts.get("dir") or ("forward" if is_directed else "both")
    first, last = ends[::-1] if direction == "back" else ends
    label = joined(lines_of(facts.get("label") or facts.get("xlabel") or "", ""))
    return Arrow(tail=first, head=last, label=label, is_mutual=direction == "both", place=f"{name}:{tail} -> {head}")


def parsed(text: str, name: str) -> dict[str, Any]:
    """What the process answers. Raises ImportFailure where it does not."""
    command = [sys.executable, str(WORKER), str(limits.MEMORY)]
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            timeout=limits.SECONDS,
            check=False,
            env=surroundings(),
        )
    except subprocess.TimeoutExpired as error:
        raise ImportFailure("time", name) from error
    except OSError as error:
        raise ImportFailure("unreadable", name, reason=error.strerror or error) from error
    if done.returncode:
        raise ImportFailure("damaged", name)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def fields_of(label: str, id: str) -> list[str]:
    """The fields of a record, without their ports."""
    fields = FIELDS.split(PORT.sub("", label.replace("{", "").replace("}", "")))
    return [words for field in fields if (words := joined(lines_of(field, id)))]


def lines_of(label: str, id: str) -> list[str]:
    """The lines of a label: of a text, of a record, or of HTML."""
    if TAG.search(label):
        return lines_in(label)
    text = label.replace("\\N", id).replace("\\l", "\\n").replace("\\r", "\\n").replace("\\\\", "\\")
    return [line.strip() for line in text.replace("\\n", "\n").split("\n") if line.strip()]
