"""Standard output and standard error: UTF-8 in a pipe or a file, and no control characters."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli.messages import message

if TYPE_CHECKING:
    from csirtgraph.runs import Run

#: Control characters except line ends and tabs, marks of writing direction, and surrogates.
UNFIT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udc7f\udd00-\udfff]"


def say(words: str, err: bool = False) -> None:
    """Write a line for people; control characters, in a file name for example, become “?”."""
    show(visible(words), err)


def show(words: str, err: bool = False) -> None:
    """Print words as they are, and note them for the next run."""
    click.echo(words, err=err)
    if run := noted_run():
        run.said.append((words, err))


def noted_run() -> "Run | None":
    """The run that is noted, in order to be known next time; None in another thread, and where nobody asks for it."""
    context = click.get_current_context(silent=True)
    return context.find_root().obj if context else None


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def visible(words: str) -> str:
    """A text without control characters; file names that the locale cannot read are read as UTF-8."""
    if words.isprintable():
        return words
    named = re.sub(UNFIT, "?", words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(UNFIT, "?", named)


def put(data: bytes, output: str | None) -> None:
    """Write bytes to a file and report it, or to standard output for `-` or none. Raises OutputError."""
    if output in (None, "-"):
        click.echo(data, nl=False)
        if run := noted_run():
            run.forget()
        return
    write_noted(Path(str(output)), data)
    say(message("wrote", path=output), err=True)


def write_noted(path: Path, data: bytes) -> None:
    """Write a file, and note it for the next run. Raises OutputError."""
    from csirtgraph.export.files import write

    write(path, data)
    if run := noted_run():
        run.writes(path, data)


def encode_streams() -> None:
    """Let pipes and files get UTF-8, whatever the system's code page; a terminal gets “?” for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


@contextmanager
def report_full_output(exit_code: int = 1) -> Iterator[None]:
    """Report that standard output accepts no more, on a full disk for example, and exit with `exit_code`."""
    try:
        try:
            yield
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            raise
        drop_output()
        with suppress(OSError):
            say(message("cannot-print", reason=error.strerror), err=True)
        raise SystemExit(exit_code) from error


def drop_output() -> None:
    """Discard what could not be written, or Python would try again at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
