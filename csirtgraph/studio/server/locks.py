"""Why a plan cannot be edited: it is built in, or one of its files or folders is write-protected."""

import os
from pathlib import Path

from csirtgraph.plan.reading.files import BUILT_IN, data_folder
from csirtgraph.plan.reading.sources import Sources
from csirtgraph.studio.server.messages import both

OWN = "my-csirt"  # what the folder of an own plan is called in the advice
WRITE_BITS = 0o222


def why_locked(sources: Sources) -> dict[str, str] | None:
    """The reason in both languages; None where the plan may be edited."""
    built_in = data_folder().resolve()
    letters = {folder: letter for letter, folder in BUILT_IN.items()}
    for path in sorted(sources.own):
        if path.resolve().is_relative_to(built_in):
            return both("built-in", folder=OWN, letter=letters.get(path.parent.name, "b"))
        for place in (path, path.parent):
            if not is_writable(place):
                return both("locked", path=place.name)
    return None


def is_writable(path: Path) -> bool:
    """Whether a file or folder may be changed; one without any write bit may not, even by root."""
    try:
        return os.access(path, os.W_OK) and bool(path.stat().st_mode & WRITE_BITS)
    except OSError:
        return True  # it has just gone, which saving will report
