"""Which code this is: what another version has remembered is of no use."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent


@cache
def code_stamp() -> str:
    """The size and time of every file of the package, so that an update and a changed checkout are other code."""
    return f"{sorted(stamps(str(PACKAGE)))}"


def stamps(folder: str) -> Iterator[str]:
    """The stamp of every file below a folder, but for compiled ones."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from stamps(entry.path)
            else:
                yield f"{entry.path} {stamp_of(entry.stat())}"


def stamp_of(status: os.stat_result) -> str:
    """The size and time of a file."""
    return f"{status.st_size} {status.st_mtime_ns}"


def file_stamp(path: str | Path | None) -> str:
    """The path, size and time of a file; only the path where there is none."""
    try:
        return f"{path} {stamp_of(os.stat(path or ''))}"
    except OSError:
        return f"{path}"
