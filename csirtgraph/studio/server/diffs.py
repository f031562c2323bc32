"""What changed in files, as unified diffs that people read."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from functools import lru_cache
from pathlib import Path

from csirtgraph.edits import FileChange
from csirtgraph.garbage import no_collection
from csirtgraph.plan.reading.audience import is_confidential
from csirtgraph.plan.yaml.decode import decode
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.plan.yaml.tree import read_text

LOOKED_AT = 8  # files of which it is known whether all of them is for everybody
LONGEST = 200_000  # characters of one diff; nobody reads more


@no_collection()
def diff(change: FileChange) -> str:
    """The lines of one file that change, without its name; none of a file with what is not for everybody."""
    if any(has_secrets(data, change.name) for data in (change.before, change.after)):
        return ""
    lines = list(unified_diff(lines_of(change.before), lines_of(change.after), lineterm="", n=2))[2:]
    return "\n".join(lines)[:LONGEST]


def diffs(changes: Iterable[FileChange]) -> str:
    """The changes of several files, each below its name."""
    shown = ((change.path.name, diff(change)) for change in changes)
    return "\n".join(f"--- {name}\n{lines}" for name, lines in shown if lines)[:LONGEST]


def between(old: Mapping[Path, bytes | None], new: Mapping[Path, bytes | None]) -> Iterator[FileChange]:
    """The files that differ."""
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            yield FileChange(path, old.get(path), new.get(path))


@lru_cache(LOOKED_AT)
def has_secrets(data: bytes | None, name: str) -> bool:
    """Whether a file says anything that is not for everybody, or cannot be read; its tree is known by its name."""
    if b"holders" in (data or b""):
        return True  # ids of people may be their names
    try:
        return is_confidential(read_text(decode(data or b"{}", name), name))
    except PlanError:
        return True


def lines_of(data: bytes | None) -> list[str]:
    """The lines of a file; none where there is no file."""
    return (data or b"").decode("utf-8", "replace").splitlines()
