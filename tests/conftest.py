"""What all tests share: plans written to a folder of their own, one layout engine, English messages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import browser, page_b, pytest_terminal_summary, show  # noqa: F401

from csirtgraph.drawing.engine import EmbeddedEngine

WritePlan = Callable[..., Path]


@pytest.fixture
def write_plan(tmp_path: Path) -> WritePlan:
    """`write_plan(plan="…", roles="…")` writes plan.yaml and roles.yaml into a new folder and returns it.

    Paths go in a mapping: `write_plan({"flows/command.yaml": "…"}, plan="…")`; `folder` names another
    folder beside the first; bytes are written as they are.
    """

    def write(paths: dict[str, str | bytes] | None = None, folder: str = "ours", **stems: str | bytes) -> Path:
        files = {**(paths or {}), **{f"{stem}.yaml": text for stem, text in stems.items()}}
        top = tmp_path / folder
        top.mkdir(exist_ok=True)
        for name, text in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return top

    return write


@pytest.fixture(scope="session")
def engine() -> Iterator[EmbeddedEngine]:
    """One Graphviz for the whole run."""
    running = EmbeddedEngine()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are English, whatever the machine's language."""
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
