"""A running studio for tests: a real server on a port of its own, and a browser's part played by httpx."""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import httpx

from csirtgraph.studio.server.app import create_app
from csirtgraph.studio.server.guard import Guard, Keys
from csirtgraph.studio.server.running import bound, server_of
from csirtgraph.studio.server.snapshot import lines
from csirtgraph.text import Language

SECONDS = 60.0  # that anything may take, also on a machine that does much else
NO_TLS = False  # to load the certificates of the machine takes longer than an answer
RELATIONS = "/api/scene?figure=relations&mode=incident&lang=en"
PLAN = """plan: {id: ours, title: {en: Our CSIRT}}
roles:
  commander: {name: {en: Commander}}  # leads
  handler: {name: {en: Handler}}
flows:
  commander: {handler: {label: {en: orders}, kind: request}}
"""


@dataclass
class Running:
    """A studio, what it said in the terminal, and somebody let in."""

    guard: Guard
    keys: Keys
    client: httpx.Client
    said: list[str] = field(default_factory=list)

    @property
    def studio(self) -> Any:
        """What the server knows."""
        return self.guard.app.state.studio

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask as the page does."""
        return self.client.get(path, headers=headers)

    def post(self, path: str, data: Any, revision: str | None = None, **headers: str) -> httpx.Response:
        """Change as the page does."""
        sent = {"X-CSRF": self.keys.csrf, "If-Match": f'"{revision or self.state()["revision"]}"', **headers}
        return self.client.post(path, json=data, headers=sent)

    def edit(self, revision: str | None = None, **edit: Any) -> httpx.Response:
        """One edit."""
        return self.post("/api/edit", {"edits": [edit]}, revision)

    def state(self) -> dict[str, Any]:
        """The state now."""
        state: dict[str, Any] = self.get("/api/state").json()
        return state

    def state_when(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The state once something holds of it."""
        end = time.monotonic() + SECONDS
        while not holds(state := self.state()):
            assert time.monotonic() < end, state
            time.sleep(0.02)
        return state

    def events(self) -> Iterator[dict[str, Any]]:
        """The events as they come."""
        with self.client.stream("GET", "/events", timeout=SECONDS) as stream:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line[5:])


@contextmanager
def running(target: str | Path, language: Language = "en", keys: Keys | None = None) -> Iterator[Running]:
    """A studio of a plan, until the block ends."""
    socket = bound(keys.port if keys else 0)
    keys = keys or Keys(socket.getsockname()[1])
    said: list[str] = []
    guard = create_app(str(target), language, keys, lambda now: said.extend(lines(now, language)))
    server = server_of(guard)
    turn = sys.getswitchinterval()
    thread = Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{keys.port}", timeout=SECONDS, verify=NO_TLS) as client:
            assert client.get("/", params={"token": keys.token}).status_code == 303
            yield Running(guard, keys, client, said)
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        sys.setswitchinterval(turn)
        gc.unfreeze()
        assert not thread.is_alive()


def awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What it answers, in a thread of its own, since a browser's driver has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(SECONDS)


def words_in(scene: str) -> str:
    """All words of a scene."""
    return " ".join(texts(json.loads(scene)))


def texts(value: Any) -> Iterator[str]:
    """The strings in JSON."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(item)
