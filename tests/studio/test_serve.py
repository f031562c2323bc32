"""`csirtgraph serve`: the link, and what is said when something is in the way."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

pytest.importorskip("starlette")
from studios import NO_TLS, PLAN, SECONDS

from csirtgraph import extras
from csirtgraph.cli import main
from csirtgraph.studio.server.snapshot import taken

WritePlan = Callable[..., Path]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@contextmanager
def started(*words: object, folder: Path | None = None, language: str = "C.UTF-8") -> "Iterator[subprocess.Popen[str]]":
    """The command, running until the block ends."""
    line = [sys.executable, "-m", "csirtgraph", "serve", *map(str, words)]
    top = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [top, os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "LC_ALL": language, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        line, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def link_of(process: "subprocess.Popen[str]") -> str:
    """The link it prints."""
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line):
            return found[0]
    assert process.stderr
    raise AssertionError(process.stderr.read())


def ended(process: "subprocess.Popen[str]", how: signal.Signals) -> tuple[str, str]:
    """What a process still says when a signal ends it."""
    process.send_signal(how)
    return process.communicate(timeout=SECONDS)


@contextmanager
def let_in(link: str) -> Iterator[httpx.Client]:
    """Somebody who has opened the link."""
    with httpx.Client(base_url=link.split("/?")[0], timeout=SECONDS, verify=NO_TLS) as client:
        assert client.get(link).status_code == 303
        yield client


@POSIX
def test_the_plan_of_the_current_folder_is_served_until_ctrl_c(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with started(folder=folder) as process, let_in(link_of(process)) as client:
        assert client.get("/api/state").json()["plan"]["id"] == "ours"
        assert ended(process, signal.SIGINT) == ("", "")
    assert process.returncode == 0


@POSIX
def test_without_a_plan_there_pattern_b_is_served(tmp_path: Path) -> None:
    with started(folder=tmp_path, language="ja_JP.UTF-8") as process, let_in(link_of(process)) as client:
        assert client.get("/api/state").json()["plan"]["id"] == "pattern-b"
        assert 'lang="ja"' in client.get("/").text
        _, errors = ended(process, signal.SIGTERM)
    assert "csirtgraph init my-csirt --pattern b" in errors


@POSIX
def test_the_terminal_shows_what_the_page_tells(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with started("ours", "--lang", "en", folder=folder.parent) as process, let_in(link_of(process)) as client:
        for text, count in ((PLAN + "nonsense: 1\n", 1), (PLAN, 0)):
            (folder / "plan.yaml").write_text(text)
            end = time.monotonic() + SECONDS
            while len(client.get("/api/state").json()["problems"]) != count:
                assert time.monotonic() < end
        _, errors = ended(process, signal.SIGINT)
    assert re.fullmatch(
        r"ours/plan\.yaml:7:1: unknown key nonsense.*\nthe problems with the plan are resolved\n", errors
    )


@POSIX
def test_a_pipe_is_no_plan_to_serve(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "plan.yaml")])
    assert (done.exit_code, "plan.yaml:1:1: " in done.stderr) == (1, True)


@POSIX
def test_a_plan_that_becomes_a_pipe_is_not_waited_for(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    before = taken(str(folder / "plan.yaml"))
    (folder / "plan.yaml").unlink()
    os.mkfifo(folder / "plan.yaml")
    after = taken(str(folder / "plan.yaml"), before)
    assert (after.plan, [problem.code for problem in after.problems]) == (before.plan, ["no-regular-file"])


def test_a_port_in_use_is_reported() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", "b", "--port", str(port)])
    assert done.exit_code == 1
    assert f"port {port} cannot be used" in done.output
    assert "name another --port" in done.output


def test_what_is_missing_is_reported_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in extras.EXTRAS["studio"].modules:

        def found(name: str, missing: str = missing) -> Any:
            if name == missing:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return import_module(name)

        monkeypatch.setattr(extras, "import_module", found)
        done = CliRunner().invoke(main, ["serve", "b"])
        assert done.exit_code == 1
        assert "pip install 'csirtgraph[studio]'" in done.output
        assert missing in done.output


def test_a_plan_that_is_not_there_is_reported(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")])
    assert done.exit_code == 1
    assert "there is no such plan" in done.output


def test_wrong_usage_ends_with_2() -> None:
    for words in (["--port", "99999"], ["--lang", "fr"], ["--nonsense"]):
        assert CliRunner().invoke(main, ["serve", "b", *words]).exit_code == 2


@POSIX
def test_a_browser_that_cannot_be_opened_is_no_obstacle(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    with started(write_plan(plan=PLAN), "--open") as process:
        link = link_of(process)
        assert process.stderr
        assert "no browser could be opened: open the link above" in process.stderr.readline()
        with let_in(link) as client:
            assert client.get("/api/ping").status_code == 200


@POSIX
def test_the_browser_is_opened_with_a_way_in(
    write_plan: WritePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    with started(write_plan(plan=PLAN), "--open") as process:
        link = link_of(process)
        end = time.monotonic() + SECONDS
        while not opened.exists():
            assert time.monotonic() < end
        address = opened.read_text().strip()
        assert "token" not in address
        page = Path(address.removeprefix("file://"))
        assert link in page.read_text()
        ended(process, signal.SIGINT)
    assert not page.exists()
