"""Layouts that take long, crash or are no longer wanted, and clients that are slow or many: the studio answers on."""

import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("starlette")
from studios import NO_TLS, PLAN, RELATIONS, SECONDS, Running, running, words_in

from csirtgraph.cache.store import NOTHING
from csirtgraph.drawing.graphviz import engine
from csirtgraph.studio.server import guard, scenes, workers
from csirtgraph.studio.server import running as server
from csirtgraph.studio.server.messages import said

WritePlan = Callable[..., Path]

#: A layout process that does what a file says: "slow" takes minutes, and a file with its number beside this one says
#: that it has begun; "crash" dies, anything else is Graphviz.
WORKER = """
import os, sys, time
import pygraphviz
while len(head := sys.stdin.buffer.read(8)) == 8:
    dot = sys.stdin.buffer.read(int.from_bytes(head[:4], "big")).decode()
    how = open({path!r}).read()
    if how == "slow":
        open({path!r} + f".{{os.getpid()}}", "w").close()
        time.sleep(600)
    if how == "crash":
        os._exit(3)
    answer = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
    sys.stdout.buffer.write(len(answer).to_bytes(4, "big") + answer)
    sys.stdout.buffer.flush()
"""


@pytest.fixture(autouse=True)
def how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ranked: None) -> Path:
    """The file that says how layouts go."""
    path, worker = tmp_path / "how", tmp_path / "worker.py"
    path.write_text("")
    worker.write_text(WORKER.format(path=str(path)))
    monkeypatch.setattr(engine, "WORKER", worker)
    monkeypatch.setattr(workers, "open_store", lambda: NOTHING)
    return path


def asking(studio: Running, path: str) -> tuple[threading.Thread, list[httpx.Response]]:
    """Somebody who asks and waits."""
    answers: list[httpx.Response] = []
    url, cookies = f"{studio.client.base_url}{path}", dict(studio.client.cookies)
    thread = threading.Thread(
        target=lambda: answers.append(httpx.get(url, cookies=cookies, timeout=SECONDS, verify=NO_TLS)), daemon=True
    )
    thread.start()
    return thread, answers


def until(holds: Callable[[], Any]) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def slow_ones(how: Path) -> list[Path]:
    """The layouts that take minutes and have begun; what the file says no longer changes them."""
    return [*how.parent.glob(f"{how.name}.*")]


def processes(studio: Running) -> list[int]:
    return [worker.engine.process.pid for worker in studio.studio.scenes.workers.all]


def test_a_layout_of_a_minute_does_not_stop_the_studio(studio: Running, how: Path, tmp_path: Path) -> None:
    how.write_text("slow")
    waiting = [
        asking(studio, RELATIONS.replace("lang=en", f"lang={lang}")) for lang in ("ja", "en")
    ]  # every worker is busy
    until(lambda: len(slow_ones(how)) == 2)
    for _ in range(50):
        assert studio.get("/api/ping").json() == {"ok": True}
    assert studio.get("/").status_code == 200  # without its first figure
    assert len(studio.studio.scenes.running) == 2  # all that was answered while both layouts went on
    how.write_text("")
    (tmp_path / "ours" / "plan.yaml").write_text(PLAN.replace("{en: Commander}", "{en: Captain}"))
    for thread, answers in waiting:
        thread.join(SECONDS)
        assert answers[0].status_code == 409
        assert answers[0].json()["error"] in (said("outdated", "ja"), said("outdated", "en"))
    studio.state_when(lambda state: state["facts"]["ends"]["commander"]["name"]["en"] == "Captain")
    assert "Captain" in words_in(studio.get(RELATIONS).text)


def ask_and_leave(studio: Running, how: Path) -> None:
    """Ask for a figure, and go away while it is laid out."""
    keys = studio.keys
    with socket.create_connection(("127.0.0.1", keys.port)) as asker:
        asker.sendall(
            f"GET {RELATIONS} HTTP/1.1\r\nHost: 127.0.0.1:{keys.port}\r\n"
            f"Cookie: {keys.cookie}={keys.session}\r\n\r\n".encode()
        )
        until(lambda: slow_ones(how))
    until(lambda: not any(job.waiting for job in studio.studio.scenes.running.values()))


def test_what_nobody_waits_for_any_more_is_dropped(studio: Running, how: Path) -> None:
    how.write_text("slow")
    before = processes(studio)
    ask_and_leave(studio, how)
    until(lambda: not studio.studio.scenes.running)
    until(lambda: studio.studio.scenes.workers.free.qsize() == len(before))
    how.write_text("")
    assert studio.get(RELATIONS).status_code == 200
    assert len(set(before) & set(processes(studio))) == len(before) - 1  # one was killed and replaced


def test_a_page_that_comes_back_for_its_figure_waits_for_the_same_layout(
    studio: Running, how: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes, "GRACE", SECONDS)
    how.write_text("slow")
    ask_and_leave(studio, how)
    thread, answers = asking(studio, RELATIONS)
    until(lambda: [job.waiting for job in studio.studio.scenes.running.values()] == [1])
    how.write_text("")
    studio.studio.scenes.workers.all[-1].engine.process.kill()  # the first blow; it is tried again, more cheaply
    thread.join(SECONDS)
    assert answers[0].status_code == 200
    assert len(slow_ones(how)) == 1


def test_two_who_ask_for_the_same_wait_for_one_layout(studio: Running, how: Path) -> None:
    how.write_text("slow")
    waiting = [asking(studio, RELATIONS) for _ in range(3)]
    until(lambda: [job.waiting for job in studio.studio.scenes.running.values()] == [3] and slow_ones(how))
    how.write_text("")
    studio.studio.scenes.workers.all[-1].engine.process.kill()  # the first blow; it is tried again, more cheaply
    for thread, answers in waiting:
        thread.join(SECONDS)
        assert answers[0].status_code == 200


def test_a_crashed_worker_is_replaced(studio: Running, how: Path) -> None:
    how.write_text("crash")
    answer = studio.get(RELATIONS)
    assert answer.status_code == 422
    assert "Graphviz failed while laying out relations (3)" in answer.json()["error"]
    how.write_text("")
    assert "Commander" in words_in(studio.get(RELATIONS).text)


def test_it_ends_at_once_though_a_layout_runs(how: Path, write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN)) as studio:
        how.write_text("slow")
        thread, answers = asking(studio, RELATIONS)
        stream = asking(studio, "/events")
        until(lambda: slow_ones(how) and studio.studio.events.pages)
    thread.join(SECONDS)  # it ended within SECONDS, and the layout would have taken ten times as long
    stream[0].join(SECONDS)
    assert answers[0].status_code == 409
    assert stream[1][0].status_code == 200


def is_refused(connection: socket.socket) -> bool:
    """Whether a connection takes no further byte."""
    try:
        connection.sendall(b"G")
    except OSError:
        return True
    return False


def test_idle_connections_are_closed(monkeypatch: pytest.MonkeyPatch, write_plan: WritePlan) -> None:
    monkeypatch.setattr(server, "IDLE", 0.2)
    with running(write_plan(plan=PLAN)) as studio:
        silent, slow = (socket.create_connection(("127.0.0.1", studio.keys.port)) for _ in range(2))
        silent.settimeout(SECONDS)
        until(lambda: is_refused(slow))
        assert silent.recv(1) == b""
        assert studio.get("/api/ping").status_code == 200
        silent.close()
        slow.close()


def test_a_body_that_does_not_arrive_is_given_up(monkeypatch: pytest.MonkeyPatch, studio: Running) -> None:
    monkeypatch.setattr(guard, "SECONDS", 0.2)
    keys = studio.keys
    with socket.create_connection(("127.0.0.1", keys.port)) as slow:
        slow.settimeout(SECONDS)
        slow.sendall(
            f"POST /api/edit HTTP/1.1\r\nHost: 127.0.0.1:{keys.port}\r\nCookie: {keys.cookie}={keys.session}\r\n"
            f"X-CSRF: {keys.csrf}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode()
        )
        assert b" 408 " in slow.recv(100)


def test_many_connections_do_not_shut_others_out_for_long(monkeypatch: pytest.MonkeyPatch, studio: Running) -> None:
    crowd = [socket.create_connection(("127.0.0.1", studio.keys.port)) for _ in range(server.CONNECTIONS)]
    until(lambda: httpx.get(f"{studio.client.base_url}/api/ping", verify=NO_TLS).status_code == 503)
    for one in crowd:
        one.close()
    until(lambda: httpx.get(f"{studio.client.base_url}/api/ping", verify=NO_TLS).status_code == 403)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_memory_does_not_grow_with_edits(write_plan: WritePlan) -> None:
    """A short run; `make bench-studio` makes a thousand."""
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        for number in range(120):
            saved = studio.edit(op="set", kind="role", id="handler", field="name", lang="en", text=f"Name {number}")
            assert saved.status_code == 200
            assert studio.get(RELATIONS).status_code in (200, 409)
        found = studio.studio
        assert len(found.scenes.done) <= 48
        assert len(found.seen) <= 32
        assert len(found.history.behind) <= 100
        assert not found.scenes.running
