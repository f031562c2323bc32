"""How soon a saved file is seen in the browser, and how soon an edit made in the page is.

python tools/bench_live.py        prints a line for each
"""

import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench_page import Measure, chromium, copied

SAVES = 20
LIMIT = 100.0  # ms
ROLE = "notification"  # of the built-in plan; what it is called stands in the figure
BOX = f'.boxes > [data-id="{ROLE}"]'
#: Answers when a box first says a word, and when the frame with it was drawn; in ms since 1970.
SAID = """([box, word]) => new Promise(done => {
    const now = () => performance.timeOrigin + performance.now()
    const look = () => {
        if (!document.querySelector(box)?.textContent.includes(word)) return
        watch.disconnect()
        const at = now()
        requestAnimationFrame(() => setTimeout(() => done([at, now()])))
    }
    const watch = new MutationObserver(look)
    watch.observe(document, {subtree: true, childList: true, characterData: true})
    look()
})"""
#: Has the page wait for a word, without waiting here.
WAIT = f"arguments => void (window.said = ({SAID})(arguments))"


def measures(plan: Path) -> Iterator[Measure]:
    """A file saved by an editor, and a name changed in the page; of a copy of the built-in pattern B."""
    with served(plan) as link, chromium() as browser:
        page = opened(browser, link)
        changed, seen = zip(*(saved(page, plan / "roles.yaml", number) for number in range(SAVES)))
        yield Measure(f"file saved → box changed in the page, median of {SAVES}", median(changed), LIMIT, "ms")
        yield Measure(f"file saved → frame drawn, median of {SAVES}", median(seen), LIMIT, "ms")
        edits = [edited(page, number) for number in range(SAVES)]
        yield Measure(f"Enter in the form → box changed, median of {SAVES}", median(edits), 2 * LIMIT, "ms")


@contextmanager
def served(plan: Path) -> Iterator[str]:
    """The link to the studio of a plan, started as a command."""
    line = [sys.executable, "-m", "csirtgraph", "serve", str(plan)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield next(found[0] for line in process.stdout if (found := re.search(r"http://127\S+", line)))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def opened(browser: Any, link: str) -> Any:
    """The studio in a window of its own, once its figure is there."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(link)
    page.wait_for_selector(BOX)
    page.wait_for_timeout(1500)
    return page


def saved(page: Any, file: Path, number: int) -> tuple[float, float]:
    """Save a file as editors do; ms until the box has changed, and until that was drawn."""
    name = f"Desk{number:02}"
    text = file.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"  {ROLE}: {{"))
    new = file.with_suffix(".new")
    named = f"  {ROLE}: {{name: {{ja: {name}, en: {name}}}}}"
    new.write_text(text.replace(line, named), "utf-8")
    page.evaluate(WAIT, [BOX, name])
    start = time.time() * 1000
    new.replace(file)
    changed, seen = page.evaluate("window.said")
    page.wait_for_timeout(900)  # everything has moved to its place
    return changed - start, seen - start


def edited(page: Any, number: int) -> float:
    """Change a name in the page; ms from Enter until the box has changed."""
    if not number:
        page.click(BOX)
        page.wait_for_selector("input[name^=name-]")
    name = f"Hub{number:02}"
    page.fill("input[name^=name-]", name)
    page.evaluate(WAIT, [BOX, name])
    start = page.evaluate("performance.timeOrigin + performance.now()")
    page.press("input[name^=name-]", "Enter")
    changed, _ = page.evaluate("window.said")
    page.wait_for_timeout(900)
    return float(changed - start)


def main() -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        for measure in measures(copied(Path(name) / "plan")):
            print(measure)


if __name__ == "__main__":
    main()
