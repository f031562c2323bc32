"""What changed in files, as unified diffs that people read."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from csirtgraph.edits import FileChange

LONGEST = 200_000  # characters of one diff; nobody reads more


def diff(change: FileChange) -> str:
    """The lines of one file that change, without its name."""
    lines = list(unified_diff(lines_of(change.before), lines_of(change.after), lineterm="", n=2))[2:]
    return "\n".join(lines)[:LONGEST]


def diffs(changes: Iterable[FileChange]) -> str:
    """The changes of several files, each below its name."""
    return "\n".join(f"--- {change.path.name}\n{diff(change)}" for change in changes)[:LONGEST]


def between(old: Mapping[Path, bytes | None], new: Mapping[Path, bytes | None]) -> Iterator[FileChange]:
    """The files that differ."""
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            yield FileChange(path, old.get(path), new.get(path))


def lines_of(data: bytes | None) -> list[str]:
    """The lines of a file; none where there is no file."""
    return (data or b"").decode("utf-8", "replace").splitlines()
