"""A run that would change nothing is not done again; whatever it depends on makes it be done."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from samples import HEAD
from signatures import WritePlan

from csirtgraph import runs
from csirtgraph.cache.store import Store
from csirtgraph.runs import Run, key_of, known_lines, remember

PLAN = f"{HEAD}roles: {{a: {{name: A}}}}\n"
WORDS = ("render", "ours", "roles", "-o", "x.svg")
PICTURE = b"<svg/>"


@pytest.fixture
def here(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder around a plan that extends another one, as the working folder; nothing is known there."""
    write_plan(folder="base", plan=PLAN.replace("ours", "base"))
    top = write_plan(plan="plan: {id: ours, title: Ours, extends: ../base}\n", roles="roles: {b: {name: B}}\n").parent
    store = Store(top / "known")
    (top / "known").mkdir()
    monkeypatch.setattr(runs, "open_store", lambda: store)
    monkeypatch.chdir(top)
    return top


def noted(words: tuple[str, ...], begun: float) -> Run:
    """A run that has drawn the picture."""
    run = Run(key_of(words), begun, said=[("wrote x.svg", True)])
    run.reads("ours")
    run.writes("x.svg", PICTURE)
    return run


def draw(words: tuple[str, ...] = WORDS) -> None:
    """A run that is over, and remembered."""
    Path("x.svg").write_bytes(PICTURE)
    remember(noted(words, time.time() + 1))


def add_folder() -> None:
    Path("ours/more").mkdir()
    Path("ours/more/more.yaml").write_text("roles: {c: {name: C}}\n")


def keep_a_place() -> None:
    Path("ours/.csirtgraph").mkdir()
    Path("ours/.csirtgraph/layout.yaml").write_text("roles: {b: [10, 10]}\n")


CHANGES: dict[str, Callable[[], object]] = {
    "a file": lambda: Path("ours/roles.yaml").write_text("roles: {b: {name: C}}\n"),
    "a file of the plan below": lambda: Path("base/plan.yaml").write_text(PLAN.replace("A", "Z")),
    "a new file": lambda: Path("ours/more.yaml").write_text("roles: {c: {name: C}}\n"),
    "a new folder": add_folder,
    "a new file below": lambda: Path("base/more.yaml").write_text("roles: {c: {name: C}}\n"),
    "a file that is gone": lambda: Path("ours/roles.yaml").unlink(),
    "kept places": keep_a_place,
    "a plan that is gone": lambda: Path("base/plan.yaml").unlink(),
    "a repository around it": lambda: Path(".git").mkdir(),
    "a picture that somebody changed": lambda: Path("x.svg").write_text("mine"),
    "a picture that is gone": lambda: Path("x.svg").unlink(),
    "the code": lambda: None,
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_run_depends_on_makes_it_be_done_again(what: str, here: Path, monkeypatch: pytest.MonkeyPatch):
    draw()
    assert known_lines(key_of(WORDS)) == [("wrote x.svg", True)]
    CHANGES[what]()
    if what == "the code":
        monkeypatch.setattr(runs, "code_stamp", lambda: "another version")
    assert known_lines(key_of(WORDS)) is None


def test_other_words_and_surroundings_are_another_run(here: Path, monkeypatch: pytest.MonkeyPatch):
    draw()
    assert known_lines(key_of((*WORDS, "--theme", "dark"))) is None
    for name, value in (("LC_ALL", "ja_JP.UTF-8"), ("CSIRTGRAPH_EXTENDS", "/"), ("SOURCE_DATE_EPOCH", "0")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert known_lines(key_of(WORDS)) is None
    monkeypatch.chdir(here / "base")
    assert known_lines(key_of(WORDS)) is None


def test_a_damaged_memory_is_none(here: Path):
    draw()
    for path in (here / "known").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert known_lines(key_of(WORDS)) is None


def test_a_known_run_renews_the_time_of_its_pictures(here: Path):
    draw()
    os.utime("x.svg", (0, 0))
    assert known_lines(key_of(WORDS))
    assert Path("x.svg").stat().st_mtime > 0


def test_a_plan_that_is_saved_while_it_is_drawn_is_not_remembered(here: Path):
    Path("x.svg").write_bytes(PICTURE)
    remember(noted(WORDS, time.time() - 100))  # the files are newer than the run
    assert known_lines(key_of(WORDS)) is None


printed: dict[tuple[str, ...], bytes] = {}  # by the words of a command


def drawn(folder: Path, *words: str) -> bool:
    """Whether `csirtgraph …`, as a process of its own, draws something; it says the same either way."""
    env = {**os.environ, "CSIRTGRAPH_CACHE": str(folder / "known")}
    command = [sys.executable, "-X", "importtime", "-m", "csirtgraph", *words]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
    lines = done.stderr.decode().splitlines()
    assert done.stdout or f"wrote {words[-1]}" in lines
    assert done.stdout == printed.setdefault(words, done.stdout)
    return any("csirtgraph.pipeline" in line for line in lines)


def test_a_second_run_draws_nothing_but_for_the_pipe_and_for_those_inside(here: Path):
    time.sleep(2 * runs.TICK)
    assert [drawn(here, *WORDS) for _ in range(2)] == [True, False]
    markup = ("embed", "ours", "roles", "--for", "html")
    assert [drawn(here, *markup) for _ in range(2)] == [True, False]
    page = ("render", "ours", "roles", "-o", "x.html")
    assert [drawn(here, *page) for _ in range(2)] == [True, False]
    for words in (["--audience", "internal", "-o", "y.svg"], ["-o", "-"], ["--like", "base", "-o", "z.svg"]):
        assert [drawn(here, "render", "ours", "roles", *words) for _ in range(2)] == [True, True]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full of Linux")
def test_a_known_run_whose_words_find_no_room_fails_like_any_other(here: Path):
    time.sleep(2 * runs.TICK)
    markup = ("embed", "ours", "roles", "--for", "html")
    drawn(here, *markup)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "csirtgraph", *markup],
            env={**os.environ, "CSIRTGRAPH_CACHE": str(here / "known")},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
