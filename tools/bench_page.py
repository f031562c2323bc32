"""How large the page that stands alone is, how soon it shows something, and how smoothly it moves.

python tools/bench_page.py        prints a line for each
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import synthetic

from csirtgraph.plan.reading.files import built_in

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BOXES = 300
FRAMES = 240
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
#: Notes when the first frame with a figure was drawn; a message comes right behind it, before any timer.
DRAWN = """new MutationObserver((_, self) => {
    if (!document.querySelector(".boxes > .box")) return
    self.disconnect()
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (window.drawn = performance.now())
    requestAnimationFrame(() => port2.postMessage(0))
}).observe(document, {subtree: true, childList: true})"""
#: Drags the figure by a few pixels in every frame, and answers how long each frame took in ms.
PAN = """async ([frames]) => {
    const stage = document.querySelector(".stage"), target = stage.querySelector(".around") ?? stage
    const frame = () => new Promise(requestAnimationFrame)
    const send = (type, x, y) => target.dispatchEvent(new PointerEvent(type,
        {bubbles: true, pointerId: 1, isPrimary: true, button: 0, clientX: x, clientY: y}))
    stage.setPointerCapture = stage.hasPointerCapture = () => true
    let [x, y] = [600, 400]
    send("pointerdown", x, y)
    for (let at = 0; at < 30; at++) send("pointermove", ++x, y), await frame()
    const times = []
    let last = await frame()
    for (let at = 0; at < frames; at++) {
        const turn = Math.floor(at / 30) % 4
        x += [5, 0, -5, 0][turn], y += [0, 3, 0, -3][turn]
        send("pointermove", x, y)
        const now = await frame()
        times.push(now - last)
        last = now
    }
    send("pointerup", x, y)
    return times
}"""


class Measure(NamedTuple):
    """What was measured, its value and its limit, in a unit."""

    what: str
    value: float
    limit: float
    unit: str

    def __str__(self) -> str:
        return f"{self.what}: {self.value:.0f} {self.unit} (at most {self.limit:.0f})"


def copied(folder: Path) -> Path:
    """A copy of the built-in pattern B, and of all it extends, which may be changed."""
    shutil.copytree(built_in()["common"], folder)
    plan = folder / "pattern-b" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("extends: csirtgraph:common", "extends: .."), "utf-8")
    return plan.parent


def measures(folder: Path) -> Iterator[Measure]:
    """Size, first paint and frames, measured in the system's Chromium."""
    small = written("b", folder / "b.html")
    large = written(str(synthetic.write(folder / "plan", BOXES)), folder / "large.html")
    yield Measure("page of pattern B with all figures", small.stat().st_size / 1000, 350, "kB")
    with chromium() as browser:
        paints, figures = (sorted(times) for times in zip(*(painted(browser, small) for _ in range(9))))
        yield Measure("first paint, median of 9", median(paints), 200, "ms")
        yield Measure("first paint, worst of 9", paints[-1], 200, "ms")
        yield Measure("figure drawn, median of 9", median(figures), 150, "ms")
        for what, clicks in (("whole", 0), ("close", 9)):
            times = sorted(panned(browser, large, clicks))
            name = f"frame while panning {BOXES} boxes, {what}"
            yield Measure(f"{name}, mean", sum(times) / len(times), 1000 / 60 + 0.5, "ms")
            yield Measure(f"{name}, 95 % are below", times[int(len(times) * 0.95)], 20, "ms")


def written(plan: str, target: Path) -> Path:
    """The page of a plan."""
    line = [sys.executable, "-m", "csirtgraph", "render", plan, "relations", "-o", str(target)]
    subprocess.run(line, check=True, capture_output=True)
    return target


@contextmanager
def chromium() -> Iterator[Any]:
    """The system's Chromium, running."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise SystemExit(f"this needs one of {', '.join(PROGRAMS)}")
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=program, args=["--no-sandbox"])


def painted(browser: Any, file: Path) -> tuple[float, float]:
    """When something of the page is first seen, and when its figure is, in ms."""
    page = opened(browser, file)
    found: float = page.evaluate(PAINT)
    drawn: float = page.evaluate("window.drawn")
    page.close()
    return found, drawn


def panned(browser: Any, file: Path, clicks: int) -> list[float]:
    """How long each frame takes while the figure, some clicks closer, is dragged about, in ms."""
    page = opened(browser, file)
    for _ in range(clicks):
        page.locator(".float button").last.click()
    page.wait_for_timeout(700)
    times: list[float] = page.evaluate(PAN, [FRAMES])
    page.close()
    return times


def opened(browser: Any, file: Path) -> Any:
    """A page in a window of its own, once it has settled."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(DRAWN)
    page.goto(file.as_uri())
    page.wait_for_timeout(700)
    return page


def main() -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        for measure in measures(Path(name)):
            print(measure)


if __name__ == "__main__":
    main()
