"""Broken plans and files to import by the thousand: none may end in a traceback or take longer than a plan may.

python tools/fuzz.py                      100,000 plans, as many at a time as there are processors
python tools/fuzz.py 300                  as many; --from says which is the first
python tools/fuzz.py 10000 --of sheets    spreadsheets that are imported; or diagrams, or decks
python tools/fuzz.py --seed 4711          one plan again, with its files and the traceback
python tools/fuzz.py --bombs              what is made to take all memory and time, and what it takes

Each plan is read; one that can be read is checked, drawn, edited, compared and exported, too.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import Timer
from typing import IO, Any

import deck_trials
import import_trials
import trials
from mutant_decks import mutant_deck
from mutant_imports import mutant_diagram, mutant_sheet
from mutants import Files, mutant

SECONDS = 60  # that a plan may take; on a quiet machine most take some milliseconds
MEMORY = 2 * 1024**3  # bytes that all of a process's plans may take
PATIENCE = 5.0  # seconds after which a plan is worth a look
PLANS = 100_000
Make = Callable[[int], tuple[str, Files]]
Outcome = Callable[[Path, Random, trials.Engine], str]
#: What is tried: what makes it of a number, and what it goes through.
KINDS: dict[str, tuple[Make, Outcome]] = {
    "plans": (mutant, trials.outcome),
    "sheets": (mutant_sheet, import_trials.outcome),
    "diagrams": (mutant_diagram, import_trials.outcome),
    "decks": (mutant_deck, deck_trials.outcome),
}


def main() -> None:
    """Try plans, and say what came of them; end with 1 where something was found."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("plans", nargs="?", type=int, default=PLANS)
    words.add_argument("--from", dest="start", type=int, default=1)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    for flag in ("--worker", "--bombs"):
        words.add_argument(flag, action="store_true")
    words.add_argument("--seed", type=int)
    words.add_argument("--of", choices=[*KINDS], default="plans")
    asked = words.parse_args()
    if asked.worker:
        work(asked.of)
    elif asked.bombs:
        import bombs

        bombs.main()
    elif asked.seed is not None:
        again(asked.of, asked.seed)
    else:
        raise SystemExit(report(asked.of, asked.start, asked.plans, asked.jobs))


def report(kind: str, start: int, plans: int, jobs: int) -> int:
    """Try so many of a kind, print what came of them, and answer 1 where something was found."""
    began = time.perf_counter()
    outcomes: Counter[str] = Counter()
    found, slow = 0, (0.0, 0)
    command = "python tools/fuzz.py --seed" if kind == "plans" else f"python tools/fuzz.py --of {kind} --seed"
    for number, answer in tried(kind, range(start, start + plans), jobs):
        outcomes[answer["outcome"]] += 1
        slow = max(slow, (answer["seconds"], number))
        if answer["outcome"] in ("traceback", "hang", "died"):
            found += 1
            print(f"{answer['outcome']}: {command} {number}\n{answer.get('trace', '')}", flush=True)
        elif answer["seconds"] > PATIENCE:
            print(f"{answer['seconds']:.1f} s: {command} {number}", flush=True)
        if sum(outcomes.values()) % 10_000 == 0:
            print(f"{sum(outcomes.values()):,} {kind}", flush=True)
    counts = ", ".join(f"{outcome} {number:,}" for outcome, number in sorted(outcomes.items()))
    print(f"{plans:,} {kind} from {start} in {time.perf_counter() - began:.0f} s: {counts}; {found} to fix")
    print(f"the slowest took {slow[0]:.1f} s: {command} {slow[1]}")
    return int(found > 0)


def tried(kind: str, numbers: range, jobs: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What came of each number, in processes that may die."""
    free: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker(kind) for _ in range(jobs)]
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

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.process = started(kind)

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
        self.process = started(self.kind)
        return {"outcome": "hang" if seconds >= SECONDS else "died", "seconds": seconds}

    def end(self) -> None:
        """Kill it, and the layout it may be waiting for."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def started(kind: str) -> "subprocess.Popen[str]":
    """A process that tries plans, at the head of a group of its own; a warning, which people would see, is an error."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", __file__, "--worker", "--of", kind],
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


def work(kind: str) -> None:
    """Try those of a kind whose numbers come in, and answer a line for each."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    answers, sys.stdout = sys.stdout, sys.stderr
    with trials.running() as engine, tempfile.TemporaryDirectory(dir=fast()) as folder:
        for turn, line in zip(count(), sys.stdin):
            try:
                answer = {"outcome": one(kind, int(line), Path(folder) / f"{turn}", engine)}
            except BaseException:
                answer = {"outcome": "traceback", "trace": traceback.format_exc()}
            print(json.dumps(answer), file=answers, flush=True)


def fast() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def one(kind: str, number: int, folder: Path, engine: trials.Engine) -> str:
    """Try one in a folder of its own, which is gone afterwards."""
    make, outcome = KINDS[kind]
    put(make(number)[1], folder)
    try:
        return outcome(folder, Random(number), engine)
    finally:
        shutil.rmtree(folder)


def put(files: Files, folder: Path) -> None:
    """Write files into a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def again(kind: str, number: int) -> None:
    """One once more, in this process, with all one needs to see what is wrong; its files stay."""
    make, outcome = KINDS[kind]
    how, files = make(number)
    folder = Path(tempfile.mkdtemp()) / "ours"
    put(files, folder)
    print(f"{how}: {folder}")
    with trials.running() as engine:
        print(outcome(folder, Random(number), engine))


if __name__ == "__main__":
    main()
