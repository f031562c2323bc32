"""A few layout processes. A layout can be cancelled, which kills its process; the studio stays responsive."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeAlias, TypeVar

from csirtgraph.cache.store import open_store
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, LayoutError
from csirtgraph.errors import CsirtgraphError
from csirtgraph.studio.server import messages

Json: TypeAlias = Any
Answer = TypeVar("Answer")
COUNT = 2  # layouts at a time
KEPT = 32  # graphs with their layouts
SMALL = 50_000  # characters of such a graph
PAUSE = 0.05  # seconds between two attempts to kill
LAYOUTS = 500  # by one process, which is then replaced: Graphviz keeps a little of each


class Dropped(CsirtgraphError):
    """A layout that nobody waits for any more."""

    WORDS = messages.WORDS
    status = 409

    def __init__(self) -> None:
        super().__init__("outdated")


class Worker:
    """An engine whose layout can be dropped from another thread."""

    def __init__(self, known: "OrderedDict[str, Json]") -> None:
        self.engine = EmbeddedEngine(open_store())
        self.store, self.stamp, self.effort = self.engine.store, self.engine.stamp, self.engine.effort
        self.is_dropped = Event()
        self.known = known
        self.layouts = 0

    def run(self, dot: str, seconds: float) -> dict[str, Json]:
        """Graphviz's JSON for a graph. Raises LayoutError, or Dropped, which is never retried.

        The graph has sizes only: where a new text leaves the sizes as they are, the answer is already known.
        """
        if answer := self.known.get(dot):
            return answer  # type: ignore[no-any-return]
        self.layouts += 1
        try:
            if not self.is_dropped.is_set():
                return self.remembered(dot, self.engine.run(dot, seconds))
        except LayoutError:
            if not self.is_dropped.is_set():
                raise
        raise Dropped()

    def remembered(self, dot: str, answer: dict[str, Json]) -> dict[str, Json]:
        """The answer, kept for a while where it is small."""
        if len(dot) <= SMALL:
            self.known[dot] = answer
            while len(self.known) > KEPT:
                self.known.popitem(last=False)
        return answer

    def drop(self) -> None:
        """End the layout that runs now, and refuse the next ones."""
        self.is_dropped.set()
        self.engine.process.kill()

    def ready(self) -> None:
        """Accept new work; a dead process is replaced when needed."""
        self.is_dropped.clear()
        if self.layouts > LAYOUTS:
            self.layouts = 0
            self.engine.close()

    def close(self) -> None:
        """End the process."""
        self.drop()
        self.engine.close()


class Workers:
    """The workers that are free, and a thread for each of them."""

    def __init__(self, count: int = COUNT) -> None:
        known: OrderedDict[str, Json] = OrderedDict()
        self.all = [Worker(known) for _ in range(count)]
        self.threads = ThreadPoolExecutor(count, "layout")
        self.free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self.all:
            self.free.put_nowait(worker)

    async def run(self, work: Callable[[Worker], Answer]) -> Answer:
        """What `work` answers, off the event loop. When this is cancelled, the worker's layout is dropped."""
        worker = await self.free.get()
        running = asyncio.get_running_loop().run_in_executor(self.threads, work, worker)
        running.add_done_callback(lambda done: self.take_back(worker, done))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            worker.drop()
            asyncio.ensure_future(killed(worker, running))
            raise

    def take_back(self, worker: Worker, done: "asyncio.Future[Any]") -> None:
        """Return a worker to the free ones, after success or failure."""
        if not done.cancelled():
            done.exception()  # read, so that nothing is said of one that nobody waits for
        worker.ready()
        self.free.put_nowait(worker)

    def close(self) -> None:
        """End all processes, and the threads that wait for them."""
        for worker in self.all:
            worker.close()
        self.threads.shutdown(wait=False, cancel_futures=True)


async def killed(worker: Worker, running: "asyncio.Future[Any]") -> None:
    """Kill until the work has ended: a process may have been replaced just before the first attempt."""
    while not running.done():
        worker.engine.process.kill()
        await asyncio.sleep(PAUSE)
