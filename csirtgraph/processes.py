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
from typing import Any, TypeAlias, TypeVar

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
            "描画用のプロセスを起動できないか、途中で終了させられました: "
            "ほかのプログラムを終えてから、もう一度行ってください。build に -j 1 を指定すると、必要なメモリが減ります",
            "a process that draws could not start, or was ended by the system: close other programs and try again; "
            "build takes less memory with -j 1",
        ),
    }

    def __init__(self) -> None:
        super().__init__("lost-process")


#: The work of a process that does nothing else; each gets it once, when it starts, for it may hold a whole plan.
OWN_WORK: list[Callable[[Any], Any]] = []


@contextmanager
def in_processes(count: int, work: Callable[[Item], Result]) -> Iterator[Each[Item, Result]]:
    """A function that does the work for each item, in so many processes; it raises LostProcess.

    A system without semaphores does it in this process.
    """
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    gc.freeze()  # so that copies share what is loaded: a look for garbage would write to all of it
    try:
        pool = ProcessPoolExecutor(count, context, begin, (work,))
    except (OSError, ImportError, NotImplementedError):
        yield lambda items: ((item, work(item)) for item in items)
        return

    def each(items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        under_way: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            under_way.append((item, given(pool, item)))
            if len(under_way) > AHEAD * count:
                yield result_of(*under_way.popleft())
        while under_way:
            yield result_of(*under_way.popleft())

    try:
        yield each
    except BaseException:
        end_now(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def end_now(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool, whatever they do.

    One may be ended within a result. The pool waits for the rest of it for as long as anybody could write that, so
    this process, too, must not.
    """
    for process in active_children():
        process.kill()
    pool._result_queue._writer.close()  # type: ignore[attr-defined]


def given(pool: ProcessPoolExecutor, item: Item) -> "Future[Any]":
    """The work for an item, given to a process. Raises LostProcess."""
    try:
        return pool.submit(done_here, item)
    except (OSError, BrokenProcessPool) as error:
        raise LostProcess() from error


def result_of(item: Item, done: "Future[Result]") -> tuple[Item, Result]:
    """An item with its result. Raises LostProcess."""
    try:
        return item, done.result()
    except BrokenProcessPool as error:
        raise LostProcess() from error


def begin(work: Callable[[Any], Any]) -> None:
    """Take the work, leave Ctrl-C to the parent, and end when it has gone."""
    OWN_WORK.append(work)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()


def done_here(item: Any) -> Any:
    """The work of this process, done for an item."""
    return OWN_WORK[-1](item)


def end_with_parent() -> None:
    """End this process as soon as the parent is gone, however that was ended."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
