"""Plans made to take all memory and time: what each takes, in a process of its own, until it is refused.

The measures are of the whole command `csirtgraph check`, with the start of Python and of Graphviz's process in it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from csirtgraph.plan.yaml import limits

MEMORY = 200 * 1024**2  # bytes that refusing may take
SECONDS, WHOLE_SECONDS = 1.0, 2.0  # of a processor that it may take; the second where all has to be read
#: Checks the plan of the folder; itself it is small, as what it starts counts its memory from there.
MEASURED = """import json, os, resource, subprocess, sys, time
began = time.perf_counter()
status = subprocess.call([sys.executable, "-m", "csirtgraph", "check", "."], stdout=2)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss, status]))"""
HEAD = "plan: {id: ours, title: Ours}\n"
FILE = limits.FILE_BYTES
Files = dict[str, str]


def laughs() -> str:
    """Ten aliases of ten aliases, ten times."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    return "\n".join(rows + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)])


def merges() -> str:
    """Merge keys of merge keys."""
    rows = ["a0: &a0 {" + ", ".join(f"k{n}: x" for n in range(100)) + "}"]
    return "\n".join(rows + [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 11)])


def many(row: str, size: int = FILE - 1000) -> str:
    """Rows with a number each, until a file is full."""
    count = size // (len(row.format(0)) + 7)
    return "\n".join(row.format(number) for number in range(count))


def folders(count: int) -> Files:
    """A file in each of many folders."""
    return {f"f{number}/x.yaml": f"teams: {{t{number}: {{name: T}}}}" for number in range(count)}


def stacked() -> Files:
    """As many plans as may extend one another, each as large as a plan may be."""
    rows = {level: many(f"  t{{}}-{level}: {{{{name: T}}}}", 1_000_000) for level in range(limits.EXTENDS)}
    plans = {
        f"p{level}/plan.yaml": f"plan: {{id: p, title: P, extends: ../p{level + 1}}}\nteams:\n{text}\n"
        for level, text in rows.items()
    }
    return {"plan.yaml": "plan: {id: p, title: P, extends: p0}\n", **plans, f"p{limits.EXTENDS}/plan.yaml": HEAD}


BOMBS: dict[str, Callable[[], str | Files]] = {
    "aliases of aliases": laughs,
    "merge keys": merges,
    "100 KB of [": lambda: "[" * 100_000,
    "5 MB of [": lambda: "x: " + "[" * (FILE - 10),
    "5 MB of {": lambda: "{" * (FILE - 10),
    "5 MB of {x: ": lambda: "{x: " * (FILE // 4 - 10),
    "5 MB of - ": lambda: "- " * (FILE // 2 - 10),
    "5 MB of ? ": lambda: "? " * (FILE // 2 - 10),
    "steps of spaces": lambda: "\n".join(" " * depth + "x:" for depth in range(3_000)),
    "a number of 5 MB": lambda: (
        f"{HEAD}roles: {{a: {{name: A}}}}\nposts: {{incident: {{a: {{people: {'9' * (FILE - 200)}}}}}}}"
    ),
    "a number like 1e999999999": lambda: (
        f"{HEAD}roles: {{a: {{name: A}}}}\nposts: {{incident: {{a: {{people: 1e999999999}}}}}}"
    ),
    "a word of 5 MB": lambda: f"{HEAD}roles: {{a: {{name: {'x' * (FILE - 100)}}}}}",
    "a key of 5 MB": lambda: f"{HEAD}? {'x' * (FILE - 100)}\n: y",
    "the same key of 2 MB twice": lambda: f"{HEAD}? {'x' * 2_000_000}\n: y\n? {'x' * 2_000_000}\n: y",
    "a quote that never ends": lambda: f'{HEAD}x: "' + "x" * (FILE - 100),
    "5 MB of escapes": lambda: f'{HEAD}x: "' + "\\0" * (FILE // 2 - 50) + '"',
    "5 MB of comments": lambda: "#\n" * (FILE // 2 - 10),
    "5 MB of lines": lambda: "\n" * (FILE - 10),
    "5 MB of tabs": lambda: "\t\n" * (FILE // 2 - 10),
    "5 MB of control characters": lambda: "\x01" * (FILE - 10),
    "5 MB of tags": lambda: f"{HEAD}x: [" + "!a b, " * (FILE // 6 - 20) + "]",
    "5 MB of documents": lambda: "---\n" * (FILE // 4 - 10),
    "a file of 5 MB and a byte": lambda: "#" * (FILE + 1),
    "three files of 5 MB": lambda: {f"{n}.yaml": "#" * FILE for n in range(3)},
    "5 MB of values": lambda: f"{HEAD}x: [{', '.join(['x'] * (FILE // 3 - 50))}]",
    "a key 600,000 times": lambda: HEAD + "x: 1\n" * (FILE // 5 - 20),
    "roles with keys nobody knows": lambda: f"{HEAD}roles:\n" + many("  r{}: {{name: R, x: 1}}", 600_000),
    "roles in groups that are not there": lambda: f"{HEAD}roles:\n" + many("  r{0}: {{name: R, group: g{0}}}", 700_000),
    "a role with 90,000 skills": lambda: f"{HEAD}roles: {{a: {{name: A, skills: [{', '.join(['x', ''] * 45_000)}]}}}}",
    "200,000 roles": lambda: f"{HEAD}roles:\n" + many("  r{}: {{name: R}}", 1_500_000),
    "flows of 20,001": lambda: (
        f"{HEAD}roles: {{a: {{name: A}}, b: {{name: B}}}}\nflows: {{a: {{b: [" + "{kind: report}, " * 20_001 + "]}}"
    ),
    "10,000 posts in a circle": lambda: (
        f"{HEAD}posts:\n  incident:\n"
        + "\n".join(f"    p{n}: {{name: P, held-by: p{(n + 1) % 10_000}}}" for n in range(10_000))
    ),
    "501 files": lambda: {f"{n}.yaml": f"teams: {{t{n}: {{name: T}}}}" for n in range(501)},
    "501 folders": lambda: folders(501),
    "plans over plans of 10 MB": lambda: {
        "plan.yaml": "plan: {id: p, title: P, extends: p0}\n",
        **{
            f"p{n}/plan.yaml": f"plan: {{id: p, title: P, extends: ../p{n + 1}}}\n" + "#\n" * 2_500_000
            for n in range(8)
        },
    },
    "a plan over itself": lambda: {"plan.yaml": "plan: {id: p, title: P, extends: .}"},
}
#: What is read to the end, as it is no larger than a plan may be, and refused then.
WHOLE: dict[str, Callable[[], str | Files]] = {
    "200,000 keys nobody knows": lambda: many("x{}: 1", 1_100_000) + "\n" + HEAD,
    "plans over plans of 1 MB": stacked,
}


class Taken(NamedTuple):
    """What a command took, and what it said first."""

    seconds: float
    processor: float  # seconds
    memory: int  # bytes
    status: int
    said: str
    lines: int


def taken(files: str | Files, folder: Path) -> Taken:
    """What it takes to check a plan of these files."""
    files = {"plan.yaml": files} if isinstance(files, str) else files
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=folder, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    seconds, processor, memory, status = json.loads(done.stdout)
    words = done.stderr.decode("utf-8", "replace")
    return Taken(seconds, processor, memory * 1024, status, words.partition("\n")[0], words.count("\n"))


def all_taken() -> Iterator[tuple[str, Taken]]:
    """What each takes."""
    for name, make in (BOMBS | WHOLE).items():
        with tempfile.TemporaryDirectory() as folder:
            yield name, taken(make(), Path(folder))


def main() -> None:
    """Print the table; end with 1 where a plan was not refused, or took too much."""
    bad = []
    print("| plan | seconds | processor | MB | messages | first of them |\n|---|---|---|---|---|---|")
    for name, found in all_taken():
        row = f"{found.seconds:.2f} | {found.processor:.2f} | {found.memory / 1024**2:.0f} | {found.lines}"
        print(f"| {name} | {row} | {found.said[:90]} |", flush=True)
        seconds = WHOLE_SECONDS if name in WHOLE else SECONDS
        if found.status != 1 or found.processor > seconds or found.memory > MEMORY or len(found.said) > 1000:
            bad.append(name)
    print(f"{len(BOMBS | WHOLE)} plans; not refused, or at a cost: {', '.join(bad) or 'none'}")
    raise SystemExit(bool(bad))
