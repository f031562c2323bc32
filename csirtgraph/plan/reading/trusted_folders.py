"""How far a plan reaches: files beside it, or in the git working tree it is in, and nothing else unless allowed.

Plans come from others too; `extends: ../../secrets` must not bring into a picture what its reader never chose.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from csirtgraph.plan.reading.files import ENTRY, data_folder

#: Further folders that plans may extend, separated as in PATH.
ALLOWED = "CSIRTGRAPH_EXTENDS"
#: The folders of `--allow`, for processes that are started; no path holds what parts them, as some hold a colon.
GIVEN = "CSIRTGRAPH_ALLOW"
PARTING = "///"

TrustedFolders: TypeAlias = tuple[Path, ...]


def trusted_folders_of(path: Path) -> TrustedFolders:
    """The folders from which a plan, and all it extends, may be read."""
    whole = path.resolve()
    folder = whole if whole.is_dir() else whole.parent
    named = (Path(name).resolve() for name in allowed_folders())
    return (beside(whole), *tree_around(folder), data_folder().resolve(), *named)


def allowed_folders() -> list[str]:
    """The folders that the user allows, by the variable or by `--allow`."""
    named = [*filter(None, os.environ.get(ALLOWED, "").split(os.pathsep))]
    return named + os.environ[GIVEN].split(PARTING) if GIVEN in os.environ else named


def allow_folders(folders: Iterable[Path]) -> None:
    """Allow further folders, in this process and in those it starts."""
    os.environ[GIVEN] = PARTING.join(str(folder.resolve()) for folder in folders)


def alone(folder: Path) -> TrustedFolders:
    """One folder, and the built-in plans."""
    return (folder.resolve(), data_folder().resolve())


def beside(plan: Path) -> Path:
    """The folder around a plan's folder; of a plan that is one file among others, that file's own."""
    return plan.parent.parent if plan.name == ENTRY else plan.parent


def tree_around(folder: Path) -> Iterator[Path]:
    """The top of the git working tree around a folder, if it is in one."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            yield place
            return


def why_not_extended(base: Path, trusted: TrustedFolders) -> str:
    """The code of the problem with a plan to extend (no regular file, or outside the trusted folders); "" for none."""
    if not base.is_dir() and not base.is_file():
        return "no-regular-file"
    return "" if is_within(base, trusted) else "extends-away"


def is_led_away(file: Path, trusted: TrustedFolders) -> bool:
    """Whether a file of a plan is a link that leads outside the trusted folders."""
    return file.is_symlink() and not is_within(file, trusted)


def is_within(path: Path, trusted: TrustedFolders) -> bool:
    """Whether a path, its links followed, stands in one of the folders."""
    whole = Path(os.path.realpath(path))  # unlike resolve, it answers for links in a circle too
    return any(whole.is_relative_to(folder) for folder in trusted)
