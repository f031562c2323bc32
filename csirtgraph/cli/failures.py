"""Errors reported in words and exit codes: 1 for a plan or a picture that fails, 2 for wrong usage."""

from collections.abc import Iterator
from contextlib import contextmanager

from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.streams import say
from csirtgraph.errors import CsirtgraphError


@contextmanager
def report_errors(figure: str = "", side: str = "", exit_code: int = 0) -> Iterator[None]:
    """Print an error raised inside, and exit with its code or the one given.

    `figure` is the requested one; `side` stands before each message, where there are two plans.
    """
    try:
        yield
    except CsirtgraphError as error:
        words = [f"{side}: {words}" if side else words for words in error.messages(locale_language(), figure)]
        if len(words) > 1:
            words.append(message("sum", count=len(words)))
        say("\n".join(words), err=True)
        raise SystemExit(exit_code or error.exit_code) from error
    except BrokenPipeError:
        raise SystemExit(0) from None
