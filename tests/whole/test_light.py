"""What a render imports: most of the time of a small figure is that of its imports, so they have a budget."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: Modules whose import takes milliseconds, and that no diagram needs.
HEAVY = {
    "asyncio", "cairosvg", "concurrent.futures", "email_validator", "fontTools", "graphviz", "http.client",
    "multiprocessing", "networkx", "phonenumbers", "pygraphviz", "shutil", "socket",
    "statistics", "subprocess", "tempfile",
}  # fmt: skip
#: Rooms that a layout which is known does without.
LAYING_OUT = ("arranging", "graphviz.dot", "layout.choose_layout", "placing", "routing", "split.split", "trees.forms")
MODULES = 160  # of csirtgraph, with the floor plan made; add to it what a diagram cannot do without
KNOWN = 130  # with the layout known
#: Prints what has been imported when the picture is written.
CODE = """
import sys
from csirtgraph.start import main
try:
    main()
except SystemExit as end:
    assert not end.code
print("\\n".join(sys.modules))
"""


def imported(cache: str, output: Path) -> set[str]:
    """The modules that a cold render imports."""
    words = ["render", "a", "relations", "--mode", "incident", "-o", str(output)]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words],
        env={**os.environ, "CSIRTGRAPH_CACHE": cache},
        capture_output=True,
        check=True,
        text=True,
    )
    assert output.exists()
    return set(done.stdout.split())


def of_csirtgraph(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] == "csirtgraph"}


@pytest.mark.usefixtures("engine")
def test_a_render_imports_what_it_needs_and_nothing_heavy(tmp_path: Path):
    cache = tmp_path / "cache"
    first = imported(str(cache), tmp_path / "first.svg")
    known = imported(str(cache), tmp_path / "second.svg")
    assert (tmp_path / "first.svg").read_bytes() == (tmp_path / "second.svg").read_bytes()
    assert HEAVY & first == set()
    assert len(of_csirtgraph(first)) <= MODULES, sorted(of_csirtgraph(first))
    assert len(of_csirtgraph(known)) <= KNOWN, sorted(of_csirtgraph(known))
    assert [name for name in known if name.startswith(tuple(f"csirtgraph.drawing.{room}" for room in LAYING_OUT))] == []
