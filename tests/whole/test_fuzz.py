"""Broken plans end in words, not in tracebacks, and not in minutes; `make fuzz` tries 100,000 of them."""

import re
import subprocess
import sys
from pathlib import Path

import bombs
import mutants
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and groups of processes of POSIX")

TOP = Path(__file__).parents[2]
TOOLS = TOP / "tools"


#: What the fuzzer must notice: plans that end in a traceback, in death, or not at all.
BAD = """
import os, time
from contextlib import nullcontext as running
from random import Random
Engine = object

def outcome(folder, dice, engine):
    number = next(number for number in range(20) if Random(number).getstate() == dice.getstate())
    if number == 8:
        raise ZeroDivisionError
    if number == 9:
        os.abort()
    if number == 10:
        time.sleep(60)
    return "refused"
"""


def fuzzed(tools: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, tools / "fuzz.py", *words], capture_output=True, text=True, timeout=600, check=False
    )


def test_three_hundred_broken_plans_end_in_words_or_pictures() -> None:
    done = fuzzed(TOOLS, "300", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "; 0 to fix" in done.stdout
    found = {name: int(count) for name, count in re.findall(r"(refused|drawn) (\d+)", done.stdout)}
    assert found.keys() == {"refused", "drawn"}
    assert sum(found.values()) == 300
    assert min(found.values()) > 10  # neither is all nonsense nor all well


def test_a_hundred_changed_decks_are_read_or_refused_in_words() -> None:
    done = fuzzed(TOOLS, "100", "--of", "decks", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    found = {name: int(count) for name, count in re.findall(r"(refused|read) (\d+)", done.stdout)}
    assert sum(found.values()) == 100
    assert found["read"] > 50


@pytest.mark.parametrize("kind", ["sheets", "diagrams"])
def test_three_hundred_broken_files_end_in_words_or_plans(kind: str) -> None:
    done = fuzzed(TOOLS, "300", "--of", kind, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    found = {name: int(count) for name, count in re.findall(r"(refused|imported) (\d+)", done.stdout)}
    assert sum(found.values()) == 300
    assert min(found.values()) > 10


def test_a_number_is_the_same_plan_in_every_process() -> None:
    code = "import mutants, mutant_decks as decks, mutant_imports as others; "
    code += "makers = mutants.mutant, others.mutant_diagram, decks.mutant_deck; "
    code += "print([make(n) for make in makers for n in range(1, 60)])"
    shown = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=TOOLS, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(shown) == 1


def test_every_way_to_break_a_plan_breaks_some_and_leaves_some() -> None:
    made = [mutants.mutant(number) for number in range(1, 200)]
    assert {how.split()[0] for how, _ in made} == mutants.WAYS.keys()
    assert len({str(files) for _, files in made}) > 190


def test_what_goes_wrong_is_reported_with_its_number(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tmp_path / "data").symlink_to(TOP / "data")
    for name in ("nasty.py", "samples.py", "mutant_imports.py", "mutant_decks.py"):
        (tools / name).symlink_to(TOOLS / name)
    (tools / "mutants.py").write_text((TOOLS / "mutants.py").read_text())
    (tools / "trials.py").write_text(BAD)
    for name in ("import_trials.py", "deck_trials.py"):
        (tools / name).write_text(BAD)
    (tools / "fuzz.py").write_text(
        re.sub(r"^SECONDS = \d+", "SECONDS = 2", (TOOLS / "fuzz.py").read_text(), flags=re.M)
    )
    done = fuzzed(tools, "5", "--jobs", "1", "--from", "7")
    assert done.returncode == 1
    found = re.findall(r"^(\w+): python tools/fuzz.py --seed (\d+)", done.stdout, re.MULTILINE)
    assert found == [("traceback", "8"), ("died", "9"), ("hang", "10")]
    assert "ZeroDivisionError" in done.stdout
    assert "died 1, hang 1, refused 2, traceback 1; 3 to fix" in done.stdout


@pytest.mark.parametrize("name", bombs.BOMBS | bombs.WHOLE)
def test_what_is_made_to_take_all_memory_is_refused_in_short_words(name: str, tmp_path: Path) -> None:
    found = bombs.taken((bombs.BOMBS | bombs.WHOLE)[name](), tmp_path)
    assert found.status == 1
    assert found.memory < bombs.MEMORY
    assert re.match(r"\S+:\d+:\d+: ", found.said), found.said[:200]
    assert len(found.said) < 1_000
    assert found.lines <= 1_002
