"""Folders of the user's own, which others cannot write to; that of the cache, where the platform has it."""

import os
import stat
import sys
from pathlib import Path

VARIABLE = "CSIRTGRAPH_CACHE"  # a folder, or OFF
OFF = "off"
PRIVATE = 0o700


def cache_folder() -> Path | None:
    """The folder of the cache; None where there is to be none, or it cannot be trusted."""
    named = os.environ.get(VARIABLE)
    return None if named == OFF else private_folder(Path(named) if named else platform_folder())


def private_folder(folder: Path) -> Path | None:
    """The folder, made where it is missing; None where it cannot be made, or not be trusted.

    A link, or a folder that others own or may write to, could hold anything.
    """
    try:
        folder.mkdir(PRIVATE, parents=True, exist_ok=True)
        return folder if is_private(os.lstat(folder)) else None
    except OSError:
        return None


def platform_folder() -> Path:
    """Where the platform keeps caches, such as ~/.cache/csirtgraph."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if sys.platform == "linux" and os.path.isabs(home):  # platformdirs says the same, and takes 7 ms to import
        return Path(home, "csirtgraph")
    from platformdirs import user_cache_path

    return user_cache_path("csirtgraph", appauthor=False)


def is_private(found: os.stat_result) -> bool:
    """Whether this is a folder that nobody else owns or may write to."""
    if not stat.S_ISDIR(found.st_mode):
        return False
    if not hasattr(os, "getuid"):  # Windows, where the profile's folder is the user's alone
        return True
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
