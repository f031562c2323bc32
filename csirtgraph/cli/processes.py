"""Work done by several processes at a time, each with Python's lock to itself; results come in the order of the work.

On Linux they are copies of this process; elsewhere that is not safe, and each imports everything anew.
"""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeAlias, TypeVar

from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text

Item = TypeVar("Item")
Result = TypeVar("Result")
Each: TypeAlias = Callable[[Iterable[Item]], Iterator[tuple[Item, Result]]]

AHEAD = 8  # items for each process that are given out or done before the result of an earlier one is taken


class LostProcess(CsirtgraphError):
    """A process that the system did not start, or has ended, because of its memory for example."""

    WORDS = {
        "lost-process": Text(
            "描画用のプロセスを起動できないか、途中で終了させられました: -j 1 を指定してもう一度行ってください",
            "a process that draws could not start, or was ended by the system: try again with -j 1",
        ),
    }

    def __init__(self) -> None:
        super().__init__("lost-process")


@contextmanager
def in_processes(count: int, work: Callable[[Item], Result]) -> Iterator[Each[Item, Result]]:
    """A function that does the work for each item, in so many processes; it raises LostProcess.

    A system without semaphores does it in this process.
    """
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    gc.freeze()  # so that copies share what is loaded: a look for garbage would write to all of it
    try:
        pool = ProcessPoolExecutor(count, context, begin)
    except (OSError, ImportError, NotImplementedError):
        yield lambda items: ((item, work(item)) for item in items)
        return

    def each(items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        under_way: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            under_way.append((item, given(pool, work, item)))
            if len(under_way) > AHEAD * count:
                yield result_of(*under_way.popleft())
        while under_way:
            yield result_of(*under_way.popleft())

    try:
        yield each
    except BaseException:
        for process in active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def given(pool: ProcessPoolExecutor, work: Callable[[Item], Result], item: Item) -> "Future[Result]":
    """The work for an item, given to a process. Raises LostProcess."""
    try:
        return pool.submit(work, item)
    except (OSError, BrokenProcessPool) as error:
        raise LostProcess() from error


def result_of(item: Item, done: "Future[Result]") -> tuple[Item, Result]:
    """An item with its result. Raises LostProcess."""
    try:
        return item, done.result()
    except BrokenProcessPool as error:
        raise LostProcess() from error


def begin() -> None:
    """Leave Ctrl-C to the parent, and end when it has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process as soon as the parent is gone, however that was ended."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
