"""The same plan gives the same bytes, whoever draws it, where, when and in which language of the machine.

A run of the suite draws once in each of the surroundings; CSIRTGRAPH_RUNS=20 draws twenty times.
"""

import hashlib
import json
import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

import pytest
from cases import for_each
from samples import EVERYTHING, SMALL

from csirtgraph.export.cairo import cairo
from csirtgraph.extras import MissingExtra
from csirtgraph.formats import FORMATS

RUNS = int(os.environ.get("CSIRTGRAPH_RUNS", "2"))
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "USER": "one"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo", "USER": "two"},
)
#: Documents besides the pictures: what to ask csirtgraph for, and the file that it writes.
COMMANDS = (
    ["recruit", "plan.yaml", "commander", "-o", "posting.docx"],
    ["handbook", "older.yaml", "-o", "handbook.docx"],
    ["handbook", "older.yaml", "-o", "handbook.pdf"],
    ["rfp", "plan.yaml", "-o", "rfp.docx"],
    ["diff", "older.yaml", "plan.yaml", "--lang", "ja", "-o", "diff.html"],
    ["slides", "plan.yaml", "-o", "deck.pptx"],
    ["render", "plan.yaml", "relations", "--lang", "ja", "-o", "alone.svg"],
    ["render", "plan.yaml", "relations", "--lang", "ja", "-o", "alone.png"],
    ["render", "b", "relations", "--lang", "ja", "-o", "large.svg"],
)
#: Runs the commands in one process; what is left behind by one would show in the next.
RUN = """
import json, sys
from csirtgraph.cli import main
for words in json.loads(sys.argv[1]):
    try:
        main(words)
    except SystemExit:
        pass
"""


def formats() -> list[str]:
    try:
        cairo()
    except MissingExtra:
        return [row.name for row in FORMATS if not row.is_paged]
    return [row.name for row in FORMATS]


def drawn(folder: Path, surroundings: dict[str, str]) -> dict[str, str]:
    """By file, the checksum of everything that is drawn of a plan in a folder."""
    (folder / "home").mkdir(parents=True)
    (folder / "plan.yaml").write_text(EVERYTHING, encoding="utf-8")
    (folder / "older.yaml").write_text(SMALL, encoding="utf-8")
    asked = [word for format in formats() if format != "png" for word in ("--format", format)]  # PNG is slow
    env = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), **surroundings}
    everything = ["build", "plan.yaml", "--lang", "ja", "-o", ".", *asked]
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps([everything, *COMMANDS])],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=1800,
    )
    assert "Traceback" not in done.stderr, done.stderr
    files = [path for path in folder.rglob("*") if path.is_file() and "home" not in path.parts]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    top = tmp_path_factory.mktemp("same")
    return [
        drawn(top / ("一" * (number % 3 + 1)) / str(number), surroundings)
        for number, surroundings in enumerate(islice(cycle(SURROUNDINGS), RUNS))
    ]


@for_each("ending", [*(row.name for row in FORMATS), "docx"])
def test_every_run_gives_the_same_bytes(runs: list[dict[str, str]], ending: str) -> None:
    if ending not in (*formats(), "docx"):
        return  # without cairo
    assert {words[-1] for words in COMMANDS} <= runs[0].keys()
    found = {name: sums for name, sums in runs[0].items() if name.endswith(f".{ending}")}
    assert found, f"no .{ending} was written"
    for other in runs[1:]:
        assert {name: other.get(name) for name in found} == found


def test_a_figure_is_the_same_bytes_alone_and_among_all_others(runs: list[dict[str, str]]) -> None:
    assert runs[0]["alone.svg"] in {sums for name, sums in runs[0].items() if "relations-incident.ja.svg" in name}
