"""Changes of the file that keeps the places of boxes. Only csirtgraph writes it: a line for each box, sorted by id, so
that git merges what two people move."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from csirtgraph.edits.editing import FileChange
from csirtgraph.edits.side_files import file_to_write, plain
from csirtgraph.plan.model.arrangement import Spots
from csirtgraph.plan.reading.arrangement import read_arrangement
from csirtgraph.plan.reading.files import arrangement_file, locate

HEAD = "# Where boxes stand in figures: [across, down] in steps of 8 pt. Written by csirtgraph; safe to delete.\n"


def rearranged(target: str | Path, changes: Mapping[str, Spots | None]) -> FileChange | None:
    """What keeping other places in some figures, or none for None, changes in the file; None where nothing.

    What the file has of other figures stays. Raises EditError where it must not be written, and
    PlanError where there is no plan.
    """
    path, name = locate(str(target))
    file = file_to_write(path, arrangement_file(path))
    known = read_arrangement(path, name).figures
    kept = {figure: spots for figure, spots in {**known, **changes}.items() if spots}
    before = file.read_bytes() if file.exists() else None
    after = "".join(lines_of(kept)).encode() if kept else None
    return None if before == after else FileChange(file, before, after)


def arrangement_removed(target: str | Path) -> FileChange | None:
    """The removal of the file, whatever it holds; None where there is none. Raises EditError or PlanError."""
    path, _ = locate(str(target))
    file = file_to_write(path, arrangement_file(path))
    return FileChange(file, file.read_bytes(), None) if file.exists() else None


def lines_of(figures: Mapping[str, Spots]) -> Iterator[str]:
    """The text of the file."""
    yield HEAD
    for figure, spots in sorted(figures.items()):
        yield f"{plain(figure)}:\n"
        for id, (across, down) in sorted(spots.items()):
            yield f"  {plain(id)}: [{across}, {down}]\n"
