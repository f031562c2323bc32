"""Figures drawn by several processes: in order, and without a process or a traceback left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from weakref import ref

import pytest
from signatures import Run, WritePlan

from csirtgraph import processes
from csirtgraph.cli.drawer import KEPT
from csirtgraph.errors import NoFigure
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading import load
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.processes import LostProcess, in_processes

PLAN = "plan: {{id: {id}, title: Plan {id}}}\nroles: {{a: {{name: A}}}}\n"
#: Work that says that it has begun, and then takes long.
ENDLESS = """
import os, time
from csirtgraph.processes import in_processes
def work(item):
    os.write(1, b"at work\\n")
    time.sleep(60)
with in_processes(2, work) as each:
    list(each([1, 2]))
"""

#: Processes that start anew, as they do where copies of a process are not safe.
ANEW = """
from csirtgraph import processes
context = processes.get_context
processes.get_context = lambda name: context("spawn")
with processes.in_processes(2, abs) as each:
    print(dict(each([-1, -2, -3])))
"""


def slow_at_first(item: int) -> int:
    time.sleep(0.1 if item == 0 else 0)
    return item * item


def ended(item: int) -> None:
    os._exit(9)


def test_results_come_in_the_order_of_the_work_and_work_is_taken_when_it_is_needed():
    taken: list[int] = []

    def items():
        for item in range(100):
            taken.append(item)
            yield item

    with in_processes(2, slow_at_first) as each:
        results = each(items())
        assert next(results) == (0, 0)
        assert len(taken) < 50
        assert [*results] == [(item, item * item) for item in range(1, 100)]


def test_processes_that_start_anew_do_the_same():
    done = subprocess.run([sys.executable, "-c", ANEW], capture_output=True, check=True, text=True)
    assert done.stdout == "{-1: 1, -2: 2, -3: 3}\n"


def refused(item: int) -> None:
    raise NoFigure("map", ["relations"])


def test_an_error_of_a_process_comes_with_its_words():
    with pytest.raises(NoFigure, match="no figure map: choose one of relations"), in_processes(2, refused) as each:
        list(each([1]))


def test_a_process_that_the_system_ends_is_an_error_in_words():
    with pytest.raises(LostProcess, match="takes less memory with -j 1"), in_processes(2, ended) as each:
        list(each([1]))


def large(item: int) -> bytes:
    return bytes(5_000_000)


def test_processes_that_are_ended_within_a_result_are_not_waited_for():
    with pytest.raises(NoFigure), in_processes(2, large) as each:
        list(map(refused, next(each(range(20)))))


def test_a_process_that_cannot_start_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(processes.ProcessPoolExecutor, "submit", refuse)
    with pytest.raises(LostProcess, match="could not start"), in_processes(2, abs) as each:
        list(each([1]))


def test_a_system_without_semaphores_does_all_work_in_one_process(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(processes, "ProcessPoolExecutor", refuse)
    with in_processes(2, lambda item: os.getpid()) as each:
        assert [*each([1, 2])] == [(1, os.getpid()), (2, os.getpid())]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_a_build_that_is_ended(how: signal.Signals):
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # else where nohup is above us
    building = subprocess.Popen([sys.executable, "-c", heard + ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert building.stdout
    assert {building.stdout.readline() for _ in range(2)} == {b"at work\n"}
    building.send_signal(how)
    building.communicate(timeout=20)  # which ends only when no process holds its output any more


@pytest.mark.usefixtures("rough")
def test_a_build_of_many_plans_keeps_only_the_last_ones(
    run: Run, write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
):
    targets = [write_plan({f"p{n}.yaml": PLAN.format(id=f"p{n}")}, folder="many") / f"p{n}.yaml" for n in range(20)]
    plans: list[ref[Plan]] = []
    alive: list[int] = []

    def noted(*words: object, **more: object) -> Plan:
        plan = load_plan(*words, **more)  # type: ignore[arg-type]
        plans.append(ref(plan))
        alive.append(sum(plan() is not None for plan in plans))
        return plan

    monkeypatch.setattr(load, "load_plan", noted)
    assert run("build", *targets, "--lang", "en", "-o", "out").exit_code == 0
    assert len(list(Path("out").glob("*/roles.en.svg"))) == len(targets)
    assert max(alive) <= KEPT + 2
