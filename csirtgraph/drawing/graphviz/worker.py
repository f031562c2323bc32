"""The process that lays out: reads DOT from standard input, answers Graphviz's JSON.

Run as a program of its own, because Graphviz holds Python's lock for the whole
layout, may run for minutes, and ends its process when memory runs out. Each
message, either way, is its length in four bytes and then itself.
"""

import os
import sys

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not meant to be found from here


def main(memory: int) -> None:
    """Answer until standard input closes; `memory` bounds the process in bytes where the system can."""
    limit_memory(memory)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    import pygraphviz

    pygraphviz.AGraph(string="digraph { a -> b }").draw(format="json0", prog="dot")  # loads what Graphviz loads late
    while len(size := sys.stdin.buffer.read(4)) == 4:
        dot = sys.stdin.buffer.read(int.from_bytes(size, "big")).decode()
        # A fresh graph each time: drawing one again after a failure aborts Python.
        answer = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
        answers.write(len(answer).to_bytes(4, "big") + answer)
        answers.flush()


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
