"""The browser opened, without the link in any command line, which every user of a machine can read."""

import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from csirtgraph.studio.server.forward import forward

CONFINED = Path("/snap")  # browsers from there cannot read the system's folder for temporary files


@contextmanager
def opened(link: str, failed: Callable[[], None]) -> Iterator[None]:
    """A browser at a link, by way of a file that only this user can read; `failed` is called where none opens."""
    folder = Path.home() if CONFINED.is_dir() else None
    handle, name = tempfile.mkstemp(prefix="csirtgraph-studio-", suffix=".html", dir=folder)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(forward(link))
        Thread(target=show, args=(Path(name).as_uri(), failed), daemon=True).start()
        yield
    finally:
        Path(name).unlink(missing_ok=True)


def show(address: str, failed: Callable[[], None]) -> None:
    """Open the system's browser; one that runs in the terminal returns only when it ends."""
    try:
        is_shown = webbrowser.open(address)
    except (OSError, webbrowser.Error):
        is_shown = False
    if not is_shown:
        failed()
