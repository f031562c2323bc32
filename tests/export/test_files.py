"""Files written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from csirtgraph.export.files import HeldFile, OutputError, write

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")


def test_a_file_is_written_and_its_folders_are_made(tmp_path: Path):
    path = tmp_path / "deep" / "er" / "図.svg"
    write(path, b"picture")
    assert path.read_bytes() == b"picture"
    assert os.listdir(path.parent) == ["図.svg"]


def test_a_file_is_replaced(tmp_path: Path):
    path = tmp_path / "x.svg"
    path.write_bytes(b"a longer picture than the new one")
    write(path, b"picture")
    assert path.read_bytes() == b"picture"
    assert os.listdir(tmp_path) == ["x.svg"]


@POSIX
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path):
    write(tmp_path / "x.svg", b"picture")
    (tmp_path / "other").touch()
    assert (tmp_path / "x.svg").stat().st_mode == (tmp_path / "other").stat().st_mode


@POSIX
def test_the_umask_of_the_process_is_never_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    before = os.umask(0o027)
    try:
        monkeypatch.setattr(os, "umask", lambda mask: pytest.fail("another thread would make files for everybody"))
        write(tmp_path / "x.svg", b"picture")
    finally:
        monkeypatch.undo()
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.svg").stat().st_mode) == 0o640


def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path):
    (tmp_path / "folder").touch()
    with pytest.raises(OutputError):
        write(tmp_path / "folder" / "x.svg", b"picture")


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_a_replaced_file_keeps_its_permissions(mode: int, tmp_path: Path):
    path = tmp_path / "x.svg"
    path.touch()
    path.chmod(mode)
    write(path, b"picture")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_what_was_there_stays_when_the_disk_fails(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "x.md"
    path.write_bytes(b"the last good one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OutputError) as caught:
        write(path, b"picture")
    assert (caught.value.path, caught.value.reason) == (path, "No space left on device")
    assert str(caught.value).startswith(f"cannot write {path} (No space left on device): ")
    assert path.read_bytes() == b"the last good one"
    assert os.listdir(tmp_path) == ["x.md"]


def test_nothing_is_left_when_a_new_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError):
        write(tmp_path / "x.svg", b"picture")
    assert os.listdir(tmp_path) == []


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path):
    (tmp_path / "x.svg").mkdir()
    (tmp_path / "x.svg" / "inside").touch()
    with pytest.raises(OutputError):
        write(tmp_path / "x.svg", b"picture")
    assert os.listdir(tmp_path) == ["x.svg"]
    assert os.listdir(tmp_path / "x.svg") == ["inside"]


@pytest.mark.parametrize("name", ["wall/x.svg", "wall/deep/x.svg"])
def test_a_file_where_a_folder_should_be_is_left_alone(name: str, tmp_path: Path):
    (tmp_path / "wall").write_bytes(b"wall")
    with pytest.raises(OutputError):
        write(tmp_path / name, b"picture")
    assert (tmp_path / "wall").read_bytes() == b"wall"
    assert os.listdir(tmp_path) == ["wall"]


def test_a_name_longer_than_any_file_is_refused(tmp_path: Path):
    with pytest.raises(OutputError, match="too long"):
        write(tmp_path / f"{'x' * 300}.svg", b"picture")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "lock"), [("d.pptx", "~$d.pptx"), ("handbook.docx", "~$ndbook.docx"), ("r.xlsx", ".~lock.r.xlsx#")]
)
def test_an_office_file_that_is_open_or_read_only_is_left_alone(name: str, lock: str, tmp_path: Path):
    """A new file in its place would be overwritten by the next save of the program that has it open."""
    path = tmp_path / name
    write(path, b"old")
    (tmp_path / lock).touch()
    with pytest.raises(HeldFile, match="is open in another program"):
        write(path, b"new")
    (tmp_path / lock).unlink()
    path.chmod(0o444)
    with pytest.raises(HeldFile, match="is read-only"):
        write(path, b"new")
    path.chmod(0o644)
    assert path.read_bytes() == b"old"
    write(path, b"new")
