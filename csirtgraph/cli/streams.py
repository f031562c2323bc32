"""What leaves by standard output and standard error: UTF-8 in a pipe or a file, and nothing a terminal obeys."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from csirtgraph.cli.messages import message

#: Controls but for line ends and tabs, what turns the direction of writing, halves of characters.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udc7f\udd00-\udfff]")


def say(words: str, err: bool = False) -> None:
    """Write a line for people; signs that a terminal would obey, in a file's name for example, become “?”."""
    click.echo(visible(words), err=err)


def visible(words: str) -> str:
    """A text without signs that a terminal obeys; names of files that the locale cannot read are read as UTF-8."""
    named = UNFIT.sub("?", words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return UNFIT.sub("?", named)


def put(data: bytes, output: str | None) -> None:
    """Write bytes to a file and report it, or to standard output for `-` or none. Raises OutputError."""
    if output in (None, "-"):
        click.echo(data, nl=False)
        return
    from csirtgraph.export.files import write

    write(Path(str(output)), data)
    say(message("wrote", path=output), err=True)


def encode_streams() -> None:
    """Let pipes and files get UTF-8, whatever the system's code page; a terminal gets “?” for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


@contextmanager
def report_full_output(exit_code: int = 1) -> Iterator[None]:
    """Say in words that standard output takes no more, on a full disk for example, and end with `exit_code`."""
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
    """Let what could not be written go nowhere, or Python would try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
