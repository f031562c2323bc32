"""Temporary files beside the ones they will replace, and the removal of those that a killed run has left."""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

NAME = re.compile(r"\.csirtgraph-(?:[0-9a-f]{16}|[a-z0-9_]{8})")  # the latter by earlier versions of the studio
HOUR = 3600  # s; an older one is forgotten, unless somebody has it open


@contextmanager
def temporary_for(path: Path, mode: int, is_lasting: bool = True) -> Iterator[BinaryIO]:
    """A new file beside `path`, to write to and then to move; locked while it is open, removed when that fails.

    One that is to last is on the disk before it is moved.
    """
    remove_forgotten(path.parent, int(time.time() // HOUR))
    name = path.parent / f".csirtgraph-{os.urandom(8).hex()}"
    try:
        with open(name, "xb", opener=partial(os.open, mode=mode)) as file:
            with suppress(OSError):  # a network drive without locks
                lock(file)
            yield file
            file.flush()
            if is_lasting:
                os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise


@lru_cache(maxsize=256)
def remove_forgotten(folder: Path, hour: int) -> None:
    """Remove the temporary files of a folder that are older than an hour and that nobody has open.

    A folder is looked through once in an hour of the clock; `hour` is its number.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if NAME.fullmatch(entry.name) and is_forgotten(entry.stat(follow_symlinks=False)):
                with suppress(OSError):
                    remove_unlocked(Path(entry.path))


def is_forgotten(found: os.stat_result) -> bool:
    """Whether a file is a plain one of this user, and old."""
    is_mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return stat.S_ISREG(found.st_mode) and is_mine and time.time() - found.st_mtime > HOUR


def remove_unlocked(path: Path) -> None:
    """Remove a file that nobody has open. Raises OSError for any other."""
    if os.name == "nt":  # where the system refuses it by itself
        path.unlink()
        return
    with open(path, "rb") as file:
        lock(file)
        path.unlink()


def lock(file: BinaryIO) -> None:
    """Lock a file against removal, where the system has locks. Raises OSError where it is locked, or cannot be."""
    with suppress(ImportError):  # Windows
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
