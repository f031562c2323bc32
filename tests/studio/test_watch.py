"""What the studio does when the system cannot tell it of saved files."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from csirtgraph.studio.server import watch


@pytest.mark.parametrize("error", [OSError("no watches left"), UnicodeEncodeError("utf-8", "計画", 0, 1, "surrogates")])
def test_files_are_looked_at_when_they_cannot_be_watched(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    async def refresh() -> None:
        looks.append(True)

    async def fail(*_: object) -> None:
        raise error

    studio = SimpleNamespace(refresh=refresh, snapshot=SimpleNamespace(sources=SimpleNamespace(folders=[tmp_path])))
    monkeypatch.setattr(watch, "watch_folders", fail)
    monkeypatch.setattr(watch, "LOOK", 1)

    async def a_while() -> None:
        await asyncio.wait_for(watch.watch(studio), 0.5)  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as pool, pytest.raises(asyncio.TimeoutError):  # a browser may run a loop in this thread
        pool.submit(asyncio.run, a_while()).result(30)
    assert len(looks) > 2
