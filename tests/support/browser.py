"""A real browser for tests of the page: the system's Chromium, or its Firefox; nothing is downloaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Which browser is meant: "firefox", or Chromium without it.
WANTED = os.environ.get("CSIRTGRAPH_BROWSER", "chromium")
FIREFOXES = ("firefox-esr", "firefox")
#: Marks tests of what only Chromium can be made to do from outside: fingers, movement, the system's colours, downloads.
only_chromium = pytest.mark.skipif(WANTED != "chromium", reason="can only be tested in Chromium")
#: What Firefox takes from its preferences alone: nothing moves, and every window has the focus.
PREFERENCES = {"ui.prefersReducedMotion": 1, "focusmanager.testmode": True}
#: Of what a page asks for, everything that is not in itself.
OWN = ("file:", "data:", "blob:", "about:")
#: Where a test looks at movement; without it, pages take half of the time.
MOVING = "no-preference"

Show = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's browser; without one its tests are left out."""
    programs = FIREFOXES if WANTED == "firefox" else PROGRAMS
    program = next(filter(None, map(shutil.which, programs)), None)
    if program is None:
        pytest.skip(f"needs a browser: apt install {programs[0]}")
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with driver.sync_playwright() as playwright:
        running = (
            playwright.firefox.launch(channel="moz-firefox", executable_path=program, firefox_user_prefs=PREFERENCES)
            if WANTED == "firefox"
            else playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        )
        yield running
        running.close()


class Tab:
    """A page of 1280 × 800 where nothing moves, and what it did that no page may do."""

    def __init__(self, browser: Any, options: dict[str, Any]):
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        self.context = browser.new_context(**{**usual, **options})
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.faults: list[str] = []
        self.own = OWN
        self.is_left = False
        self.page.on("console", lambda said: is_answer(said, self.own) or self.note(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.note(f"error: {error}"))
        self.page.on("dialog", self.answer)
        self.page.on("request", lambda asked: asked.url.startswith(self.own) or self.note(f"asks {asked.url}"))

    def note(self, fault: str) -> None:
        """Remember a fault of the page that a test looks at."""
        if not self.is_left:
            self.faults.append(fault)

    def answer(self, dialog: Any) -> None:
        """Close a dialog; a page with a draft asks whether it may be left."""
        self.note(f"dialog: {dialog.message}")
        dialog.accept() if self.is_left else dialog.dismiss()

    def open(self, link: str) -> None:
        """Open a file or a studio."""
        self.own = (*OWN, link.partition("#")[0].partition("?")[0])
        self.page.goto(link)

    def leave(self) -> bool:
        """Make it as good as new for the next test; whether that worked."""
        self.is_left = True
        try:
            self.page.unroute_all(behavior="ignoreErrors")
            self.page.goto("about:blank")
            self.page.mouse.move(0, 0)
            self.page.emulate_media(media="null", color_scheme="light")
            self.context.clear_cookies()
        except Exception:
            return False
        self.faults, self.own, self.is_left = [], OWN, False
        return WANTED == "chromium" and self.context.pages == [self.page]  # a second window of Firefox has no focus


@pytest.fixture(scope="session")
def tabs() -> dict[str, Tab]:
    """Tabs that no test uses now, by their size: to make one takes longer than most of what tests do in it."""
    return {}


@pytest.fixture
def show(browser: Any, tabs: dict[str, Tab]) -> Iterator[Show]:
    """`show(file, "#hash", **context)` opens a page of 1280 × 800; a link to a studio in place of the file its page.

    Whatever a page must not do fails the test at its end: messages on the
    console (a breach of the policy is one), errors, dialogs, requests to elsewhere.
    """
    used: list[tuple[str, Tab]] = []

    def open_page(target: Path | str, address: str = "", wait: str = "[role=tab]", **options: Any) -> Any:
        size = str(options.get("viewport")) if options.keys() <= {"viewport"} else ""
        tab = tabs.pop(size, None) or Tab(browser, options)
        used.append((size, tab))
        tab.open((target if isinstance(target, str) else target.as_uri()) + address)
        tab.page.wait_for_selector(wait, state="attached")
        settle(tab.page)
        return tab.page

    yield open_page
    faults = [fault for _, tab in used for fault in tab.faults]
    for size, tab in used:
        if size and size not in tabs and tab.leave():
            tabs[size] = tab
        else:
            tab.context.close()
    assert not faults, faults


def is_answer(said: Any, own: tuple[str, ...]) -> bool:
    """Whether the browser reports that the studio refused something, which the page itself reports, too."""
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
    """What the address says, once it is up to date."""
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
