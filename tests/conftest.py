"""What all tests share: plans written to a folder of their own, one layout engine, English messages."""

import gc
import os
import sys
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest
from browser import browser  # noqa: F401
from click.testing import CliRunner, Result
from engines import SharedEngine, shared_engine
from signatures import Run, WritePlan

import csirtgraph
from csirtgraph import api
from csirtgraph.cache.store import NOTHING, Store
from csirtgraph.cli import main
from csirtgraph.cli.commands.build import command as build
from csirtgraph.drawing.graphviz import engine as engines
from csirtgraph.drawing.graphviz.engine import DotProgram
from csirtgraph.drawing.layout import choose_layout, stable, tiles
from csirtgraph.drawing.routing.route import Router, routed

#: Set where everything that tests use is there: one that is left out is then a failure.
REQUIRED = "CSIRTGRAPH_REQUIRED"
NOT_SHIPPED = "the source is not shipped"  # what no machine need have

#: Tests start hundreds of interpreters, which would each compile csirtgraph again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Stop where a module has changed since it was compiled, for what is tested would be the old one."""
    changed = [str(path) for path in (Path(csirtgraph.__file__).parent / "drawing").rglob("*.py") if is_stale(path)]
    if changed:
        pytest.exit(f"{', '.join(changed)}: changed since it was compiled: run `make test`, or `make pure` first", 2)


def is_stale(module: Path) -> bool:
    """Whether a module is newer than what it was compiled to for this Python."""
    compiled = [module.with_suffix(suffix) for suffix in EXTENSION_SUFFIXES]
    return any(path.exists() and path.stat().st_mtime < module.stat().st_mtime for path in compiled)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a test was left out that must run; -rs has listed which, and why."""
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    if reporter is None:  # a worker; the process that started it has all reports
        return
    left_out = [str(report.longrepr) for report in reporter.stats.get("skipped", [])]
    if os.environ.get(REQUIRED) and any(NOT_SHIPPED not in reason for reason in left_out):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


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


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `csirtgraph …` in an empty folder; an exception that is no exit fails the test."""
    monkeypatch.chdir(tmp_path)

    def invoke(*words: object, env: dict[str, str] | None = None) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], env=env)
        gc.unfreeze()  # the command took this process for its own and over
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture(scope="session", autouse=True)
def engine(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[SharedEngine]:
    """One Graphviz for the whole run, also behind commands and the API that run in this process.

    All processes of a run, and those they start, know each other's layouts.
    """
    top = tmp_path_factory.getbasetemp()
    patched = pytest.MonkeyPatch()
    patched.setenv("CSIRTGRAPH_CACHE", str((top if worker_id == "master" else top.parent) / "cache"))
    patched.setenv("CSIRTGRAPH_STATE", str(top / "state"))
    for module in (engines, api):
        patched.setattr(
            module, "engine_of", lambda name, effort="normal": DotProgram() if name == "dot" else shared_engine()
        )
    yield shared_engine()
    patched.undo()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """`build` draws in the process of the test, where nothing else is asked for."""
    jobs = next(option for option in build.params if option.name == "jobs")
    monkeypatch.setattr(jobs, "default", 1)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are English, whatever the machine's language."""
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Graphviz lays out small diagrams, too, and nothing is known from before."""
    monkeypatch.setattr(shared_engine(), "store", NOTHING)
    for module in (choose_layout, stable):
        monkeypatch.setattr(module, "is_small", lambda drawing: False)


@pytest.fixture
def rough(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The first layout found is taken, for tests to which the places do not matter; these have a store of their own."""
    folder = tmp_path_factory.getbasetemp() / "rough"
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(shared_engine(), "store", Store(folder))
    monkeypatch.setattr(tiles, "steps_for", lambda parts: parts)
    monkeypatch.setattr(tiles, "STEPS_LIKE", 1)
    monkeypatch.setattr(
        tiles, "routed", lambda drawing, measures, places, most: routed(drawing, measures, places[:1], 1)
    )
    monkeypatch.setattr(Router, "improve", lambda router: None)
    for module in (choose_layout, stable):
        monkeypatch.setattr(module, "faults", lambda layout: 0)
