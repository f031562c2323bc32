"""Changes of the file that keeps the views to present. Only csirtgraph writes it: a line for each view, in the order in
which they are shown."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from csirtgraph.edits.editing import FileChange
from csirtgraph.edits.side_files import file_to_write, plain
from csirtgraph.plan.model.saved_views import SavedView
from csirtgraph.plan.reading.files import locate, views_file

HEAD = "# Views to present, in this order. Written by csirtgraph; safe to delete.\nviews:\n"


def views_replaced(target: str | Path, views: Sequence[SavedView]) -> FileChange | None:
    """What keeping other views changes in the file; None where nothing.

    Raises EditError where it must not be written, and PlanError where there is no plan.
    """
    path, _ = locate(str(target))
    file = file_to_write(path, views_file(path))
    before = file.read_bytes() if file.exists() else None
    after = (HEAD + "".join(lines_of(views))).encode() if views else None
    return None if before == after else FileChange(file, before, after)


def lines_of(views: Sequence[SavedView]) -> Iterator[str]:
    """The text of the file."""
    for view in views:
        facts = {"name": view.name, **view.shows}
        yield f"  - {{{', '.join(f'{key}: {plain(value)}' for key, value in facts.items())}}}\n"
