"""Temporary files that a killed run has left go away; those in use, and whatever is not ours, stay."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from csirtgraph.edits import FileChange
from csirtgraph.export import temporary
from csirtgraph.export.files import write
from csirtgraph.studio.server.saving import saved

LEFT = ".csirtgraph-0123456789abcdef"


@pytest.fixture(autouse=True)
def begin_again():
    """Let each test look through its folder."""
    temporary.remove_forgotten.cache_clear()


def leave(path: Path, age: float) -> Path:
    """A file of so many seconds ago."""
    path.write_bytes(b"half a picture")
    os.utime(path, (time.time() - age,) * 2)
    return path


def save(path: Path) -> None:
    """What an edit in the studio does."""
    before = path.read_bytes() if path.exists() else None
    saved([FileChange(path, before, b"new")])


@pytest.mark.parametrize("put", [lambda path: write(path, b"new"), save], ids=["write", "studio"])
def test_the_next_save_removes_what_killed_runs_have_left_and_nothing_else(put, tmp_path: Path):
    gone = [leave(tmp_path / name, 3700) for name in (LEFT, ".csirtgraph-a1b2c3_9")]
    young = leave(tmp_path / ".csirtgraph-fedcba9876543210", 3500)
    others = [
        leave(tmp_path / name, 10**6) for name in (".csirtgraph-notes.txt", ".csirtgraph-0123456789ABCDEF", "a.svg")
    ]
    (tmp_path / ".csirtgraph-00000000").mkdir()
    linked = tmp_path / ".csirtgraph-11111111"
    linked.symlink_to(others[2])
    os.utime(linked, (0, 0), follow_symlinks=False)
    put(tmp_path / "x.yaml")
    assert [path.name for path in gone if path.exists()] == []
    kept = {young, *others, linked, tmp_path / ".csirtgraph-00000000", tmp_path / "x.yaml"}
    assert set(tmp_path.iterdir()) == kept


def test_one_that_another_run_writes_to_stays_however_old_it_looks(tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from csirtgraph.export.temporary import temporary_for\n"
        "with temporary_for(Path(sys.argv[1]), 0o600) as file: print(file.name, flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "y.svg")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        used = Path(other.stdout.readline().strip())
        os.utime(used, (0, 0))
        write(tmp_path / "x.svg", b"new")
        assert used.exists()
        other.communicate("")
    temporary.remove_forgotten.cache_clear()
    os.utime(used, (0, 0))
    write(tmp_path / "x.svg", b"newer")
    assert not used.exists()


def test_a_folder_is_looked_through_once_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path / "x.svg", b"one")
    left = leave(tmp_path / LEFT, 4000)
    write(tmp_path / "x.svg", b"two")
    assert left.exists()
    later = time.time() + 3600
    monkeypatch.setattr(temporary.time, "time", lambda: later)
    write(tmp_path / "x.svg", b"three")
    assert not left.exists()
