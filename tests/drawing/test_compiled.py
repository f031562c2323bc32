"""The compiled search for places and ways: it gives what the same modules give as plain Python."""

import subprocess
import sys
from pathlib import Path

import pytest
import synthetic

from csirtgraph.drawing.placing import search

#: A program that finds no compiled module of csirtgraph, and goes on as the command line.
PLAIN = """
import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader

class Plain:
    def find_spec(name, path, target=None):
        if name.startswith("csirtgraph."):
            return FileFinder(path[0], (SourceFileLoader, SOURCE_SUFFIXES)).find_spec(name)

sys.meta_path.insert(0, Plain)
from csirtgraph.drawing.placing import search
assert search.__file__.endswith(".py")
"""
RUN = "from csirtgraph.cli import main; main()"


def built(before: str, folder: Path, *plans: str) -> dict[str, bytes]:
    """All pictures of plans, from a process of their own."""
    words = ["--no-cache", "build", *plans, "--format", "svg", "--lang", "en", "-j", "1", "--output", str(folder)]
    subprocess.run([sys.executable, "-c", before + RUN, *words], check=True, capture_output=True, timeout=300)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.svg")}


@pytest.mark.skipif(str(search.__file__).endswith(".py"), reason="not compiled: needs a C compiler, then make test")
def test_compiled_modules_draw_the_same_pictures(tmp_path: Path) -> None:
    large = tmp_path / "large"
    synthetic.write(large, 60)
    plans = ("a", "b", "c", "d", str(large))
    compiled = built("", tmp_path / "compiled", *plans)
    assert len(compiled) > 40
    assert built(PLAIN, tmp_path / "plain", *plans) == compiled
