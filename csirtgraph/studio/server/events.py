"""Events for every open page: the newest state, and nothing older."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import anyio

Json: TypeAlias = Any
PAGES = 32  # pages that may listen at a time
QUIET = 15.0  # seconds after which a page hears that the studio is still there


class Events:
    """The pages that listen, each with room for one event: a slow page misses what is outdated, and costs nothing."""

    def __init__(self) -> None:
        self.pages: set[asyncio.Queue[Json]] = set()

    @property
    def is_full(self) -> bool:
        """Whether no further page may listen."""
        return len(self.pages) >= PAGES

    def send(self, event: Json) -> None:
        """Send an event to every page; None ends its stream."""
        for page in self.pages:
            if page.full():
                page.get_nowait()
            page.put_nowait(event)

    async def stream(self, first: Json) -> AsyncIterator[bytes]:
        """The text of an event stream, until the studio ends or the page goes away."""
        page: asyncio.Queue[Json] = asyncio.Queue(1)
        page.put_nowait(first)
        self.pages.add(page)
        try:
            while True:
                event: Json = {}
                with anyio.move_on_after(QUIET):
                    event = await page.get()
                if event is None:
                    return
                yield f"event: state\ndata: {json.dumps(event)}\n\n".encode() if event else b": still here\n\n"
        finally:
            self.pages.discard(page)
