"""A handbook as PDF, by WeasyPrint from its HTML: tagged, with bookmarks, in the shipped fonts."""

from base64 import b64encode
from html import escape

from csirtgraph.drawing.description import title_and_description
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.text.fonts import FOLDER
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cairo import drawn
from csirtgraph.export.svg.svg import svg
from csirtgraph.export.svg.typeface import is_lacking
from csirtgraph.handbook.html.page import html
from csirtgraph.handbook.model import Handbook, Paper
from csirtgraph.handbook.printing import Printer, printed

FAMILY = "'Noto Sans JP'"
#: The shipped fonts beside those of the machine; a copy of each in memory, so only where one of the machine is needed.
FACES = "".join(
    f"@font-face {{ font-family: {FAMILY}; font-weight: {weight}; src: url('{(FOLDER / name).as_uri()}') }}\n"
    for name, weight in (("NotoSansJP-Regular.ttf", 400), ("NotoSansJP-Bold.ttf", 700))
)


def pdf(book: Handbook, theme: Theme, paper: Paper, process: Printer) -> bytes:
    """The whole document; text can be searched and read aloud. Raises MissingExtra and UnprintedHandbook."""
    text = html(book, theme, paper, picture, FAMILY)
    if any(map(is_lacking, set(text) - {"\n"})):
        return printed(process, text.replace("<style>", f"<style>{FACES}", 1), None)
    return printed(process, text, FOLDER / "fonts.conf")


def picture(layout: Layout, theme: Theme, width: float, height: float) -> str:
    """A figure with its description, in a width and a height in mm; signs that the shipped fonts lack as outlines."""
    data = b64encode(svg(layout, theme, drawn)).decode()
    alt, size = escape(title_and_description(layout.drawing)), f"width:{width:.1f}mm;height:{height:.1f}mm"
    return f'<img alt="{alt}" style="{size}" src="data:image/svg+xml;base64,{data}">'
