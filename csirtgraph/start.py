"""The program: a run that would change nothing is over before the command line is even imported."""

import sys
from collections.abc import Iterable

KNOWN = ("render", "build", "slides")  # commands that note what they read and write


def main() -> None:
    """Run `csirtgraph` with the words of the command line."""
    words = tuple(sys.argv[1:])
    if not words or words[0] not in KNOWN:
        from csirtgraph.cli import main as command_line

        command_line(prog_name="csirtgraph")
        return
    from csirtgraph.runs import Run, key_of, known_words, remember

    run = Run(key_of(words))
    said = known_words(run.key)
    if said is not None:
        repeat(said)
        return
    from csirtgraph.cli import main as command_line

    try:
        command_line(prog_name="csirtgraph", obj=run)
    except SystemExit as end:
        if not end.code:
            remember(run)
        raise


def repeat(said: Iterable[str]) -> None:
    """Say again what a run has said."""
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding=None if sys.stderr.isatty() else "utf-8", errors="replace")
    try:
        for line in said:
            print(line, file=sys.stderr)
    except OSError:  # nobody listens
        sys.stderr = None
