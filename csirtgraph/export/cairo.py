"""PNG and PDF, by CairoSVG from our own SVG, with the shipped fonts."""

import ctypes.util
import gc
import os
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from csirtgraph.drawing.description import full_title
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import FOLDER
from csirtgraph.drawing.text.graphemes import seen
from csirtgraph.drawing.theme import Theme
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export.pdf import described
from csirtgraph.export.room import scale_of_pdf, width_of_png
from csirtgraph.export.shapes import Words
from csirtgraph.export.svg.elements import text
from csirtgraph.export.svg.outline import outlined
from csirtgraph.export.svg.svg import svg
from csirtgraph.export.svg.typeface import is_lacking, is_lacking_mark
from csirtgraph.extras import MissingExtra

A4 = (595.28, 841.89)  # pt, upright
MARGIN = 28.0  # pt, of paper
SIZE = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')
DATE = "2015-11-16T00:00:00Z"  # of every PDF, so that the same picture is the same bytes
HEADER = 33  # bytes, of the signature of a PNG and its first chunk
PT_IN_M = 72 / 0.0254


def png(layout: Layout, theme: Theme, width: int | None = None) -> bytes:
    """The picture as PNG. Raises MissingExtra, and TooLarge before anything is drawn."""
    cairosvg = cairo()
    width = width_of_png(sheet_of(layout), width)
    image: bytes = cairosvg.svg2png(bytestring=svg(layout, theme, drawn), output_width=width)
    return with_density(image, width / sheet_of(layout).width * PT_IN_M)


def with_density(image: bytes, density: float) -> bytes:
    """A PNG that says how many px it has in a metre, so that programs show it in the size of the figure."""
    chunk = b"pHYs" + struct.pack(">IIB", round(density), round(density), 1)
    head, rest = image[:HEADER], image[HEADER:]
    return head + struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk)) + rest


def pdf(layout: Layout, theme: Theme) -> bytes:
    """The picture on one page, scaled to fit where needed, with text that can be selected. Raises MissingExtra."""
    return page_of(svg(layout, theme, drawn), layout.drawing, scale_of_pdf(sheet_of(layout)))


def pdf_on_paper(layout: Layout, theme: Theme, paper: tuple[float, float] = A4) -> bytes:
    """The picture at the top of a sheet of paper, as large as fits between its margins. Raises MissingExtra."""
    sheet = sheet_of(layout)
    scale = min((paper[0] - 2 * MARGIN) / sheet.width, (paper[1] - 2 * MARGIN) / sheet.height)
    left, top = (paper[0] / scale - sheet.width) / 2, MARGIN / scale
    frame = f'viewBox="{-left:.2f} {-top:.2f} {paper[0] / scale:.2f} {paper[1] / scale:.2f}"'
    size = f'width="{paper[0]}pt" height="{paper[1]}pt"'
    picture = SIZE.sub(f"{size} {frame}", svg(layout, theme, drawn).decode(), count=1)
    return page_of(picture.encode(), layout.drawing)


def page_of(picture: bytes, drawing: Drawing, scale: float = 1.0) -> bytes:
    """An SVG as a page."""
    cairosvg = cairo()
    import io

    import cairocffi

    class DatedSurface(cairosvg.surface.PDFSurface):  # type: ignore[name-defined,misc]
        """CairoSVG's surface with a fixed date."""

        def _create_surface(self, width: float, height: float) -> Any:
            surface, *size = super()._create_surface(width, height)
            surface.set_metadata(cairocffi.PDF_METADATA_CREATE_DATE, DATE)
            surface.set_metadata(cairocffi.PDF_METADATA_TITLE, full_title(drawing))
            return (surface, *size)

    page = io.BytesIO()
    DatedSurface.convert(bytestring=picture, write_to=page, scale=scale)
    return described(page.getvalue(), drawing.language)


def drawn(words: Words) -> str:
    """A line of text without the signs that are not seen, for which CairoSVG would draw boxes.

    A line with a character that the shipped fonts lack is drawn as outlines, where a font of the machine has it.
    """
    words = words._replace(text="".join(sign for sign in seen(words.text) if not is_lacking_mark(sign)))
    return outlined(words) if any(map(is_lacking, words.text)) else text(words)


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


def free_fonts() -> None:
    """Free the glyphs that cairo keeps of every size of letters drawn so far, 50 MB of a hundred pictures.

    Cairo allows it only while nothing is drawn, in no thread, and no surface is left.
    """
    import cairocffi

    gc.collect()
    cairocffi.cairo.cairo_debug_reset_static_data()


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
