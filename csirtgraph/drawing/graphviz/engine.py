"""Graphviz behind one call: DOT in, its JSON out, within a time and a memory limit."""

import json
import os
import sys
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from threading import Event, Timer
from typing import IO, TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from csirtgraph.cache.code import file_stamp
from csirtgraph.cache.store import NOTHING, Store, open_store
from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text

if TYPE_CHECKING:  # imported with the first process that is started: most figures need none
    from subprocess import Popen

EngineName: TypeAlias = Literal["embedded", "dot"]
Effort: TypeAlias = Literal["least", "low", "normal", "high"]  # how long the best layout is looked for
Reason: TypeAlias = Literal["time", "memory", "crash", "missing", "start"]

MEMORY = 3 * 1024**3  # bytes a layout may take
OUT_OF_MEMORY = 1  # the status that Graphviz ends its process with, and so does the worker
GRACE = 2  # seconds that a process has beyond its time limit before it ends by itself
WORKER = Path(__file__).with_name("worker.py")


class LayoutError(CsirtgraphError):
    """A layout that did not come back: why, and the signal or the status that its process ended with."""

    WORDS = {
        "time": Text(
            "{name} の配置が時間内に終わりませんでした: 流れを減らすか、プランを分けてください",
            "the layout of {name} took too long: use fewer flows or split the plan",
        ),
        "memory": Text(
            "{name} の配置に使えるメモリーが足りません: 流れを減らすか、プランを分けてください",
            "the layout of {name} exceeded the memory limit: use fewer flows or split the plan",
        ),
        "crash": Text(
            "{name} の配置中に Graphviz が異常終了しました ({detail}): "
            "もう一度行うか、--engine dot を試すか、プランを分けてください",
            "Graphviz failed while laying out {name} ({detail}): try again or with --engine dot, or split the plan",
        ),
        "start": Text(
            "配置を行うプロセスを起動できません ({detail}): ほかのプログラムを終えてから、もう一度行ってください",
            "cannot start the layout process ({detail}): close other programs and try again",
        ),
        "missing": Text(
            "dot コマンドがありません: Graphviz を入れるか、--engine embedded を使ってください",
            "the dot program was not found: install Graphviz or use --engine embedded",
        ),
    }

    def __init__(self, reason: Reason, detail: str = ""):
        self.reason, self.detail = reason, detail
        super().__init__(reason, detail=detail)


class Engine(Protocol):
    """What layouts are made with: something that lays out DOT, those that are known already, and how much effort."""

    @property
    def effort(self) -> Effort:
        """How long the best layout is looked for."""

    @property
    def store(self) -> Store:
        """Where layouts are remembered."""

    @property
    def stamp(self) -> str:
        """Which Graphviz this is: another one lays out in another way."""

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""

    def close(self) -> None:
        """End what was started."""


class Hurried:
    """An engine with which layouts are looked for with another effort."""

    def __init__(self, engine: Engine, effort: Effort) -> None:
        self.engine, self.effort = engine, effort
        self.store, self.stamp = engine.store, engine.stamp

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Graphviz's JSON for a graph. Raises LayoutError."""
        return self.engine.run(dot, seconds)

    def close(self) -> None:
        """End what was started."""
        self.engine.close()


class EmbeddedEngine:
    """Graphviz from pygraphviz's wheel, in a process that starts when it is needed, may die, and is then replaced."""

    def __init__(self, store: Store = NOTHING, effort: Effort = "normal") -> None:
        self.started: Popen[bytes] | None = None
        self.store, self.effort = store, effort

    @property
    def stamp(self) -> str:
        """The wheel that has Graphviz."""
        return file_stamp(getattr(find_spec("pygraphviz"), "origin", None))

    @property
    def process(self) -> "Popen[bytes]":
        """The process, started at the first call. Raises LayoutError."""
        if self.started is None:
            self.started = start_worker()
        return self.started

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Lay out in the worker; kill it when `seconds` have passed. Raises LayoutError."""
        if self.process.poll() is not None:
            self.started = start_worker()
        is_late = Event()
        timer = Timer(seconds, stop, (self.process, is_late))
        timer.start()
        try:
            answer = ask(self.process, dot.encode(), seconds)
        finally:
            timer.cancel()
        if answer is None:
            self.process.kill()
            status = self.process.wait()
            raise failure(status, is_late.is_set())
        result: dict[str, Any] = json.loads(answer)
        return result

    def close(self) -> None:
        """End the worker."""
        if self.started is None:
            return
        self.started.kill()
        self.started.wait()
        for pipe in (self.started.stdin, self.started.stdout):
            if pipe:
                pipe.close()


def failure(status: int, is_late: bool) -> LayoutError:
    """The reason why a worker ended without an answer."""
    if status == OUT_OF_MEMORY and not is_late:
        return LayoutError("memory", "out of memory")
    return LayoutError("time" if is_late else "crash", name_of(status))


def name_of(status: int) -> str:
    """The signal that a process ended by, such as SIGSEGV, or its status."""
    import signal

    return {-number: number.name for number in signal.Signals}.get(status, str(status))


def stop(process: "Popen[bytes]", is_late: Event) -> None:
    """Kill a process whose time is up, and remember why."""
    is_late.set()
    process.kill()


def surroundings() -> dict[str, str]:
    """The environment of a process with Graphviz: without the fonts of pictures, or fontconfig writes a file there."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def start_worker() -> "Popen[bytes]":
    """The worker process, loading. Raises LayoutError."""
    import subprocess

    try:
        return subprocess.Popen(
            [sys.executable, str(WORKER), str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(),
        )
    except OSError as error:
        raise LayoutError("start", error.strerror or str(error)) from error


def ask(process: "Popen[bytes]", message: bytes, seconds: float) -> bytes | None:
    """One message and its answer; None when the process ends instead.

    The process bounds its own time, too, a little later, for it may have to end without its parent.
    """
    assert process.stdin
    assert process.stdout
    try:
        limit = ceil(seconds) + GRACE
        process.stdin.write(len(message).to_bytes(4, "big") + limit.to_bytes(4, "big") + message)
        process.stdin.flush()
    except (BrokenPipeError, OSError):
        return None
    size = read(process.stdout, 4)
    return read(process.stdout, int.from_bytes(size, "big")) if size else None


def read(pipe: IO[bytes], size: int) -> bytes | None:
    """Exactly `size` bytes, or None when the pipe closes before."""
    data = pipe.read(size)
    return data if len(data) == size else None


class DotProgram:
    """The `dot` program of the system."""

    def __init__(self, store: Store = NOTHING, effort: Effort = "normal") -> None:
        self.store, self.effort = store, effort

    @property
    def stamp(self) -> str:
        """The program, and the time it was installed."""
        import shutil

        return file_stamp(shutil.which("dot"))

    def run(self, dot: str, seconds: float) -> dict[str, Any]:
        """Lay out with one run of `dot`."""
        import subprocess

        try:
            done = subprocess.run(
                ["dot", "-Tjson0"], input=dot.encode(), capture_output=True, timeout=seconds, check=True
            )
        except FileNotFoundError as error:
            raise LayoutError("missing", "dot") from error
        except subprocess.TimeoutExpired as error:
            raise LayoutError("time", f"{seconds}") from error
        except subprocess.CalledProcessError as error:
            raise LayoutError("crash", name_of(error.returncode)) from error
        result: dict[str, Any] = json.loads(done.stdout)
        return result

    def close(self) -> None:
        """Nothing runs between layouts."""


def engine_of(name: EngineName, effort: Effort = "normal") -> Engine:
    """The engine of a name, with the layouts that this user has had before."""
    return DotProgram(open_store(), effort) if name == "dot" else EmbeddedEngine(open_store(), effort)
