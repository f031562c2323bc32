"""Bytes remembered by a key: whole or not at all, bounded, and never believed when they are damaged."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from csirtgraph.cache.folder import cache_folder
from csirtgraph.records import dataclass

LIMIT = 200_000_000  # bytes in the folder; beyond it what was used least lately goes, until half is left
LARGEST = 20_000_000  # bytes of one entry
DIGEST = 32  # bytes of a checksum, which stands before the content
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
SUFFIX = ".kept"


class Entry(NamedTuple):
    """A file of the store: its path, its size in bytes, and when it was used last."""

    path: str
    size: int
    used: float


@dataclass(frozen=True)
class Store:
    """A folder of remembered bytes; a store without one remembers nothing."""

    folder: Path | None

    def get(self, key: str) -> bytes | None:
        """What was put under a key, and None where that is nothing, or damaged."""
        if self.folder is None:
            return None
        path = self.path_of(key)
        try:
            with open(os.open(path, READ), "rb") as file:
                data = file.read(LARGEST + DIGEST + 1)
            os.utime(path)
        except OSError:
            return None
        content = data[DIGEST:]
        return content if hashlib.sha256(content).digest() == data[:DIGEST] else None

    def put(self, key: str, content: bytes) -> None:
        """Remember bytes; a full disk or a folder that is gone is no failure of what is drawn."""
        if self.folder is None or len(content) > LARGEST:
            return
        trim_once(self.folder)
        temporary = self.folder / f"{os.urandom(8).hex()}.new"
        try:
            with open(os.open(temporary, NEW, 0o600), "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(temporary, self.path_of(key))
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def path_of(self, key: str) -> Path:
        """The file of a key, whatever the key says."""
        assert self.folder is not None
        return self.folder / f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}{SUFFIX}"


#: The store that remembers nothing.
NOTHING = Store(None)


@cache
def open_store() -> Store:
    """The store of this user, the same for the whole run."""
    return Store(cache_folder())


def entries(folder: Path) -> Iterator[Entry]:
    """The files that this module has written to a folder."""
    with suppress(OSError), os.scandir(folder) as found:
        for file in found:
            if file.name.endswith((SUFFIX, ".new")):
                with suppress(OSError):
                    status = file.stat(follow_symlinks=False)
                    yield Entry(file.path, status.st_size, status.st_mtime)


@cache
def trim_once(folder: Path) -> None:
    """Keep a folder within its limit; looked at once in a run."""
    trim(folder, LIMIT)


def trim(folder: Path, limit: int) -> int:
    """Remove what was used least lately from a folder of more than `limit` bytes; returns how many files."""
    found = sorted(entries(folder), key=lambda entry: entry.used)
    size = sum(entry.size for entry in found)
    removed = 0
    goal = limit // 2 if size > limit else size
    for entry in found:
        if size <= goal:
            break
        with suppress(OSError):
            os.unlink(entry.path)
        size -= entry.size
        removed += 1
    return removed
