"""Nasty words in a real browser: no dialog, no request, nothing that the policy stops, and the words are there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import FIELDS, plan_with
from nasty import NASTY

from csirtgraph import pipeline
from csirtgraph.compare.comparison import compare
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.book import page
from csirtgraph.studio.page.comparison import comparison_page

WORDS = [words for words in NASTY.values() if len(words) < 100]
TURNS = -(-len(WORDS) // len(FIELDS)) + 2
#: How many attributes there are that run something.
HANDLERS = """[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]).filter(
    (one) => one.name.startsWith('on') || (one.name.endsWith('href') && !/^#|^data:,$/.test(one.value))).length"""
Open = Callable[[Path], Any]
pytestmark = pytest.mark.usefixtures("rough")


@pytest.fixture
def bad() -> list[str]:
    """What happened that a word could have made happen."""
    return []


@pytest.fixture
def visit(browser: Any, bad: list[str]) -> Iterator[Open]:
    """Opens a file; at the end nothing bad has happened."""
    context = browser.new_context()
    opened = context.new_page()
    opened.on("console", lambda message: bad.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: bad.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: (bad.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    known: set[str] = set()
    opened.on("request", lambda request: None if request.url in known else bad.append(request.url))

    def go(file: Path) -> Any:
        known.add(file.as_uri())
        opened.goto(file.as_uri())
        opened.wait_for_timeout(100)
        return opened

    yield go
    context.close()
    assert [one for one in bad if not one.startswith(("data:", "blob:"))] == []


def plan(turn: int, folder: Path) -> Plan:
    """The plan with other nasty words in every field each turn."""
    folder.mkdir(exist_ok=True)
    return plan_with(lambda number: WORDS[(number + 17 * turn) % len(WORDS)], folder)


@pytest.mark.parametrize("turn", range(TURNS))
def test_the_page_of_a_plan_with_nasty_words_does_nothing(
    turn: int, visit: Open, engine: EmbeddedEngine, tmp_path: Path
) -> None:
    nasty, file = plan(turn, tmp_path / "plan"), tmp_path / "x.html"
    file.write_bytes(page(nasty, pipeline.Job("relations", View(Mode.INCIDENT, "en"), format="html"), engine))
    opened = visit(file)
    tabs = opened.locator("[role=tab]")
    for number in range(tabs.count()):
        tabs.nth(number).click(force=True)
    assert tabs.count() > 5
    assert opened.locator("img, iframe, object, embed, audio, video").count() == 0
    assert opened.evaluate("document.scripts.length") == 2  # ours, and the data
    assert opened.evaluate(HANDLERS) == 0


@pytest.mark.parametrize("turn", range(TURNS))
def test_pictures_with_nasty_words_do_nothing_by_themselves_or_within_a_page(
    turn: int, visit: Open, engine: EmbeddedEngine, tmp_path: Path
) -> None:
    nasty = plan(turn, tmp_path / "plan")
    pictures = [
        pipeline.render(nasty, pipeline.Job(name, View(mode or Mode.INCIDENT, "en")), engine)
        for name, mode in dict(pipeline.views_in(nasty)).items()
    ]
    alone, within = tmp_path / "x.svg", tmp_path / "x.html"
    for number, picture in enumerate(pictures[:6]):
        alone = tmp_path / f"{number}.svg"
        alone.write_bytes(picture)
        opened = visit(alone)
        assert opened.evaluate("document.documentElement.localName") == "svg"
        assert opened.evaluate("document.querySelectorAll('script, foreignObject, a, image, use').length") == 0
    bodies = [picture.decode().partition("?>")[2] for picture in pictures]
    within.write_text(f'<!DOCTYPE html><meta charset="utf-8">{"".join(bodies)}', encoding="utf-8")
    opened = visit(within)
    assert opened.locator("svg").count() == len(pictures)
    assert opened.evaluate("document.querySelectorAll('script, img, iframe, style').length") == 0


def test_the_page_of_a_comparison_with_nasty_words_does_nothing(
    visit: Open, engine: EmbeddedEngine, tmp_path: Path
) -> None:
    found, file = compare(plan(0, tmp_path / "old"), plan(1, tmp_path / "new")), tmp_path / "x.html"
    file.write_bytes(
        comparison_page(found, ["relations", "orgchart", "roles"], pipeline.Job("", View(language="en")), engine)
    )
    opened = visit(file)
    assert opened.locator("img, iframe, object, embed").count() == 0
    assert opened.evaluate(HANDLERS) == 0


def test_a_word_that_did_something_would_be_noticed(visit: Open, bad: list[str], tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    policy = "default-src 'none'; script-src 'unsafe-inline'"
    file.write_text(
        f'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{policy}"><title>x</title>'
        "<script>console.log(1); alert(2)</script><link rel=stylesheet href=x.css><img src=http://127.0.0.1:9/x>"
    )
    visit(file)
    noticed = "\n".join(bad)
    bad.clear()
    assert all(words in noticed for words in ("console: 1", "dialog: 2", "Content Security Policy"))
