"""Files written whole or not at all."""

import os
import tempfile
from pathlib import Path

from csirtgraph.errors import OutputError as OutputError


def write_below(folder: Path, path: Path, data: bytes) -> None:
    """The same as `write`, for a path in a folder; refuses one that links lead out of it. Raises OutputError."""
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(folder)):
        raise OutputError(path, f"a link leads out of {folder}")
    write(path, data)


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, through a temporary file beside it; makes the folder. Raises OutputError.

    What was there stays until the new file is complete, and stays for good when
    anything fails.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".csirtgraph-")
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode_of(path))
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise OutputError(path, error.strerror or str(error)) from error


def mode_of(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
