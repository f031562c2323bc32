"""Files that are saved only if they are still what the edit was made from.

A new file is written beside the old one, synchronised to disk, and takes its place
in one step. Where the system can (Linux), the two change places: what was there is
looked at once more, and put back where somebody has saved in that very moment.
Several studios take turns, so that none puts back what another has just replaced.
"""

import ctypes
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from csirtgraph.edits import FileChange
from csirtgraph.errors import CsirtgraphError, OutputError
from csirtgraph.export.temporary import temporary_for
from csirtgraph.studio.server import messages

HERE, EXCHANGE = -100, 2  # of Linux's renameat2: paths as they are, and both names stay
NEW = 0o644  # the permissions of a new file


class Conflict(CsirtgraphError):
    """A file that is no longer what was changed."""

    WORDS = messages.WORDS
    status = 409

    def __init__(self, path: Path):
        super().__init__("conflict", path=path)


def saved(changes: Sequence[FileChange]) -> None:
    """Save all of them or none. Raises Conflict, or OutputError when the system refuses."""
    done: list[FileChange] = []
    try:
        for change in changes:
            put(change)
            done.append(change)
    except (Conflict, OutputError):
        for change in reversed(done):
            with suppress(Conflict, OutputError):
                put(replace(change, before=change.after, after=change.before))
        raise


def put(change: FileChange) -> None:
    """Save one file. Raises Conflict or OutputError, and then leaves everything unchanged."""
    path = change.path.resolve()  # a link stays one
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = written(path, change.after or b"")
        try:
            with alone_in(path.parent):
                take_place(temporary, path, change)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(change.path, error.strerror or str(error)) from error


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Lock a folder against other studios, where the system and its disk support it."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network drive without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def take_place(temporary: Path, path: Path, change: FileChange) -> None:
    """Put a file that is written in the place of the old one, or remove that. Raises Conflict."""
    if bytes_of(path) != change.before:
        raise Conflict(change.path)
    if change.after is None:
        path.unlink()
    elif change.before is None or not exchanged(temporary, path):
        os.replace(temporary, path)
    elif bytes_of(temporary) != change.before:
        exchanged(temporary, path)
        raise Conflict(change.path)


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes, safe on disk, beside the one it is to replace and with its permissions."""
    mode = path.stat().st_mode & 0o777 if path.exists() else NEW
    with temporary_for(path, mode) as file:
        file.write(data)
        os.chmod(file.name, mode)
    return Path(file.name)


def exchanged(one: Path, other: Path) -> bool:
    """Let two files change places in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)


def bytes_of(path: Path) -> bytes | None:
    """The content of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
