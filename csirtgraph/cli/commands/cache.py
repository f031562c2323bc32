"""`csirtgraph cache`: what is remembered between runs."""

import os
from contextlib import suppress

import click

from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say


@click.command("cache")
@click.option("--clear", is_flag=True, help="Delete them.")
def command(clear: bool) -> None:
    """Show where layouts and runs are remembered, how many, and their size.

    Figures are drawn the same without them, only later.
    """
    from csirtgraph.cache.folder import cache_folder
    from csirtgraph.cache.store import entries

    folder = cache_folder()
    if folder is None:
        say(message("no-cache"))
        return
    found = [*entries(folder)]
    size = sum(entry.size for entry in found)
    if clear:
        for entry in found:
            with suppress(OSError):
                os.unlink(entry.path)
    words = message("cache-cleared" if clear else "cache", folder=folder, count=len(found), size=f"{size / 1e6:.1f}")
    say(words)
