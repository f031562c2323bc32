"""Graphviz may be killed, may crash and may never end: the next figure is drawn all the same."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from shutil import which
from threading import Timer

import pytest
from click.testing import CliRunner
from layouts import chosen, engine, layout
from samples import HEAD

from csirtgraph.cli import main
from csirtgraph.drawing.graphviz import engine as engines
from csirtgraph.drawing.graphviz.engine import DotProgram, EmbeddedEngine, LayoutError, engine_of
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame

SMALL = "digraph {a -> b}"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and scripts of POSIX")

DRAWING = Drawing(
    title="T",
    body=Diagram(
        boxes=(
            Box(id="one", name="One", look="plain", frame="around"),
            Box(id="two", name="Two", look="plain"),
            Box(id="three", name="Three", look="plain"),
        ),
        frames=(Frame(id="around", name="Around", look="frame"),),
        arrows=(Arrow(id="first", tail="one", head="two", label="L"), Arrow(id="second", tail="two", head="three")),
    ),
)


@pytest.fixture
def own_engine(monkeypatch):
    """Commands start a layout process of their own."""
    monkeypatch.setattr(engines, "engine_of", lambda name, effort="normal": EmbeddedEngine())


def dense(nodes: int = 250, edges: int = 700) -> str:
    """A graph that keeps Graphviz busy for minutes."""
    dice = random.Random(1)
    edges = (f"n{dice.randrange(nodes)} -> n{dice.randrange(nodes)}" for _ in range(edges))
    return f"digraph {{newrank=true; {'; '.join(edges)}}}"


class Fake:
    """An engine made of a function."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def run(self, dot: str, seconds: float):
        self.asked.append(dot)
        return self.answer(dot)

    def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def worker():
    running = EmbeddedEngine()
    yield running
    running.close()


@pytest.fixture
def prompt(monkeypatch):
    """A timer that has ended when it is cancelled, as it may have on any machine."""

    class Prompt(Timer):
        def cancel(self) -> None:
            super().cancel()
            self.join()

    monkeypatch.setattr(engines, "Timer", Prompt, raising=False)


def failure(running, dot: str, seconds: float = 60) -> str:
    """Why a layout did not come back."""
    with pytest.raises(LayoutError) as caught:
        running.run(dot, seconds)
    return caught.value.reason


def names(answer) -> set[str]:
    return {item["name"] for item in answer["objects"]}


def test_a_worker_lays_out_one_graph_after_another(worker):
    assert [names(worker.run(SMALL, 60)), names(worker.run("digraph {c}", 60))] == [{"a", "b"}, {"c"}]


def test_a_killed_worker_is_replaced(worker):
    worker.run(SMALL, 60)
    worker.process.kill()
    worker.process.wait()
    assert names(worker.run(SMALL, 60)) == {"a", "b"}


def test_a_layout_without_end_is_given_up_and_the_next_figure_drawn(worker):
    assert failure(worker, dense(), seconds=1) == "time"
    drawing = layout(chosen("a", "relations", "incident")).drawing
    assert lay_out(drawing, worker).boxes.keys() == {box.id for box in drawing.boxes}


@posix
def test_a_worker_that_aborts_is_reported_as_a_crash_and_replaced(worker):
    threading.Timer(0.3, lambda: worker.process.send_signal(signal.SIGABRT)).start()
    assert failure(worker, dense()) == "crash"
    assert names(worker.run(SMALL, 60)) == {"a", "b"}


@posix
def test_a_worker_with_a_segmentation_fault_is_reported_as_such_and_the_next_figure_is_drawn(worker):
    worker.run(SMALL, 60)
    threading.Timer(0.3, lambda: worker.process.send_signal(signal.SIGSEGV)).start()
    with pytest.raises(LayoutError) as caught:
        worker.run(dense(), 60)
    assert (caught.value.reason, caught.value.detail) == ("crash", "SIGSEGV")
    drawing = layout(chosen("a", "relations", "incident")).drawing
    assert lay_out(drawing, worker).boxes.keys() == {box.id for box in drawing.boxes}


@posix
def test_a_worker_without_memory_is_reported_as_such_and_the_next_figure_is_drawn(monkeypatch):
    monkeypatch.setattr(engines, "MEMORY", 300 * 1024**2)
    running = EmbeddedEngine()
    try:
        assert failure(running, dense(3_000, 6_000)) == "memory"
        drawing = layout(chosen("a", "relations", "incident")).drawing
        assert lay_out(drawing, running).boxes.keys() == {box.id for box in drawing.boxes}
    finally:
        running.close()


def test_a_worker_killed_by_someone_else_is_reported_as_a_crash(worker, prompt):
    """As the system does when memory runs out."""
    threading.Timer(0.3, worker.process.kill).start()
    assert failure(worker, dense()) == "crash"


def test_a_worker_that_ends_by_an_exception_is_reported_as_a_crash(worker, prompt):
    assert failure(worker, "digraph {") == "crash"


def test_the_worker_ends_when_its_engine_is_closed():
    running = EmbeddedEngine()
    process = running.process
    running.close()
    assert process.poll() is not None


def test_closing_twice_does_no_harm():
    running = EmbeddedEngine()
    process = running.process
    running.close()
    running.close()
    assert process.poll() is not None


def test_a_worker_leaves_when_its_program_is_gone():
    running = EmbeddedEngine()
    running.process.stdin.close()
    assert running.process.wait(60) == 0
    running.process.stdout.close()


def test_engines_go_by_name():
    running = engine_of("embedded")
    running.close()
    assert isinstance(running, EmbeddedEngine)
    assert isinstance(engine_of("dot"), DotProgram)


@pytest.mark.parametrize("reason", ["time", "crash"])
def test_a_figure_that_does_not_come_back_is_drawn_cheaply_and_says_so(reason, ranked):
    def answer(dot):
        if "splines=line" not in dot:
            raise LayoutError(reason)
        return engine().run(dot, 60)

    found = lay_out(DRAWING, Fake(answer))
    assert found.is_cheap
    assert found.boxes.keys() == {"one", "two", "three"}


def crowd(nodes: int, flows: int, frames: int) -> Drawing:
    """Many boxes of one row, or in frames, with random arrows between them that have labels."""
    dice = random.Random(1)
    pairs = [dice.sample(range(nodes), 2) for _ in range(flows)]
    return Drawing(
        title="T",
        body=Diagram(
            boxes=tuple(
                Box(id=f"b{n}", name=f"Box {n}", look="plain", frame=f"f{n % frames}" if frames else "", row="one")
                for n in range(nodes)
            ),
            frames=tuple(Frame(id=f"f{n}", name=f"Frame {n}", look="frame") for n in range(frames)),
            arrows=tuple(
                Arrow(id=f"a{n}", tail=f"b{tail}", head=f"b{head}", label=f"label {n}")
                for n, (tail, head) in enumerate(pairs)
            ),
            rows=("one",),
        ),
    )


@pytest.mark.parametrize(("nodes", "flows", "frames"), [(80, 100, 0), (250, 700, 10)])
def test_a_crowd_that_graphviz_cannot_lay_out_with_care_is_drawn_cheaply_with_every_arrow(worker, nodes, flows, frames):
    drawing = crowd(nodes, flows, frames)
    found = lay_out(drawing, worker, seconds=5)
    assert found.is_cheap
    assert found.boxes.keys() == {box.id for box in drawing.boxes}
    assert found.frames.keys() == {frame.id for frame in drawing.frames}
    assert found.routes.keys() == {arrow.id for arrow in drawing.arrows}


def test_what_only_a_tree_of_its_arrows_can_be_laid_out_by_is_drawn_by_it():
    """Graphviz gives up whatever it is asked to do with all arrows; some of them go from and to frames."""
    drawing = crowd(30, 90, 3)
    more = (Arrow(id="x", tail="b1", head="f0"), Arrow(id="y", tail="f0", head="b1", heads="both"))
    drawing = drawing.holding(drawing.boxes, drawing.frames, (*drawing.arrows, *more))

    def answer(dot):
        if dot.count("id=e") == len(drawing.arrows):
            raise LayoutError("time")
        return engine().run(dot, 60)

    found = lay_out(drawing, Fake(answer))
    assert (found.is_cheap, found.drawing.rows) == (True, drawing.rows)
    assert found.routes.keys() == {arrow.id for arrow in drawing.arrows}


def test_a_layout_that_fails_behind_a_good_one_does_not_take_it_away(ranked):
    def answer(dot):
        if len(fake.asked) > 1:
            raise LayoutError("crash")
        return engine().run(dot, 60)

    fake = Fake(answer)
    found = lay_out(crowd(12, 20, 3), fake)
    assert not found.is_cheap
    assert len(fake.asked) > 2  # the orders behind the one that failed are tried, too


def test_a_figure_that_comes_back_is_not_called_cheap(ranked):
    assert not lay_out(DRAWING, engine()).is_cheap


def test_a_figure_that_never_comes_back_is_an_error_after_a_few_tries(ranked):
    def answer(dot):
        raise LayoutError("time")

    fake = Fake(answer)
    with pytest.raises(LayoutError) as caught:
        lay_out(DRAWING, fake)
    assert (caught.value.reason, len(fake.asked)) == ("time", 4)


def test_without_the_program_no_second_try_is_made(ranked):
    def answer(dot):
        raise LayoutError("missing", "dot")

    fake = Fake(answer)
    with pytest.raises(LayoutError) as caught:
        lay_out(DRAWING, fake)
    assert (caught.value.reason, len(fake.asked)) == ("missing", 1)


@pytest.mark.parametrize(("part", "key", "lost"), [("objects", "name", "n1"), ("objects", "name", "cluster0")])
def test_a_box_or_a_frame_that_graphviz_loses_is_noticed(part, key, lost, ranked):
    found = failure_without(part, key, lost)
    assert (found.reason, lost in found.detail) == ("crash", True)


@pytest.mark.parametrize("lost", ["e0", "e1"])
def test_an_arrow_that_graphviz_loses_is_noticed(lost, ranked):
    found = failure_without("edges", "id", lost)
    assert (found.reason, lost in found.detail) == ("crash", True)


def failure_without(part: str, key: str, lost: str) -> LayoutError:
    """What is said when Graphviz answers without one thing."""

    def answer(dot):
        whole = engine().run(dot, 60)
        return {**whole, part: [item for item in whole[part] if item.get(key) != lost]}

    with pytest.raises(LayoutError) as caught:
        lay_out(DRAWING, Fake(answer))
    return caught.value


def test_the_layout_kept_is_the_cheapest_of_those_tried(ranked):
    """A first answer with all boxes on top of each other is not kept."""
    calls = []

    def answer(dot):
        calls.append(dot)
        whole = engine().run(dot, 60)
        if len(calls) == 1:
            whole["objects"] = [{**item, "pos": "0,0"} if "pos" in item else item for item in whole["objects"]]
        return whole

    found = lay_out(DRAWING, Fake(answer))
    assert len(calls) > 1
    assert len({(rect.x, rect.y) for rect in found.boxes.values()}) == 3


def test_a_missing_dot_program_is_said_to_be_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert failure(DotProgram(), SMALL) == "missing"


def fake_dot(monkeypatch, folder, script: str) -> DotProgram:
    """A program called dot that is a shell script."""
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return DotProgram()


@posix
def test_a_dot_program_without_end_is_given_up(monkeypatch, tmp_path):
    assert failure(fake_dot(monkeypatch, tmp_path, "exec sleep 60"), SMALL, seconds=0.2) == "time"


@posix
def test_a_dot_program_that_fails_is_reported_as_a_crash(monkeypatch, tmp_path):
    assert failure(fake_dot(monkeypatch, tmp_path, "exit 3"), SMALL) == "crash"


def test_the_dot_program_of_the_system_draws_the_same_figure():
    if not which("dot"):
        pytest.skip("no dot program on this machine")
    drawing = layout(chosen("c", "relations", "incident")).drawing
    found, known = lay_out(drawing, DotProgram()), layout(chosen("c", "relations", "incident"))
    assert (found.boxes.keys(), found.frames.keys(), found.routes.keys()) == (
        known.boxes.keys(),
        known.frames.keys(),
        known.routes.keys(),
    )


#: A layout process that dies of figures with three boxes: by a signal, or as Graphviz does when memory runs out.
DYING = """
import os, signal, sys
import pygraphviz
while len(head := sys.stdin.buffer.read(8)) == 8:
    dot = sys.stdin.buffer.read(int.from_bytes(head[:4], "big")).decode()
    if "n2 [" in dot:
        {how}
    answer = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
    sys.stdout.buffer.write(len(answer).to_bytes(4, "big") + answer)
    sys.stdout.buffer.flush()
"""
THREE = "flows: {a: {b: {kind: report}, c: {kind: report, modes: incident}}, b: {c: {kind: inform, modes: incident}}}\n"


@posix
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "Graphviz failed while laying out relations-incident.en (SIGSEGV)"),
        ("os._exit(1)", "the layout of relations-incident.en exceeded the memory limit"),
    ],
    ids=["segmentation fault", "out of memory"],
)
def test_build_goes_on_when_layouts_die_and_sums_up(how, said, write_plan, tmp_path, monkeypatch, ranked, own_engine):
    worker, out = tmp_path / "worker.py", tmp_path / "out"
    worker.write_text(DYING.format(how=how))
    monkeypatch.setattr(engines, "WORKER", worker)
    plan = write_plan(plan=f"{HEAD}roles: {{a: {{name: A}}, b: {{name: B}}, c: {{name: C, modes: incident}}}}\n{THREE}")
    words = ["build", str(plan), "-o", str(out), "--lang", "en", "-j", "1"]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 1
    assert "1 figures could not be drawn" in done.stderr
    assert said in done.stderr
    assert (out / "ours/relations-peacetime.en.svg").exists()
    assert not (out / "ours/relations-incident.en.svg").exists()
    assert (out / "ours/workload.en.svg").exists()


def test_a_layout_process_that_cannot_be_started_is_reported(monkeypatch, tmp_path, ranked, own_engine):
    def refuse(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.chdir(tmp_path)
    for words in (
        ["render", "b", "relations"],
        ["build", "b"],
        ["diff", "a", "b", "--figure", "relations", "-o", "x.svg"],
        ["slides", "b"],
    ):
        done = CliRunner().invoke(main, words, catch_exceptions=False)
        assert done.exit_code in (1, 2)
        assert "cannot start the layout process (Resource temporarily unavailable)" in done.stderr
    assert not [*tmp_path.rglob("*relations*")]


PARENT = """
import sys
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
engine = EmbeddedEngine()
print(engine.process.pid, flush=True)
engine.run(sys.stdin.read(), 60)
"""


def is_running(process: int) -> bool:
    """Whether a process is there and not only waiting to be reaped."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_worker_ends_within_two_seconds_of_its_parent_even_in_the_middle_of_a_layout(sent):
    chance = random.Random(sent)
    for _ in range(3):
        line = [sys.executable, "-c", PARENT]
        with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
            worker = int(parent.stdout.readline())
            parent.stdin.write(dense())
            parent.stdin.close()
            time.sleep(chance.uniform(0, 1))
            assert is_running(worker)
            parent.send_signal(sent)
        end = time.monotonic() + 2
        while is_running(worker) and time.monotonic() < end:
            time.sleep(0.02)
        assert not is_running(worker)


def test_a_worker_ends_by_itself_when_its_time_is_up(worker):
    message = dense().encode()
    worker.process.stdin.write(len(message).to_bytes(4, "big") + (1).to_bytes(4, "big") + message)
    worker.process.stdin.flush()
    assert worker.process.wait(timeout=30) != 0
