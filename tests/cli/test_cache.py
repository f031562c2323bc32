"""`csirtgraph cache` and `--no-cache`."""

from pathlib import Path

import pytest
from signatures import Run

from csirtgraph.cache.store import Store


def test_what_is_remembered_is_counted_and_deleted(run: Run, tmp_path: Path):
    surroundings = {"CSIRTGRAPH_CACHE": str(tmp_path / "cache")}
    assert run("cache", env=surroundings).stdout == f"{tmp_path / 'cache'}: 0 remembered layouts and runs, 0.0 MB\n"
    store = Store(tmp_path / "cache")
    store.put("one", b"x" * 1_000_000)
    store.put("two", b"y" * 300_000)
    assert run("cache", env=surroundings).stdout == f"{tmp_path / 'cache'}: 2 remembered layouts and runs, 1.3 MB\n"
    assert "deleted 2" in run("cache", "--clear", env=surroundings).stdout
    assert store.get("one") is None


@pytest.mark.parametrize("words", [["--no-cache", "cache"], ["cache"]], ids=len)
def test_nothing_is_remembered_where_that_is_not_wanted(words: list[str], run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CSIRTGRAPH_CACHE", "off" if words == ["cache"] else "")  # what the option sets is undone, too
    assert run(*words).stdout.startswith("nothing is remembered")
