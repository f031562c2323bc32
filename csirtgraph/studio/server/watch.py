"""Files watched: of the plan, and of the plans it extends.

The system reports changes at once. Once a second the files are checked as well, which
finds what the system does not report: on network drives, and when a folder returns
after it was removed.
"""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from csirtgraph.studio.server.studio import Studio

STEP = 10  # ms without a further change, after which changes are reported
DEBOUNCE = 100  # ms after which they are reported anyway
LOOK = 1_000  # ms
ABSENT = 0.3  # seconds between two looks for a plan that has gone

Folders: TypeAlias = frozenset[
    tuple[Path, int]
]  # with their number in the file system: a new one may have the old name


async def watch(studio: Studio) -> None:
    """Keep the studio up to date for as long as it runs."""
    while True:
        try:
            await studio.refresh()
            folders = there(studio.snapshot.sources.folders)
            await watch_folders(studio, folders)
            await asyncio.sleep(0 if folders else ABSENT)
        except (OSError, RuntimeError, UnicodeError):  # no watches left, a folder gone, a name the watcher cannot take
            await asyncio.sleep(LOOK / 1000)


async def watch_folders(studio: Studio, folders: Folders) -> None:
    """Keep it up to date until there are other folders to watch."""
    from watchfiles import awatch

    if not folders:
        return
    changes = awatch(
        *(path for path, _ in folders),
        watch_filter=None,
        step=STEP,
        debounce=DEBOUNCE,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        recursive=False,
    )
    async for _ in changes:
        await studio.refresh()
        if there(studio.snapshot.sources.folders) != folders:
            return


def there(folders: Iterable[Path]) -> Folders:
    """The folders that exist."""
    found = set()
    for path in folders:
        try:
            found.add((path, path.stat().st_ino))
        except OSError:
            continue
    return frozenset(found)
