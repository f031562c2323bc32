"""Pictures of the studio for the documents, taken of the real thing in Chromium.

A browser of another version draws other pixels, so what is compared is not the
pictures but checksums of what they show: `checksums` has a line for each script
and style sheet of the studio, and for each part of the data of pattern B's
page. So people who change different files change different lines.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from bench_live import opened, served
from bench_page import PROGRAMS, chromium

from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.pipeline import Job, render
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page.scripts import STYLES, modules, static
from csirtgraph.text import LANGUAGES, Language

ENTRY = "studio.js"
CHOSEN = "commander"
SIZE = {"width": 1280, "height": 800}  # px


def checksums(engine: Engine) -> bytes:
    """A line for everything that the pictures show: its checksum and its name."""
    page = render(load_plan("b"), Job("relations", View(Mode.INCIDENT, "en"), format="html"), engine).decode()
    data = json.loads(re.search(r'id="cg-data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    texts = {f"data of the page: {name}": json.dumps(part, ensure_ascii=False) for name, part in data.items()}
    texts |= {name: static(name) for name in sorted([*STYLES[ENTRY], *modules(ENTRY)])}
    return "".join(f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in texts.items()).encode()


def can_be_taken() -> bool:
    """Whether there is a browser."""
    return any(map(shutil.which, PROGRAMS))


def pictures() -> dict[Language, bytes]:
    """The studio of a plan on top of pattern B, a role being edited, as PNG in each language."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "our-csirt"
        line = [sys.executable, "-m", "csirtgraph", "init", str(plan), "--pattern", "b", "--lang", "en"]
        subprocess.run(line, check=True, capture_output=True)
        return {language: taken(plan, language) for language in LANGUAGES}


def taken(plan: Path, language: Language) -> bytes:
    """The studio in one language, as PNG."""
    with served(plan) as link, chromium() as browser:
        page = opened(browser, link)
        page.set_viewport_size(SIZE)
        page.goto(f"{link.partition('?')[0]}#lang={language}&select={CHOSEN}")
        page.reload()
        page.wait_for_selector(".panel form.draft")
        page.wait_for_selector(".boxes > .box")
        page.wait_for_timeout(1500)  # figure, findings and history have come, and nothing moves
        data: bytes = page.screenshot()
        return data
