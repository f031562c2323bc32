"""Commands measured in turns: the clock, and the processor time of a command with all its processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from threading import Timer
from typing import NamedTuple

PATIENCE = 60.0  # seconds for one run of a command
BUDGET = 20.0  # seconds for the turns of one comparison
Command = Sequence[str | Path]


class Taken(NamedTuple):
    """What a run took, both in seconds; endless where it failed or was not done in time."""

    wall: float
    cpu: float


ENDLESS = Taken(float("inf"), float("inf"))
Turns = dict[str, list[Taken]]


class Bench(NamedTuple):
    """Where csirtgraph is installed, where files may be written, how often things run."""

    bin: Path
    folder: Path
    runs: int
    posts: tuple[int, ...]  # of made-up organisations

    def csirtgraph(self, *words: object, cache: Path | None = None) -> list[str]:
        """A command line of csirtgraph that remembers nothing, unless there is a folder for it."""
        setting = f"CSIRTGRAPH_CACHE={cache or 'off'}"
        return ["env", setting, str(self.bin / "csirtgraph"), *map(str, words)]

    def python(self, code: str, *words: object) -> list[str]:
        """A command line of Python, where csirtgraph is installed."""
        return [str(self.bin / "python"), "-c", code, *map(str, words)]


class Table(NamedTuple):
    """A table with a heading and a sentence about it."""

    title: str
    words: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


def run(command: Command, patience: float = PATIENCE, also: tuple[int, ...] = ()) -> Taken:
    """What a command takes, with the processes that it has waited for; `also` are statuses of no failure."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [*map(str, command)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    timer = Timer(patience, process.kill)
    timer.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, *also):
        print(f"failed: {' '.join(map(str, command))[:300]}", file=sys.stderr)
        return ENDLESS
    return Taken(wall, used.ru_utime + used.ru_stime)


def in_turns(commands: dict[str, Command], runs: int) -> Turns:
    """Each command as often as asked, in turns; fewer turns where they take long, and none of what was endless."""
    times: Turns = {name: [run(command)] for name, command in commands.items()}  # fills the caches of the system
    left = {name: command for name, command in commands.items() if times[name][0] is not ENDLESS}
    if sum(turn.wall for [turn] in times.values() if turn is not ENDLESS) < BUDGET / 10:
        times |= {name: [] for name in left}
    start = time.perf_counter()
    for _ in range(runs):
        for name, command in left.items():
            times[name].append(run(command))
        if time.perf_counter() - start > BUDGET:
            break
    return times


def compared(what: str, turns: Turns, goals: Iterable[tuple[str, float]] = (), seconds: float = 0) -> tuple[str, ...]:
    """A row: `ours`, its processor time, and how many times as much of that it takes as each of the others."""
    ours = turns["ours"]
    limits = dict(goals)
    ratios, verdicts = [], []
    for name in (name for name in turns if name != "ours"):
        factor = median(one.cpu / other.cpu for one, other in zip(ours, turns[name])) if turns[name] else 0.0
        is_endless = turns[name][:1] == [ENDLESS]
        ratios.append("–" if is_endless else f"{factor:.2f}")
        if name in limits:
            verdicts.append(f"≤ {limits[name]:g} × {name}: {verdict(is_endless or factor <= limits[name])}")
    wall = median(turn.wall for turn in ours)
    verdicts += [within(wall, seconds)] * bool(seconds)
    return what, shown(wall), shown(median(turn.cpu for turn in ours)), *ratios, ", ".join(verdicts)


def within(taken: float, seconds: float) -> str:
    """A target in seconds, and whether it is met; nothing where there is none."""
    return f"≤ {seconds:g} s: {verdict(taken <= seconds)}" if seconds else ""


def verdict(is_met: bool) -> str:
    """Whether a target is met."""
    return "met" if is_met else "missed"


def shown(seconds: float) -> str:
    """A time as people read it."""
    if seconds == float("inf"):
        return "–"
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.2f} s"


def lines_of(table: Table) -> list[str]:
    """A table as Markdown."""
    lines = ["", f"## {table.title}", "", table.words, "", f"| {' | '.join(table.head)} |"]
    lines.append("|---" + "|--:" * (len(table.head) - 1) + "|")
    return lines + [f"| {' | '.join(row)} |" for row in table.rows]
