"""What is remembered between runs: never believed when damaged, within its limit, for its user alone."""

import os
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from csirtgraph.cache.folder import cache_folder
from csirtgraph.cache.store import Store, entries, trim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_what_was_put_comes_back(store: Store):
    store.put("key", b"places")
    assert (store.get("key"), store.get("other")) == (b"places", None)


def test_damaged_entries_are_as_good_as_none(store: Store):
    for damage in (lambda data: data[:-1], lambda data: b"", lambda data: b"x" + data[1:], lambda data: data + b"more"):
        store.put("key", b"places")
        path = store.path_of("key")
        path.write_bytes(damage(path.read_bytes()))
        assert store.get("key") is None


def test_a_link_in_the_store_is_not_followed(store: Store, tmp_path: Path):
    store.put("key", b"places")
    elsewhere = tmp_path / "elsewhere"
    store.path_of("key").rename(elsewhere)
    store.path_of("key").symlink_to(elsewhere)
    assert store.get("key") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of files are for POSIX")
def test_entries_are_for_their_user_alone(store: Store):
    store.put("key", b"places")
    assert store.path_of("key").stat().st_mode & 0o777 == 0o600


def test_a_full_store_lets_go_of_what_was_used_least_lately(store: Store, tmp_path: Path):
    for age, name in enumerate(("new", "middle", "old")):
        store.put(name, b"x" * 100)
        os.utime(store.path_of(name), (1_000 - age, 1_000 - age))
    assert trim(tmp_path, 1_000) == 0
    assert trim(tmp_path, 300) == 2
    assert [store.get(name) is None for name in ("new", "middle", "old")] == [False, True, True]


def test_only_files_of_the_store_are_removed(store: Store, tmp_path: Path):
    (tmp_path / "notes.txt").write_bytes(b"x" * 1_000)
    store.put("key", b"places")
    assert len([*entries(tmp_path)]) == 1
    trim(tmp_path, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_is_missing_or_full_is_no_failure(tmp_path: Path):
    Store(tmp_path / "nowhere").put("key", b"places")
    Store(None).put("key", b"places")
    assert Store(tmp_path / "nowhere").get("key") is None


def test_the_folder_is_made_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CSIRTGRAPH_CACHE", str(tmp_path / "new" / "cache"))
    assert cache_folder() == tmp_path / "new" / "cache"
    assert not hasattr(os, "getuid") or (tmp_path / "new" / "cache").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of files are for POSIX")
@pytest.mark.parametrize("kind", ["writable by others", "a link", "a file", "below a file"])
def test_a_folder_that_cannot_be_trusted_is_none(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "cache"
    if kind == "writable by others":
        folder.mkdir()
        folder.chmod(0o777)
    elif kind == "a link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.write_text("")
    monkeypatch.setenv("CSIRTGRAPH_CACHE", str(folder / "below" if kind == "below a file" else folder))
    assert cache_folder() is None


def test_off_means_no_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CSIRTGRAPH_CACHE", "off")
    assert cache_folder() is None


def test_nothing_is_remembered_where_no_folder_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CSIRTGRAPH_CACHE", str(tmp_path / "file" / "cache"))
    assert cache_folder() is None


def test_what_is_remembered_lies_where_the_platform_keeps_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CSIRTGRAPH_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = cache_folder()
    assert folder == user_cache_path("csirtgraph", appauthor=False)
    assert tmp_path in folder.parents
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == user_cache_path("csirtgraph", appauthor=False)
