"""Saving: whole files or none, over what the edit was made from and over nothing else."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from csirtgraph.export.files import OutputError
from csirtgraph.studio.server import saving
from csirtgraph.studio.server.saving import Conflict, FileChange, saved

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="files change places on Linux alone")
SIZE = 200_000  # bytes; more than one write of the system's
KILLS = 20

SAVING = f"""
import sys
from pathlib import Path
from csirtgraph.studio.server.saving import FileChange, saved
path, number = Path(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    saved([FileChange(path, path.read_bytes(), str(number).encode().rjust({SIZE}, b"."))])
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    return path


def test_files_are_changed_added_and_removed(path: Path) -> None:
    new, gone = path.with_name("new.yaml"), path.with_name("gone.yaml")
    gone.write_bytes(b"gone")
    saved([FileChange(path, b"old", b"changed"), FileChange(new, None, b"new"), FileChange(gone, b"gone", None)])
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == {
        "plan.yaml": b"changed",
        "new.yaml": b"new",
    }


def test_what_another_has_saved_stays_and_so_do_all_other_files(path: Path) -> None:
    other = path.with_name("roles.yaml")
    other.write_bytes(b"theirs")
    for changes in (
        [FileChange(path, b"old", b"ours"), FileChange(other, b"x", b"ours")],
        [FileChange(path, b"old", None), FileChange(other, None, b"ours")],  # no such file, we thought
        [FileChange(path, b"old", b"ours"), FileChange(other, b"x", None)],
        [FileChange(path, b"old", b"ours"), FileChange(path.with_name("gone.yaml"), b"x", b"ours")],
    ):
        with pytest.raises(Conflict):
            saved(changes)
        assert (path.read_bytes(), other.read_bytes()) == (b"old", b"theirs")
        assert sorted(file.name for file in path.parent.iterdir()) == ["plan.yaml", "roles.yaml"]


@LINUX
@pytest.mark.parametrize("how", ["replaced", "written"])
def test_a_save_between_the_last_look_and_ours_stays(path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    real: Callable[[Path, Path], bool] = saving.exchanged
    first = [True]

    def late(one: Path, other: Path) -> bool:
        if first.pop() if first else False:
            if how == "replaced":
                path.with_name("x").write_bytes(b"theirs")
                path.with_name("x").replace(path)
            else:
                path.write_bytes(b"theirs")
        return real(one, other)

    monkeypatch.setattr(saving, "exchanged", late)
    with pytest.raises(Conflict):
        saved([FileChange(path, b"old", b"ours")])
    assert path.read_bytes() == b"theirs"
    assert os.listdir(path.parent) == ["plan.yaml"]


@LINUX
def test_no_save_of_another_program_is_lost_while_edits_rain(path: Path) -> None:
    ended = threading.Event()
    conflicts = []

    def edit() -> None:
        while not ended.is_set():
            before = path.read_bytes()
            try:
                saved([FileChange(path, before, before.partition(b" edited")[0] + b" edited %d" % time.monotonic_ns())])
            except Conflict:
                conflicts.append(before)

    editing = threading.Thread(target=edit)
    editing.start()
    try:
        for number in range(400):
            path.with_name("x").write_bytes(b"theirs %d;" % number)
            path.with_name("x").replace(path)
            time.sleep(0.002)
            end = time.monotonic() + 20
            while not path.read_bytes().startswith(b"theirs %d;" % number):  # ours stands there for a moment at most
                assert time.monotonic() < end, number
    finally:
        ended.set()
        editing.join()
    assert conflicts


EDITOR = """
import sys
from pathlib import Path
from csirtgraph.studio.server.saving import Conflict, FileChange, saved
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("begun", flush=True)
sys.stdin.readline()
for number in range(count):
    before = path.read_bytes()
    try:
        saved([FileChange(path, before, before + f"{name}{number}\\n".encode())])
        print("saved", number, flush=True)
    except Conflict:
        print("conflict", number, flush=True)
"""


@LINUX
def test_of_two_editors_that_race_none_loses_an_edit_without_a_conflict(path: Path) -> None:
    """A thousand times both add a line to what they see: whatever was said to be saved is there, once, and no more."""
    path.write_bytes(b"old\n")
    editors = {
        name: subprocess.Popen(
            [sys.executable, "-c", EDITOR, path, name, "500"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    }
    for editor in editors.values():
        assert editor.stdout
        assert editor.stdout.readline() == "begun\n"
    for editor in editors.values():
        assert editor.stdin
        editor.stdin.write("\n")
        editor.stdin.flush()
    shown = {name: editor.communicate()[0].split("\n")[:-1] for name, editor in editors.items()}
    kept = path.read_text().split("\n")[1:-1]
    said = [f"{name}{line.split()[1]}" for name, lines in shown.items() for line in lines if line.startswith("saved")]
    assert [len(lines) for lines in shown.values()] == [500, 500]
    assert sorted(kept) == sorted(said)
    assert len(said) < 1000  # they did meet
    assert os.listdir(path.parent) == ["plan.yaml"]


def test_where_files_cannot_change_places_one_is_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: None) -> None:
        raise OSError("no such function")

    monkeypatch.setattr(saving.ctypes, "CDLL", lacking)
    monkeypatch.setitem(sys.modules, "fcntl", None)  # nor locks, as on Windows
    saved([FileChange(path, b"old", b"new")])
    assert path.read_bytes() == b"new"
    with pytest.raises(Conflict):
        saved([FileChange(path, b"old", b"newer")])
    assert os.listdir(path.parent) == ["plan.yaml"]


@POSIX
def test_links_and_permissions_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    saved([FileChange(link, b"old", b"new")])
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


@POSIX
def test_a_full_disk_leaves_everything_as_it_was(path: Path) -> None:
    limited = (
        "import resource, sys; from pathlib import Path\n"
        "from csirtgraph.export.files import OutputError\n"
        "from csirtgraph.studio.server.saving import FileChange, saved\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: saved([FileChange(Path(sys.argv[1]), b'old', b'x' * 5000)])\n"
        "except OutputError as error: print(error.reason)"
    )
    done = subprocess.run([sys.executable, "-c", limited, path], capture_output=True, text=True, check=False)
    assert "File too large" in done.stdout
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["plan.yaml"]


def test_a_folder_that_cannot_be_made_is_reported(path: Path) -> None:
    with pytest.raises(OutputError):
        saved([FileChange(path / "plan.yaml", None, b"new")])


@POSIX
def test_a_killed_save_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    chance = random.Random(1)
    path.write_bytes(b"0".rjust(SIZE, b"."))
    last = 0
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", SAVING, path, str(last)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        shown = process.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        shown += process.stdout.read()
        process.wait()
        data = path.read_bytes()
        assert len(data) == SIZE
        known = max(int(number) for number in shown.split())
        last = int(data.strip(b"."))
        assert last in (known, known + 1)  # killed between the save and the word of it
