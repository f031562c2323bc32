"""Files written completely or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from csirtgraph.errors import OutputError as OutputError
from csirtgraph.export.temporary import temporary_for

NEW = 0o666  # permissions of a new file; the system takes off the umask, which a thread cannot ask without changing it


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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = mode_of(path)
        with temporary_for(path, NEW if mode is None else mode) as file:
            file.write(data)
        move(file.name, path, mode)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error


def move(temporary: str, path: Path, mode: int | None) -> None:
    """Put a complete file in its place, with the permissions of what was there."""
    try:
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def mode_of(path: Path) -> int | None:
    """The permissions of the file that is replaced; None where there is none."""
    return path.stat().st_mode & 0o777 if path.exists() else None
