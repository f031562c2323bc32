"""A real Chromium for tests of the page: the system's, without anything to download."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Of what a page asks for, everything that is not in itself.
OWN = ("file:", "data:", "blob:", "about:")

Show = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium; without one its tests are left out."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("needs a browser: apt install chromium")
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with driver.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def show(browser: Any) -> Iterator[Show]:
    """`show(file, "#hash", **context)` opens a page of 1280 × 800; a link to a studio in place of the file its page.

    Whatever a page must not do fails the test at its end: messages on the
    console (a breach of the policy is one), errors, dialogs, requests to elsewhere.
    """
    bad: list[str] = []
    contexts: list[Any] = []

    def open_page(target: Path | str, address: str = "", wait: str = "[role=tab]", **options: Any) -> Any:
        link = target if isinstance(target, str) else target.as_uri()
        own = (*OWN, link.partition("?")[0])
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda said: None if is_answer(said, own) else bad.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: bad.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (bad.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: None if request.url.startswith(own) else bad.append(f"asks {request.url}"))
        page.goto(link + address)
        page.wait_for_selector(wait, state="attached")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not bad, bad


def is_answer(said: Any, own: tuple[str, ...]) -> bool:
    """Whether the browser tells of an answer of the studio that refuses something, which the page then tells."""
    return said.text.startswith("Failed to load resource") and said.location["url"].startswith(own)


def settle(page: Any) -> None:
    """Wait until nothing moves any more."""
    page.evaluate(
        """async () => {
            const frame = () => new Promise(requestAnimationFrame)
            await frame(), await frame()
            await Promise.allSettled(document.getAnimations().map((one) => one.finished))
            await frame()
        }"""
    )


def box(page: Any, id: str) -> Any:
    """A box of the figure, by its id."""
    return page.locator(f'.boxes > [data-id="{id}"]')


def middle(page: Any, id: str) -> tuple[float, float]:
    """Where a box is on the screen."""
    place = box(page, id).bounding_box()
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def is_dim(page: Any, id: str) -> bool:
    """Whether a box is drawn faintly."""
    return float(box(page, id).get_attribute("opacity") or 1) < 0.5


def state(page: Any) -> dict[str, str]:
    """What the address tells, once it is up to date."""
    page.wait_for_timeout(350)
    shown: dict[str, str] = page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")
    return shown


def write(plan: Path | str, target: Path, figure: str = "relations", *more: str) -> Path:
    """The page of a plan."""
    from click.testing import CliRunner

    from csirtgraph.cli import main

    done = CliRunner().invoke(main, ["render", str(plan), figure, "-o", str(target), *more])
    assert done.exit_code == 0, done.output
    return target


@pytest.fixture(scope="session")
def page_b(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the built-in pattern B."""
    return write("b", tmp_path_factory.mktemp("page") / "b.html")
