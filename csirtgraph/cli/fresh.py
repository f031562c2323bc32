"""`csirtgraph build --check`: whether the pictures in a folder are the ones that would be drawn."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say

BINARY = {".png", ".pdf", ".pptx", ".xlsx"}

Put: TypeAlias = Callable[[Path, bytes], None]


def comparing(found: dict[Path, str]) -> Put:
    """Compares a picture instead of writing it, and records in `found` whether its file is fresh, stale or missing."""

    def put(path: Path, data: bytes) -> None:
        found[path] = state_of(path, data)

    return put


def state_of(path: Path, data: bytes) -> str:
    """Whether a file is what would be drawn; what is no regular file, such as a link to a device, is not opened."""
    try:
        if not path.is_file():
            return "missing"
        with path.open("rb") as file:
            kept = file.read(2 * len(data) + 1)  # git may have written each line end as two characters
        is_same = kept == data or (path.suffix not in BINARY and lines_of(kept) == lines_of(data))
        return "fresh" if is_same else "stale"
    except OSError:
        return "missing"


def lines_of(data: bytes) -> bytes:
    """A text with the line ends of POSIX."""
    return data.replace(b"\r\n", b"\n")


def superfluous(found: Mapping[Path, str], formats: Collection[str]) -> Iterator[Path]:
    """Pictures of these formats beside the compared ones that nothing draws any more."""
    for folder in {path.parent for path in found}:
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.suffix.removeprefix(".") in formats and path not in found:
                yield path


def report(found: Mapping[Path, str], formats: Collection[str], failures: list[str]) -> None:
    """List the pictures that are not up to date, and exit with 1 if there are any."""
    states = {path: state for path, state in found.items() if state != "fresh"}
    states |= dict.fromkeys(superfluous(found, formats), "superfluous")
    for path in sorted(states):
        say(message(f"build-{states[path]}", path=path))
    for failure in failures:
        say(failure, err=True)
    code = "build-not-fresh" if states or failures else "build-fresh"
    say(message(code, count=len(found), wrong=len(states) + len(failures)), err=True)
    if states or failures:
        raise SystemExit(1)
