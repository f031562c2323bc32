"""Broken plans by the thousand: none may end in a traceback or take longer than a plan may.

python tools/fuzz.py              100,000 plans, as many at a time as there are processors
python tools/fuzz.py 300          as many; --from says which is the first
python tools/fuzz.py --seed 4711  one plan again, with its files and the traceback
python tools/fuzz.py --bombs      what is made to take all memory and time, and what it takes

Each plan is read; one that can be read is checked, drawn, edited, compared and exported, too.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import Timer
from typing import IO, Any

import trials
from mutants import Files, mutant

SECONDS = 60  # that a plan may take; on a quiet machine most take some milliseconds
MEMORY = 2 * 1024**3  # bytes that all of a process's plans may take
PATIENCE = 5.0  # seconds after which a plan is worth a look
PLANS = 100_000


def main() -> None:
    """Try plans, and say what came of them; end with 1 where something was found."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("plans", nargs="?", type=int, default=PLANS)
    words.add_argument("--from", dest="start", type=int, default=1)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    for flag in ("--worker", "--bombs"):
        words.add_argument(flag, action="store_true")
    words.add_argument("--seed", type=int)
    asked = words.parse_args()
    if asked.worker:
        work()
    elif asked.bombs:
        import bombs

        bombs.main()
    elif asked.seed is not None:
        again(asked.seed)
    else:
        raise SystemExit(report(asked.start, asked.plans, asked.jobs))


def report(start: int, plans: int, jobs: int) -> int:
    """Try so many plans, print what came of them, and answer 1 where something was found."""
    began = time.perf_counter()
    outcomes: Counter[str] = Counter()
    found, slow = 0, (0.0, 0)
    for number, answer in tried(range(start, start + plans), jobs):
        outcomes[answer["outcome"]] += 1
        slow = max(slow, (answer["seconds"], number))
        if answer["outcome"] in ("traceback", "hang", "died"):
            found += 1
            print(f"{answer['outcome']}: python tools/fuzz.py --seed {number}\n{answer.get('trace', '')}", flush=True)
        elif answer["seconds"] > PATIENCE:
            print(f"{answer['seconds']:.1f} s: python tools/fuzz.py --seed {number}", flush=True)
        if sum(outcomes.values()) % 10_000 == 0:
            print(f"{sum(outcomes.values()):,} plans", flush=True)
    counts = ", ".join(f"{outcome} {number:,}" for outcome, number in sorted(outcomes.items()))
    print(f"{plans:,} plans from {start} in {time.perf_counter() - began:.0f} s: {counts}; {found} to fix")
    print(f"the slowest took {slow[0]:.1f} s: python tools/fuzz.py --seed {slow[1]}")
    return int(found > 0)


def tried(numbers: range, jobs: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What came of each plan, in processes that may die."""
    free: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker() for _ in range(jobs)]
    for worker in workers:
        free.put(worker)

    def ask(number: int) -> tuple[int, dict[str, Any]]:
        worker = free.get()
        try:
            return number, worker.answer(number)
        finally:
            free.put(worker)

    try:
        with ThreadPoolExecutor(jobs) as pool:
            for first in range(numbers.start, numbers.stop, 1000):
                yield from pool.map(ask, range(first, min(first + 1000, numbers.stop)))
    finally:
        for worker in workers:
            worker.end()


class Worker:
    """A process that tries plans; one that takes too long or dies is replaced."""

    def __init__(self) -> None:
        self.process = started()

    def answer(self, number: int) -> dict[str, Any]:
        """What came of a plan."""
        input, output = pipes(self.process)
        timer = Timer(SECONDS, self.end)
        began = time.perf_counter()  # before the timer, so that what it ends has taken as long
        timer.start()
        try:
            input.write(f"{number}\n")
            input.flush()
            line = output.readline()
        except BrokenPipeError:
            line = ""
        timer.cancel()
        seconds = time.perf_counter() - began
        if line:
            return {**json.loads(line), "seconds": seconds}
        self.end()
        self.process = started()
        return {"outcome": "hang" if seconds >= SECONDS else "died", "seconds": seconds}

    def end(self) -> None:
        """Kill it, and the layout it may be waiting for."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def started() -> "subprocess.Popen[str]":
    """A process that tries plans, at the head of a group of its own."""
    return subprocess.Popen(
        [sys.executable, __file__, "--worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def pipes(process: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    """Where to ask it, and where it answers."""
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def work() -> None:
    """Try the plans whose numbers come in, and answer a line for each."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    answers, sys.stdout = sys.stdout, sys.stderr
    with trials.running() as engine, tempfile.TemporaryDirectory(dir=fast()) as folder:
        for turn, line in zip(count(), sys.stdin):
            try:
                answer = {"outcome": one(int(line), Path(folder) / f"{turn}", engine)}
            except BaseException:
                answer = {"outcome": "traceback", "trace": traceback.format_exc()}
            print(json.dumps(answer), file=answers, flush=True)


def fast() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def one(number: int, folder: Path, engine: trials.Engine) -> str:
    """Try one plan in a folder of its own, which is gone afterwards."""
    put(mutant(number)[1], folder)
    try:
        return trials.outcome(folder, Random(number), engine)
    finally:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def put(files: Files, folder: Path) -> None:
    """Write the files of a plan."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def again(number: int) -> None:
    """One plan once more, in this process, with all one needs to see what is wrong; its files stay."""
    how, files = mutant(number)
    folder = Path(tempfile.mkdtemp()) / "ours"
    put(files, folder)
    print(f"{how}: {folder}")
    with trials.running() as engine:
        print(trials.outcome(folder, Random(number), engine))


if __name__ == "__main__":
    main()
