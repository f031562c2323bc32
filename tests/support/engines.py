"""One layout process for all tests of a pytest worker; the same graph is laid out only once."""

import atexit
import json
import os
from functools import cache
from threading import Lock
from typing import Any

from csirtgraph.cache.store import open_store
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine


class SharedEngine(EmbeddedEngine):
    """The embedded engine with its answers remembered: the same graph always gets the same one."""

    def __init__(self) -> None:
        super().__init__(open_store())
        self.answers: dict[str, str] = {}
        self.lock, self.owner = Lock(), os.getpid()

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""
        if self.owner != os.getpid():  # a copy, which shares no pipe with the others
            self.lock, self.owner, self.started = Lock(), os.getpid(), None
        with self.lock:
            if dot not in self.answers:
                self.answers[dot] = json.dumps(super().run(dot, seconds))
            answer: dict[str, Any] = json.loads(self.answers[dot])
        return answer

    def close(self) -> None:
        """Stay for the next test."""


@cache
def shared_engine() -> SharedEngine:
    """The one of this process."""
    running = SharedEngine()
    atexit.register(EmbeddedEngine.close, running)
    return running
