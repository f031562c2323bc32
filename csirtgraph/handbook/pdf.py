"""A handbook as PDF, by WeasyPrint from its HTML: tagged, with bookmarks, in the shipped fonts."""

import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from pathlib import Path

from csirtgraph.drawing.description import title_and_description
from csirtgraph.drawing.graphviz.engine import name_of, surroundings
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.text.fonts import FOLDER
from csirtgraph.drawing.theme import Theme
from csirtgraph.errors import CsirtgraphError
from csirtgraph.export.cairo import drawn
from csirtgraph.export.svg.svg import svg
from csirtgraph.export.svg.typeface import is_lacking
from csirtgraph.extras import MissingExtra
from csirtgraph.handbook.html.page import html
from csirtgraph.handbook.model import Handbook, Paper
from csirtgraph.handbook.pdf_worker import LACKING
from csirtgraph.text import Text

WORKER = Path(__file__).with_name("pdf_worker.py")
FAMILY = "'Noto Sans JP'"
#: The shipped fonts beside those of the machine; a copy of each in memory, so only where one of the machine is needed.
FACES = "".join(
    f"@font-face {{ font-family: {FAMILY}; font-weight: {weight}; src: url('{(FOLDER / name).as_uri()}') }}\n"
    for name, weight in (("NotoSansJP-Regular.ttf", 400), ("NotoSansJP-Bold.ttf", 700))
)


class UnprintedHandbook(CsirtgraphError):
    """A PDF that could not be made; why, in the last words of its process."""

    WORDS = {
        "failed": Text(
            "体制計画書の PDF を作れませんでした ({reason}): .docx か .html にしてください",
            "the PDF of the handbook could not be made ({reason}): write .docx or .html instead",
        )
    }


def pdf(book: Handbook, theme: Theme, paper: Paper) -> bytes:
    """The whole document; text can be searched and read aloud. Raises MissingExtra and UnprintedHandbook."""
    text = html(book, theme, paper, picture, FAMILY)
    if any(map(is_lacking, set(text) - {"\n"})):
        return printed(text.replace("<style>", f"<style>{FACES}", 1), surroundings())
    return printed(text, surroundings() | {"FONTCONFIG_FILE": str(FOLDER / "fonts.conf")})


def printed(text: str, env: Mapping[str, str]) -> bytes:
    """HTML as PDF, by a process of its own. Raises MissingExtra and UnprintedHandbook."""
    words = [sys.executable, str(WORKER)]
    done = subprocess.run(words, input=text.encode(), capture_output=True, env=env, check=False)
    if not done.returncode:
        return done.stdout
    reason = (done.stderr.decode(errors="replace").splitlines() or [name_of(done.returncode)])[-1]
    if done.returncode == LACKING:
        raise MissingExtra("handbook", reason=reason)
    raise UnprintedHandbook("failed", reason=reason)


def picture(layout: Layout, theme: Theme, width: float, height: float) -> str:
    """A figure with its description, in a width and a height in mm; signs that the shipped fonts lack as outlines."""
    data = b64encode(svg(layout, theme, drawn)).decode()
    alt, size = escape(title_and_description(layout.drawing)), f"width:{width:.1f}mm;height:{height:.1f}mm"
    return f'<img alt="{alt}" style="{size}" src="data:image/svg+xml;base64,{data}">'
