"""The program: a run that would change nothing is over before the command line is even imported."""

import gc
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csirtgraph.runs import Line

MANY = 100_000  # objects made before Python looks for garbage among them: nothing that a command imports is any
KNOWN = ("render", "build", "slides", "embed")  # commands that note what they read and write


def main() -> None:
    """Run `csirtgraph` with the words of the command line."""
    gc.set_threshold(MANY)
    words = tuple(sys.argv[1:])
    if not is_noted(words):
        from csirtgraph.cli import main as command_line

        command_line(prog_name="csirtgraph")
        return
    from csirtgraph.runs import Run, key_of, known_lines, remember

    run = Run(key_of(words))
    said = known_lines(run.key)
    if said is not None and repeat(said):
        return
    from csirtgraph.cli import main as command_line

    try:
        command_line(prog_name="csirtgraph", obj=run)
    except SystemExit as end:
        if not end.code:
            remember(run)
        raise


def is_noted(words: tuple[str, ...]) -> bool:
    """Whether a run of these words may be known, or become so."""
    if not words or words[0] not in KNOWN:
        return False
    from csirtgraph.cache.folder import OFF, VARIABLE

    return os.environ.get(VARIABLE) != OFF


def repeat(said: "Iterable[Line]") -> bool:
    """Print again what a run has printed; returns whether somebody took it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        for line, is_error in said:
            print(line, file=sys.stderr if is_error else sys.stdout)
        sys.stdout.flush()
    except (OSError, AttributeError):  # a full disk, or a stream that is closed
        return False
    return True
