"""The process that lays out: reads DOT from standard input, answers Graphviz's JSON.

Run as a program of its own, because Graphviz holds Python's lock for the whole
layout, may run for minutes, and ends its process when memory runs out. A message
is its length in four bytes, the seconds it may take in four more, and then itself;
an answer is its length in four bytes and then itself. The process ends when its
parent is gone or its time is up, even while Graphviz holds the lock.
"""

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not meant to be found from here


def main(memory: int) -> None:
    """Answer until standard input closes; `memory` bounds the process in bytes where the system can."""
    limit_memory(memory)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    import pygraphviz

    pygraphviz.AGraph(string="digraph { a -> b }").draw(format="json0", prog="dot")  # loads what Graphviz loads late
    while len(head := sys.stdin.buffer.read(8)) == 8:
        dot = sys.stdin.buffer.read(int.from_bytes(head[:4], "big")).decode()
        with bounded(int.from_bytes(head[4:], "big")):
            # A fresh graph each time: drawing one again after a failure aborts Python.
            answer = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
        answers.write(len(answer).to_bytes(4, "big") + answer)
        answers.flush()


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """End this process when what is inside takes more than `seconds`, or when the parent is gone meanwhile.

    Nothing here needs Python's lock: faulthandler watches from a thread of C, and the system sends SIGIO, which ends a
    process that has no handler, when the other end of standard input closes (POSIX only).
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.stderr)
    signal_hang_up(True)
    try:
        yield
    finally:
        signal_hang_up(False)
        faulthandler.cancel_dump_traceback_later()


def signal_hang_up(is_on: bool) -> None:
    """Have the system send a signal when standard input is closed from the other side; end at once where it is."""
    try:
        import fcntl
        import select
    except ImportError:  # Windows: the time limit has to do
        return
    with suppress(OSError):  # a pipe that sends no signals, as some systems have it
        flags = fcntl.fcntl(0, fcntl.F_GETFL)
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_ASYNC if is_on else flags & ~os.O_ASYNC)
    if is_on and select.select([0], [], [], 0)[0]:  # it was closed before: nobody sends anything else now
        os._exit(0)


def limit_memory(memory: int) -> None:
    """Have the system refuse more memory than this (POSIX only)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except MemoryError:
        os._exit(1)  # as Graphviz does
    except Exception:
        os._exit(2)
