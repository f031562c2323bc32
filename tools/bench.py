"""How fast csirtgraph is and how much memory it takes, against what it stands on and against other programs.

python tools/bench.py                         prints the tables
python tools/bench.py --write                 puts them into docs/performance.md, too
python tools/bench.py --quick                 fewer runs, and no organisation of 5,000 posts
python tools/bench.py --only large            one of: small, large, memory, others; with --write, the others stay
python tools/bench.py --programs FOLDER       compares with the programs there; a new folder gets them first

csirtgraph is installed as users have it, into an environment of its own. What is
compared runs in turns, so that both have the same neighbours on the machine.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

from benches import large, memory, others, small
from benches.measure import Bench, Table, lines_of

TOP = Path(__file__).parent.parent
TARGET = TOP / "docs" / "performance.md"
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "output", "tests", "*.egg-info", "__pycache__")
VERSIONS = """import importlib.metadata, platform, pygraphviz
svg = pygraphviz.AGraph(string="digraph {}").draw(format="svg", prog="dot").decode()
print(platform.python_version(), svg.split("graphviz version ")[1].split()[0], importlib.metadata.version("pygraphviz"))
"""


def installed(folder: Path) -> Path:
    """The programs of a new environment with csirtgraph in it, from a copy of the checkout."""
    source = folder / "source"
    shutil.copytree(TOP, source, ignore=LEFT_OUT)
    venv.create(folder / "venv", with_pip=True, symlinks=True)
    programs = folder / "venv" / "bin"
    for words in (
        ["pip", "install", "--quiet", f"{source}[all]"],
        ["compileall", "-q", str(folder / "venv" / "lib")],
    ):
        done = subprocess.run([programs / "python", "-m", *words], capture_output=True, text=True, check=False)
        if done.returncode and words[0] == "pip":
            raise SystemExit(done.stderr)
    return programs


def machine(bench: Bench) -> str:
    """What was measured on."""
    done = subprocess.run(bench.python(VERSIONS), capture_output=True, text=True, check=True)
    python, graphviz, wheel = done.stdout.split()
    parts = [
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}",
        f"Python {python}",
        f"Graphviz {graphviz} (in pygraphviz {wheel})",
        f"a load of {os.getloadavg()[0]:.1f} at the start",
    ]
    return ", ".join(parts)


def tables(bench: Bench, only: str, programs: Path | None) -> Iterator[Table]:
    """All tables that can be measured here, or those of one chapter."""
    chapters: dict[str, Callable[[Bench], Iterator[Table]]] = {"small": small.tables, "large": large.tables}
    if Path("/proc/self/smaps_rollup").exists():
        chapters["memory"] = memory.tables
    if programs:
        chapters["others"] = lambda bench: others.tables(bench, programs)
    for name, chapter in chapters.items():
        if only in ("", name):
            for table in chapter(bench):
                print(*lines_of(table), sep="\n", flush=True)
                yield table


def main() -> None:
    """Install, measure, report."""
    parser = argparse.ArgumentParser(description="How fast csirtgraph is, and how much memory it takes.")
    parser.add_argument("--quick", action="store_true", help="fewer runs, nothing of 5,000 posts")
    parser.add_argument("--only", default="", help="one of: small, large, memory, others")
    parser.add_argument("--programs", type=Path, help="folder of other programs; they are installed where it is empty")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    chosen = parser.parse_args()
    if os.getloadavg()[0] > 0.5:
        print(f"The machine is busy ({os.getloadavg()[0]:.1f}): ratios are better than times.", file=sys.stderr)
    if chosen.programs and not chosen.programs.exists():
        others.install(chosen.programs)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        posts = (100, 300, 1_000) if chosen.quick else (100, 300, 1_000, 5_000)
        bench = Bench(installed(folder), folder, 5 if chosen.quick else 21, posts)
        lines = [
            "# Speed and memory",
            "",
            f"Measured by `python tools/bench.py --write` on {machine(bench)}.",
            f"Times are medians of up to {bench.runs} runs in turns with what they are compared to; *CPU* is the "
            "processor time of all processes, and ratios are medians of the ratios of the turns, in CPU.",
        ]
        found = {table.title: lines_of(table) for table in tables(bench, chosen.only, chosen.programs)}
    if chosen.write:
        kept = sections_of(TARGET.read_text(encoding="utf-8")) if chosen.only else {}
        lines += [line for section in {**kept, **found}.values() for line in section]
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sections_of(text: str) -> dict[str, list[str]]:
    """The lines of each section of the document, by its title."""
    sections = (section.rstrip("\n").split("\n") for section in text.split("\n## ")[1:])
    return {title: ["", f"## {title}", *lines] for title, *lines in sections}


if __name__ == "__main__":
    main()
