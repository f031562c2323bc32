"""PNG and PDF, by CairoSVG from our own SVG, with the shipped fonts."""

import ctypes.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.text.fonts import FOLDER
from csirtgraph.drawing.text.graphemes import seen
from csirtgraph.drawing.theme import Theme
from csirtgraph.errors import CsirtgraphError
from csirtgraph.export.shapes import Words
from csirtgraph.export.svg.elements import text
from csirtgraph.export.svg.outline import outlined
from csirtgraph.export.svg.svg import svg
from csirtgraph.export.svg.typeface import is_lacking
from csirtgraph.extras import MissingExtra
from csirtgraph.text import Text

WIDTH = 1920  # px, the default width of a PNG
MAX_SIDE = 16_000  # px
MAX_AREA = 100_000_000  # px, 400 MB in memory
DATE = "2015-11-16T00:00:00Z"  # of every PDF, so that the same picture is the same bytes


class TooLarge(CsirtgraphError):
    """A picture of more pixels than can be drawn; `width` is the largest possible."""

    WORDS = {
        "too-wide": Text(
            "画像が大きすぎます: --width は {width} 以下にしてください",
            "the picture is too large: use a --width of at most {width}",
        )
    }

    def __init__(self, width: int):
        self.width = width
        super().__init__("too-wide", width=width)


def png(layout: Layout, theme: Theme, width: int | None = None) -> bytes:
    """The picture as PNG. Raises MissingExtra, and TooLarge before anything is drawn."""
    cairosvg = cairo()
    data = svg(layout, theme, drawn)
    ratio = ratio_of(data)
    largest = int(min(MAX_SIDE, MAX_SIDE / ratio, (MAX_AREA / ratio) ** 0.5))
    if width is not None and width > largest:
        raise TooLarge(largest)
    image: bytes = cairosvg.svg2png(bytestring=data, output_width=min(width or WIDTH, largest))
    return image


def pdf(layout: Layout, theme: Theme) -> bytes:
    """The picture on one page of its size, with text that can be selected. Raises MissingExtra."""
    cairosvg = cairo()
    import io

    import cairocffi

    class DatedSurface(cairosvg.surface.PDFSurface):  # type: ignore[name-defined,misc]
        """CairoSVG's surface with a fixed date."""

        def _create_surface(self, width: float, height: float) -> Any:
            surface, *size = super()._create_surface(width, height)
            surface.set_metadata(cairocffi.PDF_METADATA_CREATE_DATE, DATE)
            surface.set_metadata(cairocffi.PDF_METADATA_TITLE, layout.drawing.title)
            return (surface, *size)

    page = io.BytesIO()
    DatedSurface.convert(bytestring=svg(layout, theme, drawn), write_to=page)
    return page.getvalue()


def drawn(words: Words) -> str:
    """A line of text without the signs that are not seen, for which CairoSVG would draw boxes.

    A line with a character that the shipped fonts lack is drawn as outlines, where a font of the machine has it.
    """
    words = words._replace(text=seen(words.text))
    return outlined(words) if any(map(is_lacking, words.text)) else text(words)


def ratio_of(data: bytes) -> float:
    """Height over width of an SVG of ours."""
    box = data[:2000].split(b'viewBox="0 0 ')[1].split(b'"')[0].split()
    return float(box[1]) / float(box[0])


def cairo() -> Any:
    """CairoSVG, drawing with the shipped fonts and no others. Raises MissingExtra."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FOLDER / "fonts.conf")
    try:
        with without_compiler():
            import cairocffi
        import cairosvg

        # Fontconfig reads its configuration once, when the first text is measured.
        cairocffi.Context(cairocffi.ImageSurface(cairocffi.FORMAT_A8, 1, 1)).text_extents("a")
    except (ImportError, OSError) as error:
        raise MissingExtra("", "cairo", str(error).splitlines()[0]) from error
    finally:
        restore("FONTCONFIG_FILE", before)
    return cairosvg


@contextmanager
def without_compiler() -> Iterator[None]:
    """Let cairocffi open libcairo by its name; on Linux, ctypes would run a compiler and ldconfig to find it."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def restore(name: str, value: str | None) -> None:
    """Restore an environment variable; other programs, Graphviz among them, read it too."""
    if value is None:
        del os.environ[name]
    else:
        os.environ[name] = value
