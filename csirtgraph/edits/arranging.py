"""Changes of the file that keeps the places of boxes. Only csirtgraph writes it: a line for each box, sorted by id, so
that git merges what two people move."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from csirtgraph.edits.editing import FileChange
from csirtgraph.edits.refusal import EditError
from csirtgraph.plan.model.arrangement import Spots
from csirtgraph.plan.reading.arrangement import is_elsewhere, read_arrangement
from csirtgraph.plan.reading.files import arrangement_file, data_folder, locate
from csirtgraph.plan.reading.trusted_folders import is_within

HEAD = "# Where boxes stand in figures: [across, down] in steps of 8 pt. Written by csirtgraph; safe to delete.\n"
PLAIN = re.compile(r"[a-z][a-z0-9/-]*")


def rearranged(target: str | Path, changes: Mapping[str, Spots | None]) -> FileChange | None:
    """What keeping other places in some figures, or none for None, changes in the file; None where nothing.

    What the file has of other figures stays. Raises EditError where it must not be written, and
    PlanError where there is no plan.
    """
    path, name = locate(str(target))
    file = file_to_write(path)
    known = read_arrangement(path, name).figures
    kept = {figure: spots for figure, spots in {**known, **changes}.items() if spots}
    before = file.read_bytes() if file.exists() else None
    after = "".join(lines_of(kept)).encode() if kept else None
    return None if before == after else FileChange(file, before, after)


def arrangement_removed(target: str | Path) -> FileChange | None:
    """The removal of the file, whatever it holds; None where there is none. Raises EditError or PlanError."""
    file = file_to_write(locate(str(target))[0])
    return FileChange(file, file.read_bytes(), None) if file.exists() else None


def file_to_write(path: Path) -> Path:
    """The file of a plan at a path. Raises EditError where it must not be written."""
    file = arrangement_file(path)
    if is_within(path, (data_folder().resolve(),)):
        raise EditError("built-in")
    if is_elsewhere(file) or (file.exists() and not file.is_file()):
        raise EditError("outside", file=file.name)
    return file


def lines_of(figures: Mapping[str, Spots]) -> Iterator[str]:
    """The text of the file."""
    yield HEAD
    for figure, spots in sorted(figures.items()):
        yield f"{key_of(figure)}:\n"
        for id, (across, down) in sorted(spots.items()):
            yield f"  {key_of(id)}: [{across}, {down}]\n"


def key_of(id: str) -> str:
    """An id as a key of YAML."""
    return id if PLAIN.fullmatch(id) and id not in ("true", "false", "null") else json.dumps(id, ensure_ascii=False)
