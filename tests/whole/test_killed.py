"""Nothing is lost: a process that is killed, or a disk that is full, leaves the old file or the new one, whole.

A run of the suite sees some dozens of saves; CSIRTGRAPH_SAVES=1000 makes it a thousand of each kind.
"""

import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from csirtgraph.export.files import OutputError, write
from csirtgraph.plan.reading.load import load_plan

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
SAVES = int(os.environ.get("CSIRTGRAPH_SAVES", "12"))
SIZE = 200_000  # bytes; more than one write of the system's
PLAN = """plan: {id: ours, title: Ours}
roles:
  a: {name: Number 0}
  b: {name: B}  # kept
flows: {a: {b: {kind: report}}}
"""

#: Saves on and on, each with the next number, and says each when it is done.
COMMON = """
import contextlib, io, re, sys
from pathlib import Path
folder, number = Path(sys.argv[1]), int(sys.argv[2])
plan = folder / "plan.yaml"
def name():
    (folder / "new").write_text(re.sub("Number [0-9]+", f"Number {number}", plan.read_text()))
    (folder / "new").replace(plan)
"""
WRITING = f"""
from csirtgraph.export.files import write
def save():
    write(folder / "x.bin", str(number).encode().rjust({SIZE}, b"."))
"""
EDITING = """
from csirtgraph.edits.editing import edited
from csirtgraph.studio.server.saving import FileChange, saved
def save():
    edit = {"op": "set", "kind": "role", "id": "a", "field": "name", "lang": "en", "text": f"Number {number}"}
    saved([FileChange(one.path, one.before, one.after) for one in edited(folder, [edit])])
"""
UPDATING = """
from csirtgraph.cli.commands.slides import command
def save():
    name()
    command.main([str(plan), "--update", str(folder / "x.pptx"), "--no-backup"], standalone_mode=False)
"""
BUILDING = """
from csirtgraph.cli.commands.build import command
def save():
    name()
    words = [str(plan), "-o", str(folder), "--lang", "en", "--format", "svg", "--format", "md", "-j", "1"]
    command.main(words, standalone_mode=False)
"""
LOOP = """
while True:
    number += 1
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        save()
    print(number, flush=True)
"""


class Saver(NamedTuple):
    """What saves, what it needs first, and the numbers that are found in its files, which are parsed."""

    code: str
    prepare: Callable[[Path], object]
    found: Callable[[Path], set[int]]
    seconds: float  # after which it is killed, at most; some five saves


def number_in_bytes(folder: Path) -> set[int]:
    data = (folder / "x.bin").read_bytes()
    assert len(data) == SIZE
    return {int(data.strip(b"."))}


def number_in_plan(folder: Path) -> set[int]:
    assert "# kept" in (folder / "plan.yaml").read_text()
    return {int(load_plan(folder).roles["a"].name.en.split()[1])}


def number_in_deck(folder: Path) -> set[int]:
    with zipfile.ZipFile(folder / "x.pptx") as deck:
        assert deck.testzip() is None
        slides = [deck.read(name).decode() for name in deck.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == 1
    return {int(number) for number in re.findall(r"Number (\d+)", slides[0])}


def numbers_in_pictures(folder: Path) -> set[int]:
    pictures = [*(folder / "ours").glob("[!.]*")]
    assert pictures
    for path in pictures:
        if path.suffix == ".svg":
            etree.parse(path)
    return {int(number) for path in pictures for number in re.findall(r"Number (\d+)", path.read_text())}


def first_deck(folder: Path) -> None:
    words = ["slides", str(folder / "plan.yaml"), "relations", "--mode", "incident", "-o", str(folder / "x.pptx")]
    subprocess.run([sys.executable, "-m", "csirtgraph", *words], check=True, capture_output=True)


def first_pictures(folder: Path) -> None:
    words = ["build", str(folder / "plan.yaml"), "-o", str(folder), "--lang", "en", "--format", "svg", "--format", "md"]
    subprocess.run([sys.executable, "-m", "csirtgraph", *words], check=True, capture_output=True)


SAVERS = {
    "a picture": Saver(WRITING, lambda folder: write(folder / "x.bin", b"0".rjust(SIZE, b".")), number_in_bytes, 0.02),
    "an edit": Saver(EDITING, lambda folder: None, number_in_plan, 0.1),
    "a deck": Saver(UPDATING, first_deck, number_in_deck, 0.5),
    "a build": Saver(BUILDING, first_pictures, numbers_in_pictures, 0.5),
}


@POSIX
@pytest.mark.parametrize("name", SAVERS)
def test_a_killed_save_leaves_the_old_file_or_the_new_one(name: str, tmp_path: Path) -> None:
    saver, chance = SAVERS[name], random.Random(1)
    (tmp_path / "plan.yaml").write_text(PLAN)
    saver.prepare(tmp_path)
    saved = kills = 0
    while saved < SAVES or not kills:
        words = [sys.executable, "-c", COMMON + saver.code + LOOP, tmp_path, str(saved)]
        saving = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert saving.stdout
        shown = saving.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0, saver.seconds))
        saving.send_signal(signal.SIGKILL)
        shown += saving.stdout.read()
        saving.wait()
        kills += 1
        last = max(int(number) for number in shown.split())
        found = saver.found(tmp_path)
        assert found <= {last, last + 1}  # killed between the save and the word of it, or between two files
        assert found
        saved = last + 1
    print(f"{name}: {saved} saves, killed {kills} times")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 64 KB, where this machine lets us have one."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@POSIX
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tmpfs of Linux")
def test_a_disk_that_is_really_full_leaves_every_old_file_and_is_reported(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        plan = disk / "plan.yaml"
        plan.write_text(PLAN)
        for name in ("x.svg", "x.md"):
            (disk / name).write_bytes(b"the last good one")
        (disk / "filling").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize))
        for words in (
            ["render", "b", "relations", "-o", disk / "x.svg"],
            ["recruit", "b", "forensics", "-o", disk / "x.md"],
            ["build", "b", "-o", disk / "out"],
            ["slides", "b", "-o", disk / "x.pptx"],
            ["init", disk / "new"],
        ):
            done = csirtgraph(*words)
            assert done.returncode == 1, words
            assert "No space left on device" in done.stderr, words
            assert "Traceback" not in done.stderr
        left = {path.name for path in disk.rglob("*") if path.is_file()}
        assert left == {"plan.yaml", "x.svg", "x.md", "filling"}
        assert (disk / "x.svg").read_bytes() == (disk / "x.md").read_bytes() == b"the last good one"
        assert plan.read_text() == PLAN


def csirtgraph(*words: object, **more: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", "csirtgraph", *map(str, words)], capture_output=True, text=True, env=env
    )


def without_coverage() -> dict[str, str]:
    """The environment of a process that could not write what it has run."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@POSIX
def test_a_file_larger_than_allowed_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    path.write_bytes(b"the last good picture")
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "from csirtgraph.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "render", "b", "relations", "-o", path],
        capture_output=True,
        text=True,
        env={**without_coverage(), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 1
    assert "x.svg" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"the last good picture"
    assert os.listdir(tmp_path) == ["x.svg"]


@contextmanager
def only_to_be_read(folder: Path) -> Iterator[None]:
    """A folder in which nobody may write; root may write in any, unless the disk itself may only be read."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield


@POSIX
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tmpfs of Linux")
@pytest.mark.parametrize("words", [["render", "b", "relations", "-o", "{}/x.svg"], ["build", "b", "-o", "{}"]])
def test_a_folder_that_may_only_be_read_is_reported(words: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    with nullcontext(folder.mkdir()) if os.geteuid() else small_disk(folder):
        (folder / "x.svg").write_bytes(b"the last good picture")
        with only_to_be_read(folder):
            done = csirtgraph(*(word.format(folder) for word in words))
        assert done.returncode == 1
        assert re.search("Permission denied|Read-only file system", done.stderr)
        assert "Traceback" not in done.stderr
        assert (folder / "x.svg").read_bytes() == b"the last good picture"
        assert os.listdir(folder) == ["x.svg"]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("call", ["os.open", "os.fsync", "os.chmod", "os.replace"])
def test_whatever_the_system_refuses_the_old_file_stays(
    call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"  # not a picture, which may be drawn again: those are not waited for
    path.write_bytes(b"the last good one")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(call, refuse)
        with pytest.raises(OutputError, match=os.strerror(number)):
            write(path, b"the new one")
    assert path.read_bytes() == b"the last good one"
    assert os.listdir(tmp_path) == ["x.md"]


@pytest.mark.parametrize(
    ("name", "is_waited_for"), [("x.svg", 0), ("x.PNG", 0), ("x.pptx", 1), ("x.xlsx", 1), ("x.md", 1)]
)
def test_only_what_cannot_be_drawn_again_is_on_the_disk_before_it_replaces_the_old_file(
    name: str, is_waited_for: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr("os.fsync", waited.append)
    write(tmp_path / name, b"the new one")
    assert len(waited) == is_waited_for


@POSIX
def test_a_name_that_became_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    """Whoever puts a link in the way of a picture does not get it written through."""
    secret, path = tmp_path / "secret", tmp_path / "x.svg"
    secret.write_bytes(b"secret")
    secret.chmod(0o600)
    path.symlink_to(secret)
    assert csirtgraph("render", "b", "relations", "-o", path).returncode == 0
    assert secret.read_bytes() == b"secret"
    assert not path.is_symlink()
    assert path.read_bytes().startswith(b"<?xml")


def test_a_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    done = csirtgraph("render", "b", "relations", "-o", tmp_path / f"{'x' * 300}.svg")
    assert done.returncode == 1
    assert "too long" in done.stderr
    assert "Traceback" not in done.stderr
    assert os.listdir(tmp_path) == []
