"""The studio live: what is saved shows, what is broken is reported beside the last picture, and nothing is lost."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from columns import unpacked
from studios import PLAN, RELATIONS, SECONDS, Running, awaited, running, words_in

from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.formats import names
from csirtgraph.pipeline import Job, render
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.server import events

WritePlan = Callable[..., Path]


def saved(path: Path, text: str) -> None:
    """Save as editors do: a new file takes the old one's place."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def scene_when(studio: Running, word: str, path: str = RELATIONS) -> str:
    """The figure once it says a word."""
    end = time.monotonic() + SECONDS
    while word not in (words := words_in(studio.get(path).text)):
        assert time.monotonic() < end, words
    return words


def test_the_state_has_the_plan_its_figures_and_what_one_may_ask(write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN)) as studio:
        state = studio.state()
    assert state["plan"] == {"id": "ours", "title": {"en": "Our CSIRT"}}
    assert {"relations", "coverage"} <= {figure["name"] for figure in state["figures"]}
    assert state["facts"]["ends"]["commander"]["name"]["en"] == "Commander"
    assert state["drawn"] == state["revision"]
    assert (state["problems"], state["readOnly"], state["revisions"]) == ([], None, [])
    assert not state["canUndo"]
    assert not state["canRedo"]


@pytest.mark.parametrize("how", ["written", "replaced"])
def test_what_is_saved_shows(write_plan: WritePlan, how: str) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        assert "Commander" in words_in(studio.get(RELATIONS).text)
        events = studio.events()
        before = next(events)
        text = PLAN.replace("{en: Commander}", "{en: Captain}")
        (saved if how == "replaced" else Path.write_text)(folder / "plan.yaml", text)
        after = next(events)
        assert after["revision"] != before["revision"]
        assert after["problems"] == 0
        answer = studio.get(RELATIONS)
        assert answer.headers["etag"] == f'"{after["drawn"]}"'
        assert "Captain" in words_in(answer.text)


def test_a_new_file_and_the_plan_below_are_watched_too(write_plan: WritePlan) -> None:
    below = write_plan(plan=PLAN, folder="below")
    ours = write_plan(plan="plan: {id: ours, title: {en: Ours}, extends: ../below}\n")
    with running(ours) as studio:
        assert "Handler" in words_in(studio.get(RELATIONS).text)
        saved(below / "plan.yaml", PLAN.replace("{en: Handler}", "{en: Operator}"))
        scene_when(studio, "Operator")
        saved(ours / "more.yaml", "roles: {handler: {name: {en: Specialist}}}\n")
        scene_when(studio, "Specialist")
        (ours / "flows").mkdir()
        saved(ours / "flows" / "all.yaml", "flows: {handler: {commander: {label: {en: tidings}, kind: report}}}\n")
        scene_when(studio, "tidings")


def test_a_mistake_is_shown_beside_the_last_picture_until_it_is_fixed(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        before = studio.get(RELATIONS).text
        good = studio.state()["revision"]
        saved(folder / "plan.yaml", PLAN.replace("kind: request", "kind: demand"))
        state = studio.state_when(lambda state: state["problems"])
        (problem,) = state["problems"]
        assert (problem["file"], problem["line"]) == ("ours/plan.yaml", 6)
        assert "demand" in problem["text"]["en"]
        assert "demand" in problem["text"]["ja"]
        assert (state["drawn"], state["revision"] != good) == (good, True)
        assert state["facts"]["ends"]["commander"]
        assert studio.get(RELATIONS).text == before
        saved(folder / "plan.yaml", PLAN)
        assert studio.state_when(lambda state: not state["problems"])["revision"] == good
    assert [line for line in studio.said if line.startswith("ours/plan.yaml:6:")]


def test_a_plan_that_is_broken_at_the_start_is_opened(write_plan: WritePlan) -> None:
    folder = write_plan(plan="plan: [")
    with running(folder) as studio:
        assert studio.get("/").status_code == 200
        state = studio.state()
        assert state["problems"]
        assert (state["drawn"], state["figures"]) == ("", [])
        for path in (RELATIONS, "/api/findings", "/api/export?figure=relations"):
            assert studio.get(path).status_code == 422
        moves = {"figure": "relations", "mode": "incident", "moves": {"commander": [8, 8]}}
        assert studio.post("/api/arrange", moves).status_code == 422
        saved(folder / "plan.yaml", PLAN)
        studio.state_when(lambda state: state["drawn"])
        assert "Commander" in words_in(studio.get(RELATIONS).text)


def test_a_plan_that_vanishes_is_reported_and_may_come_back(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        before = studio.get(RELATIONS).text
        copy = folder.with_name("copy")
        shutil.copytree(folder, copy)
        shutil.rmtree(folder)
        state = studio.state_when(lambda state: state["problems"])
        assert "put it back" in state["problems"][0]["text"]["en"]
        assert studio.get(RELATIONS).text == before
        assert studio.post("/api/undo", {}).status_code == 422  # nothing to undo; no traceback
        copy.rename(folder)
        studio.state_when(lambda state: not state["problems"])
        saved(folder / "plan.yaml", PLAN.replace("{en: Commander}", "{en: Captain}"))
        scene_when(studio, "Captain")  # the new folder is watched, not the old one


def test_a_file_made_read_only_is_reported(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        assert studio.state()["readOnly"] is None
        (folder / "plan.yaml").chmod(0o444)
        state = studio.state_when(lambda state: state["readOnly"])
        assert "plan.yaml is write-protected" in state["readOnly"]["en"]
        answer = studio.edit(op="set", kind="role", id="handler", field="name", lang="en", text="Operator")
        assert answer.status_code == 403
        assert "write-protected" in answer.json()["error"]
        (folder / "plan.yaml").chmod(0o644)
        studio.state_when(lambda state: not state["readOnly"])
    assert (folder / "plan.yaml").read_text() == PLAN


def test_a_built_in_plan_says_how_to_get_one_of_your_own() -> None:
    with running("b") as studio:
        assert "csirtgraph init my-csirt --pattern b" in studio.state()["readOnly"]["ja"]
        answer = studio.edit(op="set", kind="role", id="commander", field="name", lang="en", text="Captain")
        assert answer.status_code == 403
        assert "csirtgraph init" in answer.json()["error"]
        assert load_plan("b").roles["commander"].name.en == "Commander"


def test_wrong_questions_get_words_and_a_status(write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN)) as studio:
        for path, status, words in (
            ("/api/scene?figure=nope", 404, "there is no figure nope"),
            ("/api/scene", 404, "choose one of"),
            ("/api/scene?figure=careers", 404, "lacks the data for the figure careers"),
            ("/api/scene?figure=../../etc/passwd", 404, "there is no figure"),
            ("/api/scene?figure=relations&mode=war", 400, "mode cannot be war"),
            ("/api/scene?figure=orgchart&mode=peacetime", 404, "orgchart"),
            ("/api/scene?figure=relations&lang=fr", 400, "choose one of ja, en"),
            ("/api/scene?figure=relations&against=--output=x", 404, "is not in a git repository"),
            ("/api/export?figure=relations&format=exe", 400, "format cannot be exe"),
            ("/api/export?figure=relations&theme=x", 400, "theme cannot be x"),
            ("/api/findings?lang=x", 400, "lang cannot be x"),
            ("/api/edit", 405, "method not allowed"),
            ("/static/../plan.yaml", 404, "there is no"),
            ("/api/scene?figure=" + "x" * 5000, 404, "there is no figure"),
        ):
            answer = studio.get(path)
            assert (answer.status_code, words in answer.json()["error"]) == (status, True), (path, answer.text)
        assert "図 nope はありません" in studio.get("/api/scene?figure=nope&lang=ja").json()["error"]


def test_a_mistake_of_the_studio_itself_is_an_answer_in_words(
    write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with running(write_plan(plan=PLAN)) as studio:
        monkeypatch.setattr("csirtgraph.studio.server.reading.found_in", fail)
        answer = studio.get("/api/findings")
        assert (answer.status_code, "ZeroDivisionError" in answer.json()["error"]) == (500, True)


def test_a_page_opens_in_the_language_of_its_browser_unless_one_was_chosen(studio: Running) -> None:
    def first(accepted: str) -> str:
        page = studio.get("/", **{"Accept-Language": accepted}).text
        return re.findall(r'<html lang="(\w+)"', page)[0]

    assert first("ja") == "en"
    studio.guard.app.state.is_chosen = False
    try:
        assert [first(one) for one in ("ja-JP,en;q=0.8", "fr, en;q=0.3, ja;q=0.9", "en-GB", "fr", "ja;q=x")] == [
            *("ja", "ja", "en", "en"),
            "ja",
        ]
    finally:
        studio.guard.app.state.is_chosen = True


def test_hostile_words_stay_words(write_plan: WritePlan) -> None:
    text = PLAN.replace("{en: Commander}", '{en: "</script><script>alert(1)</script><!--"}')
    with running(write_plan(plan=text)) as studio:
        page = studio.get("/").text
        assert page.count("<script") == 2
        assert page.count("</script>") == 2
        assert "\\u003c/script>" in page
        assert studio.get(RELATIONS).headers["content-type"] == "application/json"


def test_findings_say_whom_they_concern_and_where(write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN)) as studio:
        found = studio.get("/api/findings?lang=en").json()
        assert found
        assert all(finding["file"] == "ours/plan.yaml" and finding["line"] > 0 for finding in found)
        assert {"commander", "handler"} & {id for finding in found for id in finding["ids"]}
        assert studio.get("/api/findings?lang=ja").json()[0]["text"] != found[0]["text"]


def test_every_format_can_be_downloaded(write_plan: WritePlan, engine: EmbeddedEngine) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        for format in names():
            answer = studio.get(f"/api/export?figure=relations&mode=incident&lang=en&format={format}")
            assert answer.status_code == 200, (format, answer.text)
            name = answer.headers["content-disposition"].partition("filename=")[2].strip('"')
            assert name in (f"relations-incident.en.{format}", f"ours.{format}")
            assert answer.content
        unfit = studio.get("/api/export?figure=raci&mode=incident&lang=en&format=mmd")
        assert (unfit.status_code, unfit.json()["error"]) == (
            422,
            "raci is a table, which .mmd cannot hold: use .csv, .xlsx, .md or .drawio, for example",
        )
        dark = studio.get("/api/export?figure=relations&lang=en&theme=dark&format=svg").content
    job = Job("relations", View(language="en"), "dark", "svg")
    assert dark == render(load_plan(folder), job, engine)


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_figure_is_compared_with_a_revision(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin <b>")
    with running(folder) as studio:
        (revision,) = studio.state()["revisions"]
        assert revision["subject"] == "Begin <b>"
        saved(folder / "plan.yaml", PLAN.replace("{en: Commander}", "{en: Captain}"))
        scene_when(studio, "Captain")
        scene = studio.get(f"{RELATIONS}&against={revision['id']}")
        assert "Commander → Captain" in words_in(scene.text)
        assert "changed" in [box.get("mark") for box in unpacked(scene.json())["boxes"]]
        compared = studio.get(f"/api/export?figure=relations&lang=en&format=svg&against={revision['id']}")
        assert "Commander → Captain" in compared.text
        assert studio.get(f"{RELATIONS}&against=nothing").status_code == 404


def test_only_what_changed_is_laid_out_again(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:

        def layouts() -> int:
            return sum(worker.layouts for worker in studio.studio.scenes.workers.all)

        before = studio.get(RELATIONS).text
        done = layouts()
        saved(folder / "more.yaml", "posts: {incident: {handler: {people: 2}}}\n")
        studio.state_when(lambda state: state["facts"]["posts"]["incident"])
        after = studio.get(RELATIONS).text
        assert layouts() == done
        assert after == before


def test_the_modes_of_a_figure_are_laid_out_alike(tmp_path: Path) -> None:
    with running("b") as studio:
        scenes = {mode: studio.get(RELATIONS.replace("incident", mode)).json() for mode in ("peacetime", "incident")}
        page = studio.get("/api/export?figure=relations&format=html").text
    data = json.loads(page.split('id="cg-data">')[1].split("</script>")[0])
    for mode, scene in scenes.items():
        alone = unpacked(data["scenes"][f"relations-{mode}.{unpacked(scene)['lang']}"], data["tables"])
        assert [places(box) for box in unpacked(scene)["boxes"]] == [places(box) for box in alone["boxes"]]


def places(box: dict[str, Any]) -> list[Any]:
    """Which box it is, and where."""
    return [box[name] for name in ("id", "x", "y")]


def test_a_plan_of_peacetime_alone_is_shown(write_plan: WritePlan) -> None:
    with running(write_plan(plan=PLAN.replace("plan: {id", "plan: {modes: peacetime, id"))) as studio:
        assert studio.get(RELATIONS.replace("incident", "peacetime")).status_code == 200
        answer = studio.get(RELATIONS)
        assert (answer.status_code, "incident" in answer.json()["error"]) == (404, True)


def test_a_slow_page_hears_the_newest_only() -> None:
    async def hear() -> list[bytes]:
        shown = events.Events()
        stream = shown.stream({"revision": "0"})
        heard = [await stream.__anext__()]
        for number in range(1, 1000):
            shown.send({"revision": str(number)})
        assert [page.qsize() for page in shown.pages] == [1]
        heard.append(await stream.__anext__())
        shown.send(None)
        heard += [event async for event in stream]
        assert not shown.pages
        return heard

    assert awaited(hear()) == [
        b'event: state\ndata: {"revision": "0"}\n\n',
        b'event: state\ndata: {"revision": "999"}\n\n',
    ]


def test_a_quiet_stream_says_that_it_is_alive(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "QUIET", 0.05)
    with running(write_plan(plan=PLAN)) as studio, studio.client.stream("GET", "/events") as stream:
        lines = stream.iter_lines()
        assert any(line == ": still here" for line in lines)


def test_too_many_pages_are_reported_so(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "PAGES", 1)
    with running(write_plan(plan=PLAN)) as studio:
        heard = studio.events()
        next(heard)
        assert studio.get("/events").status_code == 503
        heard.close()  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_read_is_reported(write_plan: WritePlan) -> None:
    folder = write_plan(plan=PLAN)
    with running(folder) as studio:
        (folder / "plan.yaml").unlink()
        os.symlink(folder / "nowhere", folder / "plan.yaml")
        state = studio.state_when(lambda state: state["problems"])
        assert "cannot be read" in state["problems"][0]["text"]["en"]
        assert "Commander" in words_in(studio.get(RELATIONS).text)
