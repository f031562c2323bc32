"""Errors reported in words and exit codes: 1 for a plan or a picture that fails, 2 for wrong usage."""

from collections.abc import Iterator
from contextlib import contextmanager

from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.streams import say
from csirtgraph.errors import CsirtgraphError


@contextmanager
def report_errors(figure: str = "") -> Iterator[None]:
    """Print an error raised inside, and exit with its code; `figure` is the requested one."""
    try:
        yield
    except CsirtgraphError as error:
        words = error.messages(locale_language(), figure)
        if len(words) > 1:
            words.append(message("sum", count=len(words)))
        say("\n".join(words), err=True)
        raise SystemExit(error.exit_code) from error
    except BrokenPipeError:
        raise SystemExit(0) from None
