"""Files written completely or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from csirtgraph.errors import CsirtgraphError
from csirtgraph.errors import OutputError as OutputError
from csirtgraph.export.temporary import temporary_for
from csirtgraph.text import Text

#: Pictures are drawn again where the machine fails before they are on the disk; to wait for it takes long.
PICTURES = (".svg", ".png", ".pdf")
OFFICE = (".pptx", ".docx", ".xlsx")
WRITABLE = 0o222  # the bits of a file that somebody may write
NEW = 0o666  # permissions of a new file; the system takes off the umask, which a thread cannot ask without changing it


class HeldFile(CsirtgraphError):
    """An Office file that a program has open, or that nobody may write: its path, and what tells so."""

    WORDS = {
        "open": Text(
            "{path} は他のプログラムで開かれています ({lock} があります): 閉じてから、もう一度実行してください",
            "{path} is open in another program (there is {lock}): close it and try again",
        ),
        "read-only": Text(
            "{path} は読み取り専用です: 読み取り専用を外してから、もう一度実行してください",
            "{path} is read-only: make it writable and try again",
        ),
    }

    def __init__(self, path: Path, reason: str, lock: str = ""):
        super().__init__(reason, path=path, lock=lock)


def check_free(path: Path) -> None:
    """Raises HeldFile for an Office file that must not be replaced; a new file in its place would get around that."""
    if path.suffix.lower() not in OFFICE:
        return
    for lock in locks_of(path.name):
        if (path.parent / lock).exists():
            raise HeldFile(path, "open", lock)
    if path.exists() and not path.stat().st_mode & WRITABLE:
        raise HeldFile(path, "read-only")


def locks_of(name: str) -> tuple[str, str]:
    """The files beside an open one, by Office and by LibreOffice."""
    left_out = min(max(len(Path(name).stem) - 6, 0), 2) if name.endswith(".docx") else 0  # by Word, of longer names
    return f"~${name[left_out:]}", f".~lock.{name}#"


def write_below(folder: Path, path: Path, data: bytes) -> None:
    """The same as `write`, for a path in a folder; refuses one that links lead out of it. Raises OutputError."""
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(folder)):
        raise OutputError(path, f"a link leads out of {folder}")
    write(path, data)


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, through a temporary file beside it; makes the folder. Raises OutputError and HeldFile.

    What was there stays until the new file is complete, and stays for good when
    anything fails.
    """
    check_free(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = mode_of(path)
        with temporary_for(path, NEW if mode is None else mode, path.suffix.lower() not in PICTURES) as file:
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
